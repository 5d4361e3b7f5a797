//! The built server as a process: started, waited for by what it says, asked over HTTP, stopped by
//! its id.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test helper fails by panicking"
)]

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, ChildStderr, Command};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::http_answer::HttpAnswer;

/// A server that does not open, or end, within this time has failed.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running `salon-server`.
#[derive(Debug)]
pub struct ServerProcess {
    child: Child,
    log: Log,
    reader: JoinHandle<()>,
    /// How many lines it had said when it opened.
    before: usize,
    url: String,
    http: reqwest::Client,
    _spool: SpoolDirectory,
}

/// A directory of its own in which a server may spool; removed with it. A test whose texts must
/// outlive a server names one by `SALON__SPOOL__DIR`.
#[derive(Debug)]
struct SpoolDirectory(PathBuf);

impl SpoolDirectory {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("salon-spool-{}-{number}", std::process::id());
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for SpoolDirectory {
    fn drop(&mut self) {
        // What a test leaves behind is no failure of the program.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// What the process says, taken as it comes: it never waits for a reader, however much it says.
#[derive(Clone, Debug, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl ServerProcess {
    /// Starts the binary with nothing in its environment but these settings, on a free port, and
    /// waits until it says that it is open.
    ///
    /// # Panics
    /// When it does not open; the message is what it said.
    pub async fn start(binary: impl Into<OsString>, settings: &[(&str, &str)]) -> Self {
        let spool = SpoolDirectory::new();
        let spawned = command(binary, settings, &spool).spawn();
        let mut child = spawned.expect("the server starts");
        let (log, reader, opened) = follow(child.stderr.take().expect("a log"));
        let Ok(Ok(url)) = timeout(PATIENCE, opened).await else {
            panic!("the server did not open:\n{}", log.lines().join("\n"))
        };
        let http = reqwest::Client::builder().no_proxy().timeout(PATIENCE);
        Self {
            before: log.lines().len(),
            http: http.build().expect("a client"),
            child,
            log,
            reader,
            url,
            _spool: spool,
        }
    }

    /// Runs the binary until it ends by itself, and returns whether it succeeded and what it said.
    ///
    /// # Panics
    /// When it cannot be run, or does not end.
    pub async fn refused(binary: impl Into<OsString>, settings: &[(&str, &str)]) -> (bool, String) {
        let spool = SpoolDirectory::new();
        let ran = timeout(PATIENCE, command(binary, settings, &spool).output()).await;
        let output = ran.expect("an end").expect("a run");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.success(), said)
    }

    /// Returns where the server listens, as `http://127.0.0.1:port`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the process id.
    ///
    /// # Panics
    /// When the process has ended.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id().expect("a running server")
    }

    /// Returns everything that it has said so far, a line each.
    #[must_use]
    pub fn log(&self) -> Vec<String> {
        self.log.lines()
    }

    /// Asks for a page.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn get(&self, path: &str) -> HttpAnswer {
        self.request("GET", path, &[], "").await
    }

    /// Posts a form as it stands.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn post_form(&self, path: &str, form: &str) -> HttpAnswer {
        let form_type = ("content-type", "application/x-www-form-urlencoded");
        self.request("POST", path, &[form_type], form).await
    }

    /// Makes any request.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn request(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> HttpAnswer {
        let method = method.parse().expect("a method");
        let request = self.http.request(method, format!("{}{path}", self.url));
        let request = headers.iter().fold(request, |request, (name, value)| {
            request.header(*name, *value)
        });
        let response = request.body(body.to_owned()).send().await;
        let answer = HttpAnswer::read(response.expect("an answer")).await;
        answer.expect("a whole answer")
    }

    /// Kills the process as a crash would.
    ///
    /// # Panics
    /// When it cannot be killed.
    pub async fn kill(mut self) {
        self.child.kill().await.expect("a dead server");
    }

    /// Asks the process to stop, and does not wait for it.
    ///
    /// # Panics
    /// When it cannot be asked.
    pub async fn terminate(&self) {
        let id = self.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().await;
        assert!(asked.expect("kill").success(), "the server is gone");
    }

    /// Waits until the process has ended, and returns how, and what it said since it opened.
    ///
    /// # Panics
    /// When it does not end.
    pub async fn ended(mut self) -> (ExitStatus, Vec<String>) {
        let status = timeout(PATIENCE, self.child.wait()).await;
        let status = status.expect("an end").expect("a status");
        self.reader.await.expect("the whole log");
        (status, self.log.lines().split_off(self.before))
    }

    /// Asks the process to stop, and returns whether it succeeded and what it said since it opened.
    ///
    /// # Panics
    /// When it does not stop.
    pub async fn stop(self) -> (bool, Vec<String>) {
        self.terminate().await;
        let (status, said) = self.ended().await;
        (status.success(), said)
    }
}

impl Log {
    fn lines(&self) -> Vec<String> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn push(&self, line: String) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(line);
    }
}

fn command(
    binary: impl Into<OsString>,
    settings: &[(&str, &str)],
    spool: &SpoolDirectory,
) -> Command {
    let mut command = Command::new(binary.into());
    command
        .env_clear()
        .env("SALON__SERVER__PORT", "0")
        .env("SALON__LOG__FORMAT", "json")
        .env("SALON__SPOOL__DIR", &spool.0)
        .envs(settings.iter().copied())
        .current_dir(std::env::temp_dir())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
}

/// Gathers what a process says, and tells where it listens once it says so.
fn follow(said: ChildStderr) -> (Log, JoinHandle<()>, oneshot::Receiver<String>) {
    let (tell, opened) = oneshot::channel();
    let log = Log::default();
    let gathered = log.clone();
    let reader = tokio::spawn(async move {
        let (mut lines, mut tell) = (BufReader::new(said).lines(), Some(tell));
        while let Ok(Some(line)) = lines.next_line().await {
            let url = tell.as_ref().and_then(|_| listening(&line));
            gathered.push(line);
            if let Some(url) = url
                && let Some(tell) = tell.take()
            {
                // A test that gave up no longer listens.
                drop(tell.send(url));
            }
        }
    });
    (log, reader, opened)
}

/// Reads the address from the line that says the front desk is open.
fn listening(line: &str) -> Option<String> {
    let line: serde_json::Value = serde_json::from_str(line).ok()?;
    let address = line["fields"]["listening"].as_str()?;
    Some(format!("http://{}", address.split(',').next()?))
}

/// Returns the path of a binary of this workspace, which `cargo test --workspace` has built.
///
/// # Panics
/// When it is not there: `cargo build --workspace` builds it.
#[must_use]
pub fn workspace_binary(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a running test");
    let profile = test
        .parent()
        .and_then(|deps| deps.parent())
        .expect("target/profile/deps");
    let binary = profile.join(name);
    assert!(
        binary.exists(),
        "{} is not built: run `cargo build --workspace`",
        binary.display()
    );
    binary
}
