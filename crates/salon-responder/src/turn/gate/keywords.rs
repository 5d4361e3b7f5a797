//! What the law and the carriers make of single words: STOP, START, HELP, and free wording of the
//! same wishes (47 CFR 64.1200(a)(10)).
//!
//! A bare CANCEL is an opt-out to the carrier, which has blocked the number already, so it is one to
//! us; when there is a coming visit, staff are told that it may have been meant. A bare YES answers
//! an open question before it is anything else: only a number that opted out, with which every
//! question is closed, opts in by it.

use salon_domain::{ConsentAct, ConsentRecord, ConsentSource, Permission, Purpose, permission};
use salon_language::{CarrierKeyword, Saying, Understanding};
use salon_postgres::TurnText;
use salon_sms::Transport;

use super::{Consent, End, Gate};
use crate::situation::Situation;

/// What one text says to the carrier or the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// No texts any more, and whether the word was CANCEL.
    Stop { source: ConsentSource, cancel: bool },
    /// Texts again.
    Start(ConsentSource),
    /// HELP, which the carrier answers.
    Help,
}

/// Judges the turn's texts by their words; the last wish of a burst counts. `None` when none of them
/// is a word of this kind.
pub(super) fn judge(situation: &Situation, read: &[Understanding]) -> Option<Gate> {
    let texts = situation.texts.iter().zip(read);
    let words: Vec<Option<Word>> = texts
        .map(|(text, understood)| word_of(situation, text, understood))
        .collect();
    let wishes = words.iter().enumerate().rev();
    let mut wishes = wishes.filter_map(|(text, word)| Some((text, (*word)?)));
    match wishes.find(|(_, word)| *word != Word::Help) {
        Some((text, Word::Stop { source, cancel })) => {
            Some(Gate::End(stop(situation, text, source, cancel)))
        }
        Some((text, Word::Start(source))) => {
            let consent = Consent {
                act: ConsentAct::Granted,
                source,
                text,
            };
            Some(if words.iter().all(Option::is_some) {
                Gate::End(End {
                    outcome: "opted_in",
                    consent: Some(consent),
                    ..End::default()
                })
            } else {
                Gate::GoOn(consent)
            })
        }
        Some((_, Word::Help)) | None => {
            let help = words.iter().all(|word| *word == Some(Word::Help));
            help.then(|| {
                Gate::End(End {
                    outcome: "carrier_help",
                    ..End::default()
                })
            })
        }
    }
}

/// Opting out of everything. Only free wording is confirmed, and only once: after a keyword the
/// carrier has confirmed by itself.
fn stop(situation: &Situation, text: usize, source: ConsentSource, cancel: bool) -> End {
    let consent = Consent {
        act: ConsentAct::Revoked,
        source,
        text,
    };
    let maybe_visit = cancel && !situation.visits.is_empty();
    let confirm = source == ConsentSource::Wording && !was_revoked(situation);
    let salon = || situation.salon().name.clone();
    End {
        outcome: match source {
            ConsentSource::Wording => "opted_out_by_wording",
            ConsentSource::Provider => "provider_opt_out",
            ConsentSource::Keyword
            | ConsentSource::Refusal
            | ConsentSource::Staff
            | ConsentSource::Import
            | ConsentSource::Forgotten => "opted_out_by_keyword",
        },
        consent: Some(consent),
        handoff: maybe_visit.then_some("cancel_word_with_visit"),
        reply: confirm.then(|| Saying::OptedOut { salon: salon() }),
    }
}

/// Reads one text for what the carrier or the law makes of it.
///
/// With `OptOutType` the provider has matched a word and answered: it is written down, never
/// answered. The exception is a YES of somebody who has not opted out: there is nothing to take up
/// again, and the question that it answers is ours.
fn word_of(situation: &Situation, text: &TurnText, understood: &Understanding) -> Option<Word> {
    let yes = understood.keyword == Some(CarrierKeyword::Start { yes: true });
    let cancel = understood.keyword == Some(CarrierKeyword::Stop { cancel: true });
    let wants_again = !yes || is_revoked(situation) || granted_in_this_turn(situation);
    match (text.opt_out_type.as_deref(), understood.keyword) {
        (Some("STOP"), _) => Some(Word::Stop {
            source: ConsentSource::Provider,
            cancel,
        }),
        (Some("START"), _) => wants_again.then_some(Word::Start(ConsentSource::Provider)),
        (Some(_), _) => Some(Word::Help),
        (None, Some(CarrierKeyword::Stop { cancel })) => Some(Word::Stop {
            source: ConsentSource::Keyword,
            cancel,
        }),
        (None, Some(CarrierKeyword::Start { .. })) => {
            wants_again.then_some(Word::Start(ConsentSource::Keyword))
        }
        (None, Some(CarrierKeyword::Help)) if situation.transport == Transport::Twilio => {
            Some(Word::Help)
        }
        (None, _) if understood.opt_out_wording => Some(Word::Stop {
            source: ConsentSource::Wording,
            cancel: false,
        }),
        (None, _) => None,
    }
}

/// Whether the number has taken back that its texts are answered.
pub(super) fn is_revoked(situation: &Situation) -> bool {
    permission(&situation.consent, Purpose::Conversation) == Permission::Revoked
}

/// The same before this turn: a turn that is tried again after a crash finds its own line.
fn was_revoked(situation: &Situation) -> bool {
    is_revoked(situation)
        && !last_line(situation).is_some_and(|line| is_of_this_turn(situation, line))
}

fn granted_in_this_turn(situation: &Situation) -> bool {
    last_line(situation)
        .is_some_and(|line| line.act == ConsentAct::Granted && is_of_this_turn(situation, line))
}

fn last_line(situation: &Situation) -> Option<&ConsentRecord> {
    let lines = situation.consent.iter();
    lines
        .filter(|line| line.purpose == Purpose::Conversation)
        .max_by_key(|line| line.at)
}

fn is_of_this_turn(situation: &Situation, line: &ConsentRecord) -> bool {
    let mut texts = situation.texts.iter();
    texts.any(|text| line.message == Some(text.message))
}
