//! What is shown: data on the standard output, as text for people or JSON for programs, and talk on
//! the standard error.

use std::io::{self, ErrorKind, Write as _};

use anyhow::Context as _;
use clap::ValueEnum;
use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;

/// In which form data is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs; field names stay the same from version to version.
    Json,
}

/// Something to show, in both forms. The JSON form is how it serialises.
pub(crate) trait View: Serialize {
    /// Returns the text form, without a final line break.
    fn text(&self) -> String;
}

/// Where data and talk go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    format: Format,
}

impl Output {
    /// Shows data in a form.
    pub(crate) const fn new(format: Format) -> Self {
        Self { format }
    }

    /// Shows one thing.
    pub(crate) fn show(self, view: &impl View) -> anyhow::Result<()> {
        data(&match self.format {
            Format::Text => view.text(),
            Format::Json => serde_json::to_string_pretty(view).context("could not write JSON")?,
        })
    }

    /// Shows one of many things as it comes: in JSON, one object per line.
    pub(crate) fn show_line(self, view: &impl View) -> anyhow::Result<()> {
        data(&match self.format {
            Format::Text => view.text(),
            Format::Json => serde_json::to_string(view).context("could not write JSON")?,
        })
    }

    /// Shows how far something is to programs; people see a bar.
    pub(crate) fn show_json_line(self, view: &impl View) -> anyhow::Result<()> {
        match self.format {
            Format::Text => Ok(()),
            Format::Json => self.show_line(view),
        }
    }

    /// Shows how something ended to people; programs have read every step.
    pub(crate) fn show_text(self, view: &impl View) -> anyhow::Result<()> {
        match self.format {
            Format::Text => self.show(view),
            Format::Json => Ok(()),
        }
    }

    /// Shows what is about to be done, before anybody is asked: data as text, talk where the data
    /// is JSON.
    pub(crate) fn plan(self, view: &impl View) -> anyhow::Result<()> {
        match self.format {
            Format::Text => data(&view.text()),
            Format::Json => {
                say(&view.text());
                Ok(())
            }
        }
    }

    /// Shows what became of a plan: one object as JSON, a few words where the plan was text.
    pub(crate) fn outcome(self, view: &impl View, words: &str) -> anyhow::Result<()> {
        match self.format {
            Format::Text => {
                say(words);
                Ok(())
            }
            Format::Json => self.show(view),
        }
    }
}

/// Writes data as it is.
pub(crate) fn data(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        // Whoever read as far as they wanted (`| head`) is no failure.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.context("could not write the answer"),
    }
}

/// Talks to the person at the terminal.
pub(crate) fn say(words: &str) {
    // Nobody is left to be told when this fails.
    writeln!(io::stderr(), "{words}").ok();
}

/// Lays rows out in columns.
pub(crate) fn table<R>(header: &[&str], rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = String>,
{
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled)
        .force_no_tty()
        .set_header(header.iter().map(|title| title.to_uppercase()));
    for row in rows {
        table.add_row(row.into_iter().collect::<Vec<String>>());
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 3));
    }
    table.trim_fmt()
}

/// Lays names and values out as `name  value`, one pair per line.
pub(crate) fn pairs(pairs: &[(&str, String)]) -> String {
    let width = pairs
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    let lines = pairs
        .iter()
        .map(|(name, value)| format!("{name:width$}   {value}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Says that a list was cut, if it was.
pub(crate) const fn more(more: bool) -> &'static str {
    if more {
        "\n\nThere are more: raise --limit."
    } else {
        ""
    }
}

/// Says how to see what comes after the last row of a page; nothing when it was the last page.
pub(crate) fn more_after(last: Option<i64>) -> String {
    last.map_or_else(String::new, |last| {
        format!("\n\nThere are more: --after {last}, or raise --limit.")
    })
}

/// Counts things in words: "no texts", "1 text", "2 texts".
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        number => format!("{number} {many}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_ends_no_line_in_spaces() {
        let rows = [
            ["1".to_owned(), "a long value".to_owned()],
            ["22".to_owned(), "b".to_owned()],
        ];
        assert_eq!(
            table(&["id", "value"], rows),
            "ID   VALUE\n1    a long value\n22   b"
        );
    }

    #[test]
    fn counts_in_words() {
        assert_eq!(count(0, "text", "texts"), "no texts");
        assert_eq!(
            (count(1, "text", "texts"), count(2, "text", "texts")),
            ("1 text".into(), "2 texts".into())
        );
    }
}
