//! Every error has a code, and `docs/errors.md` explains each code.

use std::collections::BTreeSet;
use std::fs;

use super::assert_none;
use super::tree::{File, packages, root};

/// A code and the package that has it.
type Code = (String, String);

const SIGNATURE: &str = concat!("fn ", "code(&self)");

/// Finds the codes in the files of a package: every text inside a function `code` of an error.
fn codes_in(package: &str, files: &[File]) -> BTreeSet<Code> {
    let mut codes = BTreeSet::new();
    for file in files.iter().filter(|file| !file.path.contains("/tests/")) {
        for (at, _) in file.text.match_indices(SIGNATURE) {
            let (before, body) = file.text.split_at(at);
            if is_of_an_error(before) {
                let texts = first_block(body).into_iter().flat_map(texts_in);
                codes.extend(texts.map(|text| (text.to_owned(), package.to_owned())));
            }
        }
    }
    codes
}

/// Whether the `impl` that a place is in is that of an error; intents and currencies have codes too.
fn is_of_an_error(before: &str) -> bool {
    let header = before.lines().rfind(|line| line.starts_with("impl"));
    header.is_some_and(|header| header.contains("Error"))
}

/// Returns what is between the first brace and the one that closes it.
fn first_block(text: &str) -> Option<&str> {
    let start = text.find('{')?;
    let mut depth = 0_u32;
    let close = text.get(start..)?.find(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    text.get(start..start + close)
}

/// Returns what stands in quotes.
fn texts_in(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').skip(1).step_by(2)
}

/// Finds the codes that the page explains: the first two cells of each row.
fn codes_on(page: &str) -> BTreeSet<Code> {
    page.lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| `")?.split('|');
            let code = cells.next()?.trim().strip_suffix('`')?;
            Some((code.to_owned(), cells.next()?.trim().to_owned()))
        })
        .collect()
}

fn missing(from: &BTreeSet<Code>, of: &BTreeSet<Code>) -> Vec<String> {
    let named = |(code, package): &Code| format!("{code} ({package})");
    of.difference(from).map(named).collect()
}

fn codes() -> BTreeSet<Code> {
    let codes: BTreeSet<Code> = packages()
        .iter()
        .flat_map(|package| codes_in(&package.name, &package.files))
        .collect();
    assert!(codes.len() >= 10, "too few codes were found: {codes:?}");
    codes
}

fn explained() -> BTreeSet<Code> {
    codes_on(&fs::read_to_string(root().join("docs/errors.md")).unwrap())
}

#[test]
fn every_code_is_explained() {
    assert_none(
        &missing(&explained(), &codes()),
        "add a row to docs/errors.md for",
    );
}

#[test]
fn nothing_is_explained_that_does_not_exist() {
    assert_none(
        &missing(&codes(), &explained()),
        "docs/errors.md explains codes that are gone",
    );
}

#[test]
fn a_code_is_written_in_small_letters_and_underscores() {
    let odd: Vec<String> = codes()
        .into_iter()
        .map(|(code, _)| code)
        .filter(|code| {
            !code
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        })
        .collect();
    assert_none(&odd, "codes to rename");
}

#[test]
fn notices_a_code_that_is_not_explained_and_an_explanation_without_a_code() {
    let head = format!("impl ExtraError {{\n    pub const {SIGNATURE} -> &'static str ");
    let body =
        "{ match self { Self::Gone { .. } => \"slot_gone\", _ => self.0.code() } }\n\"other\"";
    let found = codes_in(
        "salon-extra",
        &[File::sample("src/error.rs", format!("{head}{body}"))],
    );
    let page = "| Code | Crate |\n| --- | --- |\n| `slot_taken` | salon-extra | gone | wait |\n";
    assert_eq!(
        missing(&codes_on(page), &found),
        ["slot_gone (salon-extra)"]
    );
    assert_eq!(
        missing(&found, &codes_on(page)),
        ["slot_taken (salon-extra)"]
    );
}
