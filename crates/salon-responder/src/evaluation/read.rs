//! Reading scripts: a directory of them, or one.

mod checks;
mod people;
mod steps;
#[cfg(test)]
mod tests;
mod values;

use std::path::Path;

use salon_domain::{Address, Country, Key, SalonDescription};
use toml::de::{DeTable, DeValue};

use super::contender::ContenderKind;
use super::error::{ScriptError, ScriptProblem};
use super::script::{AnswerCheck, Script, Sender};
use crate::salon_file::reader::{Node, Report, Table, unknown};
use crate::salon_file::{DEMO_SALON_FILE, parse_salon_file};

/// The demo salon's Monday morning: what scripts that name no time begin at.
const USUAL_NOW: &str = "2026-11-23 09:00";
const USUAL_FROM: &str = "+19185550123";
const USUAL_SALON: &str = "demo";
const LANGUAGES: [&str; 3] = ["en", "es", "fr"];
const MOST_REPEATS: u16 = 100;

const PARTS: [&str; 13] = [
    "name",
    "covers",
    "salon",
    "now",
    "language",
    "assistants",
    "repeat",
    "from",
    "people",
    "taken",
    "always",
    "say",
    "finally",
];

/// What values of a script are read with.
pub(super) struct Ground {
    pub(super) salon: SalonDescription,
    pub(super) country: Country,
}

impl Ground {
    /// Reads the key of a service.
    pub(super) fn service(&self, text: &str) -> Result<Key, String> {
        known(
            text,
            "service",
            self.salon.services.iter().map(|one| &one.key),
        )
    }

    /// Reads the key of a member of staff.
    pub(super) fn staff(&self, text: &str) -> Result<Key, String> {
        known(
            text,
            "member of staff",
            self.salon.staff.iter().map(|one| &one.key),
        )
    }

    /// Reads a client's number.
    pub(super) fn number(&self, text: &str) -> Result<Address, String> {
        Address::parse(text, self.country).map_err(|error| error.to_string())
    }
}

fn known<'k>(
    text: &str,
    what: &str,
    keys: impl Iterator<Item = &'k Key> + Clone,
) -> Result<Key, String> {
    let found = keys.clone().find(|key| key.as_str() == text).cloned();
    let complaint = || format!("there is no {what} `{text}`");
    found.ok_or_else(|| unknown(&complaint(), text, keys.map(Key::as_str)))
}

/// Reads every script of a directory and of those inside, in the order of their names; a file that
/// is named is read alone.
///
/// # Errors
/// [`ScriptError`] with every problem of every file.
pub fn load_scripts(path: &Path) -> Result<Vec<Script>, ScriptError> {
    let mut files = Vec::new();
    collect(path, &mut files)?;
    files.sort();
    if files.is_empty() {
        let reason = "there is no script here: a script is a file that ends in `.toml`";
        return Err(ScriptError::one(path.display().to_string(), reason));
    }
    let mut scripts: Vec<Script> = Vec::new();
    let mut problems = Vec::new();
    for file in files {
        let read = read_text(&file).and_then(|text| {
            let name = file.display().to_string();
            parse_script(&text, &name, &|salon| beside(&file, salon))
        });
        match read {
            Ok(script) => scripts.push(script),
            Err(error) => problems.extend(error.problems),
        }
    }
    if problems.is_empty() {
        Ok(scripts)
    } else {
        Err(ScriptError { problems })
    }
}

fn collect(path: &Path, files: &mut Vec<std::path::PathBuf>) -> Result<(), ScriptError> {
    let refused = |error: std::io::Error| {
        ScriptError::one(
            path.display().to_string(),
            format!("cannot be read: {error}"),
        )
    };
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in std::fs::read_dir(path).map_err(refused)? {
        let inner = entry.map_err(refused)?.path();
        // Salon files of scripts lie in a directory of their own.
        let salons = inner.file_name().is_some_and(|name| name == "salons");
        if inner.is_dir() && !salons {
            collect(&inner, files)?;
        } else if inner.extension().is_some_and(|end| end == "toml") {
            files.push(inner);
        }
    }
    Ok(())
}

fn read_text(file: &Path) -> Result<String, ScriptError> {
    std::fs::read_to_string(file).map_err(|error| {
        ScriptError::one(
            file.display().to_string(),
            format!("cannot be read: {error}"),
        )
    })
}

/// Finds the salon file that a script names, counted from the script's own directory.
fn beside(script: &Path, salon: &str) -> Result<String, String> {
    let path = script.parent().unwrap_or(Path::new(".")).join(salon);
    std::fs::read_to_string(&path)
        .map_err(|error| format!("the salon file {} cannot be read: {error}", path.display()))
}

/// Reads one script. `file_name` is what messages call it, and names the script; `salon_file` finds
/// the text of a salon file that it names.
///
/// # Errors
/// [`ScriptError`] with every problem that was found, in the order of their lines.
pub fn parse_script(
    text: &str,
    file_name: &str,
    salon_file: &dyn Fn(&str) -> Result<String, String>,
) -> Result<Script, ScriptError> {
    let report = Report::new(text);
    let (document, mistakes) = DeTable::parse_recoverable(text);
    if !mistakes.is_empty() {
        // What follows a mistake in the syntax is guesswork: nothing else is reported.
        for mistake in &mistakes {
            let at = mistake.span().map_or(0, |span| span.start);
            report.add("", at, mistake.message().to_owned());
        }
        return Err(refused(&report, file_name));
    }
    let root = DeValue::Table(document.into_inner());
    match script(&Node::root(&root, &report), file_name, salon_file) {
        Some(script) if report.is_empty() => Ok(script),
        Some(_) | None => Err(refused(&report, file_name)),
    }
}

