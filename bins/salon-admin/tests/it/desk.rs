//! A directory of its own, and the program run in it with nothing in its environment.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The demo salon's file.
pub(crate) const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../config/demo-salon.toml");

/// A Monday, nine in the morning at the demo salon.
pub(crate) const NOW: &str = "2026-11-23T15:00:00Z";

/// Where an operator sits. The directory goes with it.
pub(crate) struct Desk {
    directory: PathBuf,
    environment: Vec<(&'static str, String)>,
}

impl Desk {
    /// Makes an empty directory for a test.
    pub(crate) fn new(test: &str) -> Self {
        let name = format!("salon-admin-{test}-{}", std::process::id());
        let directory = std::env::temp_dir().join(name);
        fs::create_dir_all(&directory).unwrap();
        Self {
            directory,
            environment: Vec::new(),
        }
    }

    /// Makes a desk whose embedded database holds the demo salon.
    pub(crate) fn demo(test: &str) -> Self {
        let desk = Self::new(test);
        let applied = desk.run(&["salon", "apply", DEMO, "--yes"]);
        assert_eq!(applied.code(), 0, "{}", applied.whole());
        desk
    }

    /// Sets a variable for every later run.
    pub(crate) fn set(mut self, name: &'static str, value: &str) -> Self {
        self.environment.push((name, value.to_owned()));
        self
    }

    /// Returns the directory.
    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }

    /// Returns where the embedded database is.
    pub(crate) fn data_dir(&self) -> PathBuf {
        self.directory.join("data")
    }

    /// Returns the value that a variable was set to.
    pub(crate) fn variable(&self, name: &str) -> &str {
        let set = self.environment.iter().rfind(|(known, _)| *known == name);
        &set.unwrap().1
    }

    /// Writes a file into the directory.
    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.directory.join(name), text).unwrap();
    }

    /// Runs the program on the demo salon's Monday.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.feed(&[&["--now", NOW], arguments].concat(), "")
    }

    /// Runs the program and gives it lines to read.
    pub(crate) fn feed(&self, arguments: &[&str], input: &str) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_salon-admin"))
            .args(arguments)
            .env_clear()
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .current_dir(&self.directory)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(input.as_bytes())
            .unwrap();
        Ran {
            output: child.wait_with_output().unwrap(),
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // What a test leaves behind is no failure of the program.
        drop(fs::remove_dir_all(&self.directory));
    }
}

/// A run that ended.
pub(crate) struct Ran {
    output: Output,
}

impl Ran {
    /// Returns the exit code.
    pub(crate) fn code(&self) -> i32 {
        self.output.status.code().unwrap()
    }

    /// Returns the data.
    pub(crate) fn data(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).unwrap()
    }

    /// Returns the talk.
    pub(crate) fn talk(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).unwrap()
    }

    /// Returns the data read as JSON, of a run that succeeded.
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.code(), 0, "{}", self.whole());
        serde_json::from_slice(&self.output.stdout).unwrap()
    }

    /// Returns everything, for a golden file.
    pub(crate) fn whole(&self) -> String {
        let mut whole = format!("exit code {}\n", self.code());
        for (name, text) in [("data", self.data()), ("talk", self.talk())] {
            if !text.is_empty() {
                writeln!(whole, "\n{name}:\n{}", text.trim_end()).unwrap();
            }
        }
        whole
    }
}
