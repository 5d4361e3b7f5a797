//! The reference of all commands, written from the definitions that parse them.

use std::fmt::Write as _;

use clap::{Arg, Command, CommandFactory as _};

use crate::cli::Cli;

const INTRODUCTION: &str = "\
# The command line

<!-- Written by `salon-admin docs` from bins/salon-admin/src/cli.rs: change it there. -->

`salon-admin` is for the person who runs the front desk. It works on the same database as the \
server, also while the server runs on the embedded one, and reads the same settings \
(`docs/configuration.md`).

Data goes to the standard output, talk to the standard error; `--format json` gives every verb's \
data as JSON with field names that stay, but for what is a file of another kind: completions, a man \
page, CSV, a calendar. Times are the salon's, with their weekday. A verb that \
changes something shows what it will do and asks; `--yes` answers, `--dry-run` stops there.

| Exit code | Meaning |
| --- | --- |
| 0 | done |
| 1 | failed; for `doctor`: something is broken |
| 2 | the command line makes no sense |
| 3 | refused by a guard: nobody said yes, or the schema is not this version's |

## Options of every command

";

/// Writes `docs/cli.md`.
pub(crate) fn render() -> String {
    let mut root = Cli::command();
    root.build();
    let mut page = INTRODUCTION.to_owned();
    for option in root.get_arguments().filter(|option| option.is_global_set()) {
        page.push_str(&argument(option));
    }
    for command in visible(&root) {
        section(&mut page, command, "salon-admin");
    }
    page
}

fn section(page: &mut String, command: &Command, parent: &str) {
    let name = format!("{parent} {}", command.get_name());
    if visible(command).next().is_some() {
        for inner in visible(command) {
            section(page, inner, &name);
        }
        return;
    }
    let about = command.get_long_about().or(command.get_about());
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ");
    // Writing to a string cannot fail.
    writeln!(
        page,
        "\n## {name}\n\n{}\n\n```text\n{usage}\n```",
        text(about)
    )
    .ok();
    let own = command.get_arguments().filter(|own| !own.is_global_set());
    let own: String = own.map(argument).collect();
    if !own.is_empty() {
        writeln!(page, "\n{}", own.trim_end()).ok();
    }
    if let Some(examples) = command.get_after_help() {
        writeln!(page, "\n```text\n{examples}\n```").ok();
    }
}

fn argument(argument: &Arg) -> String {
    let hidden =
        argument.is_hide_set() || ["help", "version"].contains(&argument.get_id().as_str());
    if hidden {
        return String::new();
    }
    let name = argument.to_string();
    let help = text(argument.get_long_help().or(argument.get_help()));
    let values: Vec<String> = argument
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    let is_switch = !argument.get_action().takes_values();
    let default = if values.is_empty() || is_switch {
        String::new()
    } else {
        format!(" (default: `{}`)", values.join("`, `"))
    };
    format!(
        "- `{name}`: {}{default}\n",
        help.replace("\n\n", ". ").replace('\n', " ")
    )
}

fn visible(command: &Command) -> impl Iterator<Item = &Command> {
    let hidden = |inner: &&Command| !inner.is_hide_set() && inner.get_name() != "help";
    command.get_subcommands().filter(hidden)
}

fn text(words: Option<&clap::builder::StyledStr>) -> String {
    words.map(ToString::to_string).unwrap_or_default()
}
