//! The rules of the house that no compiler checks: who imports whom, what files look like, which
//! errors are explained.
//!
//! Each rule is a function over what was read from the tree, and a test that the tree keeps it. Next
//! to it stands a test that the rule notices a tree that does not.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests fail the test that calls them"
)]

#[path = "architecture/errors.rs"]
mod errors;
#[path = "architecture/files.rs"]
mod files;
#[path = "architecture/imports.rs"]
mod imports;
#[path = "architecture/tree.rs"]
mod tree;
#[path = "architecture/words.rs"]
mod words;

/// Fails with everything that breaks a rule, one line each.
fn assert_none(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}:\n  {}", broken.join("\n  "));
}

/// Fails unless exactly one thing breaks a rule, and it is named.
fn assert_noticed(broken: &[String], name: &str) {
    assert!(
        matches!(broken, [only] if only.contains(name)),
        "the rule should have noticed `{name}` alone, and reported {broken:?}"
    );
}
