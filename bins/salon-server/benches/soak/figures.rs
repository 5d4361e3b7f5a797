//! What the rows say after a scenario, and what they must say.

use crate::provider::Told;
use crate::scene::Scene;

/// What came of it.
pub(crate) struct Figures {
    acknowledged: usize,
    refused: usize,
    stored: usize,
    unread: usize,
    unsent: usize,
    twice: usize,
    inverted: usize,
}

/// Bodies carry the client's own count.
const INVERTED: &str = "
SELECT count(*) FROM (
    SELECT split_part(body, '#', 2)::int AS number,
           lag(split_part(body, '#', 2)::int) OVER (PARTITION BY conversation_id ORDER BY id) AS before
    FROM messages WHERE direction = 'in'
) AS texts WHERE number < before";

/// Texts that belong to no finished turn.
const UNREAD: &str = "
SELECT count(*) FROM messages m LEFT JOIN turns t ON t.id = m.turn_id
WHERE m.direction = 'in' AND t.finished_at IS NULL";

/// Answers that have not left. Those that were given up are a person's by now, and say so.
const UNSENT: &str = "
SELECT count(*) FROM messages
WHERE direction = 'out' AND provider_id IS NULL AND status NOT IN ('failed', 'canceled')";

const WAITS: &str = "
SELECT (1000 * percentile_disc($) WITHIN GROUP (
    ORDER BY extract(epoch FROM t.finished_at - m.sent_at)))::bigint
FROM messages m JOIN turns t ON t.id = m.turn_id WHERE m.direction = 'in'";

impl Figures {
    /// Waits until no work is left, and counts.
    pub(crate) async fn of(scene: &Scene, told: &Told) -> Self {
        let settled = scene.settle().await;
        let sent = scene.twilio.sent();
        let mut left: Vec<_> = sent.iter().map(|text| &text.status_callback).collect();
        let all = left.len();
        left.sort();
        left.dedup();
        let figures = Self {
            acknowledged: told.acknowledged,
            refused: told.refused,
            stored: scene
                .count("SELECT count(*) FROM messages WHERE direction = 'in'")
                .await,
            unread: scene.count(UNREAD).await,
            unsent: scene.count(UNSENT).await,
            twice: all - left.len(),
            inverted: scene.count(INVERTED).await,
        };
        let mut waits = Vec::new();
        for percentile in ["0.5", "0.99", "1"] {
            waits.push(scene.count(&WAITS.replace('$', percentile)).await);
        }
        let turns = scene
            .count("SELECT count(*) FROM turns WHERE finished_at IS NOT NULL")
            .await;
        let quarantined = scene
            .count("SELECT count(*) FROM turns WHERE outcome = 'quarantined'")
            .await;
        println!(
            "{} texts acknowledged, {} not; {} stored, {turns} turns ({quarantined} quarantined), {all} \
             answers sent; settled in {settled:?}",
            told.acknowledged, told.refused, figures.stored,
        );
        println!(
            "from arrival to the recorded turn: p50 {} ms, p99 {} ms, longest {} ms",
            waits[0], waits[1], waits[2],
        );
        figures
    }

    /// Fails unless every figure is what it must be.
    pub(crate) fn must_hold(&self) {
        assert!(
            self.stored >= self.acknowledged,
            "an acknowledged text is lost"
        );
        assert!(
            self.stored <= self.acknowledged + self.refused,
            "a text is there twice"
        );
        assert_eq!(self.unread, 0, "a text belongs to no finished turn");
        assert_eq!(self.twice, 0, "something left twice");
        assert_eq!(self.unsent, 0, "an answer has not left");
        assert_eq!(self.inverted, 0, "a client's texts are in another order");
    }
}
