//! Man pages and completions, written from the definitions that parse the command line.

use std::fs;
use std::io::Write as _;

use anyhow::Context as _;
use clap::{Command, CommandFactory as _};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use serde::Serialize;

use crate::cli::{Cli, CompletionsArgs, ManArgs};
use crate::fault::Fault;
use crate::output::{self, Output, View, count};

/// The pages that were written.
#[derive(Serialize)]
struct PagesView {
    directory: String,
    pages: Vec<String>,
}

impl View for PagesView {
    fn text(&self) -> String {
        let pages = count(self.pages.len(), "page", "pages");
        format!("Wrote {pages} into {}.", self.directory)
    }
}

/// `completions`.
pub(crate) fn completions(args: &CompletionsArgs) -> anyhow::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "salon-admin", &mut script);
    output::data(String::from_utf8_lossy(&script).trim_end())
}

/// `man`.
pub(crate) fn man(args: &ManArgs, output: Output) -> anyhow::Result<()> {
    let Some(directory) = &args.out else {
        let page = find(&root(), &args.words)
            .map(|command| render(&command))
            .ok_or_else(|| {
                let unknown = format!("there is no command `{}`", args.words.join(" "));
                Fault::usage(unknown).next("salon-admin --help")
            })?;
        return output::data(page?.trim_end());
    };
    let named = || format!("could not write into {}", directory.display());
    fs::create_dir_all(directory).with_context(named)?;
    let mut pages = Vec::new();
    for command in all(&root()) {
        let name = format!("{}.1", display_name(&command));
        fs::write(directory.join(&name), render(&command)?).with_context(named)?;
        pages.push(name);
    }
    output.show(&PagesView {
        directory: directory.display().to_string(),
        pages,
    })
}

fn root() -> Command {
    let mut root = Cli::command();
    root.build();
    root
}

/// The command and everything under it, without what is hidden.
fn all(command: &Command) -> Vec<Command> {
    let inner = command.get_subcommands();
    let shown = inner.filter(|inner| !inner.is_hide_set() && inner.get_name() != "help");
    std::iter::once(command.clone())
        .chain(shown.flat_map(all))
        .collect()
}

fn find(command: &Command, words: &[String]) -> Option<Command> {
    let Some((word, rest)) = words.split_first() else {
        return Some(command.clone());
    };
    find(command.find_subcommand(word)?, rest)
}

/// The name of a page: `salon-admin-appointment-list`.
fn display_name(command: &Command) -> String {
    let name = command.get_display_name();
    name.unwrap_or_else(|| command.get_name()).to_owned()
}

/// Writes a page as the generator does, with the examples under a heading of their own.
fn render(command: &Command) -> anyhow::Result<String> {
    let name = display_name(command);
    let page = Man::new(command.clone())
        .title(name.to_uppercase())
        .source(format!("salon-admin {}", env!("CARGO_PKG_VERSION")))
        .manual("Salon Responder");
    let mut text = Vec::new();
    page.render_title(&mut text)?;
    page.render_name_section(&mut text)?;
    page.render_synopsis_section(&mut text)?;
    page.render_description_section(&mut text)?;
    page.render_options_section(&mut text)?;
    if command.has_subcommands() {
        page.render_subcommands_section(&mut text)?;
    }
    if let Some(examples) = command.get_after_help() {
        let examples = examples.to_string();
        let mut roff = Roff::new();
        roff.control("SH", ["EXAMPLES"]).control("nf", []);
        for line in examples.lines().filter(|line| !is_heading(line)) {
            roff.text([roman(line)]);
        }
        roff.control("fi", []);
        text.write_all(roff.render().as_bytes())?;
    }
    let page = String::from_utf8(text).context("a page is no text")?;
    Ok(without_repeated_preambles(&page))
}

/// Every part of a page begins with the same two definitions; one of each is enough.
fn without_repeated_preambles(page: &str) -> String {
    let is_preamble = |line: &str| line.ends_with("\\(aq") || line.ends_with(".ds Aq '");
    let lines = page.lines().enumerate();
    let kept = lines.filter(|(at, line)| *at < 2 || !is_preamble(line));
    let kept: Vec<&str> = kept.map(|(_, line)| line).collect();
    kept.join("\n")
}

fn is_heading(line: &str) -> bool {
    matches!(line.trim(), "Example:" | "Examples:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_name_a_synopsis_and_its_examples() {
        let pages = all(&root());
        assert!(pages.len() > 40, "{}", pages.len());
        for command in pages {
            let (name, page) = (display_name(&command), render(&command).unwrap());
            for section in [".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION"] {
                assert!(page.contains(section), "{name} lacks {section}:\n{page}");
            }
            let is_verb = !command.has_subcommands();
            assert!(
                page.contains(".SH EXAMPLES") || !is_verb,
                "{name} lacks examples:\n{page}"
            );
            assert!(
                page.contains("\\- ") && page.starts_with(".ie"),
                "{name}:\n{page}"
            );
        }
    }

    #[test]
    fn a_page_is_found_by_noun_and_verb() {
        let words = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        let page = find(&root(), &words(&["appointment", "list"])).unwrap();
        assert_eq!(display_name(&page), "salon-admin-appointment-list");
        assert!(find(&root(), &words(&["appointment", "paint"])).is_none());
    }
}
