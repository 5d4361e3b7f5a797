//! What was looked at, what was found, and what to do about it.

use serde::Serialize;

use crate::output::View;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Mark {
    /// As it should be.
    Ok,
    /// As it may be: worth knowing.
    Note,
    /// Works, and should be looked at.
    Warning,
    /// Does not work.
    Broken,
}

/// One thing that was looked at.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Check {
    name: &'static str,
    mark: Mark,
    finding: String,
    /// More about the finding, line by line.
    details: Vec<String>,
    /// What to do about it.
    fix: Option<String>,
}

impl Check {
    /// Says that something is as it should be.
    pub(super) fn ok(name: &'static str, finding: impl Into<String>) -> Self {
        Self::new(name, Mark::Ok, finding)
    }

    /// Says something worth knowing.
    pub(super) fn note(name: &'static str, finding: impl Into<String>) -> Self {
        Self::new(name, Mark::Note, finding)
    }

    /// Says that something works and should be looked at.
    pub(super) fn warning(name: &'static str, finding: impl Into<String>) -> Self {
        Self::new(name, Mark::Warning, finding)
    }

    /// Says that something does not work.
    pub(super) fn broken(name: &'static str, finding: impl Into<String>) -> Self {
        Self::new(name, Mark::Broken, finding)
    }

    fn new(name: &'static str, mark: Mark, finding: impl Into<String>) -> Self {
        Self {
            name,
            mark,
            finding: finding.into(),
            details: Vec::new(),
            fix: None,
        }
    }

    /// Adds lines about the finding.
    pub(super) fn details(self, details: Vec<String>) -> Self {
        Self { details, ..self }
    }

    /// Says what to do about it.
    pub(super) fn fix(self, fix: impl Into<String>) -> Self {
        Self {
            fix: Some(fix.into()),
            ..self
        }
    }

    fn lines(&self) -> Vec<String> {
        let mark = match self.mark {
            Mark::Ok => "ok",
            Mark::Note => "note",
            Mark::Warning => "WARNING",
            Mark::Broken => "BROKEN",
        };
        let mut finding = self.finding.lines();
        let first = format!(
            "{mark:9}{:15}{}",
            self.name,
            finding.next().unwrap_or_default()
        );
        let details = finding
            .map(str::trim)
            .chain(self.details.iter().map(String::as_str));
        let details = details.map(|line| format!("{:26}{line}", ""));
        let fix = self.fix.iter().map(|fix| format!("{:24}fix: {fix}", ""));
        std::iter::once(first).chain(details).chain(fix).collect()
    }
}

/// Everything that was looked at.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Report {
    broken: usize,
    checks: Vec<Check>,
}

impl Report {
    /// Counts what is broken.
    pub(super) fn new(checks: Vec<Check>) -> Self {
        let broken = checks
            .iter()
            .filter(|check| check.mark == Mark::Broken)
            .count();
        Self { broken, checks }
    }

    /// Returns how many things do not work.
    pub(super) const fn broken(&self) -> usize {
        self.broken
    }
}

impl View for Report {
    fn text(&self) -> String {
        self.checks
            .iter()
            .flat_map(Check::lines)
            .collect::<Vec<_>>()
            .join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_broken_counts_as_broken() {
        let checks = vec![
            Check::ok("settings", "fine"),
            Check::warning("server", "away").fix("start it"),
            Check::broken("database", "gone\n  for good"),
        ];
        let report = Report::new(checks);
        assert_eq!(report.broken(), 1);
        let text = report.text();
        assert!(text.contains("WARNING  server         away\n"), "{text}");
        assert!(
            text.contains("fix: start it\nBROKEN   database       gone\n"),
            "{text}"
        );
        assert!(
            text.ends_with("                          for good"),
            "{text}"
        );
    }
}
