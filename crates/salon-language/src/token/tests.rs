//! How texts are split.

use super::*;

fn texts(text: &str) -> Vec<String> {
    tokenize(text, |word| word == "2nite", |_| None)
        .into_iter()
        .map(|token| token.text)
        .collect()
}

#[test]
fn splits_letters_from_digits_unless_they_are_one_word() {
    assert_eq!(
        texts("3pm 2nite @10:30"),
        ["3", "pm", "2nite", "@", "10", ":", "30"]
    );
    assert_eq!(texts("the 1st o’clock"), ["the", "1", "st", "oclock"]);
}

#[test]
fn drops_accents_quotes_and_skin_tones() {
    assert_eq!(texts("“MAÑANA” été 👍🏽"), ["manana", "ete", "👍"]);
}

#[test]
fn splits_words_that_lost_their_end_before_an_apostrophe() {
    let whole = |short: &str| match short {
        "l" => Some("le"),
        "qu" => Some("que"),
        "d" => Some("de"),
        _ => None,
    };
    let texts = |text: &str| -> Vec<String> {
        let tokens = tokenize(text, |_| false, whole);
        tokens.into_iter().map(|token| token.text).collect()
    };
    assert_eq!(texts("L’après-midi"), ["le", "apres", "-", "midi"]);
    assert_eq!(
        texts("qu'il d'aujourd'hui"),
        ["que", "il", "de", "aujourdhui"]
    );
    assert_eq!(texts("d' l"), ["d", "l"]);
}

#[test]
fn keeps_the_place_in_the_text() {
    let text = "¿Sí, mañana?";
    for token in tokenize(text, |_| false, |_| None) {
        assert_eq!(normalize(text.get(token.span.clone()).unwrap()), token.text);
    }
}

#[test]
fn reads_nothing_into_phone_numbers_and_addresses() {
    for text in [
        "call 415-286-4371",
        "(206) 555-1212",
        "ana3@salon7.com",
        "https://x.co/3",
    ] {
        assert!(
            tokenize(text, |_| false, |_| None)
                .iter()
                .all(|token| token.number.is_none()),
            "{text}"
        );
    }
    assert_eq!(
        tokenize("2018/05/01", |_| false, |_| None)
            .iter()
            .filter(|t| t.number.is_some())
            .count(),
        3
    );
    assert_eq!(
        tokenize("0730-0930", |_| false, |_| None)
            .iter()
            .filter(|t| t.number.is_some())
            .count(),
        2
    );
}
