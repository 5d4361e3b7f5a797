//! Texts on their way out: none twice, none forgotten, whatever the provider does.

use crate::faults::{send_through_faults, weather};

/// A shorter run of what `just soak` does with ten thousand.
#[tokio::test(flavor = "multi_thread")]
async fn every_text_ends_and_none_leaves_twice_when_every_fifth_request_fails() {
    for seed in [1, 2, 3] {
        let ended = send_through_faults(150, weather(seed, 20)).await;
        assert!(ended.requests > 150, "nothing failed: {ended:?}");
        assert!(ended.sent >= 145, "{ended:?} with seed {seed}");
    }
}

/// Most of everything failing is no reason to say anything twice.
#[tokio::test(flavor = "multi_thread")]
async fn in_a_storm_a_person_is_asked_rather_than_a_text_sent_twice() {
    let ended = send_through_faults(60, weather(4, 60)).await;
    assert_eq!(ended.sent + ended.handed_over, 60, "{ended:?}");
}
