//! Which words were read by which rule.

use salon_domain::Zone;
use salon_language::{Context, Explanation, FindingKind, Language, Question, explain, understand};

use crate::salon::{MONDAY, vocabulary};

/// Explains a text that is read on that Monday at ten.
fn explained(text: &str, question: Option<Question>) -> Explanation {
    let (zone, vocabulary) = (Zone::named("America/Chicago").unwrap(), vocabulary());
    let context = Context {
        now: zone.starting(MONDAY.at(10, 0, 0, 0)).unwrap(),
        zone: &zone,
        vocabulary: &vocabulary,
        language: Language::English,
        question,
    };
    let explanation = explain(text, &context);
    assert_eq!(explanation.understanding, understand(text, &context));
    for finding in &explanation.findings {
        assert!(text.get(finding.span.clone()).is_some(), "{text}");
        assert!(!finding.rule.is_empty(), "{text}: {finding:?}");
    }
    explanation
}

/// What counts of a kind: the words, and what they mean.
fn counted<'a>(
    text: &'a str,
    explanation: &'a Explanation,
    kind: FindingKind,
) -> Vec<(&'a str, &'a str)> {
    let findings = explanation.findings.iter();
    findings
        .filter(|finding| finding.kind == kind && finding.counts)
        .map(|finding| {
            let words = text.get(finding.span.clone()).unwrap();
            (words, finding.value.as_str())
        })
        .collect()
}

#[test]
fn every_part_of_a_wish_has_its_words() {
    let text = "Hi, this is Ana Lopez, can I book a balyage with Sam for me and my daughter on Friday after 3?";
    let explanation = explained(text, None);
    let of = |kind| counted(text, &explanation, kind);
    assert_eq!(of(FindingKind::Day), [("Friday", "Fri 2026-11-27")]);
    assert_eq!(of(FindingKind::Time), [("after 3", "from 15:00 on")]);
    assert_eq!(of(FindingKind::Service), [("a balyage", "Balayage")]);
    assert_eq!(of(FindingKind::Staff), [("Sam", "Sam Rivera")]);
    assert_eq!(of(FindingKind::Name), [("Ana Lopez", "Ana Lopez")]);
    let people = of(FindingKind::People);
    assert!(
        people.contains(&("me and my daughter", "2 to serve, with daughter")),
        "{people:?}"
    );
    let intents = of(FindingKind::Intent);
    assert!(
        intents.contains(&("book a balyage", "book, 88 %")),
        "{intents:?}"
    );
}

#[test]
fn a_rule_is_shown_as_it_is_written() {
    let explanation = explained("is it okay the day after tomorrow", None);
    let day = explanation.findings.iter();
    let day = day.filter(|finding| finding.kind == FindingKind::Day);
    let rules: Vec<&str> = day.map(|finding| finding.rule.as_str()).collect();
    assert_eq!(rules, ["the? day after tomorrow"]);
}

#[test]
fn what_is_taken_back_or_gives_way_does_not_count() {
    let text = "wednesday no wait thursday";
    let explanation = explained(text, None);
    let of = |kind| counted(text, &explanation, kind);
    assert_eq!(of(FindingKind::Day), [("thursday", "Thu 2026-11-26")]);
    assert_eq!(of(FindingKind::Correction).len(), 1);
    let text = "can we move my appointment";
    let explanation = explained(text, None);
    let (kept, lost): (Vec<_>, Vec<_>) = explanation
        .findings
        .iter()
        .partition(|finding| finding.counts);
    assert!(kept.iter().any(|one| one.value.starts_with("move")));
    assert!(lost.iter().all(|one| !one.value.starts_with("move")));
}

#[test]
fn an_answer_has_its_words_or_what_was_asked() {
    let text = "yep, sounds good";
    let explanation = explained(text, Some(Question::AcceptOffer));
    let answers = counted(text, &explanation, FindingKind::Answer);
    assert_eq!(answers, [(text, "yes")]);
    let visits = Question::PickVisit { count: 3 };
    let explanation = explained("2", Some(visits));
    let answers = counted("2", &explanation, FindingKind::Answer);
    assert_eq!(answers, [("2", "number 2")]);
}

#[test]
fn what_no_words_say_by_themselves_is_explained_too() {
    let text = "balayage saturday";
    let explanation = explained(text, None);
    let intents = counted(text, &explanation, FindingKind::Intent);
    assert_eq!(intents, [(text, "book, 65 %")]);
    let explanation = explained("STOP", None);
    let signals = counted("STOP", &explanation, FindingKind::Signal);
    assert_eq!(signals.len(), 1);
}

#[test]
fn a_text_in_two_languages_is_explained_in_both() {
    let explanation = explained("Hola, can I get un corte tomorrow at 3?", None);
    assert_eq!(
        explanation.languages,
        [Language::English, Language::Spanish]
    );
    let spanish = explanation.findings.iter();
    assert!(
        spanish
            .filter(|finding| finding.language == Language::Spanish)
            .count()
            > 0
    );
}

#[test]
fn names_are_never_shown_in_debug_output() {
    let explanation = explained("my name is Ana Lopez, with Zbigniew please", None);
    let shown = format!("{explanation:?}");
    assert!(!shown.contains("Lopez") && !shown.contains("Zbigniew"));
}
