//! What the arguments of tools must look like, and how a model is told that they do not.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::accept::NotAccepted;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FindOpenings {
    pub(super) services: Vec<String>,
    #[serde(default)]
    pub(super) staff: Option<String>,
    #[serde(default)]
    pub(super) dates: Vec<String>,
    #[serde(default)]
    pub(super) at: Option<String>,
    #[serde(default)]
    pub(super) not_before: Option<String>,
    #[serde(default)]
    pub(super) not_after: Option<String>,
    #[serde(default)]
    pub(super) moving_visit: Option<Id>,
    #[serde(default)]
    pub(super) for_person: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TheOffer {
    pub(super) offer_id: Id,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TheVisit {
    pub(super) visit_id: Id,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Prices {
    pub(super) services: Vec<String>,
    #[serde(default)]
    pub(super) staff: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OnDate {
    #[serde(default)]
    pub(super) date: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Topic {
    pub(super) topic: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    pub(super) name: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Because {
    pub(super) reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Nothing {}

/// Small models write numbers as texts.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Id {
    Number(i64),
    Text(String),
}

impl Id {
    pub(super) fn get(&self) -> i64 {
        match self {
            Self::Number(number) => *number,
            Self::Text(text) => text.trim().parse().unwrap_or(-1),
        }
    }
}

pub(super) fn refuse(why: impl std::fmt::Display) -> Value {
    json!({ "error": why.to_string() })
}

pub(super) fn not_accepted(why: NotAccepted) -> Value {
    json!({ "refused": why.code(), "why": why.to_string() })
}

/// Reads arguments; `Err` holds what the model is told.
pub(super) fn arguments<T: DeserializeOwned>(given: Map<String, Value>) -> Result<T, Value> {
    serde_json::from_value(Value::Object(given))
        .map_err(|_misfit| refuse("the arguments do not fit the tool's schema"))
}
