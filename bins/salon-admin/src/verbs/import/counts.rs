//! What became of the rows of an import, as every report of one shows it.

use salon_responder::ImportCounts;
use serde::Serialize;

/// `read` is the sum of all others.
#[derive(Clone, Copy, Serialize)]
pub(super) struct CountsView {
    read: u64,
    new: u64,
    changed: u64,
    unchanged: u64,
    duplicate: u64,
    deleted_here: u64,
    changed_here: u64,
    unusable: u64,
}

impl From<ImportCounts> for CountsView {
    fn from(counts: ImportCounts) -> Self {
        let ImportCounts {
            read,
            new,
            changed,
            unchanged,
            duplicate,
            deleted_here,
            changed_here,
            unusable,
        } = counts;
        Self {
            read,
            new,
            changed,
            unchanged,
            duplicate,
            deleted_here,
            changed_here,
            unusable,
        }
    }
}

impl CountsView {
    /// Returns each with what it is called.
    pub(super) const fn named(self) -> [(&'static str, u64); 8] {
        [
            ("read", self.read),
            ("new", self.new),
            ("changed there", self.changed),
            ("as before", self.unchanged),
            ("duplicate", self.duplicate),
            ("deleted here", self.deleted_here),
            ("changed here", self.changed_here),
            ("unusable", self.unusable),
        ]
    }

    /// Returns how many rows are left out.
    pub(super) const fn left_out(self) -> u64 {
        self.duplicate + self.deleted_here + self.changed_here + self.unusable
    }
}
