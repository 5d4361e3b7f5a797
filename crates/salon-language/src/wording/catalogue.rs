//! The catalogue: what we say, as phrases in one folder of Fluent files for each language.
//!
//! The files travel inside the program. A phrase that a language lacks is said in English; a test
//! keeps that from happening.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::language::Language;

/// The phrases of one language.
type Phrases = FluentBundle<FluentResource>;

/// The files of a language: its folder in `wording/`.
const fn files(language: Language) -> [&'static str; 2] {
    match language {
        Language::English => [
            include_str!("../../wording/en/forms.ftl"),
            include_str!("../../wording/en/sayings.ftl"),
        ],
        Language::Spanish => [
            include_str!("../../wording/es/forms.ftl"),
            include_str!("../../wording/es/sayings.ftl"),
        ],
        Language::French => [
            include_str!("../../wording/fr/forms.ftl"),
            include_str!("../../wording/fr/sayings.ftl"),
        ],
    }
}

/// The phrases of a language, read from its files once.
fn phrases(language: Language) -> &'static Phrases {
    static ENGLISH: LazyLock<Phrases> = LazyLock::new(|| load(Language::English));
    static SPANISH: LazyLock<Phrases> = LazyLock::new(|| load(Language::Spanish));
    static FRENCH: LazyLock<Phrases> = LazyLock::new(|| load(Language::French));
    match language {
        Language::English => &ENGLISH,
        Language::Spanish => &SPANISH,
        Language::French => &FRENCH,
    }
}

fn load(language: Language) -> Phrases {
    let locale: Option<LanguageIdentifier> = language.tag().parse().ok();
    let mut phrases = FluentBundle::new_concurrent(locale.into_iter().collect());
    // The marks that isolate a value's direction are not in GSM-7.
    phrases.set_use_isolating(false);
    for file in files(language) {
        let read = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(read, _)| read);
        phrases.add_resource_overriding(read);
    }
    phrases
}

/// Puts values into a phrase; `None` when the language lacks it, or it asks for what is not given.
fn find(phrases: &Phrases, id: &str, args: &FluentArgs<'_>) -> Option<String> {
    let message = phrases.get_message(id)?;
    let mut errors = Vec::new();
    let text = phrases.format_pattern(message.value()?, Some(args), &mut errors);
    errors.is_empty().then(|| text.into_owned())
}

fn find_or_else(first: &Phrases, other: &Phrases, id: &str, args: &FluentArgs<'_>) -> String {
    find(first, id, args)
        .or_else(|| find(other, id, args))
        .unwrap_or_default()
}

/// One who speaks a language: knows every phrase of the catalogue, each a method.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voice(pub(crate) Language);

impl Voice {
    fn say<'v, const N: usize>(
        self,
        id: &str,
        values: [(&'static str, FluentValue<'v>); N],
    ) -> String {
        let args: FluentArgs<'v> = values.into_iter().collect();
        find_or_else(phrases(self.0), phrases(Language::English), id, &args)
    }
}

/// Declares each phrase with the values that go into it. One that nobody says is dead code to the
/// compiler, and one that a language lacks fails a test.
macro_rules! phrases {
    ($($name:ident = $id:literal ($($value:ident),*);)*) => {
        impl<'v> Voice {
            $(pub(crate) fn $name(self, $($value: impl Into<FluentValue<'v>>),*) -> String {
                self.say($id, [$((stringify!($value), $value.into())),*])
            })*
        }

        #[cfg(test)]
        const DECLARED: &[(&str, &[&str])] = &[$(($id, &[$(stringify!($value)),*])),*];
    };
}

