//! Answers to a webhook, in Twilio's markup.

use quick_xml::escape::escape;

/// The content type of these answers. A `text/plain` answer would be texted to the person.
pub const TWIML_CONTENT_TYPE: &str = "text/xml; charset=utf-8";

const EMPTY: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Response/>"#;
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Response><Message>"#;
const TAIL: &str = "</Message></Response>";

/// Returns the answer that texts nothing: replies leave through the gateway alone.
#[must_use]
pub const fn empty_response() -> &'static str {
    EMPTY
}

/// Returns the answer that texts `text` to the person, for programs that reply in place.
///
/// Characters that XML 1.0 cannot carry are left out.
#[must_use]
pub fn message_response(text: &str) -> String {
    let carried: String = text.chars().filter(|c| is_xml_char(*c)).collect();
    format!("{HEAD}{}{TAIL}", escape(carried.as_str()))
}

/// The `Char` production of XML 1.0, section 2.2.
const fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}')
}

#[cfg(test)]
mod tests {
    use quick_xml::Reader;
    use quick_xml::escape::unescape;
    use quick_xml::events::Event;

    use super::*;

    /// Returns the names of the elements and the text in a document.
    fn read(xml: &str) -> (Vec<String>, String) {
        let mut reader = Reader::from_str(xml);
        let (mut names, mut text) = (Vec::new(), String::new());
        loop {
            let event = reader.read_event().unwrap();
            if let Event::Start(tag) | Event::Empty(tag) = &event {
                names.push(tag.name().as_ref().to_owned());
            } else if let Event::Text(part) = &event {
                text.push_str(part);
            } else if let Event::GeneralRef(name) = &event {
                text.push_str(&unescape(&format!("&{};", &**name)).unwrap());
            } else if let Event::Eof = event {
                return (names, text);
            }
        }
    }

    #[test]
    fn m6_an_empty_answer_sends_no_second_text() {
        let (names, text) = read(empty_response());
        assert_eq!((names, text.as_str()), (vec!["Response".to_owned()], ""));
        assert!(TWIML_CONTENT_TYPE.starts_with("text/xml"));
    }

    #[test]
    fn carries_any_words_without_making_markup_of_them() {
        let words = "</Message><Redirect>http://x</Redirect> \"2 & 3\" l'été \u{1F484}";
        let (names, text) = read(&message_response(words));
        assert_eq!(names, ["Response", "Message"]);
        assert_eq!(text, words);
    }

    #[test]
    fn leaves_out_what_xml_cannot_carry() {
        let (_, text) = read(&message_response("a\u{0}\u{b}\u{FFFF}b\tc\nd"));
        assert_eq!(text, "ab\tc\nd");
    }
}
