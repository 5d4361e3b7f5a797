//! The fact check: a text says nothing that no row of the turn backs.

use std::fmt;

use jiff::civil::{Date, DateTime, Time};
use salon_domain::StaffId;
use salon_language::{
    Claim, Mention, MentionKind, NameMention, NameSaid, gsm_safe, mentions, names_said,
};

use crate::evidence::{Deed, Evidence};
use crate::situation::Situation;

/// Something a text says that no row backs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lie {
    /// A date, a time, a price, a number, a link, or a claim that something was done.
    Fact(MentionKind),
    /// A name that the turn is not about, or that nobody here has.
    Name(NameSaid),
    /// A stylist beside a time at which the rows have another one.
    Stylist {
        /// When.
        at: DateTime,
        /// Who is said to work then.
        staff: StaffId,
    },
}

impl fmt::Display for Lie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fact(kind) => write!(f, "no row of this turn backs {kind:?}"),
            Self::Name(name) => write!(f, "no row of this turn backs the name {name:?}"),
            Self::Stylist { at, staff } => {
                write!(f, "no row of this turn has stylist {staff} at {at}")
            }
        }
    }
}

/// Holds an outgoing text against the evidence of its turn.
///
/// # Errors
/// Everything in it that the evidence does not back.
pub fn check_facts(text: &str, evidence: &Evidence, situation: &Situation) -> Result<(), Vec<Lie>> {
    let context = situation.mention_context();
    let mut evidence = evidence.clone();
    // A name may have lost its accents on the way into the text.
    let said = |name: &&str| text.contains(*name) || text.contains(&*gsm_safe(name));
    let people = evidence.people.clone();
    let people = people.iter().map(String::as_str);
    for name in names(situation).chain(people).filter(said) {
        evidence.words(name, context);
    }
    let facts = mentions(text, context);
    let named = names_said(text, &situation.book.vocabulary, situation.language);
    let mut lies = false_facts(&facts, &evidence, situation);
    lies.extend(false_names(text, &named, &evidence, situation));
    lies.extend(false_stylists(text, &facts, &named, &evidence));
    if lies.is_empty() { Ok(()) } else { Err(lies) }
}

fn false_facts(facts: &[Mention], evidence: &Evidence, situation: &Situation) -> Vec<Lie> {
    let mut date = None;
    let mut lies = Vec::new();
    for Mention { kind, .. } in facts {
        if !backed(kind, date, evidence, situation) {
            lies.push(Lie::Fact(kind.clone()));
        }
        if let MentionKind::Date { date: said, .. } = kind {
            date = Some(*said);
        }
    }
    lies
}

/// Whether a row backs what is said; a time is held against the date said before it.
fn backed(
    kind: &MentionKind,
    date: Option<Date>,
    evidence: &Evidence,
    situation: &Situation,
) -> bool {
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
        MentionKind::Claim(claim) => evidence.deeds.iter().any(|deed| done(*claim, *deed)),
        MentionKind::Contact(contact) => evidence.contacts.contains(contact),
        MentionKind::Number(number) => {
            evidence.numbers.contains(number) || is_offer(*number, evidence, situation)
        }
        // A kind of statement that this version cannot hold against a row does not leave.
        _ => false,
    }
}

const fn done(claim: Claim, deed: Deed) -> bool {
    matches!(
        (claim, deed),
        (Claim::Booked, Deed::Booked | Deed::Moved)
            | (Claim::Moved, Deed::Moved)
            | (Claim::Cancelled, Deed::Cancelled)
            | (Claim::Confirmed, Deed::Confirmed)
    )
}

/// Whether a number is one that something shown can be chosen by.
fn is_offer(number: i64, evidence: &Evidence, situation: &Situation) -> bool {
    let shown = evidence.moments.len().max(situation.offers.len());
    usize::try_from(number).is_ok_and(|number| (1..=shown).contains(&number))
}

