//! Who may import whom.

use cargo_metadata::DependencyKind;

use super::tree::{Dependency, Package, packages};
use super::{assert_none, assert_noticed};

/// Each crate of ours, and those of ours that it may import. A binary may import all of them.
const LAYERS: [(&str, &[&str]); 10] = [
    ("salon-domain", &[]),
    ("salon-llm", &[]),
    ("salon-config", &[]),
    ("salon-language", &["salon-domain"]),
    ("salon-sms", &["salon-domain"]),
    ("salon-postgres", &["salon-domain"]),
    (
        "salon-responder",
        &[
            "salon-postgres",
            "salon-sms",
            "salon-llm",
            "salon-language",
            "salon-domain",
        ],
    ),
    // The responder, and what it shows in its signatures; never the database.
    (
        "salon-web",
        &[
            "salon-responder",
            "salon-sms",
            "salon-llm",
            "salon-language",
            "salon-domain",
        ],
    ),
    // For the binaries alone: no library knows the settings.
    (
        "salon-setup",
        &["salon-config", "salon-responder", "salon-sms", "salon-llm"],
    ),
    (
        "salon-testkit",
        &[
            "salon-web",
            "salon-responder",
            "salon-postgres",
            "salon-sms",
            "salon-llm",
            "salon-language",
            "salon-domain",
        ],
    ),
];
const BINARIES: [&str; 2] = ["salon-server", "salon-admin"];
const TESTKIT: &str = "salon-testkit";
const SETUP: &str = "salon-setup";

/// What the tests of a crate may import besides: texts are measured as they are billed.
const IN_TESTS: [(&str, &str); 1] = [("salon-language", "salon-sms")];

/// Crates of others that belong to one part of ours: who may name them.
const OWNED: [(&str, &[&str]); 8] = [
    ("diesel", &["salon-postgres"]),
    ("jiff-diesel", &["salon-postgres"]),
    ("actix", &["salon-web", "salon-server", TESTKIT]),
    (
        "reqwest",
        &["salon-sms", "salon-llm", "salon-admin", TESTKIT],
    ),
    ("twilio", &["salon-sms"]),
    ("httpclient", &["salon-sms"]),
    ("openai", &["salon-llm"]),
    ("pglite", &["salon-postgres"]),
];

/// What the words and rules of the trade must never need.
const FOREIGN_TO_DOMAIN: [&str; 8] = [
    "tokio", "diesel", "actix", "reqwest", "tracing", "config", "metrics", "serde",
];

fn breaks_layers(packages: &[Package]) -> Vec<String> {
    let mut broken = Vec::new();
    for package in packages {
        let name = package.name.as_str();
        let layer = LAYERS.iter().find(|(layer, _)| *layer == name);
        if layer.is_none() && !BINARIES.contains(&name) {
            broken.push(format!(
                "{name} has no place in the layers: give it one in LAYERS"
            ));
        }
        let Some((_, allowed)) = layer else {
            continue;
        };
        for dependency in ours(package) {
            let test_only = dependency.kind == DependencyKind::Development;
            let named = dependency.name.as_str();
            let in_tests = test_only && (named == TESTKIT || IN_TESTS.contains(&(name, named)));
            if !in_tests && !allowed.contains(&named) {
                broken.push(format!("{name} imports {}", dependency.name));
            }
        }
    }
    broken
}

fn ours(package: &Package) -> impl Iterator<Item = &Dependency> {
    package
        .dependencies
        .iter()
        .filter(|dependency| dependency.name.starts_with("salon-"))
}

fn breaks_ownership(packages: &[Package]) -> Vec<String> {
    let mut broken = Vec::new();
    for package in packages {
        for dependency in &package.dependencies {
            let owned = OWNED
                .iter()
                .find(|(family, _)| of_family(&dependency.name, family));
            if let Some((_, owners)) = owned
                && !owners.contains(&package.name.as_str())
            {
                broken.push(format!("{} imports {}", package.name, dependency.name));
            }
        }
    }
    broken
}

/// Whether a crate is `diesel` itself or one of its relatives, such as `diesel-async`.
fn of_family(name: &str, family: &str) -> bool {
    let rest = name.strip_prefix(family);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
}

fn uses_the_testkit(packages: &[Package]) -> Vec<String> {
    packages
        .iter()
        .filter(|package| {
            package.dependencies.iter().any(|dependency| {
                dependency.name == TESTKIT && dependency.kind != DependencyKind::Development
            })
        })
        .map(|package| format!("{} ships {TESTKIT}", package.name))
        .collect()
}

