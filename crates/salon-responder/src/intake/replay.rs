//! Storing what was spooled, oldest first, as soon as the database is there.

use std::collections::HashMap;
use std::time::Duration;

use salon_postgres::{Database, DatabaseError, NewInbound};
use salon_sms::Transport;
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;

use super::spool::{Aside, Proof, Read, Spool};
use super::{IntakeError, Reader};

/// How often the database is asked for a sign of life while it is away.
const WHILE_AWAY: Duration = Duration::from_millis(500);
/// How soon texts are looked at again that wait for one on its way into the database.
const SOON: Duration = Duration::from_millis(20);
/// How often the directory is looked at for files that nobody announced.
const LOOK: Duration = Duration::from_secs(10);
/// A database that takes longer to answer is away.
const PATIENCE: Duration = Duration::from_secs(2);
/// Texts stored in one statement.
const BATCH: usize = 256;
/// How often, and for how long at least, a text is refused before a person has to look at it.
const MOST_REFUSALS: u32 = 5;
const LONG_ENOUGH: Duration = Duration::from_mins(10);

/// Stores spooled texts.
pub(super) struct Replay {
    pub(super) database: Database,
    pub(super) spool: Spool,
    pub(super) reader: Reader,
    pub(super) transport: Transport,
    refusals: HashMap<String, (u32, Instant)>,
}

/// A text from the spool that can be stored.
struct Ready {
    name: String,
    row: NewInbound,
}

/// How a pass over the oldest texts ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    /// There may be more.
    Moved,
    /// Those that wait, wait for a text that is on its way.
    Behind,
    /// Nothing could be done now.
    Stuck,
}

impl Replay {
    pub(super) fn new(
        database: Database,
        spool: Spool,
        reader: Reader,
        transport: Transport,
    ) -> Self {
        Self {
            database,
            spool,
            reader,
            transport,
            refusals: HashMap::new(),
        }
    }

    /// Stores what there is until told to stop.
    pub(super) async fn run(mut self, stop: CancellationToken) {
        let mut looked = Instant::now();
        while !stop.is_cancelled() {
            if looked.elapsed() >= LOOK {
                looked = Instant::now();
                let spool = self.spool.clone();
                // The disk is waited for elsewhere; a look that fails is followed by another.
                drop(tokio::task::spawn_blocking(move || spool.find_left()).await);
            }
            let pause = async {
                if !self.spool.has_work() {
                    return self.spool.wait(LOOK).await;
                }
                match self.look().await {
                    Pass::Moved => {}
                    Pass::Behind => tokio::time::sleep(SOON).await,
                    Pass::Stuck => tokio::time::sleep(WHILE_AWAY).await,
                }
            };
            tokio::select! {
                () = pause => {}
                () = stop.cancelled() => {}
            }
        }
    }

    async fn look(&mut self) -> Pass {
        // Time passes although nothing moves.
        self.spool.show();
        if !matches!(timeout(PATIENCE, self.database.ping()).await, Ok(Ok(()))) {
            self.spool.database_is_away();
            return Pass::Stuck;
        }
        self.spool.database_is_back();
        let files = self.spool.files();
        let names = self.spool.oldest(BATCH);
        if names.is_empty() {
            return Pass::Behind;
        }
        let Some(_right) = files.storing() else {
            return Pass::Stuck;
        };
        match self.read(names).await {
            Ok(ready) if ready.is_empty() => Pass::Stuck,
            Ok(ready) => self.store(ready).await,
            Err(_) => Pass::Stuck,
        }
    }

    /// Reads files, and puts aside what is none or proves nothing.
    async fn read(&self, names: Vec<String>) -> Result<Vec<Ready>, IntakeError> {
        let files = self.spool.files();
        let read = tokio::task::spawn_blocking(move || {
            let read = |name: String| {
                let read = files.read(&name);
                (name, read)
            };
            names.into_iter().map(read).collect::<Vec<_>>()
        });
        let mut ready = Vec::new();
        for (name, read) in read.await.map_err(|_panicked| IntakeError::Unavailable)? {
            let entry = match read {
                Read::Whole(entry) => entry,
                Read::Damaged => {
                    self.put_aside(&name, Aside::Damaged);
                    continue;
                }
                Read::Gone => {
                    self.spool.forget(&[name], 0);
                    continue;
                }
            };
            if self.transport == Transport::Twilio && entry.proof != Proof::Signed {
                self.put_aside(&name, Aside::Unproven);
                continue;
            }
            match self.reader.row(entry.text, entry.received_at).await {
                Ok(row) => ready.push(Ready { name, row }),
                Err(IntakeError::BadAddress(_) | IntakeError::NoSalon) => {
                    self.put_aside(&name, Aside::Refused);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(ready)
    }

    async fn store(&mut self, ready: Vec<Ready>) -> Pass {
        let (names, rows): (Vec<String>, Vec<NewInbound>) =
            ready.into_iter().map(|one| (one.name, one.row)).unzip();
        match self.database.store_inbound(&rows).await {
            Ok(_) => {
                self.stored(&names);
                Pass::Moved
            }
            Err(error) if error.is_transient() => {
                warn(&error);
                Pass::Stuck
            }
            Err(_) => self.store_alone(names, &rows).await,
        }
    }

    /// Stores one by one what was refused together, so that one does not hold up its neighbours.
    async fn store_alone(&mut self, names: Vec<String>, rows: &[NewInbound]) -> Pass {
        let mut refused = Vec::new();
        let mut pass = Pass::Stuck;
        for (name, row) in names.into_iter().zip(rows) {
            match self.database.store_inbound(std::slice::from_ref(row)).await {
                Ok(_) => {
                    self.stored(&[name]);
                    pass = Pass::Moved;
                }
                Err(error) if error.is_transient() => {
                    warn(&error);
                    return Pass::Stuck;
                }
                Err(error) => {
                    warn(&error);
                    refused.push(name);
                }
            }
        }
        for name in refused {
            self.refuse(&name, pass);
        }
        // Refused texts are looked at again after a rest.
        Pass::Stuck
    }

    /// A text that is refused while others are taken, or for long, is the matter of a person.
    fn refuse(&mut self, name: &str, pass: Pass) {
        let (count, since) = self
            .refusals
            .entry(name.to_owned())
            .or_insert_with(|| (0, Instant::now()));
        *count += 1;
        let others_pass = pass == Pass::Moved || since.elapsed() >= LONG_ENOUGH;
        if *count >= MOST_REFUSALS && others_pass {
            self.refusals.remove(name);
            self.put_aside(name, Aside::Refused);
        }
    }

    fn stored(&self, names: &[String]) {
        self.spool.files().remove(names);
        self.spool.forget(names, 0);
        let count = u64::try_from(names.len()).unwrap_or(u64::MAX);
        metrics::counter!("salon_spool_stored_total").increment(count);
        tracing::info!(texts = count, "spooled texts were stored");
    }

    fn put_aside(&self, name: &str, why: Aside) {
        if let Err(error) = self.spool.files().put_aside(name, why) {
            tracing::error!(error = %error, "a spooled text could not be put aside");
            return;
        }
        self.spool.forget(&[name.to_owned()], 1);
        metrics::counter!("salon_spool_set_aside_total", "reason" => why.as_str()).increment(1);
        tracing::error!(
            reason = why.as_str(),
            file = name,
            "a spooled text was put aside: a person should look at it"
        );
    }
}

fn warn(error: &DatabaseError) {
    tracing::warn!(error.code = error.code(), error = %crate::report(error), "spooled texts could not be stored");
}
