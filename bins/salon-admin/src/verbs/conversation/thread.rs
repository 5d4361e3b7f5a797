//! The texts of one conversation.

use salon_domain::{Salon, Zone};
use salon_postgres::{Author, ConversationRow, Direction, StoredMedia, ThreadText};
use serde::Serialize;

use crate::output::View;
use crate::words::{local, stamp};

/// A conversation with its last texts, oldest first.
#[derive(Serialize)]
pub(super) struct ThreadView {
    id: i64,
    number: String,
    salon: String,
    open_handoff: Option<i64>,
    texts: Vec<TextView>,
}

/// One text.
#[derive(Serialize)]
pub(in crate::verbs) struct TextView {
    id: i64,
    direction: &'static str,
    author: &'static str,
    at: String,
    text: String,
    media: Vec<MediaView>,
    /// How far an outgoing text has come; none for one that came in.
    status: Option<&'static str>,
    /// The turn that read or wrote it; `turn show` tells it.
    turn: Option<i64>,
    /// The provider's code for why it failed.
    error_code: Option<u32>,
    #[serde(skip)]
    when: String,
}

#[derive(Serialize)]
struct MediaView {
    content_type: String,
    url: String,
}

impl ThreadView {
    /// Shows a thread by the salon's clock.
    pub(super) fn of(salon: &Salon, row: &ConversationRow, texts: &[ThreadText]) -> Self {
        Self {
            id: row.id.get(),
            number: row.address.as_str().to_owned(),
            salon: salon.key.to_string(),
            open_handoff: row.open_handoff.map(salon_domain::HandoffId::get),
            texts: texts
                .iter()
                .map(|text| TextView::of(&salon.zone, text))
                .collect(),
        }
    }
}

impl View for ThreadView {
    fn text(&self) -> String {
        let waits = self
            .open_handoff
            .map(|id| format!(", waits for a person (handoff {id})"));
        let head = format!(
            "Conversation {} of {} with {}{}\n",
            self.id,
            self.number,
            self.salon,
            waits.unwrap_or_default()
        );
        let lines = self.texts.iter().map(|text| format!("\n{}", text.line()));
        format!("{head}{}", lines.collect::<String>())
    }
}

impl TextView {
    /// Shows a text by a zone's clock.
    pub(in crate::verbs) fn of(zone: &Zone, text: &ThreadText) -> Self {
        let media = |media: &StoredMedia| MediaView {
            content_type: media.content_type.clone(),
            url: media.url.clone(),
        };
        Self {
            id: text.message.get(),
            direction: match text.direction {
                Direction::In => "in",
                Direction::Out => "out",
            },
            author: author(text.author),
            at: stamp(zone, text.at),
            text: text.body.clone(),
            media: text.media.iter().map(media).collect(),
            status: text.status.map(salon_domain::DeliveryStatus::as_str),
            turn: text.turn.map(salon_domain::TurnId::get),
            error_code: text.error_code,
            when: local(zone, text.at),
        }
    }

    /// Returns the text's number.
    pub(in crate::verbs) const fn id(&self) -> i64 {
        self.id
    }

    /// Returns the words, and what kind of attachments came with them.
    pub(in crate::verbs) fn words(&self) -> String {
        let kinds = self
            .media
            .iter()
            .map(|media| format!("<{}>", media.content_type));
        let words = std::iter::once(self.text.clone()).chain(kinds);
        words
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Time, who, words, how far it has come; more lines of the words are indented under them.
    pub(in crate::verbs) fn line(&self) -> String {
        let words = self.words().replace('\n', &format!("\n{:33}", ""));
        let code = self
            .error_code
            .map(|code| format!(", code {code}"))
            .unwrap_or_default();
        let status = self
            .status
            .map(|status| format!("  [{status}{code}]"))
            .unwrap_or_default();
        format!("{}  {:9}  {words}{status}", self.when, self.author)
    }
}

/// Returns the word for who wrote a text.
const fn author(author: Author) -> &'static str {
    match author {
        Author::Client => "client",
        Author::Assistant => "assistant",
        Author::Staff => "staff",
    }
}
