//! The operator's command line for the salon's front desk.
//!
//! A verb is a thin thing: it reads its arguments, asks a library, and shows what came back. What a
//! salon may do is decided in the libraries, the same for the server and for this program.

mod cli;
mod confirm;
mod connect;
mod docs;
mod fault;
mod looks;
mod man;
mod output;
mod progress;
mod server;
mod settings;
mod verbs;
mod words;

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;

use crate::cli::{Cli, Command};
use crate::fault::Exit;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(refusal) => return answer_parser(&refusal),
    };
    // The environment is completed while there is one thread. An evaluation and a demonstration have
    // a database of their own for a moment, whose program need not be kept.
    let directory = &cli.globals.config_dir;
    let ended = settings::read_env_file(directory).and_then(|()| {
        if matches!(cli.command, Command::Eval(_) | Command::Demo(_)) {
            return Ok(());
        }
        settings::keep_cache(directory)
    });
    let ended = ended.and_then(|()| {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build();
        let runtime = runtime.context("could not start the runtime")?;
        runtime.block_on(verbs::run(cli))
    });
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fault::report(&error).into(),
    }
}

/// Help and version go to the standard output and are no failure; everything else is usage.
fn answer_parser(answer: &clap::Error) -> ExitCode {
    let shown = answer.print();
    match (shown, answer.exit_code()) {
        (Ok(()), 0) => ExitCode::SUCCESS,
        (Ok(()), _) => Exit::Usage.into(),
        (Err(_), _) => Exit::Failed.into(),
    }
}
