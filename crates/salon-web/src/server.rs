//! Binding, serving, stopping.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use actix_cors::Cors;
use actix_web::dev::ServerHandle;
use actix_web::middleware::from_fn;
use actix_web::web::{self, Data, PayloadConfig, ServiceConfig};
use actix_web::{App, HttpServer};
use metrics_exporter_prometheus::PrometheusHandle;
use salon_responder::{CalendarDesk, HealthDesk, Intake, Statuses};

use crate::options::WebOptions;
use crate::{calendar, health, observe, webhook};

/// What the faces show.
#[derive(Clone)]
pub struct WebParts {
    /// Where texts are taken in.
    pub intake: Intake,
    /// Where status callbacks are taken in.
    pub statuses: Statuses,
    /// Who shows calendars.
    pub calendars: CalendarDesk,
    /// Who tells how everything is.
    pub health: HealthDesk,
    /// What renders the metrics.
    pub metrics: PrometheusHandle,
}

impl std::fmt::Debug for WebParts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebParts").finish_non_exhaustive()
    }
}

/// The faces could not be served.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WebError {
    /// An address is taken, or not ours.
    #[error("could not listen on {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
}

impl WebError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Listen { .. } => "web_listen",
        }
    }

    /// Whether the same may succeed later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        false
    }
}

/// Whether new work is wanted; false from the moment the process is told to stop.
#[derive(Debug)]
pub(crate) struct Open(AtomicBool);

impl Open {
    pub(crate) fn is_open(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Faces that are being served.
#[derive(Debug)]
pub struct Web {
    addresses: Vec<SocketAddr>,
    details: Option<SocketAddr>,
    handles: Vec<ServerHandle>,
    open: Arc<Open>,
}

impl Web {
    /// Returns the addresses that are listened on, with the ports that were taken.
    #[must_use]
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    /// Returns the separate address of the details, if there is one.
    #[must_use]
    pub const fn details(&self) -> Option<SocketAddr> {
        self.details
    }

    /// Says "not ready" from now on, while requests are still served.
    pub fn close(&self) {
        self.open.0.store(false, Ordering::Relaxed);
    }

    /// Stops listening, and waits for requests under way; those that take longer than the shutdown
    /// time of the server are cut.
    pub async fn stop(self) {
        for handle in self.handles {
            handle.stop(true).await;
        }
    }
}

/// Requests under way may take this long when the server stops.
const SHUTDOWN: Duration = Duration::from_secs(3);

/// Time for the head of a request; the body has the rest of the deadline.
const HEAD: Duration = Duration::from_secs(5);

/// Binds the addresses and serves on the current runtime.
///
/// # Errors
/// [`WebError::Listen`].
pub fn start(parts: &WebParts, options: WebOptions) -> Result<Web, WebError> {
    let open = Arc::new(Open(AtomicBool::new(true)));
    let options = Arc::new(options);
    let face = if options.details.is_some() {
        Face::Clients
    } else {
        Face::Everything
    };
    let mut web = Web {
        addresses: Vec::new(),
        details: None,
        handles: Vec::new(),
        open,
    };
    let main = serve(parts, &options, &web.open, face, &options.listen)?;
    web.addresses = main.0;
    web.handles.push(main.1);
    if let Some(address) = options.details {
        let details = serve(parts, &options, &web.open, Face::Details, &[address])?;
        web.details = details.0.first().copied();
        web.handles.push(details.1);
    }
    Ok(web)
}

/// Which routes an address shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Face {
    Everything,
    Clients,
    Details,
}

fn serve(
    parts: &WebParts,
    options: &Arc<WebOptions>,
    open: &Arc<Open>,
    face: Face,
    listen: &[SocketAddr],
) -> Result<(Vec<SocketAddr>, ServerHandle), WebError> {
    let (parts, shared, open) = (parts.clone(), Arc::clone(options), Arc::clone(open));
    let mut server = HttpServer::new(move || {
        App::new()
            .app_data(Data::new(parts.clone()))
            .app_data(Data::from(Arc::clone(&shared)))
            .app_data(Data::from(Arc::clone(&open)))
            .app_data(PayloadConfig::new(shared.body_limit))
            .wrap(cors(&shared.cors_origins))
            .wrap(from_fn(observe::observe))
            .configure(|config| routes(config, face))
    })
    .workers(options.workers)
    .client_request_timeout(HEAD)
    .shutdown_timeout(SHUTDOWN.as_secs())
    .disable_signals();
    for address in listen {
        server = server.bind(address).map_err(|source| WebError::Listen {
            address: *address,
            source,
        })?;
    }
    let addresses = server.addrs();
    let running = server.run();
    let handle = running.handle();
    tokio::spawn(running);
    Ok((addresses, handle))
}

fn routes(config: &mut ServiceConfig, face: Face) {
    config
        .route("/health/live", web::get().to(health::live))
        .route("/health/ready", web::get().to(health::ready));
    if face != Face::Details {
        config
            .route("/webhook/sms", web::post().to(webhook::text))
            .route("/webhook/sms/status", web::post().to(webhook::status))
            .route("/calendar/{secret}.ics", web::get().to(calendar::show));
    }
    if face == Face::Clients {
        config.route("/health", web::get().to(health::summary));
    } else {
        config
            .route("/health", web::get().to(health::details))
            .route("/metrics", web::get().to(health::metrics));
    }
}

/// Closed unless origins are named.
fn cors(origins: &[String]) -> Cors {
    let cors = Cors::default()
        .allowed_methods(["GET", "POST"])
        .max_age(3_600);
    if origins.iter().any(|origin| origin == "*") {
        return cors.allow_any_origin().allow_any_header();
    }
    origins.iter().fold(cors, |cors, origin| {
        cors.allowed_origin(origin).allow_any_header()
    })
}
