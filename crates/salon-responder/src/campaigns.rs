//! Bulk texts: the words of a campaign, put together for one person.

use salon_domain::ClientName;
use salon_language::{Language, gsm_safe, opt_out_line};

/// The provider takes no longer text.
const LONGEST: usize = 1_600;

/// A name that is longer is not greeted by.
const LONGEST_NAME: usize = 40;

/// Words that carriers take for an opt-out, and that mean something else to a salon's clients.
const NEVER: &str = "CANCEL";

/// The words of a campaign, read once: `{name|there}` stands for the first name, or what is behind
/// the bar where none is known; `{salon}` for the salon's name.
#[derive(Clone, PartialEq, Eq)]
pub struct BulkText {
    parts: Vec<Part>,
    /// How to opt out, unless the words say so themselves.
    opt_out: Option<String>,
}

#[derive(Clone, PartialEq, Eq)]
enum Part {
    Words(String),
    Name { unknown: String },
}

/// The words of a campaign cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BulkTextError {
    /// There are no words.
    #[error("the text is empty")]
    Empty,
    /// A brace is not closed.
    #[error("a `{{` in the text is not closed")]
    Unclosed,
    /// What is in braces stands for nothing.
    #[error("`{{{0}}}` stands for nothing: there are `{{name|there}}` and `{{salon}}`")]
    UnknownPlace(String),
    /// Nothing stands in for a name that is not known.
    #[error("`{{name}}` needs what to say where no name is known, such as `{{name|there}}`")]
    NoStandIn,
    /// The text asks for a word that opts out.
    #[error("the text has {NEVER} in it, which carriers take for an opt-out: use other words")]
    OptOutWord,
    /// The text can become too long.
    #[error("the text can become longer than {LONGEST} characters")]
    TooLong,
}

impl BulkTextError {
    /// Returns the stable name of what is wrong.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "campaign_text_refused"
    }
}

impl std::fmt::Debug for BulkText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BulkText").finish_non_exhaustive()
    }
}

impl BulkText {
    /// Reads the words of a campaign of a salon.
    ///
    /// # Errors
    /// [`BulkTextError`] with the first thing that is wrong.
    pub fn parse(text: &str, salon: &str, language: Language) -> Result<Self, BulkTextError> {
        if text.trim().is_empty() {
            return Err(BulkTextError::Empty);
        }
        let mut words = text
            .split(|letter: char| !letter.is_alphanumeric())
            .peekable();
        if words.any(|word| word == NEVER) {
            return Err(BulkTextError::OptOutWord);
        }
        let says_so = text
            .split(|letter: char| !letter.is_alphanumeric())
            .any(|word| word == "STOP");
        let bulk = Self {
            parts: parts(text.trim(), salon)?,
            opt_out: (!says_so).then(|| opt_out_line(language)),
        };
        let longest = bulk.put_together(Some(&"x".repeat(LONGEST_NAME)));
        let shortest = bulk.put_together(None);
        if longest.chars().count().max(shortest.chars().count()) > LONGEST {
            return Err(BulkTextError::TooLong);
        }
        Ok(bulk)
    }

    /// Puts the text together for a person, or for a number under which nobody or several are known.
    #[must_use]
    pub fn text_for(&self, name: Option<&ClientName>) -> String {
        let first = name.map(ClientName::first);
        self.put_together(first.filter(|first| first.chars().count() <= LONGEST_NAME))
    }

    fn put_together(&self, name: Option<&str>) -> String {
        let part = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Name { unknown } => name.unwrap_or(unknown).to_owned(),
        };
        let mut text: String = self.parts.iter().map(part).collect();
        if let Some(line) = &self.opt_out {
            text.push(' ');
            text.push_str(line);
        }
        gsm_safe(&text).into_owned()
    }
}

fn parts(text: &str, salon: &str) -> Result<Vec<Part>, BulkTextError> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (place, behind) = after.split_once('}').ok_or(BulkTextError::Unclosed)?;
        parts.push(Part::Words(before.to_owned()));
        parts.push(match place.split_once('|') {
            None if place == "salon" => Part::Words(salon.to_owned()),
            None if place == "name" => return Err(BulkTextError::NoStandIn),
            Some(("name", unknown)) => Part::Name {
                unknown: unknown.to_owned(),
            },
            None | Some(_) => return Err(BulkTextError::UnknownPlace(place.to_owned())),
        });
        rest = behind;
    }
    parts.push(Part::Words(rest.to_owned()));
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bulk(text: &str) -> Result<BulkText, BulkTextError> {
        BulkText::parse(text, "Juniper Lane", Language::English)
    }

    #[test]
    fn a_first_name_or_what_stands_in_for_it_is_put_into_the_text() {
        let text = bulk("Hi {name|there}, 10% off at {salon}.").unwrap();
        let ana = ClientName::parse("Ana Lopez").unwrap();
        assert_eq!(
            text.text_for(Some(&ana)),
            "Hi Ana, 10% off at Juniper Lane. Reply STOP to opt out."
        );
        assert_eq!(
            text.text_for(None),
            "Hi there, 10% off at Juniper Lane. Reply STOP to opt out."
        );
    }

    #[test]
    fn the_way_out_is_said_once_in_each_language() {
        let own = bulk("Sale today. Text STOP to end.").unwrap();
        assert_eq!(own.text_for(None), "Sale today. Text STOP to end.");
        for language in Language::ALL {
            let text = BulkText::parse("Hola", "Juniper", language).unwrap();
            let said = text.text_for(None);
            assert_eq!(said.matches("STOP").count(), 1, "{said}");
            let segments = salon_sms::measure(&said);
            assert_eq!(segments.encoding, salon_sms::Encoding::Gsm7, "{said}");
        }
    }

    #[test]
    fn what_cannot_be_sent_is_refused_in_words() {
        for (text, error) in [
            ("  ", BulkTextError::Empty),
            ("Hi {name", BulkTextError::Unclosed),
            ("Hi {name}", BulkTextError::NoStandIn),
            (
                "Hi {email}",
                BulkTextError::UnknownPlace("email".to_owned()),
            ),
            ("Reply CANCEL to cancel", BulkTextError::OptOutWord),
        ] {
            assert_eq!(bulk(text), Err(error));
        }
        assert_eq!(bulk(&"long ".repeat(400)), Err(BulkTextError::TooLong));
    }
}
