//! Bulk messages: planned for a query or a list, put into the outbox a few at a time, each number
//! once.
//!
//! Who may be texted is judged when a campaign is planned, again when a text goes into the outbox and
//! once more when it leaves. A recipient moves with its text in one transaction: two processes that
//! feed the outbox at once, or one that dies in between, text nobody twice.

/// The name of the only person under a recipient's number: where a family shares it, none is said.
macro_rules! only_person {
    () => {
        "LEFT JOIN LATERAL (
        SELECT CASE WHEN count(*) = 1 THEN min(p.name) END AS name
        FROM phones n
            JOIN client_phones l ON l.phone_id = n.id AND l.unlinked_at IS NULL
            JOIN clients p ON p.id = l.client_id
        WHERE n.salon_id = r.salon_id AND n.address = r.address
    ) people ON true"
    };
}

mod feed;
mod list;
mod plan;

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use salon_domain::SalonId;

use crate::sql::row;

pub use feed::{DueRecipient, Refusal};
pub use list::{CampaignCount, RecipientRow};
pub use plan::{Audience, NewCampaign, PlanError};

/// How far a campaign has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CampaignState {
    /// Its recipients are being written down.
    Planning,
    /// Nothing leaves yet.
    Planned,
    /// Its texts leave.
    Running,
    /// Its texts wait.
    Paused,
    /// Every recipient is settled.
    Finished,
    /// What had not left does not.
    Cancelled,
}

impl CampaignState {
    const ALL: [Self; 6] = [
        Self::Planning,
        Self::Planned,
        Self::Running,
        Self::Paused,
        Self::Finished,
        Self::Cancelled,
    ];

    /// Returns the stored form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Planning => "planning",
            Self::Planned => "planned",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Finished => "finished",
            Self::Cancelled => "cancelled",
        }
    }
}

impl FromStr for CampaignState {
    type Err = UnknownState;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|one| one.as_str() == text);
        found.ok_or(UnknownState)
    }
}

/// A stored state that this version does not know.
#[derive(Debug, thiserror::Error)]
#[error("a stored campaign's state is none that this version knows")]
pub struct UnknownState;

/// A campaign. `Debug` shows no words.
#[derive(Clone, PartialEq, Eq)]
pub struct Campaign {
    /// The row.
    pub id: i64,
    /// Of which salon.
    pub salon: SalonId,
    /// What the operator calls it.
    pub name: String,
    /// How far it has come.
    pub state: CampaignState,
    /// The words, with places for names.
    pub body: String,
    /// The language of the line that says how to opt out.
    pub language: String,
    /// How many of a hundred numbers are not texted, to compare with.
    pub hold_out_percent: i32,
    /// Nothing leaves before.
    pub send_after: Option<Timestamp>,
    /// When it was planned.
    pub planned_at: Timestamp,
    /// When it was started first.
    pub started_at: Option<Timestamp>,
    /// When it was finished or cancelled.
    pub ended_at: Option<Timestamp>,
}

impl fmt::Debug for Campaign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Campaign")
            .field("id", &self.id)
            .field("salon", &self.salon)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

row!(CampaignRow {
    id: i64,
    salon_id: SalonId,
    name: String,
    state: CampaignState,
    body: String,
    language: String,
    hold_out_percent: i32,
    send_after: Option<Timestamp>,
    planned_at: Timestamp,
    started_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
});

fn campaign(row: CampaignRow) -> Campaign {
    Campaign {
        id: row.id,
        salon: row.salon_id,
        name: row.name,
        state: row.state,
        body: row.body,
        language: row.language,
        hold_out_percent: row.hold_out_percent,
        send_after: row.send_after,
        planned_at: row.planned_at,
        started_at: row.started_at,
        ended_at: row.ended_at,
    }
}
