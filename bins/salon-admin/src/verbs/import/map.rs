//! `import map`: a first guess at what the columns mean.

use salon_postgres::ImportKind;
use salon_responder::{Mapping, propose_mapping};
use serde::Serialize;

use super::open;
use crate::cli::{ImportMapArgs, SheetKind};
use crate::output::View;
use crate::verbs::Desk;

/// A mapping, as the file that imports read.
#[derive(Serialize)]
struct MappingView {
    #[serde(flatten)]
    mapping: Mapping,
    #[serde(skip)]
    toml: String,
}

impl View for MappingView {
    fn text(&self) -> String {
        self.toml.trim_end().to_owned()
    }
}

/// `import map`.
pub(super) fn run(args: &ImportMapArgs, desk: &Desk) -> anyhow::Result<()> {
    let mapping = propose_mapping(open(&args.file)?, &args.source, kind(args.kind))?;
    let toml = mapping.to_toml()?;
    desk.output.show(&MappingView { mapping, toml })
}

/// Returns the kind as the library calls it.
pub(super) const fn kind(kind: SheetKind) -> ImportKind {
    match kind {
        SheetKind::Clients => ImportKind::Client,
        SheetKind::Appointments => ImportKind::Appointment,
        SheetKind::Services => ImportKind::Service,
    }
}
