//! What a spooled text's file holds: the form as it came, when, and what the signature check said.
//!
//! A first line names the format and the digest of the rest, so that a file the disk has damaged is
//! known for what it is.

use jiff::Timestamp;
use salon_sms::{Form, InboundText};
use serde::{Deserialize, Serialize};

use crate::digest::sha256;

/// What is known about who sent a text's webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// The provider's signature over it was right.
    Signed,
    /// Nothing proves it: no credentials are configured.
    Unsigned,
}

const FORMAT: &str = "salon-spool-1";

/// The rest of the file.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    received_at: Timestamp,
    proof: Proof,
    form: String,
}

/// A spooled text.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) text: InboundText,
    pub(crate) sender: String,
    pub(crate) received_at: Timestamp,
    pub(crate) proof: Proof,
}

impl Entry {
    pub(super) fn encode(received_at: Timestamp, form: &Form, proof: Proof) -> Vec<u8> {
        let kept = Kept {
            received_at,
            proof,
            form: form.encode(),
        };
        // A struct of a time, a word and a text always has a JSON form.
        let rest = serde_json::to_string(&kept).unwrap_or_default();
        format!("{FORMAT} {}\n{rest}\n", sha256(rest.as_bytes())).into_bytes()
    }

    /// Reads a file; `None` when it is damaged, or not of this format.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let (first, rest) = text.split_once('\n')?;
        let rest = rest.strip_suffix('\n')?;
        let written = first.strip_prefix(FORMAT)?.trim();
        if written != sha256(rest.as_bytes()) {
            return None;
        }
        let kept: Kept = serde_json::from_str(rest).ok()?;
        let form = Form::parse(kept.form.as_bytes());
        Some(Self {
            text: InboundText::from_form(&form).ok()?,
            sender: super::sender_of(&form),
            received_at: kept.received_at,
            proof: kept.proof,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;

    fn form() -> Form {
        Form::parse(
            "MessageSid=SM1&From=%2B19185550123&To=%2B19185550100&Body=a%20b%C3%A9%0A".as_bytes(),
        )
    }

    #[test]
    fn comes_back_as_it_came() {
        let entry = Entry::decode(&Entry::encode(AT, &form(), Proof::Signed)).unwrap();
        assert_eq!(entry.text, InboundText::from_form(&form()).unwrap());
        assert_eq!((entry.received_at, entry.proof), (AT, Proof::Signed));
    }

    #[test]
    fn any_damage_is_noticed() {
        let whole = Entry::encode(AT, &form(), Proof::Signed);
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x20;
            assert!(Entry::decode(&damaged).is_none(), "at {at}");
            assert!(Entry::decode(&whole[..at]).is_none(), "cut at {at}");
        }
    }
}
