//! How the front desk is: free to ask, safe to show.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use salon_postgres::{Database, Home};
use salon_sms::{SmsGateway, Transport};
use serde::Serialize;

use crate::assistant::{Assistant, ModelState};
use crate::intake::{Intake, Spool};

/// How one service is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceStatus {
    /// It works.
    Healthy,
    /// It works with less, and something else stands in.
    Degraded,
    /// It does not work.
    Unavailable,
}

/// How the whole is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OverallStatus {
    /// Everything works.
    Healthy,
    /// Clients are served, with less.
    Degraded,
    /// Clients are not served.
    Unhealthy,
}

/// The answer of `/health`: the shape of the first version, with every number masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Health {
    /// The whole.
    pub status: OverallStatus,
    /// Each service.
    pub services: Services,
}

/// The services by their names in the first version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Services {
    /// What carries texts.
    pub sms_service: SmsHealth,
    /// What answers.
    pub llm_service: LlmHealth,
    /// What remembers.
    pub database_service: DatabaseHealth,
}

/// How sending is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SmsHealth {
    /// How it is.
    pub status: ServiceStatus,
    /// `simulator` or `twilio`.
    pub transport: &'static str,
    /// The provider's account, masked.
    pub account_sid: Option<String>,
    /// The number or service texts come from, masked.
    pub from_number: Option<String>,
    /// What is wrong, as a stable code.
    pub error: Option<&'static str>,
}

/// How answering is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LlmHealth {
    /// How it is.
    pub status: ServiceStatus,
    /// The model's name; none when rules answer alone.
    pub model: Option<String>,
    /// Whether calls of the model go through: `closed` when they do, `open` when it is left alone for
    /// a while, `half_open` while one call tries it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub breaker: Option<&'static str>,
    /// What is wrong, and what answers instead.
    pub error: Option<String>,
}

/// How remembering is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DatabaseHealth {
    /// How it is.
    pub status: ServiceStatus,
    /// `server` or `embedded`.
    pub connection: &'static str,
    /// Texts that wait for their turn.
    pub waiting_texts: Option<u64>,
    /// Texts that wait to leave.
    pub waiting_replies: Option<u64>,
    /// Texts that wait on this machine's disk until the database takes them; none without a spool.
    pub spooled_texts: Option<u64>,
    /// How long the oldest of them has waited; none when nothing does.
    pub oldest_spooled_seconds: Option<u64>,
    /// Spooled texts that a person has to look at.
    pub set_aside_texts: Option<u64>,
    /// Why the spool takes no text, as a stable code.
    pub spool_error: Option<&'static str>,
    /// What is wrong, as a stable code.
    pub error: Option<&'static str>,
}

/// What sending last said about the provider; kept in this process.
#[derive(Debug, Default)]
pub(crate) struct Pulse(Mutex<Option<&'static str>>);

impl Pulse {
    pub(crate) fn well(&self) {
        self.set(None);
    }

    pub(crate) fn ill(&self, code: &'static str) {
        self.set(Some(code));
    }

    fn set(&self, state: Option<&'static str>) {
        if let Ok(mut kept) = self.0.lock() {
            *kept = state;
        }
    }

    fn get(&self) -> Option<&'static str> {
        self.0.lock().ok().and_then(|kept| *kept)
    }
}

/// Tells how the front desk is.
#[derive(Clone, Debug)]
pub struct HealthDesk {
    pub(crate) database: Database,
    pub(crate) gateway: Arc<dyn SmsGateway>,
    pub(crate) assistant: Arc<dyn Assistant>,
    pub(crate) pulse: Arc<Pulse>,
    pub(crate) intake: Intake,
}

/// A database that takes longer to answer a probe is away.
const PATIENCE: Duration = Duration::from_secs(2);

