//! Why a text was read so: its words, and the rules that read them.

use salon_language::{Explanation, Finding, Language};
use serde::Serialize;

use super::names::Names;
use super::view::UnderstandingView;
use crate::output::{View, table};

/// What one text was taken for, and why.
#[derive(Serialize)]
pub(super) struct ExplanationView {
    #[serde(flatten)]
    understanding: UnderstandingView,
    /// The languages it was read in, the one that counts more first.
    read_in: Vec<&'static str>,
    findings: Vec<FindingView>,
}

#[derive(Serialize)]
struct FindingView {
    /// The words, as they were written.
    words: String,
    /// The first byte of the words, and the byte after their last.
    span: [usize; 2],
    kind: &'static str,
    value: String,
    language: &'static str,
    /// Whether it counts; what gave way to something else does not.
    counts: bool,
    rule: String,
}

impl ExplanationView {
    /// Takes the view of what was read and by which rules.
    pub(super) fn of(text: &str, read: &Explanation, names: &Names) -> Self {
        let finding = |finding: &Finding| FindingView {
            words: text
                .get(finding.span.clone())
                .unwrap_or_default()
                .to_owned(),
            span: [finding.span.start, finding.span.end],
            kind: finding.kind.code(),
            value: finding.value.clone(),
            language: finding.language.tag(),
            counts: finding.counts,
            rule: finding.rule.clone(),
        };
        Self {
            understanding: UnderstandingView::of(text, &read.understanding, names),
            read_in: read.languages.iter().copied().map(Language::tag).collect(),
            findings: read.findings.iter().map(finding).collect(),
        }
    }
}

impl FindingView {
    fn row(&self) -> [String; 6] {
        let counts = if self.counts { "" } else { "gave way" };
        [
            self.words.clone(),
            self.kind.to_owned(),
            self.value.clone(),
            self.language.to_owned(),
            counts.to_owned(),
            self.rule.clone(),
        ]
    }
}

impl View for ExplanationView {
    fn text(&self) -> String {
        let understood = self.understanding.text();
        if self.findings.is_empty() {
            return understood;
        }
        let header = ["words", "what", "meaning", "language", "", "rule"];
        let rows = self.findings.iter().map(FindingView::row);
        format!("{understood}\n\n{}", table(&header, rows))
    }
}
