//! The file `.env`, from which development machines take their environment.

use std::path::{Path, PathBuf};

/// `.env` is there and cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EnvFileError {
    /// A line is not `NAME=value`. It may hold a secret, so it is not repeated.
    #[error("could not read {}: it has a line that is not NAME=value", .0.display())]
    Line(PathBuf),
    /// The file cannot be read.
    #[error("could not read {}: {reason}", path.display())]
    Unreadable {
        /// Where it is.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
}

impl EnvFileError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Line(_) => "env_file_line",
            Self::Unreadable { .. } => "env_file_unreadable",
        }
    }

    /// Whether reading it again may succeed: a person must mend it first.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        false
    }
}

/// Reads `.env` of a directory into the environment of this process, where what is set already
/// stays. No file is no error. To be called before threads are started.
///
/// # Errors
/// [`EnvFileError`] when the file cannot be read whole: settings after a bad line would be missing.
pub fn read_env_file(directory: &Path) -> Result<(), EnvFileError> {
    let path = directory.join(".env");
    match dotenvy::from_path(&path) {
        Ok(()) => Ok(()),
        Err(error) if error.not_found() => Ok(()),
        Err(dotenvy::Error::LineParse(..)) => Err(EnvFileError::Line(path)),
        Err(error) => Err(EnvFileError::Unreadable {
            path,
            reason: error.to_string(),
        }),
    }
}
