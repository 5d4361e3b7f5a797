//! Waiting for what the salon answers.

use std::time::Duration;

use salon_domain::{Address, DeliveryStatus, MessageId, Salon};
use salon_postgres::{Database, DatabaseError, Direction, ThreadText};
use tokio::time::{Instant, sleep};

use super::screen::Screen;
use crate::fault::Fault;

/// The pause before the first look, and the longest between two.
const FIRST_PAUSE: Duration = Duration::from_millis(150);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// An answer that is written leaves within this time, or is shown as still waiting.
const LEAVING: Duration = Duration::from_secs(3);

/// More texts than this between a text and its answer are not expected.
const RECENT: usize = 40;

/// Where to look for answers, and for how long.
pub(super) struct Waiting<'a> {
    pub(super) database: &'a Database,
    pub(super) salon: &'a Salon,
    pub(super) wait: Duration,
}

/// How far a text has come.
#[derive(Debug, PartialEq, Eq)]
enum Progress {
    /// It is not in this database.
    Unseen,
    /// No turn has recorded an answer yet.
    Stored,
    /// A turn has answered it, perhaps with nothing.
    Answered(Vec<ThreadText>),
}

impl Waiting<'_> {
    /// Waits until the turn that read a text is recorded and its answers have left, and returns them.
    pub(super) async fn answers_to(
        &self,
        from: &Address,
        message_sid: &str,
        screen: &Screen,
    ) -> anyhow::Result<Vec<ThreadText>> {
        // The server has the text: from here on somebody is at it.
        screen.writes(&self.salon.name);
        let answers = self.wait_for_answers(from, message_sid).await;
        screen.clear();
        answers
    }

    async fn wait_for_answers(
        &self,
        from: &Address,
        message_sid: &str,
    ) -> anyhow::Result<Vec<ThreadText>> {
        let give_up = Instant::now() + self.wait;
        let mut written: Option<Instant> = None;
        let mut pause = FIRST_PAUSE;
        loop {
            sleep(pause).await;
            pause = pause.saturating_mul(2).min(LONGEST_PAUSE);
            let progress = progress(&self.thread(from, RECENT).await?, message_sid);
            if let Progress::Answered(answers) = &progress {
                let since = *written.get_or_insert_with(Instant::now);
                let left = answers
                    .iter()
                    .all(|text| text.status != Some(DeliveryStatus::Waiting));
                if left || since.elapsed() >= LEAVING {
                    return Ok(answers.clone());
                }
            } else if Instant::now() >= give_up {
                return Err(self.silence(&progress).into());
            }
        }
    }

    /// Looks once. A database that is away for a moment is looked at again.
    pub(super) async fn thread(
        &self,
        from: &Address,
        limit: usize,
    ) -> Result<Vec<ThreadText>, DatabaseError> {
        let thread = match self.database.find_conversation(self.salon.id, from).await {
            Ok(Some(conversation)) => self.database.thread(conversation, limit).await,
            Ok(None) => Ok(Vec::new()),
            Err(error) => Err(error),
        };
        // While we keep the embedded database's one session, nobody answers.
        self.database.release_idle();
        match thread {
            Err(error) if error.is_transient() => Ok(Vec::new()),
            thread => thread,
        }
    }

    /// Waits until a text that was written here has left, or for as long as is usual.
    pub(super) async fn departure_of(
        &self,
        to: &Address,
        id: MessageId,
    ) -> anyhow::Result<Option<ThreadText>> {
        let give_up = Instant::now() + LEAVING;
        loop {
            self.database.release_idle();
            sleep(FIRST_PAUSE).await;
            let thread = self.thread(to, RECENT).await?;
            let text = thread.into_iter().find(|text| text.message == id);
            let left = text
                .as_ref()
                .is_some_and(|text| text.status != Some(DeliveryStatus::Waiting));
            if left || Instant::now() >= give_up {
                return Ok(text);
            }
        }
    }

    fn silence(&self, progress: &Progress) -> Fault {
        let seconds = self.wait.as_secs();
        let what = if *progress == Progress::Unseen {
            "the server took the text, but it is not in this database or with this salon: does the \
             server run with other settings?"
                .to_owned()
        } else {
            format!("the text is stored, but nothing was answered within {seconds} s")
        };
        Fault::failed(what).next("salon-admin doctor")
    }
}

fn progress(thread: &[ThreadText], message_sid: &str) -> Progress {
    let ours = |text: &&ThreadText| text.provider_id.as_deref() == Some(message_sid);
    let Some(text) = thread.iter().find(ours) else {
        return Progress::Unseen;
    };
    let Some(turn) = text.turn else {
        return Progress::Stored;
    };
    let answers = thread
        .iter()
        .filter(|other| other.direction == Direction::Out && other.turn == Some(turn));
    Progress::Answered(answers.cloned().collect())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use salon_domain::TurnId;
    use salon_postgres::Author;

    use super::*;

    fn text(id: i64, direction: Direction, turn: Option<i64>) -> ThreadText {
        ThreadText {
            message: MessageId::new(id),
            direction,
            author: Author::Client,
            body: String::new(),
            media: vec![],
            at: Timestamp::UNIX_EPOCH,
            status: None,
            error_code: None,
            provider_id: (direction == Direction::In).then(|| format!("SM{id}")),
            turn: turn.map(TurnId::new),
        }
    }

    #[test]
    fn only_the_answer_of_the_turn_that_read_the_text_counts() {
        let thread = [
            text(1, Direction::In, Some(7)),
            text(2, Direction::Out, Some(7)),
            text(3, Direction::Out, None),
            text(4, Direction::In, None),
        ];
        assert_eq!(
            progress(&thread, "SM1"),
            Progress::Answered(vec![thread[1].clone()])
        );
        assert_eq!(progress(&thread, "SM4"), Progress::Stored);
        assert_eq!(progress(&thread, "SM9"), Progress::Unseen);
    }
}
