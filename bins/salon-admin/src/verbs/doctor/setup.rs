//! What the settings say by themselves.

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
