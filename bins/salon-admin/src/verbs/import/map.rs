//! `import map`: a first guess at what the columns mean.

use salon_responder::propose_mapping;

use super::open;
use crate::cli::ImportMapArgs;
use crate::output;

/// `import map`.
pub(super) fn run(args: &ImportMapArgs) -> anyhow::Result<()> {
    let mapping = propose_mapping(open(&args.file)?, &args.source)?;
    output::data(mapping.to_toml()?.trim_end())
}
