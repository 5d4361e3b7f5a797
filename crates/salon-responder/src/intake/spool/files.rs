//! The directory of the spool. Everything here waits for the disk.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

use super::entry::Entry;

/// The end of the name while the file is not whole.
const PART: &str = ".part";
/// The end of the name of a text's file.
const ENDING: &str = ".text";
/// Where texts go that cannot be stored.
pub(super) const ASIDE: &str = "set-aside";
/// Held, shared, by every process that uses the directory.
const LIVING: &str = ".living";
/// Held by the one process that stores texts from the directory at a time.
const STORING: &str = ".storing";

/// The directory of the spool.
#[derive(Debug)]
pub(crate) struct Files {
    directory: PathBuf,
    /// Kept for the lock on it.
    living: Mutex<Option<File>>,
}

/// What a file turned out to hold.
#[derive(Debug)]
pub(crate) enum Read {
    /// A text.
    Whole(Box<Entry>),
    /// Nothing that can be read.
    Damaged,
    /// It is not there any more: another process has stored it.
    Gone,
}

/// Why a text is put aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aside {
    /// The file is damaged.
    Damaged,
    /// Nothing proves that the provider sent it.
    Unproven,
    /// The database refuses it again and again, or it is for nobody.
    Refused,
}

impl Aside {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::Unproven => "unproven",
            Self::Refused => "refused",
        }
    }
}

impl Files {
    pub(super) const fn new(directory: PathBuf) -> Self {
        Self {
            directory,
            living: Mutex::new(None),
        }
    }

    /// Makes the directory, for its owner alone, and says that this process uses it.
    pub(super) fn prepare(&self) -> io::Result<()> {
        let mut builder = DirBuilder::new();
        builder.recursive(true).mode(0o700);
        for directory in [self.directory.clone(), self.directory.join(ASIDE)] {
            builder.create(&directory)?;
            fs::set_permissions(&directory, Permissions::from_mode(0o700))?;
        }
        let living = self.lock_file(LIVING)?;
        living.lock_shared()?;
        *self.living.lock().unwrap_or_else(PoisonError::into_inner) = Some(living);
        Ok(())
    }

    /// Removes what a killed process had not finished writing, if no other process lives here.
    pub(super) fn sweep(&self) {
        let mut living = self.living.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(lock) = living.as_mut() else { return };
        let alone = lock.unlock().is_ok() && lock.try_lock().is_ok();
        if alone {
            for name in names(&self.directory, |name| name.ends_with(PART)) {
                drop(fs::remove_file(self.directory.join(name)));
            }
            drop(lock.unlock());
        }
        drop(lock.lock_shared());
    }

    /// Takes the right to store texts from here; `None` while another process has it.
    pub(crate) fn storing(&self) -> Option<File> {
        let lock = self.lock_file(STORING).ok()?;
        lock.try_lock().ok()?;
        Some(lock)
    }

    fn lock_file(&self, name: &str) -> io::Result<File> {
        let mut options = OpenOptions::new();
        let path = self.directory.join(name);
        options
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(path)
    }

    /// Writes texts, each whole or not at all; what is `Ok` survives the loss of power.
    pub(super) fn write(&self, texts: &[(String, Vec<u8>)]) -> Vec<io::Result<()>> {
        let mut written: Vec<io::Result<()>> = texts
            .iter()
            .map(|(name, bytes)| self.write_one(name, bytes))
            .collect();
        let synced = File::open(&self.directory).and_then(|directory| directory.sync_all());
        if let Err(error) = synced {
            for (one, (name, _)) in written.iter_mut().zip(texts) {
                drop(fs::remove_file(self.directory.join(name)));
                *one = Err(io::Error::new(error.kind(), error.to_string()));
            }
        }
        written
    }

    fn write_one(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let part = self.directory.join(format!("{name}{PART}"));
        let write = || {
            let mut options = OpenOptions::new();
            let mut file = options
                .create(true)
                .truncate(true)
                .write(true)
                .mode(0o600)
                .open(&part)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&part, self.directory.join(name))
        };
        let mut written = write();
        if matches!(&written, Err(error) if error.kind() == io::ErrorKind::NotFound) {
            // Somebody removed the directory, or it could not be made before.
            written = self.prepare().and_then(|()| write());
        }
        if written.is_err() {
            drop(fs::remove_file(&part));
        }
        written
    }

    /// Lists the texts, oldest first.
    pub(super) fn list(&self) -> Vec<String> {
        names(&self.directory, |name| {
            name.ends_with(ENDING) && !name.starts_with('.')
        })
    }

    pub(super) fn count_aside(&self) -> usize {
        names(&self.directory.join(ASIDE), |_| true).len()
    }

    /// Returns whose text it is and its size; a damaged one is nobody's.
    pub(super) fn sender_and_size(&self, name: &str) -> (String, u64) {
        let size = fs::metadata(self.directory.join(name)).map_or(0, |file| file.len());
        match self.read(name) {
            Read::Whole(entry) => (entry.sender, size),
            Read::Damaged | Read::Gone => (String::new(), size),
        }
    }

    pub(crate) fn read(&self, name: &str) -> Read {
        match fs::read(self.directory.join(name)) {
            Ok(bytes) => {
                Entry::decode(&bytes).map_or(Read::Damaged, |entry| Read::Whole(Box::new(entry)))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Read::Gone,
            Err(_) => Read::Damaged,
        }
    }

    /// Tries whether a file can be written.
    pub(super) fn probe(&self) -> io::Result<()> {
        self.prepare()?;
        let path = self.directory.join(".probe");
        fs::write(&path, b"probe")?;
        fs::remove_file(path)
    }

    /// Removes texts that are stored. One that stays is stored again later, which does nothing.
    pub(crate) fn remove(&self, names: &[String]) {
        for name in names {
            drop(fs::remove_file(self.directory.join(name)));
        }
    }

    /// Keeps a text for a person to look at.
    pub(crate) fn put_aside(&self, name: &str, why: Aside) -> io::Result<()> {
        let aside = format!("{name}.{}", why.as_str());
        fs::rename(
            self.directory.join(name),
            self.directory.join(ASIDE).join(aside),
        )
    }
}

/// Makes the name of a text's file. Names sort by arrival.
pub(super) fn name(millisecond: i64, number: u64, instance: &str) -> String {
    format!("{millisecond:014}-{number:010}-{instance}{ENDING}")
}

/// Returns when a text came, by the name of its file; none when a person named it.
pub(super) fn arrival(name: &str) -> Option<Timestamp> {
    let millisecond = name.split('-').next()?.parse().ok()?;
    Timestamp::from_millisecond(millisecond).ok()
}

fn names(directory: &Path, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| wanted(name))
        .collect();
    names.sort_unstable();
    names
}
