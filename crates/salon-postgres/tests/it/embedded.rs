//! The embedded database, alone and beside another process.
//!
//! "Another process" is a pool of its own that found the directory taken: it speaks through the same
//! socket and gate. One test uses a real second process: this test binary again.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use salon_postgres::{Database, Home, cache_environment};
use salon_testkit::TestDatabase;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;

use crate::stage::Stage;

async fn stage() -> (Stage, PathBuf) {
    let home = TestDatabase::start_embedded().await;
    let (variable, dir) = home.environment();
    assert_eq!(variable, "SALON__DATABASE__DATA_DIR");
    (Stage::on(home).await, PathBuf::from(dir))
}

#[tokio::test]
async fn works_beside_a_second_opener_of_the_same_directory() {
    let (stage, dir) = stage().await;
    assert_eq!(stage.database.home(), Home::Embedded);
    let (guest, server) = Database::open_embedded(&dir).await.unwrap();
    assert!(!server.runs_here());
    let host = async {
        for n in 0..40 {
            stage
                .text(&format!("+191855501{n:02}"), &format!("SM-{n}"), "hello")
                .await;
        }
    };
    let visitor = async {
        for _ in 0..10 {
            assert_eq!(guest.list_salons().await.unwrap().len(), 1);
        }
    };
    tokio::join!(host, visitor);
    assert_eq!(guest.queue_depths().await.unwrap().inbox, 40);
    assert_eq!(stage.database.queue_depths().await.unwrap().inbox, 40);
}

#[tokio::test]
async fn survives_clients_that_misbehave() {
    let (stage, dir) = stage().await;
    let socket = dir.join("postgres/run/.s.PGSQL.5432");
    for round in 0..20 {
        let mut rude = UnixStream::connect(&socket).await.unwrap();
        match round % 4 {
            0 => {}
            1 => rude.write_all(b"GET / HTTP/1.1\r\n\r\n").await.unwrap(),
            2 => rude.write_all(&[0, 0, 0, 8, 4, 210, 22, 47]).await.unwrap(),
            _ => {
                let startup = b"\0\0\0\x2a\0\x03\0\0user\0postgres\0database\0template1\0\0";
                rude.write_all(startup).await.unwrap();
                rude.read_u8().await.unwrap();
                rude.write_all(b"Q\0\0\0\x0aBEGIN\0").await.unwrap();
            }
        }
        drop(rude);
        stage.database.ping().await.unwrap();
    }
}

#[tokio::test]
async fn keeps_what_was_committed_when_it_is_opened_again() {
    let dir = std::env::temp_dir().join(format!("salon_reopen_{}", std::process::id()));
    let (database, server) = Database::open_embedded(&dir).await.unwrap();
    assert!(server.runs_here() && !database.migrate().await.unwrap().is_empty());
    database.close();
    server.shutdown().await;
    let (database, server) = Database::open_embedded(&dir).await.unwrap();
    assert!(server.runs_here(), "the directory was given up");
    assert_eq!(
        database.pending_migrations().await.unwrap(),
        Vec::<String>::new()
    );
    drop(server);
    std::fs::remove_dir_all(&dir).unwrap();
}

#[tokio::test]
async fn goes_on_in_a_guest_that_inherits_it() {
    let dir = std::env::temp_dir().join(format!("salon_inherit_{}", std::process::id()));
    let (host, first) = Database::open_embedded(&dir).await.unwrap();
    host.migrate().await.unwrap();
    let (guest, mut second) = Database::open_embedded(&dir).await.unwrap();
    assert!(guest.pending_migrations().await.unwrap().is_empty());
    second.inherit();
    assert!(first.runs_here() && !second.runs_here());
    host.close();
    first.shutdown().await;
    while guest.ping().await.is_err() {
        tokio::task::yield_now().await;
    }
    assert!(second.runs_here(), "nobody else is there");
    assert!(guest.pending_migrations().await.unwrap().is_empty());
    let (visitor, third) = Database::open_embedded(&dir).await.unwrap();
    assert!(!third.runs_here());
    visitor.ping().await.unwrap();
    guest.close();
    second.shutdown().await;
    visitor.ping().await.unwrap_err();
    std::fs::remove_dir_all(&dir).unwrap();
}

#[tokio::test]
async fn nobody_else_may_enter_the_directory() {
    use std::os::unix::fs::PermissionsExt;

    let (_stage, dir) = stage().await;
    for path in ["postgres", "postgres/run"] {
        let mode = std::fs::metadata(dir.join(path))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o700, "{path}");
    }
}

#[test]
fn the_cache_can_live_in_the_data_directory() {
    let (variable, value) = cache_environment(Path::new("data"));
    assert_eq!(variable, "XDG_CACHE_HOME");
    assert!(value.is_absolute() && value.ends_with("data/postgres/cache"));
}

#[tokio::test]
async fn a_dropped_unit_of_work_holds_nobody_up() {
    let (stage, _dir) = stage().await;
    for n in 0..20_u64 {
        let text = [stage.inbound("+19185550123", &format!("SM-{n}"), "hello")];
        let pause = std::time::Duration::from_micros(n * 200);
        drop(tokio::time::timeout(pause, stage.database.store_inbound(&text)).await);
    }
    let text = stage.inbound("+19185550123", "SM-last", "hello");
    assert_eq!(
        stage.database.store_inbound(&[text]).await.unwrap().len(),
        1
    );
}

/// Where the child finds the directory; set, the test below is the child.
const CHILD: &str = "SALON_TEST_SECOND_PROCESS";

#[tokio::test]
#[expect(
    clippy::disallowed_methods,
    reason = "how a test tells its own child what it is"
)]
async fn works_beside_a_second_process() {
    if let Ok(dir) = std::env::var(CHILD) {
        let (guest, server) = Database::open_embedded(Path::new(&dir)).await.unwrap();
        assert!(!server.runs_here());
        let salon = guest.only_salon().await.unwrap().unwrap();
        let people = guest.load_catalog(salon).await.unwrap().staff.len();
        assert_eq!(people, 2);
        return;
    }
    let (stage, dir) = stage().await;
    let this = std::env::current_exe().unwrap();
    let mut child = tokio::process::Command::new(this)
        .args(["--exact", "embedded::works_beside_a_second_process"])
        .env(CHILD, &dir)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut n = 0;
    let ended = loop {
        let sid = format!("SM-{n}");
        tokio::select! {
            ended = child.wait() => break ended.unwrap(),
            _ = stage.text("+19185550123", &sid, "hello"), if n < 1_000 => n += 1,
        }
    };
    assert!(ended.success());
    stage.database.ping().await.unwrap();
}