/// Names of services and stylists that neither a row of the turn nor the client has brought up.
fn false_names(
    text: &str,
    named: &[NameMention],
    evidence: &Evidence,
    situation: &Situation,
) -> Vec<Lie> {
    let asked = names_said(
        &situation.words(),
        &situation.book.vocabulary,
        situation.language,
    );
    let people = situation
        .people
        .iter()
        .filter_map(|person| Some(person.name.as_ref()?.first()));
    let people: Vec<&str> = people
        .chain(evidence.people.iter().map(String::as_str))
        .collect();
    let is_backed = |mention: &&NameMention| match &mention.name {
        // A client may be called what a stylist is called.
        _ if people.iter().any(|name| is_written(text, mention, name)) => true,
        // "Chez Marcel" speaks of no stylist, and "Maison Barbe" of no service.
        _ if is_in_the_salons_name(text, mention, situation) => true,
        NameSaid::Service(any) => {
            any.iter()
                .any(|service| evidence.services.contains(service))
                || asked.iter().any(|other| shares(any, &other.name))
        }
        NameSaid::Staff(staff) => {
            evidence.staff.contains(staff) || asked.iter().any(|other| other.name == mention.name)
        }
        NameSaid::Stranger => is_the_salons(text, mention, situation),
        _ => false,
    };
    let lies = named.iter().filter(|mention| !is_backed(mention));
    lies.map(|mention| Lie::Name(mention.name.clone()))
        .collect()
}

/// Whether the salon's own words have the name: "Elena's Salon", "ask for Rosa at the door".
fn is_the_salons(text: &str, mention: &NameMention, situation: &Situation) -> bool {
    let said = text.get(mention.span.clone()).unwrap_or_default();
    let facts = situation.catalog().facts.iter().map(|fact| &fact.text);
    let own = std::iter::once(&situation.salon().name).chain(facts);
    let words = |text: &str| -> Vec<String> {
        let parts = text.split(|c: char| !c.is_alphanumeric());
        parts.map(|word| gsm_safe(word).into_owned()).collect()
    };
    own.into_iter()
        .any(|text| words(text).contains(&gsm_safe(said).into_owned()))
}

/// Whether a name stands inside the salon's own name, as it is written in the text.
fn is_in_the_salons_name(text: &str, mention: &NameMention, situation: &Situation) -> bool {
    let name = situation.salon().name.as_str();
    let plain = gsm_safe(name);
    let written = [name, plain.as_ref()];
    let mut places = written.iter().flat_map(|name| text.match_indices(*name));
    places
        .any(|(start, name)| start <= mention.span.start && mention.span.end <= start + name.len())
}

fn is_written(text: &str, mention: &NameMention, name: &str) -> bool {
    let said = text.get(mention.span.clone()).unwrap_or_default();
    said == name || said == gsm_safe(name)
}

fn shares(services: &[salon_domain::ServiceId], other: &NameSaid) -> bool {
    matches!(other, NameSaid::Service(asked) if asked.iter().any(|one| services.contains(one)))
}

/// The most letters between a time and the stylist it is with: "with", "con", "avec".
const WITH: usize = 8;

/// Stylists right behind a time that rows have with somebody else.
fn false_stylists(
    text: &str,
    facts: &[Mention],
    named: &[NameMention],
    evidence: &Evidence,
) -> Vec<Lie> {
    let mut lies = Vec::new();
    for mention in named {
        let NameSaid::Staff(staff) = mention.name else {
            continue;
        };
        let before = facts
            .iter()
            .rev()
            .filter(|fact| fact.span.end <= mention.span.start);
        let Some((at, end)) = moment(before) else {
            continue;
        };
        let between = text.get(end..mention.span.start).unwrap_or_default();
        let beside = between.len() <= WITH && !between.contains(['.', ',', ';', ':', '?', '!']);
        let mut theirs = evidence
            .with
            .iter()
            .filter(|(moment, _)| *moment == at)
            .peekable();
        if beside && theirs.peek().is_some() && !theirs.any(|(_, other)| *other == staff) {
            lies.push(Lie::Stylist { at, staff });
        }
    }
    lies
}

/// The last time said, on the last date said, and where the time ends.
fn moment<'a>(before: impl Iterator<Item = &'a Mention>) -> Option<(DateTime, usize)> {
    let mut time: Option<(Time, usize)> = None;
    for fact in before {
        match (&fact.kind, time) {
            (MentionKind::Time(at), None) => time = Some((*at, fact.span.end)),
            (MentionKind::Date { date, .. }, Some((at, end))) => {
                return Some((date.to_datetime(at), end));
            }
            _ => {}
        }
    }
    None
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
