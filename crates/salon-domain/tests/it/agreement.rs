//! The search finds what the oracle finds, in every kind of salon.

use std::cell::Cell;

use proptest::test_runner::TestRunner;
use salon_domain::Zone;

use crate::check::check;
use crate::strategy::{config, worlds};
use crate::world::FRIDAY;

#[test]
fn finds_exactly_what_trying_every_minute_finds() {
    let zone = Zone::named("America/Chicago").unwrap();
    let mut runner = TestRunner::new(config(400, 20_261_127));
    let found = Cell::new(0);
    runner
        .run(&worlds(&zone, FRIDAY), |world| {
            found.set(found.get() + check(&world));
            Ok(())
        })
        .unwrap();
    let found = found.get();
    assert!(
        found > 1_000,
        "the salons are too full to show anything: {found} openings"
    );
}
