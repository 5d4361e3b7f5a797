//! The running server, as this program reaches it.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use anyhow::Context as _;
use salon_config::ServerSettings;

use crate::fault::Fault;

/// A server that takes longer for a small answer is as good as away.
const PATIENCE: Duration = Duration::from_secs(15);

/// A client for a server at one address.
#[derive(Clone, Debug)]
pub(crate) struct Server {
    http: reqwest::Client,
    base: String,
}

impl Server {
    /// Takes the address that is given, or the one on which the settings make a server listen.
    pub(crate) fn new(url: Option<&str>, settings: &ServerSettings) -> anyhow::Result<Self> {
        let base = match url {
            Some(url) if url.starts_with("http://") || url.starts_with("https://") => {
                url.trim_end_matches('/').to_owned()
            }
            Some(_) => {
                let wrong =
                    "--url must begin with http:// or https://, such as http://localhost:8000";
                return Err(Fault::usage(wrong).into());
            }
            None => local(settings)?,
        };
        // What is on this machine is not reached through a proxy.
        let builder = reqwest::Client::builder().no_proxy().timeout(PATIENCE);
        let http = builder.build().context("could not set up an HTTP client")?;
        Ok(Self { http, base })
    }

    /// Returns the address, without a final slash.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Asks for a path.
    pub(crate) async fn get(&self, path: &str) -> reqwest::Result<reqwest::Response> {
        self.http.get(format!("{}{path}", self.base)).send().await
    }

    /// Posts a form to a path.
    pub(crate) async fn post(
        &self,
        path: &str,
        form: String,
        signature: Option<&str>,
    ) -> reqwest::Result<reqwest::Response> {
        let request = self
            .http
            .post(format!("{}{path}", self.base))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(form);
        let signed = signature.into_iter().fold(request, |request, signature| {
            request.header("X-Twilio-Signature", signature)
        });
        signed.send().await
    }

    /// Refuses to go on when nothing answers there.
    pub(crate) async fn require_alive(&self) -> anyhow::Result<()> {
        let answered = self.get("/health/live").await;
        let alive = answered.is_ok_and(|answer| answer.status().is_success());
        if alive {
            Ok(())
        } else {
            Err(self.not_running().into())
        }
    }

    fn not_running(&self) -> Fault {
        Fault::failed(format!("no server answers at {}", self.base)).next(
            "start it in another terminal: cargo run (or salon-server); or name it with --url",
        )
    }
}

fn local(settings: &ServerSettings) -> Result<String, Fault> {
    if settings.port == 0 {
        let free = "the settings let the server pick a free port";
        return Err(Fault::usage(free).next("the same command with --url http://localhost:PORT"));
    }
    let is_loopback = settings.bind == IpAddr::V4(Ipv4Addr::LOCALHOST);
    if is_loopback || settings.bind.is_unspecified() {
        return Ok(format!("http://localhost:{}", settings.port));
    }
    Ok(format!(
        "http://{}",
        SocketAddr::new(settings.bind, settings.port)
    ))
}
