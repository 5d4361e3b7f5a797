//! How an exchange looks.

use salon_domain::{DeliveryStatus, Zone};
use salon_postgres::{Author, Direction, ThreadText};
use serde::Serialize;

use crate::output::View;
use crate::verbs::conversation::TextView;
use crate::words::local;

/// A text and what came back.
#[derive(Serialize)]
pub(super) struct ExchangeView {
    pub(super) from: String,
    pub(super) text: String,
    pub(super) message_sid: String,
    pub(super) answers: Vec<TextView>,
    /// The answers as a person at a terminal sees them; nobody there sees ticks.
    #[serde(skip)]
    pub(super) lines: Vec<String>,
    /// Whether the person has not just typed the text themselves.
    #[serde(skip)]
    pub(super) echo: bool,
}

impl View for ExchangeView {
    fn text(&self) -> String {
        let asked = self.echo.then(|| format!("> {}", self.text));
        let silence = self.lines.is_empty().then(|| "(no answer)".to_owned());
        asked
            .into_iter()
            .chain(self.lines.iter().cloned())
            .chain(silence)
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// Texts that are only shown.
#[derive(Serialize)]
pub(super) struct TextsView {
    pub(super) number: String,
    pub(super) texts: Vec<TextView>,
    #[serde(skip)]
    pub(super) lines: Vec<String>,
}

impl View for TextsView {
    fn text(&self) -> String {
        self.lines.join("\n")
    }
}

/// An answer in a line.
pub(super) fn answer(zone: &Zone, text: &ThreadText, ticks: bool) -> String {
    let words = TextView::of(zone, text).words();
    let ticks = if ticks {
        self::ticks(text)
    } else {
        String::new()
    };
    let sign = match text.author {
        Author::Staff => "< (staff)",
        Author::Client | Author::Assistant => "<",
    };
    format!("{sign} {words}{ticks}")
}

/// A text of the past in a line, as the phone has it.
pub(super) fn past(zone: &Zone, text: &ThreadText) -> String {
    let words = match text.direction {
        Direction::In => format!("> {}", TextView::of(zone, text).words()),
        Direction::Out => answer(zone, text, true),
    };
    format!("{}  {words}", local(zone, text.at))
}

/// How far an answer has come: one tick when it has left, two when it was delivered.
fn ticks(text: &ThreadText) -> String {
    let code = text.error_code;
    let code = code
        .map(|code| format!(", code {code}"))
        .unwrap_or_default();
    match text.status {
        Some(DeliveryStatus::Delivered | DeliveryStatus::Read) => "  \u{2713}\u{2713}".to_owned(),
        Some(DeliveryStatus::Sent | DeliveryStatus::Sending | DeliveryStatus::Queued) => {
            "  \u{2713}".to_owned()
        }
        Some(DeliveryStatus::Waiting) => "  (waits to leave)".to_owned(),
        Some(
            status @ (DeliveryStatus::Failed
            | DeliveryStatus::Undelivered
            | DeliveryStatus::Canceled),
        ) => format!("  \u{2717} {}{code}", status.as_str()),
        None => String::new(),
    }
}