fn refused(report: &Report<'_>, file_name: &str) -> ScriptError {
    let problem = |problem: crate::salon_file::SalonFileProblem| ScriptProblem {
        file: file_name.to_owned(),
        line: Some(problem.line),
        path: problem.path,
        reason: problem.reason,
    };
    ScriptError {
        problems: report.sorted().into_iter().map(problem).collect(),
    }
}

fn script(
    root: &Node<'_>,
    file_name: &str,
    salon_file: &dyn Fn(&str) -> Result<String, String>,
) -> Option<Script> {
    let table = root.table(&PARTS)?;
    let title = table.get("name").and_then(Node::text);
    let salon = salon(&table, salon_file)?;
    let country = salon.country;
    let ground = Ground { salon, country };
    let covers = table
        .find("covers")
        .map_or_else(|| Some(Vec::new()), Node::texts);
    let now = match table.find("now") {
        Some(node) => values::local(node),
        None => values::read_local(USUAL_NOW).ok(),
    };
    let from = match table.find("from") {
        Some(node) => steps::sender(node, &ground),
        None => ground.number(USUAL_FROM).ok().map(Sender::Number),
    };
    let people = people::people(&table, &ground);
    let taken = table.find("taken").map_or_else(
        || Some(Vec::new()),
        |node| people::whole_visits(node, &ground),
    );
    let always = table.find("always").map_or_else(
        || Some(AnswerCheck::default()),
        |node| checks::always(node, &ground),
    );
    let steps = table
        .get("say")
        .and_then(|node| steps::steps(node, &ground));
    let finally = table
        .find("finally")
        .map_or_else(|| Some(Vec::new()), |node| checks::finally(node, &ground));
    let dictated = steps.iter().flatten().any(|step| !step.model.is_empty());
    let language = language(&table);
    let plays = plays(&table, dictated);
    let repeat = repeat(&table);
    Some(Script {
        id: stem(file_name),
        title: title?.to_owned(),
        covers: covers?,
        language: language?,
        plays: plays?,
        repeat: repeat?,
        now: now?,
        from: from?,
        people: people?,
        taken: taken?,
        steps: steps?,
        always: always?,
        finally: finally?,
        salon: ground.salon,
    })
}

fn stem(file_name: &str) -> String {
    let stem = Path::new(file_name).file_stem();
    stem.map_or_else(
        || file_name.to_owned(),
        |stem| stem.to_string_lossy().into_owned(),
    )
}

fn salon(
    table: &Table<'_>,
    salon_file: &dyn Fn(&str) -> Result<String, String>,
) -> Option<SalonDescription> {
    let read =
        |text: &str, name: &str| parse_salon_file(text, name).map_err(|error| error.to_string());
    match table.find("salon") {
        None => read(DEMO_SALON_FILE, USUAL_SALON).ok(),
        Some(node) => node.read(|name| match name {
            USUAL_SALON => read(DEMO_SALON_FILE, USUAL_SALON),
            other => read(&salon_file(other)?, other),
        }),
    }
}

fn language(table: &Table<'_>) -> Option<String> {
    let Some(node) = table.find("language") else {
        return Some("en".to_owned());
    };
    node.read(|tag| {
        if LANGUAGES.contains(&tag) {
            Ok(tag.to_owned())
        } else {
            Err(format!("must be one of: {}", LANGUAGES.join(", ")))
        }
    })
}

/// Without a word about it, a script is for the rules and for real models.
fn plays(table: &Table<'_>, dictated: bool) -> Option<Vec<ContenderKind>> {
    let Some(node) = table.find("assistants") else {
        if dictated {
            return table
                .node()
                .refuse("a script with `model` lines says `assistants = [\"scripted\"]`");
        }
        return Some(vec![ContenderKind::Rules, ContenderKind::Endpoint]);
    };
    let items = node.items()?;
    let kinds: Vec<ContenderKind> = items.iter().filter_map(Node::parse).collect();
    if kinds.len() < items.len() {
        return None;
    }
    if kinds.is_empty() {
        return node.refuse("names no assistant: leave it out, or name at least one");
    }
    if kinds.contains(&ContenderKind::Scripted) == dictated {
        return Some(kinds);
    }
    node.refuse(if dictated {
        "the script has `model` lines, and `scripted` is not among its assistants"
    } else {
        "`scripted` needs `model` lines in at least one [[say]]"
    })
}

fn repeat(table: &Table<'_>) -> Option<u16> {
    let Some(node) = table.find("repeat") else {
        return Some(1);
    };
    match node.as_whole_number().map(u16::try_from) {
        Some(Ok(times @ 1..=MOST_REPEATS)) => Some(times),
        Some(Ok(_) | Err(_)) | None => node.refuse("must be a whole number from 1 to 100"),
    }
}
