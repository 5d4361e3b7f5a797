//! The columns of a file, by their names in its first line.

use std::collections::BTreeMap;

use salon_domain::VisitStatus;
use serde::{Deserialize, Serialize};

/// The columns of a file of clients.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ClientColumns {
    /// What that program calls the client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The number.
    pub phone: String,
    /// The whole name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The first name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// The last name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// The e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Whether they want no texts: yes or no, in any of the ways programs write it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opted_out: Option<String>,
}

/// The columns of a file of services, and what counts where one is empty.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceColumns {
    /// The key, as the salon's file writes it; one is made of the name when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The name on the menu.
    pub name: String,
    /// How long it takes: `45`, `45 min`, `1:30` or `1 h 30`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    /// What it costs, with or without a currency: `45`, `$45.00`, `from 45`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    /// The kind of chair, room or device it needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Other names for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aliases: Option<String>,
    /// What stands between two aliases.
    #[serde(default = "semicolon")]
    pub aliases_separator: String,
    /// How many minutes it takes where the column is empty or missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_minutes: Option<u32>,
    /// What it costs where the column is empty or missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_price: Option<String>,
}

/// The columns of a file of appointments, their formats, and what counts where one is empty.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AppointmentColumns {
    /// What that program calls the appointment. Without it, one that is moved there is another one
    /// here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What that program calls the client, as in the file of clients that was imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<String>,
    /// The client's number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The client's whole name, which tells people under one number apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The client's first name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// The client's last name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// When it starts, date and time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// On which date it starts, where the time has a column of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// At what time it starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// When it ends, written as its start: date and time, or the time alone beside `date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// How long it takes: `45`, `45 min`, `1:30` or `1 h 30`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    /// The service, by key, name or alias.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Who does it, by key, name or nickname.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<String>,
    /// How far it has come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// What staff should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// What was agreed; what the menu says when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    /// How `start` and `end` are written, such as `%m/%d/%Y %I:%M %p`; ISO 8601 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_format: Option<String>,
    /// How `date` is written, such as `%d.%m.%Y`; ISO 8601 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_format: Option<String>,
    /// How `time` and `end` beside it are written, such as `%I:%M %p`; `14:30` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_format: Option<String>,
    /// How many minutes it takes where nothing says so; as the menu says, or an hour, when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_minutes: Option<u32>,
    /// The service where the column is empty or missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_service: Option<String>,
    /// The status of words that are unknown; where the column is empty or missing and this is left
    /// out, what is over was completed and what is to come is booked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_status: Option<VisitStatus>,
    /// What that program's words for a status mean here.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub statuses: BTreeMap<String, VisitStatus>,
}

fn semicolon() -> String {
    ";".to_owned()
}
