//! The one way in which a program changes its own environment: by starting anew.

use std::io;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

/// Makes sure that an environment variable has this value: returns at once when it has, and otherwise
/// runs this program anew in the same process, with the same arguments and the variable set.
///
/// Setting a variable in a running program is unsound once it has threads. Call this first, before
/// anything is open that the new run would not know of.
///
/// # Errors
/// What the system said, when the program cannot be run anew.
#[expect(
    clippy::disallowed_methods,
    reason = "this crate is the one that reads the environment"
)]
pub fn restart_with(variable: &str, value: &Path) -> io::Result<()> {
    if std::env::var_os(variable).as_deref() == Some(value.as_os_str()) {
        return Ok(());
    }
    let program = std::env::current_exe()?;
    let arguments = std::env::args_os().skip(1);
    // Does not return unless it failed.
    Err(Command::new(program)
        .args(arguments)
        .env(variable, value)
        .exec())
}
