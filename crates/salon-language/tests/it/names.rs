//! Services, stylists and people's own names.

use salon_language::{IntentKind, Question};

use crate::salon::{
    BALAYAGE, BLOWOUT, CUT, CUT_STYLE, FULL_COLOR, FULL_HIGHLIGHTS, MANICURE, MAY, MENS_CUT,
    PARTIAL, PEDICURE, ROOT, SAM, SARAH, answer, read,
};

#[test]
fn the_longest_service_that_fits_is_meant() {
    assert_eq!(
        read("I want a haircut and style").services.chosen,
        [CUT_STYLE]
    );
    assert_eq!(read("haircut").services.chosen, [CUT]);
    assert_eq!(
        read("a mens haircut for my husband").services.chosen,
        [MENS_CUT]
    );
    assert_eq!(read("full highlights").services.chosen, [FULL_HIGHLIGHTS]);
}

#[test]
fn two_services_where_two_are_meant() {
    let read_cut_color = read("cut and color");
    assert_eq!(read_cut_color.services.chosen, [CUT]);
    assert_eq!(read_cut_color.services.ambiguous, [vec![ROOT, FULL_COLOR]]);
    assert_eq!(
        read("balayage and a blow dry").services.chosen,
        [BALAYAGE, BLOWOUT]
    );
    assert_eq!(read("manipedi").services.chosen, [MANICURE, PEDICURE]);
}

#[test]
fn a_word_that_fits_several_services_is_left_open() {
    assert_eq!(
        read("hair color").services.ambiguous,
        [vec![ROOT, FULL_COLOR]]
    );
    assert_eq!(
        read("highlights").services.ambiguous,
        [vec![PARTIAL, FULL_HIGHLIGHTS]]
    );
}

#[test]
fn finds_services_behind_typos_inflections_and_shorthand() {
    for text in [
        "balyage",
        "BALAYAGE!!",
        "balayages",
        "ballayage",
        "balaayge",
    ] {
        assert_eq!(read(text).services.chosen, [BALAYAGE], "{text}");
    }
    assert_eq!(
        read("need my roots done, root touch up").services.chosen,
        [ROOT]
    );
    assert_eq!(read("trims").services.chosen, [CUT]);
    assert_eq!(read("mani n pedi").services.chosen, [MANICURE, PEDICURE]);
    assert_eq!(read("blow-out").services.chosen, [BLOWOUT]);
}

#[test]
fn no_service_is_read_into_other_words() {
    for text in [
        "cute!",
        "I love your style",
        "all over the place",
        "is it full?",
        "Hi there",
    ] {
        assert!(read(text).services.is_empty(), "{text}");
    }
}

#[test]
fn finds_stylists_by_name_nickname_and_owner() {
    assert_eq!(read("Friday at 10am with Sarah").staff.chosen, [SARAH]);
    assert_eq!(read("is sammy in tomorrow?").staff.chosen, [SAM]);
    assert_eq!(read("what's Sam's next opening").staff.chosen, [SAM]);
    assert_eq!(read("with sarh please").staff.chosen, [SARAH]);
    assert_eq!(read("Sam Rivera").staff.chosen, [SAM]);
}

#[test]
fn a_name_that_is_also_a_word_counts_only_where_a_name_is_meant() {
    assert_eq!(read("a trim with May").staff.chosen, [MAY]);
    assert!(read("may I come on friday").staff.chosen.is_empty());
}

#[test]
fn tells_a_stylist_whom_nobody_knows() {
    assert_eq!(
        read("can I come in with Bob on Friday")
            .staff
            .unknown_name
            .as_deref(),
        Some("Bob")
    );
    assert_eq!(
        read("haircut with bob").staff.unknown_name.as_deref(),
        Some("Bob")
    );
    assert_eq!(read("haircut with bangs").staff.unknown_name, None);
    assert!(read("anyone is fine").staff.anyone);
}

#[test]
fn reads_a_name_however_it_is_given() {
    for text in [
        "Ana Lopez",
        "ana lopez",
        "it's Ana Lopez",
        "I'm Ana Lopez",
        "My name is Ana Lopez.",
        "Sure! Ana Lopez",
    ] {
        assert_eq!(
            answer(text, Question::AskName).name.as_deref(),
            Some("Ana Lopez"),
            "{text}"
        );
    }
    assert_eq!(
        read("Hi, this is Ana Lopez, can I get a trim?")
            .name
            .as_deref(),
        Some("Ana Lopez")
    );
    assert_eq!(
        read("put it under the name Wescovich").name.as_deref(),
        Some("Wescovich")
    );
}

#[test]
fn a_question_or_a_service_is_never_a_name() {
    for text in [
        "actually how much is it?",
        "balayage",
        "what?",
        "tomorrow at 3",
        "stop",
        "no thanks",
        "a haircut please",
        "yes",
    ] {
        assert_eq!(answer(text, Question::AskName).name, None, "{text}");
    }
    let read = answer("actually how much is it?", Question::AskName);
    assert_eq!(read.best(), Some(&IntentKind::Price));
}

#[test]
fn counts_the_people_who_come() {
    let both = read("book me and my daughter after school Tuesday").people;
    assert_eq!((both.count, both.myself), (2, true));
    assert_eq!(both.companions, ["daughter"]);
    let instead = read("a haircut for my mum").people;
    assert_eq!((instead.count, instead.myself), (1, false));
    assert_eq!(read("a haircut").people.count, 1);
    assert_eq!(read("can you take two people at 3?").people.count, 2);
}
