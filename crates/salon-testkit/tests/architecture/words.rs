//! Words that do not occur: tests that hide or wait, and output that nobody asked for.

use super::tree::{File, files};
use super::{assert_none, assert_noticed};

// Written in two pieces, because these rules are held against this file too.
const HIDDEN_TESTS: [&str; 2] = [concat!("#[ign", "ore"), concat!("#[should_", "panic")];
const SLEEPS: [&str; 1] = [concat!("sle", "ep(")];
const PRINTS: [&str; 5] = [
    concat!("print", "ln!("),
    concat!("eprint", "ln!("),
    concat!(" print", "!("),
    concat!("eprint", "!("),
    concat!("db", "g!("),
];
const LICENCE: &str = concat!("#[expect(", "clippy::print_std");
const GLOBS: [&str; 1] = [concat!("pub ", "use")];
/// Where the code of a file ends and its tests begin.
const TESTS: &str = concat!("#[cfg", "(test)]");

/// Finds words in the code of files; comments do not count.
fn occur(words: &[&str], files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (at, line) in file.text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if words.iter().any(|word| code.contains(word)) {
                found.push(format!("{}:{}: {}", file.path, at + 1, line.trim()));
            }
        }
    }
    found
}

/// Takes out the functions that are meant to print: each says so to clippy, with its reason.
fn without_licensed(mut files: Vec<File>) -> Vec<File> {
    for file in &mut files {
        let mut licensed = false;
        let lines = file.text.lines().map(|line| {
            licensed |= line.contains(LICENCE);
            let kept = if licensed { "" } else { line };
            // The licence ends with the item below it.
            licensed &= line != "}";
            kept
        });
        file.text = lines.collect::<Vec<_>>().join("\n");
    }
    files
}

/// Keeps what is test code: files of tests and benches whole, and the tests at the end of others.
fn tests_of(files: Vec<File>) -> Vec<File> {
    files
        .into_iter()
        .filter_map(|file| {
            let whole = file.path.contains("/tests/") || file.path.ends_with("/tests.rs");
            if whole {
                return Some(file);
            }
            let (code, tests) = file.text.split_once(TESTS)?;
            // The lines before count, so that a report names the right one.
            let before = "\n".repeat(code.lines().count());
            Some(File::sample(&file.path, format!("{before}{tests}")))
        })
        .collect()
}

fn reexports_everything(files: &[File]) -> Vec<String> {
    let mut found = occur(&GLOBS, files);
    found.retain(|line| line.ends_with("::*;"));
    found
}

#[test]
fn no_test_is_hidden_and_none_expects_a_panic() {
    assert_none(&occur(&HIDDEN_TESTS, &files()), "tests that hide");
}

#[test]
fn no_test_sleeps() {
    assert_none(
        &occur(&SLEEPS, &tests_of(files())),
        "tests that wait for a clock",
    );
}

#[test]
fn nothing_prints_past_the_log_and_the_standard_output_it_was_given() {
    // A build script talks to cargo by printing, and a bench to the person who measures.
    let mut files = without_licensed(files());
    files.retain(|file| !file.path.ends_with("/build.rs") && !file.path.contains("/benches/"));
    assert_none(&occur(&PRINTS, &files), "prints");
}

#[test]
fn no_crate_reexports_everything_of_a_module() {
    assert_none(&reexports_everything(&files()), "globs");
}

#[test]
fn notices_a_hidden_test_and_a_print() {
    let hidden = [File::sample(
        "a.rs",
        format!("//! Fine.\n{}]\n", HIDDEN_TESTS[0]),
    )];
    assert_noticed(&occur(&HIDDEN_TESTS, &hidden), "a.rs:2");
    for print in PRINTS {
        let prints = [File::sample(
            "a.rs",
            format!("fn f() {{ {print}\"x\") }}\n"),
        )];
        assert_noticed(&occur(&PRINTS, &prints), "a.rs:1");
    }
    let refusal = format!(
        "{LICENCE}err)]\nfn f() {{\n{}\n}}\n{}\n",
        PRINTS[1], PRINTS[1]
    );
    let licensed = without_licensed(vec![File::sample("a.rs", refusal)]);
    assert_noticed(&occur(&PRINTS, &licensed), "a.rs:5");
    let talk = [File::sample(
        "a.rs",
        format!("// never {}\"x\")\n", PRINTS[0]),
    )];
    assert_none(&occur(&PRINTS, &talk), "a comment may talk about it");
}

#[test]
fn notices_a_test_that_sleeps_and_lets_the_product_wait() {
    let wait = format!("{}1);", SLEEPS[0]);
    let product = File::sample(
        "crates/a/src/b.rs",
        format!("{wait}\n{TESTS}\nmod tests {{\n"),
    );
    assert_none(
        &occur(&SLEEPS, &tests_of(vec![product])),
        "the product may wait",
    );
    let inside = File::sample(
        "crates/a/src/b.rs",
        format!("x\n{TESTS}\nmod tests {{\n{wait}\n"),
    );
    assert_noticed(
        &occur(&SLEEPS, &tests_of(vec![inside])),
        "crates/a/src/b.rs:4",
    );
    let beside = File::sample("crates/a/tests/it/main.rs", wait);
    assert_noticed(&occur(&SLEEPS, &tests_of(vec![beside])), "main.rs:1");
}

#[test]
fn notices_a_glob() {
    let glob = File::sample("lib.rs", format!("{} inner::*;\n", GLOBS[0]));
    let named = File::sample("lib.rs", format!("{} inner::Thing;\n", GLOBS[0]));
    assert_noticed(&reexports_everything(&[glob, named]), "inner::*");
}
