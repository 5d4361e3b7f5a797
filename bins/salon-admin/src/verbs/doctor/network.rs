//! What can only be known by asking: the provider about the account, and the running server.

use salon_config::{Settings, Transport};
use salon_sms::{AccountStatus, SendError, SmsGateway as _};
use serde_json::Value;

use super::check::Check;
use crate::server::Server;

const TWILIO: &str = "twilio";
const SERVER: &str = "server";

/// Asks Twilio about the account, which is free.
pub(super) async fn twilio(settings: &Settings) -> Check {
    let Transport::Twilio(twilio) = &settings.transport else {
        return Check::note(TWILIO, "not set up: texts go to the simulator, and none can leave")
            .fix("set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_PHONE_NUMBER and PUBLIC_URL to send real texts");
    };
    let gateway = match salon_setup::twilio_gateway(twilio, None) {
        Ok(gateway) => gateway,
        Err(error) => return Check::broken(TWILIO, error.to_string()),
    };
    let account = match gateway.probe().await {
        Ok(account) => account,
        Err(error) => return unreachable(&error),
    };
    let kind = account
        .kind
        .map(|kind| format!(", {kind}"))
        .unwrap_or_default();
    let account_sid = &twilio.account_sid;
    match account.status {
        AccountStatus::Active => {
            Check::ok(TWILIO, format!("account {account_sid} is active{kind}"))
        }
        AccountStatus::Suspended => {
            Check::broken(TWILIO, format!("account {account_sid} is suspended{kind}"))
                .fix("look at the account's balance and papers in Twilio's console")
        }
        AccountStatus::Closed => Check::broken(TWILIO, format!("account {account_sid} is closed")),
        AccountStatus::Other(word) => {
            Check::warning(TWILIO, format!("account {account_sid} is {word}"))
        }
        _ => Check::warning(
            TWILIO,
            format!("account {account_sid} is in an unknown state"),
        ),
    }
}

fn unreachable(error: &SendError) -> Check {
    let code = error.code();
    match error.http_status() {
        Some(401 | 403 | 404) => {
            Check::broken(TWILIO, "the account sid and auth token are refused")
                .fix("copy both again from Twilio's console; an API key's secret is no auth token")
        }
        Some(status) => Check::warning(
            TWILIO,
            format!("asking about the account failed with status {status} ({code})"),
        ),
        None => Check::warning(
            TWILIO,
            format!("Twilio could not be asked about the account ({code})"),
        )
        .fix("look at this machine's way out: it must reach SALON__TWILIO__BASE_URL"),
    }
}

/// Asks the server how it is.
pub(super) async fn server(url: Option<&str>, settings: &Settings) -> Check {
    let server = match Server::new(url, &settings.server) {
        Ok(server) => server,
        Err(error) => return Check::warning(SERVER, format!("{error:#}")),
    };
    let Ok(answer) = server.get("/health").await else {
        let check = Check::warning(SERVER, format!("not running, or not at {}", server.base()));
        return check.fix("start it: cargo run, or salon-server; or name it with --url");
    };
    match answer.json::<Value>().await {
        Ok(health) => judge(&health, server.base(), settings),
        Err(_) => Check::broken(
            SERVER,
            format!("something else answers at {}", server.base()),
        )
        .fix("choose another SALON__SERVER__PORT, or name the server with --url"),
    }
}

fn judge(health: &Value, base: &str, settings: &Settings) -> Check {
    let word = |pointer: &str| health.pointer(pointer).and_then(Value::as_str);
    let services = ["sms_service", "llm_service", "database_service"];
    let details = services
        .iter()
        .filter_map(|name| {
            let status = word(&format!("/services/{name}/status"))?;
            let error = word(&format!("/services/{name}/error"));
            let error = error.map(|error| format!(" ({error})")).unwrap_or_default();
            Some(format!("{name}: {status}{error}"))
        })
        .collect();
    let own = match settings.transport {
        Transport::Simulator => "simulator",
        Transport::Twilio(_) => "twilio",
    };
    let theirs = word("/services/sms_service/transport").unwrap_or(own);
    let status = word("/status").unwrap_or("unreadable");
    let check = match status {
        _ if theirs != own => {
            let finding = format!("{base} sends by {theirs}, and these settings say {own}");
            Check::warning(SERVER, finding)
                .fix("run this program with the server's settings, or restart the server")
        }
        "healthy" => Check::ok(SERVER, format!("{base} is healthy")),
        "degraded" => Check::ok(SERVER, format!("{base} runs, with less than everything")),
        other => {
            Check::broken(SERVER, format!("{base} is {other}")).fix("look at the server's log")
        }
    };
    check.details(details)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::output::View as _;

    fn found(health: &Value) -> String {
        let settings = Settings::load(&salon_config::LoadOptions::new("/nowhere", [])).unwrap();
        super::super::check::Report::new(vec![judge(health, "http://x", &settings)]).text()
    }

    #[test]
    fn a_server_with_another_transport_has_other_settings() {
        let health = json!({"status": "healthy", "services": {"sms_service": {"status": "healthy", "transport": "twilio"}}});
        assert!(found(&health).starts_with("WARNING  server         http://x sends by twilio"));
    }

    #[test]
    fn an_unhealthy_server_is_broken_and_says_what_is() {
        let health = json!({"status": "unhealthy", "services": {
            "database_service": {"status": "unavailable", "error": "database_timed_out"},
        }});
        let found = found(&health);
        assert!(
            found.starts_with("BROKEN")
                && found.contains("database_service: unavailable (database_timed_out)"),
            "{found}"
        );
    }
}