phrases! {
    weekday = "weekday" (day);
    month = "month" (month);
    date = "date" (weekday, day, month);
    time = "time" (hour, twelve, minute, half);
    full_hour = "full-hour" (hour, twelve, half);
    midnight = "midnight" ();
    day_time = "day-time" (date, time);
    span = "span" (start, end);
    weekdays = "weekdays" (first, last);
    money = "money" (code, point, comma);
    price_from = "price-from" (money);
    price_or_more = "price-or-more" (money);
    minutes = "minutes" (minutes);
    hours = "hours" (hours);
    hours_and_minutes = "hours-and-minutes" (hours, minutes);
    list_and = "list-and" (before, last, sound);
    list_or = "list-or" (before, last, sound);

    introduction = "introduction" (salon);
    i_am_a_machine = "i-am-a-machine" (salon);
    how_can_i_help = "how-can-i-help" ();
    what_i_can_do = "what-i-can-do" ();
    you_are_welcome = "you-are-welcome" ();
    in_your_language = "in-your-language" ();
    languages_we_speak = "languages-we-speak" ();
    not_understood = "not-understood" ();

    ask_service = "ask-service" ();
    ask_service_of = "ask-service-of" (examples);
    ask_which_service = "ask-which-service" (services);
    ask_when = "ask-when" (services);
    ask_which_day = "ask-which-day" (days);
    no_such_day = "no-such-day" (days);
    already_past = "already-past" ();

    with_staff = "with-staff" (what, staff);
    on_one_day = "on-one-day" (day, choices);
    offer_one = "offer-one" (place, services, details);
    offer_one_to_move = "offer-one-to-move" (place, services, details);
    offer_several = "offer-several" (services, choices);
    offer_several_to_move = "offer-several-to-move" (services, choices);
    ask_which_offer = "ask-which-offer" (choices);
    offers_expired = "offers-expired" ();

    taken = "taken" (place);
    just_taken = "just-taken" (when);
    day_full = "day-full" (date);
    day_full_of = "day-full-of" (staff, date);
    nothing_then = "nothing-then" ();
    nothing_at_all = "nothing-at-all" ();
    nothing_at_all_of = "nothing-at-all-of" (staff);
    closed = "closed" (date);
    closed_because = "closed-because" (date, label);
    staff_away = "staff-away" (staff, date);
    staff_in = "staff-in" (staff, date, hours);
    too_soon = "too-soon" (when);
    too_far = "too-far" (date);
    no_such_staff = "no-such-staff" (staff, count);
    staff_does_not = "staff-does-not" (staff, service);
    staff_does_not_but = "staff-does-not-but" (staff, service, anyone);
    nobody_does = "nobody-does" (service);
    who_does = "who-does" (service, staff);

    visit = "visit" (what, when);
    left_at_that = "left-at-that" ();
    ask_name = "ask-name" ();
    booked = "booked" (services, place);
    see_you = "see-you" (name);
    ask_move_to = "ask-move-to" (visit);
    moved = "moved" (services, place);
    ask_cancel = "ask-cancel" (visit);
    ask_cancel_for = "ask-cancel-for" (visit, fee);
    ask_cancel_or_book = "ask-cancel-or-book" (visit, place);
    cancelled = "cancelled" (visit);
    kept = "kept" (visit);
    ask_which_visit = "ask-which-visit" (visits);
    your_visits = "your-visits" (visits, count);
    no_visits = "no-visits" ();
    confirmed = "confirmed" (visit);
    reminder = "reminder" (salon, visit);
    reminder_of_confirmed = "reminder-of-confirmed" (salon, visit);
    visit_booked = "visit-booked" (salon, visit);
    ask_coming = "ask-coming" (visit);
    ask_cancel_or_move = "ask-cancel-or-move" (visit);
    ask_cancel_or_move_for = "ask-cancel-or-move-for" (visit, fee);
    running_late_noted = "running-late-noted" (visit);
    only_your_own = "only-your-own" ();

    price_is = "price-is" (service, price);
    price_varies = "price-varies" (service, lowest, highest);
    takes_about = "takes-about" (service, length);
    menu_line = "menu-line" (service, price);
    open_days = "open-days" (days, hours);
    opening_hours = "opening-hours" (open);
    opening_hours_but = "opening-hours-but" (open, closed);
    closed_for_now = "closed-for-now" ();
    open_on = "open-on" (date, hours);

    unknown_fact = "unknown-fact" ();
    handed_off = "handed-off" ();
    handed_off_with_regret = "handed-off-with-regret" ();
    handed_off_urgently = "handed-off-urgently" ();
    photo_received = "photo-received" ();
    wrong_number_noted = "wrong-number-noted" ();
    sorry = "sorry" ();
    opted_out = "opted-out" (salon);
    opt_out_line = "opt-out-line" (keyword);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values that only choose between forms: they need not be seen in the text.
    const CHOOSING: [&str; 8] = [
        "day", "month", "sound", "count", "code", "point", "comma", "half",
    ];

    /// A clock shows the hour of twelve or of twenty-four.
    const CLOCK: [&str; 2] = ["hour", "twelve"];

    fn ids(file: &str) -> Vec<&str> {
        let first = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
        file.lines()
            .filter(first)
            .filter_map(|line| Some(line.split_once(" = ")?.0))
            .collect()
    }

    #[test]
    fn every_file_is_read_without_an_error_and_says_nothing_twice() {
        for language in Language::ALL {
            let mut phrases = FluentBundle::new_concurrent(Vec::new());
            for file in files(language) {
                let read = FluentResource::try_new(file.to_owned()).map_err(|(_, errors)| errors);
                assert_eq!(phrases.add_resource(read.unwrap()), Ok(()), "{language:?}");
            }
        }
    }

    #[test]
    fn every_language_has_every_phrase_and_no_other() {
        let mut declared: Vec<&str> = DECLARED.iter().map(|(id, _)| *id).collect();
        declared.sort_unstable();
        for language in Language::ALL {
            let mut written: Vec<&str> = files(language).into_iter().flat_map(ids).collect();
            written.sort_unstable();
            assert_eq!(written, declared, "{language:?}");
        }
    }

    /// Each phrase is said with every value that can choose a form.
    #[test]
    fn no_phrase_asks_for_what_is_not_given() {
        for (language, (id, values)) in Language::ALL
            .into_iter()
            .flat_map(|language| DECLARED.iter().map(move |phrase| (language, phrase)))
        {
            let numbers = (0..=31_usize).map(FluentValue::from);
            let words = ["i", "o", "x", "USD", "EUR", "GBP", "MXN", "ARS", "XXX"];
            for value in numbers.chain(words.map(FluentValue::from)) {
                let args = values.iter().map(|name| (*name, value.clone()));
                let said = find(phrases(language), id, &args.collect());
                assert!(
                    said.is_some_and(|text| !text.is_empty()),
                    "{language:?} {id}"
                );
            }
        }
    }

    #[test]
    fn no_language_leaves_out_what_it_is_told() {
        for (language, (id, values)) in Language::ALL
            .into_iter()
            .flat_map(|language| DECLARED.iter().map(move |phrase| (language, phrase)))
        {
            let args = values.iter().map(|name| (*name, format!("<{name}>")));
            let said = find(phrases(language), id, &args.collect()).unwrap();
            let seen = |name: &&str| said.contains(&format!("<{name}>"));
            for name in values.iter().filter(|name| !CHOOSING.contains(name)) {
                let clock = CLOCK.contains(name) && CLOCK.iter().any(seen);
                assert!(
                    clock || seen(name),
                    "{language:?} {id} leaves out {name}: {said}"
                );
            }
        }
    }

    #[test]
    fn a_phrase_that_a_language_lacks_is_said_in_english_and_one_that_nobody_has_is_empty() {
        let none = FluentBundle::new_concurrent(Vec::new());
        let english = phrases(Language::English);
        let args = FluentArgs::new();
        assert_eq!(
            find_or_else(&none, english, "how-can-i-help", &args),
            "How can I help?"
        );
        assert_eq!(find_or_else(&none, english, "nothing-like-it", &args), "");
    }

    /// The carriers take a bare STOP, CANCEL, YES and their like for an opt-out or an opt-in, so that
    /// none of them may be asked for; answers are digits and single letters.
    #[test]
    fn m8_no_phrase_asks_for_a_word_of_the_carriers() {
        const KEYWORDS: [&str; 15] = [
            "STOP",
            "STOPALL",
            "UNSUBSCRIBE",
            "CANCEL",
            "END",
            "QUIT",
            "REVOKE",
            "OPTOUT",
            "START",
            "YES",
            "UNSTOP",
            "HELP",
            "INFO",
            "ARRET",
            "ARRÊT",
        ];
        for file in Language::ALL.into_iter().flat_map(files) {
            let phrases = file.lines().filter(|line| !line.starts_with('#'));
            for word in phrases.flat_map(|line| line.split(|c: char| !c.is_alphanumeric())) {
                assert!(!KEYWORDS.contains(&word), "{word}");
            }
        }
    }
}
