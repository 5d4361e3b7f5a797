//! Texts on the left, decisions and rows on the right; one below the other where there is no room.

use super::Exchange;

/// How wide lines are when nobody can be asked.
pub(super) const WITHOUT_A_TERMINAL: usize = 100;

/// Narrower than this there is one column.
const TWO_COLUMNS: usize = 84;

/// Between the columns.
const GUTTER: &str = " | ";

/// How a demonstration is laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    width: usize,
}

/// Returns how wide the terminal is.
pub(super) fn terminal_width() -> usize {
    let size = rustix::termios::tcgetwinsize(std::io::stdout());
    let width = size.map(|size| usize::from(size.ws_col));
    width
        .ok()
        .filter(|width| *width >= 20)
        .unwrap_or(WITHOUT_A_TERMINAL)
}

impl Layout {
    pub(super) const fn of_width(width: usize) -> Self {
        Self { width }
    }

    /// The title of a conversation.
    pub(super) fn title(self, title: &str, number: &str) -> String {
        let line = format!("{title} ({number})");
        format!(
            "{line}\n{}",
            "-".repeat(line.chars().count().min(self.width))
        )
    }

    /// What somebody texts.
    pub(super) fn asked(self, text: &str) -> String {
        let lines = said("> ", text, self.left());
        self.beside(&lines, &[])
    }

    /// What is answered, and beside it why, and what was written.
    pub(super) fn answered(self, exchange: &Exchange) -> String {
        let mut left: Vec<String> = exchange
            .answers
            .iter()
            .flat_map(|answer| said("< ", answer, self.left()))
            .collect();
        if left.is_empty() {
            left.push("  (no answer)".to_owned());
        }
        let right = std::iter::once(exchange.decision.words()).chain(exchange.rows.iter().cloned());
        let right: Vec<String> = right
            .flat_map(|line| hanging(&line, self.right()))
            .collect();
        self.beside(&left, &right)
    }

    const fn is_wide(self) -> bool {
        self.width >= TWO_COLUMNS
    }

    const fn left(self) -> usize {
        if self.is_wide() {
            self.width / 2 - GUTTER.len()
        } else {
            self.width
        }
    }

    const fn right(self) -> usize {
        if self.is_wide() {
            self.width - self.left() - GUTTER.len()
        } else {
            self.width - 4
        }
    }

    fn beside(self, left: &[String], right: &[String]) -> String {
        if !self.is_wide() {
            let right = right.iter().map(|line| format!("    {line}"));
            let lines: Vec<String> = left.iter().cloned().chain(right).collect();
            return lines.join("\n");
        }
        let width = self.left();
        let rows = left.len().max(right.len());
        let line = |at: usize| {
            let of = |lines: &[String]| lines.get(at).cloned().unwrap_or_default();
            let (left, right) = (of(left), of(right));
            let pad = " ".repeat(width.saturating_sub(left.chars().count()));
            format!("{left}{pad}{GUTTER}{right}").trim_end().to_owned()
        };
        (0..rows).map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Words after a sign, further lines under the first one's words.
fn said(sign: &str, words: &str, width: usize) -> Vec<String> {
    let lines = words
        .lines()
        .flat_map(|line| wrap(line, width.saturating_sub(sign.len())));
    let indent = " ".repeat(sign.len());
    let line = |(at, line): (usize, String)| {
        let before = if at == 0 { sign } else { &indent };
        format!("{before}{line}")
    };
    lines.enumerate().map(line).collect()
}

/// A line, and what does not fit indented below it.
fn hanging(line: &str, width: usize) -> Vec<String> {
    let lines = wrap(line, width.saturating_sub(2)).into_iter().enumerate();
    let indented = lines.map(|(at, line)| if at == 0 { line } else { format!("  {line}") });
    indented.collect()
}

/// Breaks a line between words; a word that is longer than a line stays whole.
fn wrap(line: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split_whitespace() {
        let Some(last) = lines.last_mut() else {
            break;
        };
        let length = last.chars().count();
        if length == 0 {
            last.push_str(word);
        } else if length + 1 + word.chars().count() <= width {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::rows::Decision;
    use super::*;

    fn exchange() -> Exchange {
        Exchange {
            text: "How much is a balayage?",
            answers: vec!["Balayage is from $185 and takes about two and a half hours.".to_owned()],
            decision: Decision {
                turn: 3,
                by: "rules".to_owned(),
                intent: Some("price".to_owned()),
                outcome: Some("answered".to_owned()),
                steps: vec![],
            },
            rows: vec!["messages: 7 delivered".to_owned()],
        }
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for width in [40, 60, 84, 100, 160] {
            let layout = Layout::of_width(width);
            let shown = format!(
                "{}\n{}",
                layout.asked(exchange().text),
                layout.answered(&exchange())
            );
            for line in shown.lines() {
                assert!(line.chars().count() <= width, "{width}: {line:?}");
            }
        }
    }

    #[test]
    fn texts_and_rows_stand_side_by_side_where_there_is_room() {
        let wide = Layout::of_width(100).answered(&exchange());
        let first = wide.lines().next().unwrap();
        assert!(first.starts_with("< Balayage is") && first.contains(" | turn 3 by rules"));
        let narrow = Layout::of_width(60).answered(&exchange());
        assert!(
            narrow.contains("\n    turn 3 by rules, taken for price: answered"),
            "{narrow}"
        );
        assert!(!narrow.contains(" | "));
    }
}
