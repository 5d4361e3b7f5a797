//! What an operator sees of the settings.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests fail the test that calls them"
)]

mod documentation;
mod environment;
mod files;
mod rules;

use salon_config::{LoadOptions, Settings, SettingsError};

const ACCOUNT: (&str, &str) = ("TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef");
const TOKEN: (&str, &str) = ("TWILIO_AUTH_TOKEN", "not-a-real-token");
const PUBLIC: (&str, &str) = ("PUBLIC_URL", "https://salon.example");

/// Loads settings from an environment and no file.
fn load(environment: &[(&str, &str)]) -> Result<Settings, SettingsError> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    Settings::load(&LoadOptions::new("/nowhere", environment.iter().map(owned)))
}

/// Returns the message with which an environment is refused.
fn refusal(environment: &[(&str, &str)]) -> String {
    load(environment).unwrap_err().to_string()
}
