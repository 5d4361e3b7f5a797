//! A database of its own on a server.

use salon_postgres::{ConnectOptions, Database};
use tokio_postgres::{Client, Config};

use super::{connect, digest, unique};

/// A database on a server, dropped with this.
#[derive(Debug)]
pub(super) struct OwnDatabase {
    admin: Config,
    name: String,
    url: String,
}

/// Serialises the making of the template between processes.
const LOCK: i64 = 5_318_008_918;
/// A database that is this old was left behind by a test that was killed.
const LEFT_BEHIND: i64 = 3600;

impl OwnDatabase {
    pub(super) async fn create(admin_url: &str) -> Self {
        let admin: Config = admin_url.parse().expect("TEST_DATABASE_URL can be read");
        let client = connect(&admin).await;
        let template = template(&client, admin_url).await;
        let row = client
            .query_one("SELECT extract(epoch FROM now())::bigint", &[])
            .await;
        let now: i64 = row.expect("the server tells the time").get(0);
        sweep(&client, now).await;
        let name = format!("salon_test_{now}_{}", unique());
        run(
            &client,
            &format!("CREATE DATABASE {name} TEMPLATE {template}"),
        )
        .await;
        let url = with_database(admin_url, &name);
        Self { admin, name, url }
    }

    pub(super) fn connect(&self) -> Database {
        connect_to(&self.url)
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        let (admin, name) = (self.admin.clone(), self.name.clone());
        // The test's own runtime is busy dropping: another one, on another thread, does the work.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime.expect("a runtime starts").block_on(async {
                run(
                    &connect(&admin).await,
                    &format!("DROP DATABASE {name} WITH (FORCE)"),
                )
                .await;
            });
        });
        let dropped = dropping.join();
        assert!(
            dropped.is_ok() || std::thread::panicking(),
            "the test's database could not be dropped"
        );
    }
}

fn connect_to(url: &str) -> Database {
    let options = ConnectOptions {
        max_connections: 4,
        ..ConnectOptions::new(url)
    };
    Database::connect(&options).expect("the URL can be read")
}

async fn run(client: &Client, statement: &str) {
    client
        .batch_execute(statement)
        .await
        .expect("the server of the tests obeys");
}

/// Returns the name of a database with this version's schema, made by whoever comes first.
async fn template(client: &Client, admin_url: &str) -> String {
    let name = format!("salon_template_{}", digest());
    run(client, &format!("SELECT pg_advisory_lock({LOCK})")).await;
    let known = client
        .query_opt("SELECT 1 FROM pg_database WHERE datname = $1", &[&name])
        .await;
    if known.expect("the server lists its databases").is_none() {
        let building = format!("{name}_building");
        run(client, &format!("DROP DATABASE IF EXISTS {building}")).await;
        run(client, &format!("CREATE DATABASE {building}")).await;
        let database = connect_to(&with_database(admin_url, &building));
        database.migrate().await.expect("the migrations apply");
        database.close();
        drop(database);
        // Nobody may be connected to a template while it is cloned or renamed.
        let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1";
        client
            .execute(end, &[&building])
            .await
            .expect("sessions can be ended");
        run(
            client,
            &format!("ALTER DATABASE {building} WITH ALLOW_CONNECTIONS false"),
        )
        .await;
        run(
            client,
            &format!("ALTER DATABASE {building} RENAME TO {name}"),
        )
        .await;
    }
    run(client, &format!("SELECT pg_advisory_unlock({LOCK})")).await;
    name
}

/// Drops what tests that were killed left behind.
async fn sweep(client: &Client, now: i64) {
    let old = client.query(
        "SELECT datname FROM pg_database WHERE datname LIKE 'salon_test_%'",
        &[],
    );
    for row in old.await.expect("the server lists its databases") {
        let name: String = row.get(0);
        let made = name
            .split('_')
            .nth(2)
            .and_then(|made| made.parse::<i64>().ok());
        if made.is_some_and(|made| made + LEFT_BEHIND < now) {
            run(
                client,
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            )
            .await;
        }
    }
}

/// Puts another database's name into a URL.
fn with_database(url: &str, name: &str) -> String {
    let (start, query) = url
        .split_once('?')
        .map_or((url, ""), |(start, query)| (start, query));
    let (scheme, rest) = start.split_once("://").expect("TEST_DATABASE_URL is a URL");
    let server = rest
        .split_once('/')
        .map_or(rest, |(server, _database)| server);
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{scheme}://{server}/{name}{mark}{query}")
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn keeps_everything_of_a_url_but_the_database() {
        let socket = "postgres://postgres@/postgres?host=/tmp/pg";
        assert_eq!(
            with_database(socket, "one"),
            "postgres://postgres@/one?host=/tmp/pg"
        );
        assert_eq!(
            with_database("postgres://h:5433/a", "one"),
            "postgres://h:5433/one"
        );
        assert_eq!(with_database("postgres://h", "one"), "postgres://h/one");
    }
}
