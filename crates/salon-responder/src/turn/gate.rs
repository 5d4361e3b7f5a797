//! Law and safety, before anything is understood: who must not be answered, and what must be written
//! down at once.

mod keywords;
mod loops;

use salon_domain::{Address, AddressKind, ConsentAct, ConsentSource, Purpose};
use salon_language::{Context, Understanding, understand};
use salon_language::{Saying, word};
use salon_postgres::{
    Database, DatabaseError, DecidedBy, Effect, NewConsent, NewHandoff, NewText, OfferChange,
    TurnRecord, TurnText,
};
use salon_sms::Transport;
use serde_json::json;

use super::{handover, reply_text};
use crate::situation::Situation;

/// What the gate says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Gate {
    /// Somebody may decide.
    Pass,
    /// The turn ends here.
    End(End),
    /// Texts are wanted again, and something else was said beside that: the consent is written down,
    /// the word itself is put aside, and somebody may decide about the rest.
    GoOn(Consent),
}

/// How a turn ends at the gate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct End {
    outcome: &'static str,
    consent: Option<Consent>,
    handoff: Option<&'static str>,
    reply: Option<Saying>,
}

/// A line for the consent ledger, about every purpose that it can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Consent {
    act: ConsentAct,
    source: ConsentSource,
    /// Which of the turn's texts says so.
    pub(super) text: usize,
}

/// Judges a situation.
pub(super) fn judge(situation: &Situation, main_number: Option<&Address>, most_turns: u32) -> Gate {
    if is_our_own(situation, main_number) {
        return Gate::End(End::silent("own_number"));
    }
    let texts = situation.texts.iter();
    let read: Vec<Understanding> = texts.map(|text| alone(situation, text)).collect();
    let resumed = match keywords::judge(situation, &read) {
        Some(Gate::End(end)) => return Gate::End(end),
        Some(Gate::GoOn(consent)) => Some(consent),
        Some(Gate::Pass) | None => None,
    };
    let wanted = resumed.is_some() || !keywords::is_revoked(situation);
    let end = guard(situation, &read, wanted, main_number);
    match end.or_else(|| loops::judge(situation, most_turns)) {
        Some(end) => Gate::End(End {
            consent: resumed,
            ..end
        }),
        None => resumed.map_or(Gate::Pass, Gate::GoOn),
    }
}

/// Who is not answered although they said no word of the law's.
fn guard(
    situation: &Situation,
    read: &[Understanding],
    wanted: bool,
    main_number: Option<&Address>,
) -> Option<End> {
    if read.iter().all(|text| text.tapback) && !situation.has_media() {
        return Some(End::silent("tapback"));
    }
    if !wanted {
        return Some(End::handed_off("opted_out"));
    }
    if !is_for_us(situation, main_number) {
        return Some(End::handed_off("unknown_recipient"));
    }
    let paused = situation.state.paused_until;
    if paused.is_some_and(|until| situation.now < until) {
        return Some(End::silent("paused"));
    }
    let deaf = matches!(
        situation.client_address.kind(),
        AddressKind::Alphanumeric | AddressKind::ShortCode
    );
    (deaf && situation.transport == Transport::Twilio).then(|| End::silent("automated_sender"))
}

impl End {
    /// Nothing is said.
    fn silent(outcome: &'static str) -> Self {
        Self {
            outcome,
            ..Self::default()
        }
    }

    /// Nothing is said, and a person is asked to look.
    fn handed_off(outcome: &'static str) -> Self {
        Self {
            handoff: Some(outcome),
            ..Self::silent(outcome)
        }
    }
}

/// A text from one of the salon's own numbers, or another salon's of this deployment, is an echo: two
/// desks would answer each other for ever.
fn is_our_own(situation: &Situation, main_number: Option<&Address>) -> bool {
    let from = &situation.client_address;
    situation.recent.from_a_salon
        || *from == situation.salon_address
        || situation.catalog().numbers.contains(from)
        || main_number == Some(from)
}

/// On a real transport, a text to a number that no salon lists is a matter for staff.
fn is_for_us(situation: &Situation, main_number: Option<&Address>) -> bool {
    let to = &situation.salon_address;
    let numbers = &situation.catalog().numbers;
    situation.transport == Transport::Simulator || numbers.contains(to) || main_number == Some(to)
}

/// Reads one text by itself, as the carrier does.
fn alone(situation: &Situation, text: &TurnText) -> Understanding {
    let context = Context {
        now: situation.now,
        zone: &situation.salon().zone,
        vocabulary: &situation.book.vocabulary,
        language: situation.language,
        question: None,
    };
    understand(&text.body, &context)
}

/// Writes down what the gate decided, and says what the turn's record is.
pub(super) async fn carry_out(
    database: &Database,
    situation: &Situation,
    end: &End,
) -> Result<TurnRecord, DatabaseError> {
    let revoked = end
        .consent
        .is_some_and(|consent| consent.act == ConsentAct::Revoked);
    if let Some(consent) = end.consent {
        record_consent(database, situation, consent).await?;
    }
    let reason = end.handoff.map(|reason| {
        handover::summed_up(
            situation,
            NewHandoff {
                reason: reason.to_owned(),
                summary: situation.words(),
            },
        )
    });
    Ok(TurnRecord {
        outcome: end.outcome.to_owned(),
        intent: None,
        language: situation.written.map(|language| language.tag().to_owned()),
        dialogue: revoked.then_some(serde_json::Value::Null),
        offers: if revoked {
            OfferChange::Replace(Vec::new())
        } else {
            OfferChange::Keep
        },
        reply: end.reply.as_ref().map(|saying| {
            let body = word(std::slice::from_ref(saying), situation.language);
            NewText {
                purpose: Purpose::OptOutNotice,
                ..reply_text(situation, body)
            }
        }),
        handoff: reason,
        draft_until: None,
        decided: DecidedBy::default(),
        trace: json!({ "gate": end.outcome }),
        now: situation.now,
    })
}

/// Writes a line into the ledger, once however often the turn is tried. A revocation ends what was
/// half done with it.
pub(super) async fn record_consent(
    database: &Database,
    situation: &Situation,
    consent: Consent,
) -> Result<(), DatabaseError> {
    let text = situation.texts.get(consent.text);
    let purposes: &[Purpose] = match consent.act {
        ConsentAct::Revoked => &Purpose::CONSENTED,
        ConsentAct::Granted => &Purpose::REOPENED,
    };
    let line = NewConsent {
        salon: situation.salon().id,
        address: &situation.client_address,
        purposes,
        act: consent.act,
        source: consent.source,
        wording: text.map(|text| text.body.clone()),
        message: text.map(|text| text.message),
        at: situation.now,
    };
    let effect = Some(Effect {
        turn: situation.turn,
        ordinal: 0,
    });
    match consent.act {
        ConsentAct::Revoked => database.opt_out(effect, &line).await,
        ConsentAct::Granted => database.record_consent(effect, &line).await,
    }
}
