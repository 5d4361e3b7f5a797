//! `import`: what a salon had before.

mod legacy;

use super::Desk;
use crate::cli::ImportCommand;
use crate::connect::Missing;

/// Does a verb of `import`.
pub(super) async fn run(verb: ImportCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        ImportCommand::Legacy(args) => Box::pin(legacy::import(&args, desk, &store)).await,
    };
    store.close().await;
    done
}
