//! Law and safety, before anything is understood: who must not be answered, and what must be written
//! down at once.

use salon_domain::{
    Address, AddressKind, ConsentAct, ConsentSource, Permission, Purpose, permission,
};
use salon_language::{CarrierKeyword, Context, Understanding, understand};
use salon_language::{Saying, word};
use salon_postgres::{
    Database, DatabaseError, DecidedBy, Effect, Holds, NewConsent, NewHandoff, NewText,
    OfferChange, TurnRecord, TurnText,
};
use salon_sms::Transport;
use serde_json::json;

use super::reply_text;
use crate::situation::Situation;

/// What the gate says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Gate {
    /// Somebody may decide.
    Pass,
    /// The turn ends here.
    End(End),
}

/// How a turn ends at the gate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct End {
    outcome: &'static str,
    consent: Option<Consent>,
    handoff: Option<&'static str>,
    reply: Option<Saying>,
}

/// A line for the consent ledger, about every purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Consent {
    act: ConsentAct,
    source: ConsentSource,
    /// Which of the turn's texts says so.
    text: usize,
}

/// Judges a situation.
pub(super) fn judge(situation: &Situation, main_number: Option<&Address>) -> Gate {
    if is_our_own(situation, main_number) {
        return Gate::End(End {
            outcome: "own_number",
            ..End::default()
        });
    }
    if let Some(end) = opt_out_type(situation) {
        return Gate::End(end);
    }
    let read: Vec<Understanding> = situation
        .texts
        .iter()
        .map(|text| alone(situation, text))
        .collect();
    if let Some(end) = keyword(situation, &read) {
        return Gate::End(end);
    }
    if read.iter().all(|text| text.tapback) && !situation.has_media() {
        return Gate::End(End {
            outcome: "tapback",
            ..End::default()
        });
    }
    if permission(&situation.consent, Purpose::Conversation) != Permission::Granted {
        return Gate::End(End {
            outcome: "opted_out",
            handoff: Some("opted_out"),
            ..End::default()
        });
    }
    if !is_for_us(situation, main_number) {
        let handoff = Some("unknown_recipient");
        return Gate::End(End {
            outcome: "unknown_recipient",
            handoff,
            ..End::default()
        });
    }
    let paused = situation
        .state
        .paused_until
        .is_some_and(|until| situation.now < until);
    if paused {
        return Gate::End(End {
            outcome: "paused",
            ..End::default()
        });
    }
    let deaf = matches!(
        situation.client_address.kind(),
        AddressKind::Alphanumeric | AddressKind::ShortCode
    );
    if deaf && situation.transport == Transport::Twilio {
        return Gate::End(End {
            outcome: "automated_sender",
            ..End::default()
        });
    }
    Gate::Pass
}

/// A text from one of the salon's own numbers is an echo: two desks would answer each other for ever.
fn is_our_own(situation: &Situation, main_number: Option<&Address>) -> bool {
    let from = &situation.client_address;
    *from == situation.salon_address
        || situation.catalog().numbers.contains(from)
        || main_number == Some(from)
}

/// On a real transport, a text to a number that no salon lists is a matter for staff.
fn is_for_us(situation: &Situation, main_number: Option<&Address>) -> bool {
    let to = &situation.salon_address;
    let numbers = &situation.catalog().numbers;
    situation.transport == Transport::Simulator || numbers.contains(to) || main_number == Some(to)
}

/// With `OptOutType` the provider has matched a word and answered: it is written down, never
/// answered.
fn opt_out_type(situation: &Situation) -> Option<End> {
    let mut types = situation.texts.iter().enumerate();
    let (text, kind) = types.find_map(|(at, text)| Some((at, text.opt_out_type.as_deref()?)))?;
    let act = match kind {
        "STOP" => ConsentAct::Revoked,
        "START" => ConsentAct::Granted,
        _ => {
            return Some(End {
                outcome: "provider_help",
                ..End::default()
            });
        }
    };
    let consent = Some(Consent {
        act,
        source: ConsentSource::Provider,
        text,
    });
    Some(End {
        outcome: "provider_opt_out",
        consent,
        ..End::default()
    })
}

/// The carriers' words, and free wording of the same wish (47 CFR 64.1200(a)(10)).
///
/// A bare CANCEL is an opt-out to the carrier, which has blocked the number already, so it is one to
/// us; when there is a coming visit, staff are told that it may have been meant. A bare YES answers
/// an open question before it is anything else.
fn keyword(situation: &Situation, read: &[Understanding]) -> Option<End> {
    let carrier_answers = situation.transport == Transport::Twilio;
    for (text, understood) in read.iter().enumerate() {
        match understood.keyword {
            Some(CarrierKeyword::Stop { cancel }) => {
                let consent = Consent {
                    act: ConsentAct::Revoked,
                    source: ConsentSource::Keyword,
                    text,
                };
                let maybe_visit = cancel && !situation.visits.is_empty();
                return Some(End {
                    outcome: "opted_out_by_keyword",
                    consent: Some(consent),
                    handoff: maybe_visit.then_some("cancel_word_with_visit"),
                    reply: None,
                });
            }
            Some(CarrierKeyword::Start { .. }) if is_revoked(situation) => {
                let consent = Consent {
                    act: ConsentAct::Granted,
                    source: ConsentSource::Keyword,
                    text,
                };
                return Some(End {
                    outcome: "opted_in",
                    consent: Some(consent),
                    ..End::default()
                });
            }
            Some(CarrierKeyword::Help) if carrier_answers => {
                return Some(End {
                    outcome: "carrier_help",
                    ..End::default()
                });
            }
            _ => {}
        }
        if understood.opt_out_wording {
            let consent = Consent {
                act: ConsentAct::Revoked,
                source: ConsentSource::Wording,
                text,
            };
            let salon = situation.salon().name.clone();
            return Some(End {
                outcome: "opted_out_by_wording",
                consent: Some(consent),
                handoff: None,
                reply: (!is_revoked(situation)).then_some(Saying::OptedOut { salon }),
            });
        }
    }
    None
}

fn is_revoked(situation: &Situation) -> bool {
    permission(&situation.consent, Purpose::Conversation) == Permission::Revoked
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
    if revoked {
        // Nothing that was half done stays half done.
        let clients = situation.people.iter().map(|person| person.id).collect();
        let holds = Holds::Of(situation.salon().id, clients);
        database.release_holds(&holds, situation.now).await?;
    }
    let reason = end.handoff.map(|reason| NewHandoff {
        reason: reason.to_owned(),
        summary: situation.words(),
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

async fn record_consent(
    database: &Database,
    situation: &Situation,
    consent: Consent,
) -> Result<(), DatabaseError> {
    let text = situation.texts.get(consent.text);
    let line = NewConsent {
        salon: situation.salon().id,
        address: &situation.client_address,
        purposes: &Purpose::CONSENTED,
        act: consent.act,
        source: consent.source,
        wording: text.map(|text| text.body.clone()),
        message: text.map(|text| text.message),
        at: situation.now,
    };
    database
        .record_consent(
            Some(Effect {
                turn: situation.turn,
                ordinal: 0,
            }),
            &line,
        )
        .await
}
