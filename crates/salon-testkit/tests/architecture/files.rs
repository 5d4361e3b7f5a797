//! What files look like.

use super::tree::{File, Package, files, packages};
use super::{assert_none, assert_noticed};

const TOO_LONG: usize = 800;
const QUESTIONABLE: usize = 400;
/// As many files may be questionable as there are good answers for.
const MOST_QUESTIONABLE: usize = 6;

fn lacks_a_module_doc(files: &[File]) -> Vec<String> {
    files
        .iter()
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| file.path.clone())
        .collect()
}

fn longer_than(lines: usize, files: &[File]) -> Vec<String> {
    files
        .iter()
        .filter(|file| file.text.lines().count() > lines)
        .map(|file| format!("{} ({} lines)", file.path, file.text.lines().count()))
        .collect()
}

fn hides_in_mod_rs(files: &[File]) -> Vec<String> {
    files
        .iter()
        .filter(|file| file.path.ends_with("/mod.rs"))
        .map(|file| file.path.clone())
        .collect()
}

fn lacks_the_lints(packages: &[Package]) -> Vec<String> {
    packages
        .iter()
        .filter(|package| !package.manifest.contains("[lints]\nworkspace = true\n"))
        .map(|package| package.name.clone())
        .collect()
}

#[test]
fn every_file_says_in_its_first_line_what_it_is_for() {
    assert_none(
        &lacks_a_module_doc(&files()),
        "files that do not begin with `//! `",
    );
}

#[test]
fn no_file_is_longer_than_800_lines() {
    assert_none(&longer_than(TOO_LONG, &files()), "files to split");
}

#[test]
fn few_files_are_longer_than_400_lines() {
    let questionable = longer_than(QUESTIONABLE, &files());
    assert!(
        questionable.len() <= MOST_QUESTIONABLE,
        "more than {MOST_QUESTIONABLE} files are longer than {QUESTIONABLE} lines:\n  {}",
        questionable.join("\n  ")
    );
}

#[test]
fn no_module_is_called_mod_rs() {
    assert_none(&hides_in_mod_rs(&files()), "name these after their module");
}

#[test]
fn every_package_takes_the_lints_of_the_workspace() {
    assert_none(
        &lacks_the_lints(&packages()),
        "manifests without `[lints] workspace = true`",
    );
}

#[test]
fn notices_a_file_without_a_first_line_for_people() {
    let bare = [
        File::sample("a.rs", "use std::fmt;\n"),
        File::sample("b.rs", "//! Fine.\n"),
    ];
    assert_noticed(&lacks_a_module_doc(&bare), "a.rs");
}

#[test]
fn notices_a_file_that_is_too_long() {
    let long = [
        File::sample("a.rs", "\n".repeat(401)),
        File::sample("b.rs", "\n".repeat(400)),
    ];
    assert_noticed(&longer_than(QUESTIONABLE, &long), "a.rs (401 lines)");
}

#[test]
fn notices_a_mod_rs() {
    let files = [
        File::sample("src/a/mod.rs", ""),
        File::sample("src/model.rs", ""),
    ];
    assert_noticed(&hides_in_mod_rs(&files), "src/a/mod.rs");
}

#[test]
fn notices_a_package_without_the_lints() {
    let package = |manifest: &str| Package {
        name: "salon-extra".to_owned(),
        dependencies: Vec::new(),
        manifest: manifest.to_owned(),
        files: Vec::new(),
    };
    assert_noticed(&lacks_the_lints(&[package("[package]\n")]), "salon-extra");
    assert_none(
        &lacks_the_lints(&[package("[lints]\nworkspace = true\n")]),
        "it has them",
    );
}
