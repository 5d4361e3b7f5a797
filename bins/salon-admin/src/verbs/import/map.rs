//! `import map`: a first guess at what the columns mean.

use salon_postgres::ImportKind;
use salon_responder::propose_mapping;

use super::open;
use crate::cli::{ImportMapArgs, SheetKind};
use crate::output;

/// `import map`.
pub(super) fn run(args: &ImportMapArgs) -> anyhow::Result<()> {
    let mapping = propose_mapping(open(&args.file)?, &args.source, kind(args.kind))?;
    output::data(mapping.to_toml()?.trim_end())
}

/// Returns the kind as the library calls it.
pub(super) const fn kind(kind: SheetKind) -> ImportKind {
    match kind {
        SheetKind::Clients => ImportKind::Client,
        SheetKind::Appointments => ImportKind::Appointment,
        SheetKind::Services => ImportKind::Service,
    }
}
