//! Which words of a text were read by which rule, for people who ask why.

mod finder;
mod words;

use std::fmt;
use std::ops::Range;

use crate::context::Context;
use crate::language::Language;
use crate::languages::{self, detect};
use crate::signals;
use crate::understand::understand;
use crate::understanding::Understanding;
use finder::Explainer;

/// What was understood from a text, and from which words of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Explanation {
    /// What `understand` returns.
    pub understanding: Understanding,
    /// The languages that the text was read in, the one that counts more first.
    pub languages: Vec<Language>,
    /// What was found, in the order of the text.
    pub findings: Vec<Finding>,
}

/// Some words of a text, the rule that read them, and what it made of them.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The bytes of the text.
    pub span: Range<usize>,
    /// What was found.
    pub kind: FindingKind,
    /// The rule's pattern, as `docs/languages.md` explains them; where no pattern did it, in words
    /// what did.
    pub rule: String,
    /// What the words mean. A name in it is a client's: it belongs in no log.
    pub value: String,
    /// The language in which the words were read.
    pub language: Language,
    /// Whether it counts. What is taken back, ruled out or gives way to something surer does not.
    pub counts: bool,
}

/// What can be found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FindingKind {
    /// A day, days, or days that will not do.
    Day,
    /// A time of day, a range of times, a part of the day.
    Time,
    /// Something with numbers in it that is neither: a length, an amount, a street number.
    Number,
    /// Words that take back what stands before them.
    Correction,
    /// A service on the menu.
    Service,
    /// A stylist.
    Staff,
    /// What the text is about.
    Intent,
    /// An answer to what was asked.
    Answer,
    /// For whom a visit is asked.
    People,
    /// The name of the person who texts.
    Name,
    /// A carrier's keyword, or a phone's report of a reaction.
    Signal,
}

impl FindingKind {
    /// Returns the name for machines.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Time => "time",
            Self::Number => "number",
            Self::Correction => "correction",
            Self::Service => "service",
            Self::Staff => "staff",
            Self::Intent => "intent",
            Self::Answer => "answer",
            Self::People => "people",
            Self::Name => "name",
            Self::Signal => "signal",
        }
    }
}

/// A name is a client's: it is masked.
impl fmt::Debug for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = matches!(self.kind, FindingKind::Name | FindingKind::Staff);
        f.debug_struct("Finding")
            .field("span", &self.span)
            .field("kind", &self.kind)
            .field("rule", &self.rule)
            .field("value", if named { &"…" } else { &self.value })
            .field("language", &self.language)
            .field("counts", &self.counts)
            .finish()
    }
}

/// Reads a text as `understand` does, and says which words were read by which rule.
///
/// It does the work of `understand` at least twice; who does not ask pays nothing for it.
#[must_use]
pub fn explain(text: &str, context: &Context<'_>) -> Explanation {
    let understanding = understand(text, context);
    let plan = detect::plan(text, context.language);
    let mut languages = Vec::new();
    let mut findings: Vec<Finding> = signal(text, &understanding, plan.first)
        .into_iter()
        .collect();
    if !understanding.tapback {
        languages.push(plan.first);
        languages.extend(plan.second);
        for language in &languages {
            let reader = languages::reader(*language);
            let explainer = Explainer::new(reader, *language, text, context, &understanding);
            findings.extend(explainer.findings());
        }
        findings.extend(finder::unexplained(
            &understanding,
            &findings,
            text,
            plan.first,
        ));
    }
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end, finding.kind));
    findings.dedup();
    Explanation {
        understanding,
        languages,
        findings,
    }
}

/// A text that is for machines as a whole.
fn signal(text: &str, read: &Understanding, language: Language) -> Option<Finding> {
    let value = match signals::keyword(text) {
        Some(keyword) => format!("{keyword:?}").to_lowercase(),
        None if read.tapback => "a reaction".to_owned(),
        None => return None,
    };
    let rule = if read.tapback {
        "a phone's report of a reaction"
    } else {
        "a carrier's keyword"
    };
    Some(Finding {
        span: 0..text.len(),
        kind: FindingKind::Signal,
        rule: rule.to_owned(),
        value,
        language,
        counts: true,
    })
}
