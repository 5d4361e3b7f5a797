//! What Twilio should be set up with, and where that differs from what it is set up with.

use salon_config::{Masked, TwilioSettings};
use salon_domain::Address;
use salon_sms::TwilioRoutes;
use serde::Serialize;

/// What is set up: a number, or a messaging service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verbs) enum Place {
    /// A messaging service, by its sid.
    Service(String),
    /// A number, as E.164.
    Number(String),
}

/// One thing that is set otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in crate::verbs) struct Difference {
    pub(in crate::verbs) what: &'static str,
    pub(in crate::verbs) now: Option<String>,
    pub(in crate::verbs) wanted: Option<String>,
}

impl Difference {
    /// Tells it in one line.
    pub(in crate::verbs) fn words(&self) -> String {
        let or_nothing = |text: &Option<String>| match text {
            Some(text) => text.clone(),
            None => "(nothing)".to_owned(),
        };
        format!(
            "{}: {} -> {}",
            self.what,
            or_nothing(&self.now),
            or_nothing(&self.wanted)
        )
    }
}

/// Returns where texts come in: the messaging service of the settings, or else their number and the
/// salons' own.
pub(in crate::verbs) fn places(twilio: &TwilioSettings, numbers: &[Address]) -> Vec<Place> {
    if let Some(service) = &twilio.messaging_service_sid {
        return vec![Place::Service(service.expose().to_owned())];
    }
    let own = twilio.phone_number.iter().map(Masked::expose);
    let salons = numbers.iter().map(Address::as_str);
    let mut places = Vec::new();
    for number in own.chain(salons).filter(|number| number.starts_with('+')) {
        let place = Place::Number(number.to_owned());
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

/// Returns what a place should be set up with: the webhook, tried again when the connection fails or
/// the answer is no good, and the webhook once more as the fallback; a service also gets the address
/// for states, which texts from a number carry with them.
pub(in crate::verbs) fn wanted(public: &str, place: &Place) -> TwilioRoutes {
    let webhook = format!("{}/webhook/sms", public.trim_end_matches('/'));
    let post = || Some("POST".to_owned());
    TwilioRoutes {
        inbound: Some(format!("{webhook}#rc=5&rp=all")),
        inbound_method: post(),
        fallback: Some(webhook.clone()),
        fallback_method: post(),
        status_callback: match place {
            Place::Service(_) => Some(format!("{webhook}/status")),
            Place::Number(_) => None,
        },
        overridden: false,
    }
}

/// Lists what is set otherwise than it should be.
pub(in crate::verbs) fn differences(
    found: &TwilioRoutes,
    wanted: &TwilioRoutes,
) -> Vec<Difference> {
    let who = |overridden: bool| {
        let words = if overridden {
            "elsewhere"
        } else {
            "to these addresses"
        };
        Some(words.to_owned())
    };
    let rows = [
        ("texts go", who(found.overridden), who(wanted.overridden)),
        (
            "a message comes in",
            found.inbound.clone(),
            wanted.inbound.clone(),
        ),
        (
            "its method",
            found.inbound_method.clone(),
            wanted.inbound_method.clone(),
        ),
        (
            "when that fails",
            found.fallback.clone(),
            wanted.fallback.clone(),
        ),
        (
            "its method then",
            found.fallback_method.clone(),
            wanted.fallback_method.clone(),
        ),
        (
            "status callback",
            found.status_callback.clone(),
            wanted.status_callback.clone(),
        ),
    ];
    let differs = |(what, now, wanted): (&'static str, Option<String>, Option<String>)| {
        (now != wanted).then_some(Difference { what, now, wanted })
    };
    rows.into_iter().filter_map(differs).collect()
}

/// Hides all of a number or a sid but its end.
pub(in crate::verbs) fn masked(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let end = characters.len().saturating_sub(3);
    let end: String = characters.into_iter().skip(end).collect();
    format!("***{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_already_differs_in_nothing() {
        let place = Place::Number("+19185550100".to_owned());
        let wanted = wanted("https://salon.example", &place);
        assert_eq!(differences(&wanted, &wanted), []);
        let none = differences(&TwilioRoutes::default(), &wanted);
        assert_eq!(
            none[0].words(),
            "a message comes in: (nothing) -> https://salon.example/webhook/sms#rc=5&rp=all"
        );
        let taken = TwilioRoutes {
            overridden: true,
            ..wanted.clone()
        };
        assert_eq!(
            differences(&taken, &wanted)[0].words(),
            "texts go: elsewhere -> to these addresses"
        );
    }

    #[test]
    fn only_the_end_of_a_number_is_shown() {
        assert_eq!(masked("+19185550100"), "***100");
        assert_eq!(masked("12"), "***12");
    }
}
