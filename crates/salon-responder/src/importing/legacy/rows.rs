//! Clients as the rows that the repository writes.

use salon_domain::{Address, ClientName};
use serde_json::{Value, json};

use super::clients::JudgedClient;

pub(super) fn new_row(client: &JudgedClient) -> Value {
    json!({
        "key": client.id.to_string(),
        "wanted": client.id,
        "name": client.name.as_ref().map(ClientName::as_str),
        "email": client.email,
        "preferences": client.preferences,
        "created_at": client.created_at.to_string(),
        "address": client.address.as_ref().map(Address::as_str),
        "digest": client.digest,
    })
}

pub(super) fn changed_row(client: &JudgedClient, row: i64) -> Value {
    json!({
        "row": row,
        "name": client.name.as_ref().map(ClientName::as_str),
        "email": client.email,
        "preferences": client.preferences,
    })
}

pub(super) fn noted_row(client: &JudgedClient, row: i64) -> Value {
    json!({ "key": client.id.to_string(), "row": row, "digest": client.digest })
}
