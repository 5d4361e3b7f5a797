//! Servers on a database of their own, and everything around them.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use salon_postgres::{Apply, ConnectOptions, Database};
use salon_responder::{Clock as _, DEMO_SALON_FILE, SystemClock, parse_salon_file};
use salon_testkit::{FakeTwilio, ServerProcess};
use tokio::time::sleep;

use crate::postgres::Postgres;
use crate::provider::{ACCOUNT, PUBLIC, TOKEN};

const BINARY: &str = env!("CARGO_BIN_EXE_salon-server");
const DATABASE: &str = "salon_soak";

/// How long work that is left may take, and a database that starts.
const PATIENCE: Duration = Duration::from_mins(5);

/// Servers at work.
pub(crate) struct Scene {
    pub(crate) postgres: Postgres,
    pub(crate) twilio: Arc<FakeTwilio>,
    pub(crate) servers: Vec<ServerProcess>,
    url: String,
    spool: PathBuf,
}

impl Scene {
    /// Starts a Postgres, servers on it, and a provider for them.
    pub(crate) async fn open(servers: usize) -> Self {
        Self::open_in("America/Chicago", servers).await
    }

    /// The same with the salon in another zone.
    pub(crate) async fn open_in(zone: &str, servers: usize) -> Self {
        let postgres = Postgres::start(None);
        let url = salon(&postgres, zone).await;
        let twilio = FakeTwilio::start(ACCOUNT, TOKEN).await;
        let spool = std::env::temp_dir().join(format!("salon-soak-{}", std::process::id()));
        let mut scene = Self {
            postgres,
            twilio: Arc::new(twilio.expect("a fake of Twilio")),
            servers: Vec::new(),
            url,
            spool,
        };
        for at in 0..servers {
            let server = scene.serve(at).await;
            scene.servers.push(server);
        }
        scene
    }

    /// Kills a server as a crash would, and starts another in its place.
    pub(crate) async fn kill(&mut self, at: usize) {
        self.fell(at).await;
        self.raise(at).await;
    }

    /// Kills a server as a crash would.
    pub(crate) async fn fell(&mut self, at: usize) {
        self.servers.remove(at).kill().await;
    }

    /// Starts a server in the place of one that was killed.
    pub(crate) async fn raise(&mut self, at: usize) {
        let again = self.serve(at).await;
        self.servers.insert(at, again);
    }

    /// Returns a pool of our own on the database.
    pub(crate) fn database(&self) -> Database {
        Database::connect(&ConnectOptions::new(&self.url)).expect("a URL")
    }

    /// Runs any number of statements.
    pub(crate) async fn execute(&self, statements: &str) {
        let client = self.postgres.connect(Some(DATABASE)).await;
        let ran = client.batch_execute(statements).await;
        ran.expect("the database obeys");
    }

    /// Returns the number that a query finds.
    pub(crate) async fn count(&self, query: &str) -> usize {
        self.postgres.count(DATABASE, query).await
    }

    /// The same while the database may still be on its way.
    pub(crate) async fn count_when_back(&self, query: &str) -> usize {
        let began = Instant::now();
        loop {
            if let Some(count) = self.postgres.try_count(DATABASE, query).await {
                return count;
            }
            assert!(began.elapsed() < PATIENCE, "Postgres stays away");
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until no text waits for its turn, on the disk or in the database, and none waits to leave.
    pub(crate) async fn settle(&self) -> Duration {
        let began = Instant::now();
        let rows = "SELECT (SELECT count(*) FROM inbox) + (SELECT count(*) FROM outbox)";
        let (mut fewest, mut since) = (usize::MAX, began);
        loop {
            let left = self.count_when_back(rows).await + self.spooled().await;
            if left == 0 {
                return began.elapsed();
            }
            if left < fewest {
                (fewest, since) = (left, Instant::now());
            }
            assert!(since.elapsed() < PATIENCE, "{left} texts wait for ever");
            sleep(Duration::from_millis(200)).await;
        }
    }

    async fn spooled(&self) -> usize {
        let mut all = 0;
        for server in &self.servers {
            let health = server.get("/health").await.json();
            let spooled = &health["services"]["database_service"]["spooled_texts"];
            all += usize::try_from(spooled.as_u64().unwrap_or(0)).expect("a count");
        }
        all
    }

    /// Most memory that a server ever had in the machine's memory, in megabytes.
    pub(crate) fn most_memory(&self, at: usize) -> u64 {
        most_memory(&self.servers[at].id().to_string())
    }

    /// Ends everything.
    pub(crate) async fn close(self) {
        for server in self.servers {
            server.kill().await;
        }
        drop(std::fs::remove_dir_all(self.spool));
    }

    async fn serve(&self, at: usize) -> ServerProcess {
        let spool = self.spool.join(at.to_string()).display().to_string();
        let base_url = self.twilio.base_url();
        let settings = [
            ("DATABASE_URL", self.url.as_str()),
            ("TWILIO_ACCOUNT_SID", ACCOUNT),
            ("TWILIO_AUTH_TOKEN", TOKEN),
            ("PUBLIC_URL", PUBLIC[at]),
            ("SALON__TWILIO__BASE_URL", base_url.as_str()),
            ("SALON__TURNS__DEBOUNCE", "0s"),
            // One number answers all: no carrier would let it.
            ("SALON__SENDING__RATE", "0"),
            ("SALON__SPOOL__DIR", spool.as_str()),
            ("SALON__LOG__LEVEL", "warn,salon_server=info"),
        ];
        let server = ServerProcess::start(BINARY, &settings).await;
        self.twilio.route(PUBLIC[at], server.url());
        server
    }
}

/// Most memory that a process, `self` or the one with this id, ever had in the machine's memory, in
/// megabytes.
pub(crate) fn most_memory(process: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"));
    let status = status.expect("a running process");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.expect("a figure") / 1_000
}

/// Makes a database with the demo salon in it, its clock in this zone.
async fn salon(postgres: &Postgres, zone: &str) -> String {
    let url = postgres.create_database(DATABASE).await;
    let database = Database::connect(&ConnectOptions::new(&url)).expect("a URL");
    database.migrate().await.expect("migrations");
    let file = DEMO_SALON_FILE.replace("America/Chicago", zone);
    let description = parse_salon_file(&file, "demo-salon.toml").expect("the demo salon");
    let applied = database
        .apply_salon(&description, Apply::Write, SystemClock.now())
        .await;
    applied.expect("a salon");
    database.close();
    url
}
