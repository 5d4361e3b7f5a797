//! What can only be known by asking the running server.

use salon_config::{Settings, Transport};
use serde_json::Value;

use super::check::Check;
use crate::server::Server;

const SERVER: &str = "server";

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
