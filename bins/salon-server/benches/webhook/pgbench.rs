//! What this machine can do: single rows, made durable one transaction at a time by pgbench.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::postgres::Postgres;

/// Returns whether the server waits for its disk.
pub(crate) async fn fsync(postgres: &Postgres) -> String {
    let client = postgres.connect(None).await;
    let row = client.query_one("SHOW fsync", &[]).await;
    row.expect("a setting").get(0)
}

/// Inserts single rows for a while, each in a transaction of its own, and returns how many a second.
pub(crate) async fn pgbench(postgres: &Postgres, connections: usize, time: Duration) -> f64 {
    const NAME: &str = "salon_bench_baseline";
    let url = postgres.create_database(NAME).await;
    let table =
        "CREATE TABLE rows (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, words text)";
    let client = postgres.connect(Some(NAME)).await;
    client.batch_execute(table).await.expect("a table");
    let script = std::env::temp_dir().join(format!("salon-bench-{}.sql", std::process::id()));
    let insert =
        "INSERT INTO rows (words) VALUES ('Can I get a balayage with Sam on Saturday?');\n";
    std::fs::write(&script, insert).expect("a script");
    let rate = run_pgbench(&url, &script, connections, time);
    drop(std::fs::remove_file(&script));
    drop(client);
    postgres.drop_database(NAME).await;
    rate
}

fn run_pgbench(url: &str, script: &Path, connections: usize, time: Duration) -> f64 {
    let ran = Command::new("pgbench")
        .args(["-n", "-M", "prepared", "-j", "2"])
        .args([
            "-c",
            &connections.to_string(),
            "-T",
            &time.as_secs().to_string(),
        ])
        .arg("-f")
        .arg(script)
        .arg(url)
        .output()
        .expect("pgbench is installed");
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&ran.stderr).into_owned();
    let rate = said.lines().find_map(|line| line.strip_prefix("tps = "));
    let rate = rate.and_then(|line| line.split_whitespace().next()?.parse().ok());
    rate.unwrap_or_else(|| panic!("pgbench says no rate: {said}{complaint}"))
}
