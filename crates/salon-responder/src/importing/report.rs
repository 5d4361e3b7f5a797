//! What an import found and did, every row accounted for.

use std::collections::BTreeMap;

/// Examples that are kept of each problem.
pub(super) const EXAMPLES: usize = 1_000;

/// What became of the rows of one kind. `read` is the sum of all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// Rows that were read.
    pub read: u64,
    /// Rows that are not here yet.
    pub new: u64,
    /// Rows that changed there since the last import, and not here.
    pub changed: u64,
    /// Rows that are here as they are there.
    pub unchanged: u64,
    /// Rows that say again what another row said, or what was known here already.
    pub duplicate: u64,
    /// Rows that were imported once and deleted or forgotten here since: they stay so.
    pub deleted_here: u64,
    /// Rows that changed there and here: they stay as they are here.
    pub changed_here: u64,
    /// Rows that cannot be used.
    pub unusable: u64,
}

/// Something that a person may want to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImportProblem {
    /// There is no number, or none that can be dialled: the client has none here.
    NumberUnreadable,
    /// The name has no letter or is too long: the client has none here.
    NameUnreadable,
    /// Several people have one number.
    SharedNumber,
    /// The person is known here already: what the row adds is filled in.
    KnownHere,
    /// The person wants no texts: neither reminders nor offers are sent to the number.
    OptedOut,
    /// Its number is taken here: it has another.
    IdChanged,
    /// The visit is of a client that is not there.
    NoClient,
    /// The visit has no time that can be read.
    NoTime,
    /// The clock skipped the time: it was moved on.
    TimeSkipped,
    /// The clock showed the time twice: the first was taken.
    TimeRepeated,
    /// The status is unknown: it was guessed by the time.
    StatusGuessed,
    /// There is no usable duration: the menu's was taken, or an hour.
    DurationGuessed,
    /// The menu has no such service: the visit can be listed and cancelled, not moved.
    ServiceUnknown,
    /// Another visit has the person at this time: it blocks nothing, and somebody has to look.
    Overlap,
    /// The salon has nobody of this name: somebody stands in.
    StaffUnknown,
    /// A service of the menu changes.
    ServiceChanges,
    /// A service is new: nobody does it yet.
    NobodyDoes,
}

impl ImportProblem {
    /// Returns the stable name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NumberUnreadable => "number_unreadable",
            Self::NameUnreadable => "name_unreadable",
            Self::SharedNumber => "shared_number",
            Self::KnownHere => "known_here",
            Self::OptedOut => "opted_out",
            Self::IdChanged => "id_changed",
            Self::NoClient => "no_client",
            Self::NoTime => "no_time",
            Self::TimeSkipped => "time_skipped",
            Self::TimeRepeated => "time_repeated",
            Self::StatusGuessed => "status_guessed",
            Self::DurationGuessed => "duration_guessed",
            Self::ServiceUnknown => "service_unknown",
            Self::Overlap => "overlap",
            Self::StaffUnknown => "staff_unknown",
            Self::ServiceChanges => "service_changes",
            Self::NobodyDoes => "nobody_does",
        }
    }

    /// Says it in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NumberUnreadable => "no number that can be dialled: imported without one",
            Self::NameUnreadable => "no name that can be read: imported without one",
            Self::SharedNumber => "people who share a number",
            Self::KnownHere => "known here already: what was missing is filled in",
            Self::OptedOut => "opted out there: no reminders and no offers here",
            Self::IdChanged => "their id is taken here: they have another",
            Self::NoClient => "of a client that is not there: left out",
            Self::NoTime => "no time that can be read: left out",
            Self::TimeSkipped => "at a time that the clock skipped: moved on by as much",
            Self::TimeRepeated => "at a time that the clock showed twice: the first is taken",
            Self::StatusGuessed => "of an unknown status: completed if past, else booked",
            Self::DurationGuessed => "without a duration: as the menu says, or an hour",
            Self::ServiceUnknown => "of a service that is not on the menu: listed, not moved",
            Self::Overlap => "at a time that another visit takes: imported, blocks nothing",
            Self::StaffUnknown => "by somebody whom the salon does not have: somebody stands in",
            Self::ServiceChanges => "of the menu: they change",
            Self::NobodyDoes => "new on the menu: nobody does them yet",
        }
    }
}

/// How often something was found, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportExample {
    /// How often.
    pub count: u64,
    /// The first rows by their ids there: at most a thousand.
    pub ids: Vec<i64>,
}

/// What an import found, and did unless it was a dry run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// The clients.
    pub clients: ImportCounts,
    /// The appointments.
    pub appointments: ImportCounts,
    /// What a person may want to look at.
    pub problems: BTreeMap<ImportProblem, ImportExample>,
}

impl ImportReport {
    /// Notes a problem of a row.
    pub(crate) fn note(&mut self, problem: ImportProblem, id: i64) {
        let example = self.problems.entry(problem).or_default();
        example.count += 1;
        if example.ids.len() < EXAMPLES {
            example.ids.push(id);
        }
    }

    /// Whether there is anything to write.
    #[must_use]
    pub const fn is_idle(&self) -> bool {
        let (clients, visits) = (&self.clients, &self.appointments);
        clients.new + clients.changed + visits.new + visits.changed == 0
    }
}

impl ImportCounts {
    /// Returns the sum of all fates, which is the number of rows that were read.
    #[must_use]
    pub const fn accounted(&self) -> u64 {
        self.new
            + self.changed
            + self.unchanged
            + self.duplicate
            + self.deleted_here
            + self.changed_here
            + self.unusable
    }
}
