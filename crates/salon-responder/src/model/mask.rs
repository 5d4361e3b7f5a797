//! What a model never sees: phone numbers, e-mail and street addresses, surnames.
//!
//! Each becomes a placeholder before a text goes to the model, and is put back where a tool needs
//! it. Hiding a word too many costs a little understanding; hiding one too few gives it away.

use std::fmt;
use std::ops::Range;

use jiff::Timestamp;
use salon_language::{Context, Question, Understanding, understand};

use crate::catalogs::SalonBook;
use crate::model::private;

/// Finds where something private stands.
type Find = fn(&str) -> Vec<Range<usize>>;

/// Placeholders and what they stand for, for one turn. `Debug` shows neither.
#[derive(Clone, Default)]
pub(crate) struct Mask {
    surnames: Vec<String>,
    hidden: Vec<(String, String)>,
}

impl fmt::Debug for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mask({} hidden)", self.hidden.len())
    }
}

impl Mask {
    /// Makes a mask that knows these whole names: all but the first word of each is hidden.
    pub(crate) fn knowing<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let last = |name: &'n str| name.split_whitespace().skip(1);
        let surnames = names.into_iter().flat_map(last);
        Self {
            surnames: surnames.map(str::to_lowercase).collect(),
            hidden: Vec::new(),
        }
    }

    /// Puts placeholders into a text.
    pub(crate) fn hide(&mut self, text: &str, book: &SalonBook) -> String {
        let mut text = text.to_owned();
        let kinds: [(&str, Find); 4] = [
            ("email", private::emails),
            ("phone", private::phones),
            ("phone", private::spelled_numbers),
            ("address", private::streets),
        ];
        for (kind, find) in kinds {
            text = self.replace(kind, &text, find(&text));
        }
        let surnames = self.surnames_in(&text, book);
        self.replace("surname", &text, surnames)
    }

    /// Puts back what placeholders stand for.
    pub(crate) fn reveal(&self, text: &str) -> String {
        let put_back = |text: String, (placeholder, original): &(String, String)| {
            text.replace(placeholder.as_str(), original)
        };
        self.hidden.iter().rev().fold(text.to_owned(), put_back)
    }

    /// Whether a text has a placeholder of this turn in it.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.hidden
            .iter()
            .any(|(placeholder, _)| text.contains(placeholder.as_str()))
    }

    fn replace(&mut self, kind: &str, text: &str, mut places: Vec<Range<usize>>) -> String {
        places.sort_by_key(|place| place.start);
        let mut masked = String::with_capacity(text.len());
        let mut from = 0;
        for place in places {
            let (Some(before), Some(original)) =
                (text.get(from..place.start), text.get(place.clone()))
            else {
                continue;
            };
            let placeholder = self.placeholder(kind, original);
            masked.push_str(before);
            masked.push_str(&placeholder);
            from = place.end;
        }
        masked.push_str(text.get(from..).unwrap_or_default());
        masked
    }

    /// The same words have the same placeholder throughout.
    fn placeholder(&mut self, kind: &str, original: &str) -> String {
        let known = self.hidden.iter().find(|(_, known)| known == original);
        if let Some((placeholder, _)) = known {
            return placeholder.clone();
        }
        let placeholder = format!("[{kind}-{}]", self.hidden.len() + 1);
        self.hidden.push((placeholder.clone(), original.to_owned()));
        placeholder
    }

    fn surnames_in(&self, text: &str, book: &SalonBook) -> Vec<Range<usize>> {
        let words = private::words(text);
        let given = read_for_name(text, book).name.unwrap_or_default();
        let given: Vec<String> = given
            .split_whitespace()
            .skip(1)
            .map(str::to_lowercase)
            .collect();
        let mut places: Vec<Range<usize>> = Vec::new();
        for (at, (place, word)) in words.iter().enumerate() {
            let lower = word.to_lowercase();
            let bare = lower.trim_end_matches("'s").trim_end_matches("’s");
            let before = at.checked_sub(1).and_then(|at| words.get(at));
            let known = self.surnames.iter().any(|surname| surname == bare)
                || given.iter().any(|surname| surname == bare);
            let follows = before.is_some_and(|(before, first)| {
                before.end + 1 == place.start && is_whole_name(first, bare, word, book)
            });
            if known || follows {
                let cut = word.len() - bare.len();
                places.push(place.start..place.end - cut.min(word.len()));
            }
        }
        places
    }
}

