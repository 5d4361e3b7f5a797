//! An embedded database in a directory of its own.

use std::fs::{self, DirBuilder, File};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use salon_postgres::{Database, EmbeddedServer};
use tokio_postgres::Config;

use super::{digest, unique};

/// A directory with an embedded database, removed with this.
#[derive(Debug)]
pub(super) struct OwnDirectory {
    path: PathBuf,
    server: Option<EmbeddedServer>,
}

impl OwnDirectory {
    pub(super) async fn create() -> (Database, Self) {
        sweep();
        let template = template().await;
        // Short: a socket's path has little room.
        let path = std::env::temp_dir().join(format!("salon_{}", unique()));
        copy(&template, &path).expect("the template can be copied");
        let opened = Database::open_embedded(&path).await;
        let (database, server) = opened.expect("the embedded database opens");
        (
            database,
            Self {
                path,
                server: Some(server),
            },
        )
    }

    /// How another connection of the test finds it.
    pub(super) fn config(&self) -> Config {
        let mut config = Config::new();
        config
            .host_path(self.path.join("postgres").join("run"))
            .port(5432);
        config.user("postgres").dbname("template1");
        config
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for OwnDirectory {
    fn drop(&mut self) {
        drop(self.server.take());
        fs::remove_dir_all(&self.path).ok();
    }
}

/// Removes what tests that were killed left behind: directories of processes that are gone.
fn sweep() {
    let Ok(entries) = fs::read_dir(std::env::temp_dir()) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let pid = name
            .to_str()
            .and_then(|name| name.strip_prefix("salon_")?.split('_').next());
        let gone = pid.is_some_and(|pid| {
            pid.bytes().all(|byte| byte.is_ascii_digit())
                && Path::new("/proc/self").exists()
                && !Path::new("/proc").join(pid).exists()
        });
        if gone {
            fs::remove_dir_all(entry.path()).ok();
        }
    }
}

/// Returns a directory with a stopped, migrated database, made by whoever comes first.
async fn template() -> PathBuf {
    let path = std::env::temp_dir().join(format!("salon_template_{}", digest()));
    if path.exists() {
        return path;
    }
    let lock = File::create(path.with_extension("lock")).expect("a lock file can be made");
    let lock = tokio::task::spawn_blocking(move || lock.lock().map(|()| lock)).await;
    let _lock = lock
        .expect("the lock is waited for")
        .expect("the lock can be taken");
    if !path.exists() {
        let building = std::env::temp_dir().join(format!("salon_{}", unique()));
        let opened = Database::open_embedded(&building).await;
        let (database, server) = opened.expect("the embedded database opens");
        database.migrate().await.expect("the migrations apply");
        database.close();
        drop(database);
        server.shutdown().await;
        fs::rename(&building, &path).expect("the template can be put in its place");
    }
    path
}

/// Copies a directory; sockets stay behind.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, target) = (entry.file_type()?, to.join(entry.file_name()));
        if kind.is_dir() {
            copy(&entry.path(), &target)?;
        } else if kind.is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(entry.path())?, target)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