fn knows_the_settings(packages: &[Package]) -> Vec<String> {
    packages
        .iter()
        .filter(|package| package.name != SETUP && !BINARIES.contains(&package.name.as_str()))
        .filter(|package| ours(package).any(|dependency| dependency.name == "salon-config"))
        .map(|package| format!("{} imports salon-config", package.name))
        .collect()
}

fn sullies_the_domain(packages: &[Package]) -> Vec<String> {
    let foreign = |dependency: &&Dependency| {
        let named = |family: &&str| of_family(&dependency.name, family);
        let shipped = dependency.kind == DependencyKind::Normal;
        let behind_a_feature = dependency.name == "serde" && dependency.optional;
        shipped && !behind_a_feature && FOREIGN_TO_DOMAIN.iter().any(named)
    };
    packages
        .iter()
        .filter(|package| package.name == "salon-domain")
        .flat_map(|package| package.dependencies.iter().filter(foreign))
        .map(|dependency| format!("salon-domain imports {}", dependency.name))
        .collect()
}

#[test]
fn crates_import_only_the_layers_below_them() {
    assert_none(&breaks_layers(&packages()), "an import against the layers");
}

#[test]
fn crates_of_others_stay_in_the_part_that_owns_them() {
    assert_none(&breaks_ownership(&packages()), "an import outside its part");
}

#[test]
fn the_testkit_is_never_shipped() {
    assert_none(
        &uses_the_testkit(&packages()),
        "the testkit outside dev-dependencies",
    );
}

#[test]
fn only_binaries_know_the_settings() {
    assert_none(
        &knows_the_settings(&packages()),
        "settings inside a library",
    );
}

#[test]
fn the_domain_is_pure() {
    assert_none(
        &sullies_the_domain(&packages()),
        "the domain needs the outside world",
    );
}

/// Makes a package that names one crate.
fn package(name: &str, dependency: &str, kind: DependencyKind) -> [Package; 1] {
    let dependency = Dependency {
        name: dependency.to_owned(),
        kind,
        optional: false,
    };
    [Package {
        name: name.to_owned(),
        dependencies: vec![dependency],
        manifest: String::new(),
        files: Vec::new(),
    }]
}

#[test]
fn notices_an_import_against_the_layers() {
    let normal = DependencyKind::Normal;
    let up = package("salon-domain", "salon-language", normal);
    assert_noticed(&breaks_layers(&up), "salon-domain imports salon-language");
    let past = package("salon-web", "salon-postgres", normal);
    assert_noticed(&breaks_layers(&past), "salon-web imports salon-postgres");
    let test = package("salon-llm", "salon-domain", DependencyKind::Development);
    assert_noticed(&breaks_layers(&test), "salon-llm imports salon-domain");
    let new = package("salon-extra", "serde", normal);
    assert_noticed(&breaks_layers(&new), "salon-extra has no place");
    let kit = package("salon-domain", TESTKIT, DependencyKind::Development);
    assert_none(&breaks_layers(&kit), "tests may use the testkit");
}

#[test]
fn notices_a_crate_of_others_in_the_wrong_part() {
    let kinds = [DependencyKind::Normal, DependencyKind::Development];
    for (name, foreign) in [
        ("salon-responder", "diesel-async"),
        ("salon-responder", "diesel_migrations"),
        ("salon-sms", "actix-web"),
        ("salon-web", "reqwest"),
        ("salon-responder", "openai-api-rs"),
        ("salon-server", "twilio-rs"),
    ] {
        for kind in kinds {
            assert_noticed(&breaks_ownership(&package(name, foreign, kind)), foreign);
        }
    }
    assert!(!of_family("dieselish", "diesel"));
}

#[test]
fn notices_a_testkit_that_is_shipped() {
    for kind in [DependencyKind::Normal, DependencyKind::Build] {
        assert_noticed(
            &uses_the_testkit(&package("salon-web", TESTKIT, kind)),
            "salon-web",
        );
    }
}

#[test]
fn notices_settings_inside_a_library() {
    let library = package("salon-web", "salon-config", DependencyKind::Normal);
    assert_noticed(&knows_the_settings(&library), "salon-web");
    let binary = package("salon-server", "salon-config", DependencyKind::Normal);
    assert_none(&knows_the_settings(&binary), "a binary may");
}

#[test]
fn notices_a_domain_that_needs_the_outside_world() {
    for foreign in ["tokio", "diesel", "actix-web", "serde", "serde_json"] {
        let sullied = package("salon-domain", foreign, DependencyKind::Normal);
        assert_noticed(&sullies_the_domain(&sullied), foreign);
    }
    let mut behind_a_feature = package("salon-domain", "serde", DependencyKind::Normal);
    behind_a_feature[0].dependencies[0].optional = true;
    assert_none(
        &sullies_the_domain(&behind_a_feature),
        "a feature may bring serde",
    );
}