impl HealthDesk {
    /// Looks at every service, at the cost of one small query.
    pub async fn look(&self) -> Health {
        let services = Services {
            sms_service: self.sms(),
            llm_service: llm(self.assistant.model()),
            database_service: self.database().await,
        };
        metrics::gauge!("salon_intake_waiting").set(f64::from(
            u32::try_from(self.intake.waiting()).unwrap_or(u32::MAX),
        ));
        Health {
            status: overall(&services, self.spools()),
            services,
        }
    }

    /// Whether texts can be taken in: into the database, or into the spool while it is away.
    pub async fn is_ready(&self) -> bool {
        self.spools() || self.database().await.status == ServiceStatus::Healthy
    }

    /// Whether texts are kept while the database is away.
    fn spools(&self) -> bool {
        self.intake.spool().is_some_and(Spool::can_take)
    }

    fn sms(&self) -> SmsHealth {
        let (identity, error) = (self.gateway.identity(), self.pulse.get());
        let status = match (self.gateway.transport(), error) {
            (_, Some(_)) => ServiceStatus::Unavailable,
            (Transport::Simulator, None) => ServiceStatus::Degraded,
            (Transport::Twilio, None) => ServiceStatus::Healthy,
        };
        SmsHealth {
            status,
            transport: self.gateway.transport().as_str(),
            account_sid: identity.account,
            from_number: identity.sender,
            error,
        }
    }

    async fn database(&self) -> DatabaseHealth {
        let connection = match self.database.home() {
            Home::Server => "server",
            Home::Embedded => "embedded",
        };
        let spool = self.intake.spool().map(Spool::state);
        let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let away = |error| DatabaseHealth {
            status: ServiceStatus::Unavailable,
            connection,
            waiting_texts: None,
            waiting_replies: None,
            spooled_texts: spool.map(|spool| count(spool.waiting)),
            oldest_spooled_seconds: spool.and_then(|spool| spool.oldest.map(|age| age.as_secs())),
            set_aside_texts: spool.map(|spool| count(spool.set_aside)),
            spool_error: spool.and_then(|spool| spool.fault),
            error: Some(error),
        };
        match tokio::time::timeout(PATIENCE, self.database.queue_depths()).await {
            Ok(Ok(depths)) => DatabaseHealth {
                status: ServiceStatus::Healthy,
                waiting_texts: Some(depths.inbox),
                waiting_replies: Some(depths.outbox),
                error: None,
                ..away("")
            },
            Ok(Err(error)) => away(error.code()),
            Err(_) => away("database_timed_out"),
        }
    }
}

/// Calls that must fail in a row before a model counts as away.
const AWAY_AFTER: u32 = 3;

/// How the model is, as its last calls tell; nobody is asked.
fn llm(model: Option<ModelState>) -> LlmHealth {
    let Some(model) = model else {
        return LlmHealth {
            status: ServiceStatus::Degraded,
            model: None,
            breaker: None,
            error: Some("no model is configured: rules answer every text".into()),
        };
    };
    let status = match model.failing {
        _ if model.breaker == Some("open") => ServiceStatus::Unavailable,
        None => ServiceStatus::Healthy,
        Some(_) if model.failures < AWAY_AFTER => ServiceStatus::Degraded,
        Some(_) => ServiceStatus::Unavailable,
    };
    LlmHealth {
        status,
        model: Some(model.name),
        breaker: model.breaker,
        error: model
            .failing
            .map(|code| format!("{code}: rules answer instead")),
    }
}

/// While the database is away clients are not lost as long as the spool takes their texts.
fn overall(services: &Services, spools: bool) -> OverallStatus {
    let all = [services.sms_service.status, services.llm_service.status];
    if services.database_service.status == ServiceStatus::Unavailable {
        if spools {
            OverallStatus::Degraded
        } else {
            OverallStatus::Unhealthy
        }
    } else if all.iter().all(|status| *status == ServiceStatus::Healthy) {
        OverallStatus::Healthy
    } else {
        OverallStatus::Degraded
    }
}
