//! The directory of an embedded database: who may enter, who has it, how long its name may be.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

use super::EmbeddedError;

/// A directory in which an embedded database lives.
pub(super) struct Directory {
    base: PathBuf,
}

/// Says that this process has the directory, until it is dropped.
pub(super) struct DirectoryLock {
    _file: File,
}

/// A socket's path has 108 bytes on Linux, the closing zero included; other systems have fewer.
const LONGEST_SOCKET: usize = if cfg!(target_os = "linux") { 107 } else { 103 };

pub(super) fn cache(dir: &Path) -> PathBuf {
    dir.join("postgres").join("cache")
}

impl Directory {
    /// Makes the directory if it is not there, for its owner alone.
    pub(super) fn prepare(dir: &Path) -> Result<Self, EmbeddedError> {
        let dir = std::path::absolute(dir).map_err(EmbeddedError::Directory)?;
        let directory = Self {
            base: dir.join("postgres"),
        };
        let length = directory.socket(u16::MAX).as_os_str().len();
        if length > LONGEST_SOCKET {
            return Err(EmbeddedError::PathTooLong {
                length,
                most: LONGEST_SOCKET,
            });
        }
        for path in [&directory.base, &directory.run_path()] {
            private(path).map_err(EmbeddedError::Directory)?;
        }
        Ok(directory)
    }

    /// Takes the directory; `None` when another process, or another handle of this one, has it.
    pub(super) fn try_lock(&self) -> Result<Option<DirectoryLock>, EmbeddedError> {
        let mut options = OpenOptions::new();
        options
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600);
        let file = options
            .open(self.base.join("lock"))
            .map_err(EmbeddedError::Directory)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(DirectoryLock { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(EmbeddedError::Directory(error)),
        }
    }

    /// Listens where clients look for a server with this port. Only who has the lock may.
    pub(super) fn listen(&self, port: u16) -> Result<UnixListener, EmbeddedError> {
        let path = self.socket(port);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(EmbeddedError::Directory(error));
            }
            Ok(()) | Err(_) => {}
        }
        let listener = UnixListener::bind(path).map_err(EmbeddedError::Directory)?;
        listener
            .set_nonblocking(true)
            .map_err(EmbeddedError::Directory)?;
        Ok(listener)
    }

    pub(super) fn root(&self) -> PathBuf {
        self.base.join("root")
    }

    /// The server's own socket, behind the gate.
    pub(super) fn upstream(&self) -> PathBuf {
        self.run_path().join("upstream")
    }

    /// The directory in which clients look for the socket.
    pub(super) fn run(&self) -> PathBuf {
        self.run_path()
    }

    fn run_path(&self) -> PathBuf {
        self.base.join("run")
    }

    fn socket(&self, port: u16) -> PathBuf {
        self.run_path().join(format!(".s.PGSQL.{port}"))
    }
}

/// Makes a directory that only its owner may enter; one that is there is closed to others.
fn private(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)?;
    let mut permissions: Permissions = fs::metadata(path)?.permissions();
    if permissions.mode() & 0o077 != 0 {
        permissions.set_mode(0o700);
        fs::set_permissions(path, permissions)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_a_path_that_no_socket_fits_into() {
        let long = std::env::temp_dir().join("x".repeat(120));
        let refused = Directory::prepare(&long).map(|_| ()).unwrap_err();
        assert_eq!(refused.code(), "embedded_path_too_long");
        assert!(!long.exists());
    }
}