/// Whether two words that follow each other are somebody's whole name: both are written as names
/// are, and the salon has no such words.
fn is_whole_name(first: &str, bare: &str, second: &str, book: &SalonBook) -> bool {
    let upper = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    if !upper(first) || !upper(second) {
        return false;
    }
    let pair: String = {
        let shown: String = second.chars().take(bare.chars().count()).collect();
        format!("{first} {shown}")
    };
    let read = read_for_name(&pair, book);
    read.staff.chosen.is_empty()
        && read
            .name
            .is_some_and(|name| name.split_whitespace().count() == 2)
}

fn read_for_name(text: &str, book: &SalonBook) -> Understanding {
    let context = Context {
        now: Timestamp::UNIX_EPOCH,
        zone: &book.catalog.salon.zone,
        vocabulary: &book.vocabulary,
        language: book.vocabulary.language(),
        question: Some(Question::AskName),
    };
    understand(text, &context)
}

#[cfg(test)]
mod tests {
    use salon_domain::{Key, SalonId};
    use salon_language::Vocabulary;

    use super::*;
    use crate::salon_file::{DEMO_SALON_FILE, parse_salon_file};

    fn book() -> SalonBook {
        let described = parse_salon_file(DEMO_SALON_FILE, "demo-salon.toml").unwrap();
        let catalog = salon_domain::Catalog {
            salon: salon_domain::Salon {
                id: SalonId::new(1),
                key: "demo".parse::<Key>().unwrap(),
                name: described.name.clone(),
                zone: described.zone.clone(),
                country: described.country,
                currency: described.currency,
                language: described.language.clone(),
                policy: described.policy.clone(),
            },
            numbers: Vec::new(),
            services: Vec::new(),
            staff: Vec::new(),
            resources: Vec::new(),
            hours: salon_domain::Hours::default(),
            facts: Vec::new(),
        };
        SalonBook {
            vocabulary: Vocabulary::of(&catalog),
            catalog,
        }
    }

    #[test]
    fn hides_numbers_addresses_and_surnames_and_puts_them_back() {
        let text =
            "I'm Ana Lopez, call +1 (918) 555-0123 or ana.l@example.com, 12 Oak Street Apt 4";
        let mut mask = Mask::default();
        let masked = mask.hide(text, &book());
        for typed in ["Lopez", "918", "0123", "example.com", "Oak"] {
            assert!(!masked.contains(typed), "{typed} is in: {masked}");
        }
        assert!(masked.contains("Ana ["), "{masked}");
        assert_eq!(mask.reveal(&masked), text);
    }

    #[test]
    fn leaves_days_times_prices_and_services_alone() {
        for text in [
            "Friday Nov 27 at 10:30 or 2026-11-28 at 2pm",
            "is the $65 Full Color free on Black Friday?",
            "2 on the way, 15 min late",
            "Happy Thanksgiving! See you at 4",
            "11/27/2026 at 9",
        ] {
            assert_eq!(Mask::default().hide(text, &book()), text);
        }
    }

    #[test]
    fn hides_a_surname_that_the_salon_knows_however_it_is_written() {
        let mut mask = Mask::knowing(["Ana Lopez"]);
        let masked = mask.hide("this is ana lopez's sister", &book());
        assert!(!masked.to_lowercase().contains("lopez"), "{masked}");
    }

    #[test]
    fn hides_a_number_that_is_spelled_out() {
        let masked = Mask::default().hide(
            "my number is nine one eight five five five oh one two three",
            &book(),
        );
        assert!(!masked.contains("eight"), "{masked}");
    }
}
