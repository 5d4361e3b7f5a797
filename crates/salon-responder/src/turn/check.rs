//! The fact check: a text says nothing that no row of the turn backs.

use std::fmt;

use jiff::civil::Date;
use salon_language::{Claim, Mention, MentionKind, gsm_safe, mentions};

use crate::evidence::{Deed, Evidence};
use crate::situation::Situation;

/// Something a text says that no row backs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lie {
    kind: MentionKind,
}

impl fmt::Display for Lie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no row of this turn backs {:?}", self.kind)
    }
}

/// Holds a text against the evidence of its turn.
///
/// # Errors
/// Everything in it that the evidence does not back.
pub(super) fn check(
    text: &str,
    evidence: &Evidence,
    situation: &Situation,
) -> Result<(), Vec<Lie>> {
    let context = situation.mention_context();
    let mut evidence = evidence.clone();
    // A name may have lost its accents on the way into the text.
    let said = |name: &&str| text.contains(*name) || text.contains(&*gsm_safe(name));
    for name in names(situation).filter(said) {
        evidence.words(name, context);
    }
    let found = mentions(text, context);
    let mut date = None;
    let mut lies = Vec::new();
    for Mention { kind, .. } in found {
        if !backed(&kind, date, &evidence) {
            lies.push(Lie { kind: kind.clone() });
        }
        if let MentionKind::Date { date: said, .. } = kind {
            date = Some(said);
        }
    }
    if lies.is_empty() { Ok(()) } else { Err(lies) }
}

/// Whether a row backs what is said; a time is held against the date said before it.
fn backed(kind: &MentionKind, date: Option<Date>, evidence: &Evidence) -> bool {
    match kind {
        MentionKind::Date { date, .. } => {
            !kind.contradicts_itself() && evidence.dates.contains(date)
        }
        MentionKind::Weekday(day) => {
            evidence.weekdays.contains(&day.to_monday_one_offset())
                || evidence.dates.iter().any(|date| date.weekday() == *day)
        }
        MentionKind::Days { first, last } => {
            evidence.dates.contains(first) && evidence.dates.contains(last)
        }
        MentionKind::Time(time) => {
            evidence.times.contains(time)
                || evidence.moments.iter().any(|moment| {
                    moment.time() == *time && date.is_none_or(|date| moment.date() == date)
                })
        }
        MentionKind::Times { start, end } => {
            evidence.times.contains(start) && evidence.times.contains(end)
        }
        MentionKind::Price(money) => evidence.amounts.contains(&money.minor()),
        MentionKind::Duration(minutes) => evidence.lengths.contains(minutes),
        MentionKind::Claim(claim) => evidence.deeds.iter().any(|deed| {
            matches!(
                (claim, deed),
                (Claim::Booked, Deed::Booked | Deed::Moved)
                    | (Claim::Moved, Deed::Moved)
                    | (Claim::Cancelled, Deed::Cancelled)
                    | (Claim::Confirmed, Deed::Confirmed)
            )
        }),
        // A kind of statement that this version cannot hold against a row does not leave.
        _ => false,
    }
}

/// Names that rows back and that may look like something else: a salon called "Sunday's", a client
/// called April.
fn names(situation: &Situation) -> impl Iterator<Item = &str> {
    let catalog = situation.catalog();
    let services = catalog.services.iter().map(|service| service.name.as_str());
    let staff = catalog.staff.iter().map(|person| person.name.as_str());
    let people = situation
        .people
        .iter()
        .filter_map(|person| Some(person.name.as_ref()?.first()));
    services
        .chain(staff)
        .chain(people)
        .chain([catalog.salon.name.as_str()])
}
