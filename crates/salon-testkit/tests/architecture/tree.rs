//! What the rules are held against: the workspace's packages and the text of their files.

use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::{DependencyKind, MetadataCommand};

/// A package of the workspace.
pub(crate) struct Package {
    /// Its name.
    pub(crate) name: String,
    /// What its manifest names.
    pub(crate) dependencies: Vec<Dependency>,
    /// The text of its manifest.
    pub(crate) manifest: String,
    /// Its Rust files, tests and benches included.
    pub(crate) files: Vec<File>,
}

/// One line of a manifest.
pub(crate) struct Dependency {
    /// Which crate.
    pub(crate) name: String,
    /// What for.
    pub(crate) kind: DependencyKind,
    /// Whether it waits for a feature.
    pub(crate) optional: bool,
}

/// A Rust file.
pub(crate) struct File {
    /// Its path inside the repository, with `/` on every system.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

/// Returns the top of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Reads every package of the workspace.
pub(crate) fn packages() -> Vec<Package> {
    let root = fs::canonicalize(root()).unwrap();
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .no_deps()
        .exec()
        .unwrap();
    let packages: Vec<Package> = metadata
        .packages
        .iter()
        .map(|package| {
            let manifest = package.manifest_path.as_std_path();
            let mut files = Vec::new();
            collect(manifest.parent().unwrap(), &root, &mut files);
            files.sort_by(|one, other| one.path.cmp(&other.path));
            let dependency = |dependency: &cargo_metadata::Dependency| Dependency {
                name: dependency.name.clone(),
                kind: dependency.kind,
                optional: dependency.optional,
            };
            Package {
                name: package.name.to_string(),
                dependencies: package.dependencies.iter().map(dependency).collect(),
                manifest: fs::read_to_string(manifest).unwrap(),
                files,
            }
        })
        .collect();
    // A rule that is held against nothing is always kept.
    assert!(packages.len() >= 11, "the workspace has lost packages");
    assert!(packages.iter().all(|package| !package.files.is_empty()));
    packages
}

/// Reads every Rust file of the workspace.
pub(crate) fn files() -> Vec<File> {
    packages()
        .into_iter()
        .flat_map(|package| package.files)
        .collect()
}

fn collect(directory: &Path, root: &Path, files: &mut Vec<File>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, root, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let inside = path.strip_prefix(root).unwrap().to_string_lossy();
            files.push(File {
                path: inside.replace('\\', "/"),
                text: fs::read_to_string(&path).unwrap(),
            });
        }
    }
}

impl File {
    /// Makes a file for a test of a rule.
    pub(crate) fn sample(path: &str, text: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            text: text.into(),
        }
    }
}
