//! Writes the reference of all settings to the standard output: `just docs` puts it into
//! `docs/configuration.md`.

use std::io::Write as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let page = salon_config::render_markdown()?;
    std::io::stdout().write_all(page.as_bytes())?;
    Ok(())
}
