//! What is in the spool, and whose texts are on their way: kept in memory, found again on start.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use salon_sms::{Form, InboundText};

use super::{SpoolOptions, SpoolState, files};

/// A text in the spool.
#[derive(Debug)]
struct Held {
    sender: String,
    size: u64,
    whole: bool,
}

/// What is in the spool.
#[derive(Debug)]
pub(crate) struct Ledger {
    held: BTreeMap<String, Held>,
    /// How many texts each sender has here.
    senders: HashMap<String, usize>,
    /// How many texts of each sender are on their way into the database.
    under_way: Arc<Mutex<HashMap<String, usize>>>,
    bytes: u64,
    pub(super) set_aside: usize,
    pub(super) fault: Option<&'static str>,
    instance: String,
    last: (i64, u64),
}

/// Which way a text goes. Its name in the spool says when it came, whichever way it goes first.
#[derive(Debug)]
pub(crate) enum Passage {
    /// To the database; the lane is free again when this is dropped.
    Database(String, Lane),
    /// To the spool: an older text of the sender is not stored yet, or the database is away.
    Spool(String, &'static str),
}

/// A sender's text on its way into the database.
#[derive(Debug)]
pub(crate) struct Lane {
    sender: String,
    under_way: Arc<Mutex<HashMap<String, usize>>>,
}

impl Drop for Lane {
    fn drop(&mut self) {
        let mut under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        take_one(&mut under_way, &self.sender);
    }
}

impl Ledger {
    pub(super) fn new(instance: &str) -> Self {
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
        Self {
            held: BTreeMap::new(),
            senders: HashMap::new(),
            under_way: Arc::default(),
            bytes: 0,
            set_aside: 0,
            fault: None,
            instance: instance.chars().map(plain).collect(),
            last: (0, 0),
        }
    }

    /// Says how the spool is at an instant.
    pub(super) fn state(&self, now: Timestamp) -> SpoolState {
        // A clock that was put back makes nobody wait for less than no time.
        let age = |came| Duration::try_from(now.duration_since(came)).unwrap_or_default();
        SpoolState {
            waiting: self.held.len(),
            oldest: self.oldest_arrival().map(age),
            set_aside: self.set_aside,
            fault: self.fault,
        }
    }

    fn oldest_arrival(&self) -> Option<Timestamp> {
        self.held.keys().find_map(|name| files::arrival(name))
    }

    pub(super) const fn bytes(&self) -> u64 {
        self.bytes
    }

    pub(super) fn has_room(&self, options: &SpoolOptions, size: u64) -> bool {
        self.held.len() < options.most_texts
            && self.bytes.saturating_add(size) <= options.most_bytes
    }

    pub(super) fn has_waiting(&self) -> bool {
        !self.held.is_empty()
    }

    pub(super) fn knows(&self, name: &str) -> bool {
        self.held.contains_key(name)
    }

    /// Says which way a text goes. Names of one process go up even when its clock does not.
    pub(super) fn passage(&mut self, text: &InboundText, now: Timestamp, away: bool) -> Passage {
        let at = now.as_millisecond().max(self.last.0);
        self.last = (at, self.last.1 + 1);
        let name = files::name(at, self.last.1, &self.instance);
        let sender = sender(&text.from, &text.to);
        let mut under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if away {
            Passage::Spool(name, "database_away")
        } else if self.senders.contains_key(&sender) || under_way.contains_key(&sender) {
            Passage::Spool(name, "after_another")
        } else {
            *under_way.entry(sender.clone()).or_default() += 1;
            drop(under_way);
            let under_way = Arc::clone(&self.under_way);
            Passage::Database(name, Lane { sender, under_way })
        }
    }

    /// Takes room for a text whose file is about to be written.
    pub(super) fn begin(&mut self, name: &str, sender: &str, size: u64) {
        self.hold(name, sender, size, false);
    }

    /// The file of a text is whole: it may be stored.
    pub(super) fn whole(&mut self, name: &str) {
        if let Some(held) = self.held.get_mut(name) {
            held.whole = true;
        }
    }

    /// A text was found in the directory.
    pub(super) fn found(&mut self, name: &str, sender: &str, size: u64) {
        if !self.knows(name) {
            self.hold(name, sender, size, true);
        }
    }

    fn hold(&mut self, name: &str, sender: &str, size: u64, whole: bool) {
        let sender = sender.to_owned();
        *self.senders.entry(sender.clone()).or_default() += 1;
        self.bytes += size;
        self.held.insert(
            name.to_owned(),
            Held {
                sender,
                size,
                whole,
            },
        );
    }

    pub(super) fn forget(&mut self, names: &[String], set_aside: usize) {
        for name in names {
            if let Some(held) = self.held.remove(name) {
                self.bytes = self.bytes.saturating_sub(held.size);
                take_one(&mut self.senders, &held.sender);
            }
        }
        self.set_aside += set_aside;
    }

    /// Returns the oldest texts, in their order. A sender whose file is still being written, or who
    /// has a text on its way into the database, waits with all that came after.
    pub(super) fn oldest(&self, most: usize) -> Vec<String> {
        let under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let mut waits: Vec<&str> = Vec::new();
        let mut oldest = Vec::new();
        for (name, held) in &self.held {
            if waits.contains(&held.sender.as_str()) {
                continue;
            }
            if !held.whole || under_way.contains_key(&held.sender) {
                waits.push(&held.sender);
                continue;
            }
            oldest.push(name.clone());
            if oldest.len() == most {
                break;
            }
        }
        oldest
    }
}

/// Names whose text it is: their number and ours, as the provider wrote them.
fn sender(from: &str, to: &str) -> String {
    format!("{}\n{}", from.trim(), to.trim())
}

/// Names whose text a form holds.
pub(crate) fn sender_of(form: &Form) -> String {
    sender(
        form.get("From").unwrap_or_default(),
        form.get("To").unwrap_or_default(),
    )
}

fn take_one(counts: &mut HashMap<String, usize>, key: &str) {
    if let Some(count) = counts.get_mut(key) {
        *count = count.saturating_sub(1);
        if *count == 0 {
            counts.remove(key);
        }
    }
}
