//! What the settings say by themselves.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use salon_config::{Settings, SettingsError, Transport};

use super::check::Check;
use crate::output::count;

/// Lists what differs from the built-in settings; secrets stay hidden.
pub(super) fn settings(settings: &Settings) -> Check {
    let own: Vec<String> = settings
        .sources()
        .iter()
        .filter(|source| source.source != "default")
        .filter_map(|source| {
            Some(format!(
                "{} = {} ({})",
                source.key,
                source.value.as_ref()?,
                source.source
            ))
        })
        .collect();
    let finding = match own.len() {
        0 => "nothing is set: every setting is the built-in one".to_owned(),
        number => format!("{} of your own", count(number, "setting", "settings")),
    };
    Check::ok("settings", finding).details(own)
}

/// Says why no program would start with these settings.
pub(super) fn refused_settings(error: &SettingsError) -> Check {
    let causes = std::iter::successors(std::error::Error::source(error), |cause| cause.source());
    let finding = causes.fold(error.to_string(), |line, cause| format!("{line}: {cause}"));
    Check::broken("settings", finding).fix("docs/configuration.md explains every setting")
}

/// Looks at the address under which the world knows the server.
pub(super) fn public_url(settings: &Settings) -> Check {
    const NAME: &str = "public address";
    let is_real = matches!(settings.transport, Transport::Twilio(_));
    let Some(url) = &settings.server.public_url else {
        return Check::note(
            NAME,
            "PUBLIC_URL is not set: texts have no links, which the simulator does not mind",
        );
    };
    let webhook = format!("{}/webhook/sms", url.as_str());
    let details = vec![
        format!("a message comes in: {webhook}#rc=5&rp=all"),
        format!("status callback:    {webhook}/status"),
    ];
    if url.is_local() || !url.is_encrypted() {
        let finding = format!("{url} cannot be reached from outside, or is not encrypted");
        let check = Check::warning(NAME, finding)
            .fix("set PUBLIC_URL to the https address that clients can reach");
        return if is_real {
            check.details(details)
        } else {
            check
        };
    }
    let check = Check::ok(NAME, url.as_str());
    if is_real {
        return check.details(details);
    }
    check
}

/// Looks at where texts wait while the database is away.
pub(super) fn spool(settings: &Settings) -> Check {
    const NAME: &str = "spool";
    const ENDING: &str = ".text";
    let directory = &settings.spool.dir;
    let shown = directory.display();
    let found = match std::fs::metadata(directory) {
        Ok(found) => found,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let finding = format!("{shown} is not there: the server makes it when it starts");
            return Check::note(NAME, finding);
        }
        Err(error) => {
            return Check::broken(NAME, format!("{shown} cannot be looked at: {error}"))
                .fix("name a directory of the server's own in SALON__SPOOL__DIR");
        }
    };
    if !found.is_dir() {
        return Check::broken(NAME, format!("{shown} is not a directory"))
            .fix("name a directory of the server's own in SALON__SPOOL__DIR");
    }
    let files = |directory: &Path, wanted: fn(&str) -> bool| {
        let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        names.filter(|name| wanted(name)).count()
    };
    let waiting = files(directory, |name| name.ends_with(ENDING));
    let aside = files(&directory.join("set-aside"), |_| true);
    let finding = format!(
        "{shown}: {} waiting, {aside} put aside",
        count(waiting, "text", "texts")
    );
    if found.permissions().mode() & 0o077 != 0 {
        return Check::warning(NAME, format!("{finding}; others may read it")).fix(format!(
            "chmod 700 {shown}; the server does so when it starts"
        ));
    }
    if aside > 0 {
        return Check::warning(NAME, finding)
            .fix("docs/operations.md says what to do with texts that were put aside");
    }
    Check::ok(NAME, finding)
}

/// Looks at what answers. The model itself is never asked: that would cost money.
pub(super) fn model(settings: &Settings) -> Check {
    const NAME: &str = "model";
    match &settings.model {
        None => Check::note(NAME, "no model: rules answer every text")
            .fix("set OPENAI_API_KEY, or OPENAI_BASE_URL for a local model, if you want one"),
        Some(model) => {
            let key = if model.api_key.is_some() {
                "with a key"
            } else {
                "without a key"
            };
            Check::ok(
                NAME,
                format!(
                    "{} at {}, {key} (not asked: that would cost)",
                    model.name, model.base_url
                ),
            )
        }
    }
}
