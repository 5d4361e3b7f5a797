//! Who may be texted, and for what.

use jiff::Timestamp;

use crate::id::MessageId;

/// What a text is sent for. Consent is given and taken back per purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// An answer to the person's own text.
    Conversation,
    /// News of a visit: a confirmation, a reminder.
    Service,
    /// An offer.
    Marketing,
    /// The one text that confirms an opt-out in free words (47 CFR 64.1200(a)(12)).
    OptOutNotice,
}

impl Purpose {
    /// Every purpose there is.
    pub const ALL: [Self; 4] = [
        Self::Conversation,
        Self::Service,
        Self::Marketing,
        Self::OptOutNotice,
    ];

    /// The purposes that a person can agree to and take back.
    pub const CONSENTED: [Self; 3] = [Self::Conversation, Self::Service, Self::Marketing];

    /// The purposes that START opens again. Marketing is not among them: it needs a consent that says
    /// so in writing (47 CFR 64.1200(f)(9)), and a single word does not.
    pub const REOPENED: [Self; 2] = [Self::Conversation, Self::Service];

    /// Returns the stored form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Conversation => "conversation",
            Self::Service => "service",
            Self::Marketing => "marketing",
            Self::OptOutNotice => "opt_out_notice",
        }
    }

    /// Reads the stored form.
    #[must_use]
    pub fn from_stored(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|purpose| purpose.as_str() == text)
    }
}

/// What a line of the ledger does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConsentAct {
    /// Texts for the purpose are wanted.
    Granted,
    /// Texts for the purpose must stop.
    Revoked,
}

/// Where a line of the ledger comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConsentSource {
    /// A word of the carriers' (STOP, START), in the person's own text.
    Keyword,
    /// The person's own words.
    Wording,
    /// The provider said it matched a word (`OptOutType`).
    Provider,
    /// The provider refused a send because the person had opted out (21610).
    Refusal,
    /// A member of staff.
    Staff,
    /// Another program, whose clients were brought in.
    Import,
    /// The number was forgotten, and had opted out: a keyed hash of it is all that is kept.
    Forgotten,
}

impl ConsentSource {
    /// Every source there is.
    pub const ALL: [Self; 7] = [
        Self::Keyword,
        Self::Wording,
        Self::Provider,
        Self::Refusal,
        Self::Staff,
        Self::Import,
        Self::Forgotten,
    ];

    /// Returns the stored form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Keyword => "keyword",
            Self::Wording => "wording",
            Self::Provider => "provider",
            Self::Refusal => "refusal",
            Self::Staff => "staff",
            Self::Import => "import",
            Self::Forgotten => "forgotten",
        }
    }

    /// Reads the stored form.
    #[must_use]
    pub fn from_stored(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.as_str() == text)
    }
}

/// The last line of the ledger about one number and purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConsentRecord {
    /// Which purpose.
    pub purpose: Purpose,
    /// Given or taken back.
    pub act: ConsentAct,
    /// When.
    pub at: Timestamp,
    /// The text in which it was said, if it was said in one.
    pub message: Option<MessageId>,
}

/// Whether a text may be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// It may.
    Granted,
    /// The person took their consent back.
    Revoked,
    /// The purpose needs consent and nobody gave it.
    NeverGiven,
}

/// Decides from a number's last ledger lines whether a text for a purpose may be sent.
///
/// Answering a person's own text, and news of their own visit, need no line until they are taken
/// back; marketing needs one that grants it (47 CFR 64.1200).
#[must_use]
pub fn permission(ledger: &[ConsentRecord], purpose: Purpose) -> Permission {
    if purpose == Purpose::OptOutNotice {
        return Permission::Granted;
    }
    let last = ledger
        .iter()
        .filter(|line| line.purpose == purpose)
        .max_by_key(|line| line.at);
    match (last.map(|line| line.act), purpose) {
        (Some(ConsentAct::Granted), _) | (None, Purpose::Conversation | Purpose::Service) => {
            Permission::Granted
        }
        (Some(ConsentAct::Revoked), _) => Permission::Revoked,
        (None, Purpose::Marketing | Purpose::OptOutNotice) => Permission::NeverGiven,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_decides_and_marketing_needs_one() {
        let line = |second, act| ConsentRecord {
            purpose: Purpose::Service,
            act,
            at: Timestamp::from_second(second).unwrap(),
            message: None,
        };
        let ledger = [line(2, ConsentAct::Granted), line(1, ConsentAct::Revoked)];
        assert_eq!(permission(&ledger, Purpose::Service), Permission::Granted);
        assert_eq!(
            permission(&ledger[1..], Purpose::Service),
            Permission::Revoked
        );
        assert_eq!(
            permission(&ledger, Purpose::Marketing),
            Permission::NeverGiven
        );
        assert_eq!(permission(&[], Purpose::Conversation), Permission::Granted);
    }
}
