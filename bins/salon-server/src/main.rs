//! The salon's front desk as a server: settings, wiring, run.

mod observability;
mod stores;
mod wiring;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use salon_config::Settings;
use tokio::signal::unix::{SignalKind, signal};

/// A second request to stop ends the process at once, with this code.
const IMPATIENT: i32 = 130;

/// The salon's front desk: takes texts in over HTTP, answers them, sends reminders and campaigns.
///
/// It takes no arguments. Settings come from `config/local.toml`, `.env` and the environment; see
/// docs/configuration.md, or `salon-admin config show`.
#[derive(Debug, clap::Parser)]
#[command(name = "salon-server", version)]
struct Arguments {}

fn main() -> ExitCode {
    let Arguments {} = <Arguments as clap::Parser>::parse();
    if let Err(error) = salon_config::read_env_file(Path::new(".")) {
        return refuse(&error.into());
    }
    let settings = match Settings::from_process() {
        Ok(settings) => settings,
        Err(error) => return refuse(&error.into()),
    };
    if let Err(error) = stores::keep_cache(&settings.database) {
        return refuse(&error);
    }
    observability::install_log(&settings.log);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let ran = runtime
        .context("could not start the runtime")
        .and_then(|runtime| {
            let ran = runtime.block_on(run(settings));
            runtime.shutdown_timeout(Duration::from_secs(1));
            ran
        });
    ran.map_or_else(|error| refuse(&error), |()| ExitCode::SUCCESS)
}

/// Runs until told to stop, then stops in order: not ready, no new work, what is under way finished.
async fn run(settings: Settings) -> anyhow::Result<()> {
    let grace = settings.server.shutdown_grace;
    let store = stores::open(&settings.database).await?;
    let served = wiring::serve(&settings, &store).await?;
    stopped().await?;
    tracing::info!("stopping");
    served.web.close();
    tokio::spawn(exit_on_second_signal());
    served.desk.stop_claiming();
    // Requests under way are answered while texts are still taken in.
    served.web.stop().await;
    if !served.desk.stop(grace).await {
        tracing::warn!("some work was not finished in time; whoever runs next takes it up");
    }
    store.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Waits for SIGTERM or Ctrl-C.
async fn stopped() -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate()).context("could not listen for SIGTERM")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("could not listen for Ctrl-C")?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

/// Whoever asks twice does not want to wait: what is unfinished is taken up by the next process.
async fn exit_on_second_signal() {
    if stopped().await.is_ok() {
        std::process::exit(IMPATIENT);
    }
}

/// Says why the server does not run, with what caused it, to the person who started it.
fn refuse(error: &anyhow::Error) -> ExitCode {
    // Where even that cannot be said, the exit code has to do.
    writeln!(std::io::stderr(), "salon-server: {error:#}").ok();
    ExitCode::FAILURE
}
