//! The front desk as one running thing: intake, turns, sending and the clock, on one database.

use std::sync::Arc;
use std::time::Duration;

use salon_domain::Address;
use salon_postgres::{Database, Home, Worker};
use salon_sms::SmsGateway;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::assistant::Assistant;
use crate::calendars::CalendarDesk;
use crate::catalogs::Catalogs;
use crate::clock::Clock;
use crate::duties::{Duties, run_duties};
use crate::health::{HealthDesk, Pulse};
use crate::intake::{CoalescerOptions, Intake, IntakeParts, Spool, SpoolOptions};
use crate::presence::run_presence;
use crate::sending::{Departures, DeparturesState, SendingOptions, run_sending};
use crate::statuses::Statuses;
use crate::turn::{TurnDesk, TurnOptions, run_turns};
use crate::upkeep::run_upkeep;

/// What a front desk is made of.
#[derive(Debug)]
pub struct Parts {
    /// Where everything is kept.
    pub database: Database,
    /// What carries texts.
    pub gateway: Arc<dyn SmsGateway>,
    /// Who decides.
    pub assistant: Arc<dyn Assistant>,
    /// The business clock.
    pub clock: Arc<dyn Clock>,
    /// The name of this process in leases, unique among those that share the database.
    pub instance: String,
    /// The number in the settings, for a salon whose file lists none.
    pub main_number: Option<Address>,
    /// How texts are taken in.
    pub intake: CoalescerOptions,
    /// Where texts wait while the database is away; without it they are refused then.
    pub spool: Option<SpoolOptions>,
    /// How turns are claimed.
    pub turns: TurnOptions,
    /// How texts are sent.
    pub sending: SendingOptions,
}

/// A running front desk.
#[derive(Debug)]
pub struct FrontDesk {
    intake: Intake,
    statuses: Statuses,
    calendars: CalendarDesk,
    health: HealthDesk,
    intake_stop: CancellationToken,
    work_stop: CancellationToken,
    /// Ends after everything else: until then this process lives.
    life_stop: CancellationToken,
    life: TaskTracker,
    tasks: TaskTracker,
    database: Database,
    instance: String,
}

/// Giving back what is claimed takes no longer at the end.
const LEAVING: Duration = Duration::from_secs(1);

impl FrontDesk {
    /// Starts the workers on the current tokio runtime.
    #[must_use]
    pub fn start(parts: Parts) -> Self {
        let (intake_stop, work_stop) = (CancellationToken::new(), CancellationToken::new());
        let tasks = TaskTracker::new();
        let pulse = Arc::new(Pulse::default());
        // The embedded database has one session: more than one commit at a time would only queue.
        let commits = if parts.database.home() == Home::Embedded {
            1
        } else {
            parts.intake.commits
        };
        let spool = open_spool(&parts, &tasks, &intake_stop);
        let intake = Intake::start(
            intake_parts(&parts, spool),
            CoalescerOptions {
                commits,
                ..parts.intake
            },
            &tasks,
            intake_stop.clone(),
        );
        start_turns(&parts, &tasks, &work_stop);
        start_sending(&parts, &pulse, &tasks, &work_stop);
        tasks.spawn(run_upkeep(
            parts.database.clone(),
            Arc::clone(&parts.clock),
            work_stop.clone(),
        ));
        tasks.spawn(run_duties(
            duties(&parts),
            parts.instance.clone(),
            work_stop.clone(),
        ));
        let life_stop = CancellationToken::new();
        tasks.close();
        let life = TaskTracker::new();
        life.spawn(run_presence(
            parts.database.clone(),
            parts.instance.clone(),
            life_stop.clone(),
        ));
        life.close();
        Self {
            database: parts.database.clone(),
            instance: parts.instance.clone(),
            life_stop,
            life,
            statuses: Statuses {
                database: parts.database.clone(),
                clock: Arc::clone(&parts.clock),
            },
            calendars: CalendarDesk {
                database: parts.database.clone(),
                clock: Arc::clone(&parts.clock),
            },
            health: HealthDesk {
                database: parts.database,
                gateway: parts.gateway,
                assistant: parts.assistant,
                pulse,
                intake: intake.clone(),
            },
            intake,
            intake_stop,
            work_stop,
            tasks,
        }
    }

    /// Returns where texts are taken in.
    #[must_use]
    pub fn intake(&self) -> Intake {
        self.intake.clone()
    }

    /// Returns where status callbacks are taken in.
    #[must_use]
    pub fn statuses(&self) -> Statuses {
        self.statuses.clone()
    }

    /// Returns who shows calendars.
    #[must_use]
    pub fn calendars(&self) -> CalendarDesk {
        self.calendars.clone()
    }

    /// Returns who tells how everything is.
    #[must_use]
    pub fn health(&self) -> HealthDesk {
        self.health.clone()
    }

    /// Claims nothing new from now on; what is under way goes on, and texts are still taken in.
    pub fn stop_claiming(&self) {
        self.work_stop.cancel();
    }

    /// Stops: nothing new is claimed, what has queued up is stored, what is under way is finished
    /// within `grace`, and what is not is given back. Returns whether everything was finished.
    pub async fn stop(&self, grace: Duration) -> bool {
        self.stop_claiming();
        self.intake_stop.cancel();
        let finished = tokio::time::timeout(grace, self.tasks.wait()).await.is_ok();
        self.life_stop.cancel();
        let left = async {
            self.life.wait().await;
            self.database.leave(&self.instance).await
        };
        if !matches!(tokio::time::timeout(LEAVING, left).await, Ok(Ok(()))) {
            tracing::warn!("what this process has claimed is given back by the next one");
        }
        finished
    }
}

fn open_spool(parts: &Parts, tasks: &TaskTracker, stop: &CancellationToken) -> Option<Spool> {
    let options = parts.spool.clone()?;
    let clock = Arc::clone(&parts.clock);
    Some(Spool::open(
        options,
        &parts.instance,
        clock,
        tasks,
        stop.clone(),
    ))
}

fn start_turns(parts: &Parts, tasks: &TaskTracker, stop: &CancellationToken) {
    let desk = Arc::new(turn_desk(parts));
    for number in 1..=parts.turns.workers.max(1) {
        let worker = Worker {
            name: format!("{}/turns-{number}", parts.instance),
        };
        let wakeups = parts.database.wakeups();
        tasks.spawn(run_turns(
            Arc::clone(&desk),
            parts.turns,
            worker,
            wakeups,
            stop.clone(),
        ));
    }
}

fn start_sending(parts: &Parts, pulse: &Arc<Pulse>, tasks: &TaskTracker, stop: &CancellationToken) {
    let departures = Arc::new(departures(parts, pulse));
    let worker = Worker {
        name: format!("{}/sending", parts.instance),
    };
    tasks.spawn(run_sending(
        departures,
        worker,
        parts.database.wakeups(),
        stop.clone(),
    ));
}

/// Puts together what takes texts in.
pub(crate) fn intake_parts(parts: &Parts, spool: Option<Spool>) -> IntakeParts<'_> {
    IntakeParts {
        database: &parts.database,
        transport: parts.gateway.transport(),
        main_number: parts.main_number.clone(),
        clock: Arc::clone(&parts.clock),
        spool,
    }
}

/// Puts together what decides turns.
pub(crate) fn turn_desk(parts: &Parts) -> TurnDesk {
    TurnDesk {
        database: parts.database.clone(),
        catalogs: Arc::new(Catalogs::new(parts.database.clone())),
        assistant: Arc::clone(&parts.assistant),
        clock: Arc::clone(&parts.clock),
        transport: parts.gateway.transport(),
        main_number: parts.main_number.clone(),
        most_turns: parts.turns.most_turns,
    }
}

/// Puts together what the clock asks for.
pub(crate) fn duties(parts: &Parts) -> Duties {
    Duties {
        database: parts.database.clone(),
        catalogs: Arc::new(Catalogs::new(parts.database.clone())),
        clock: Arc::clone(&parts.clock),
        main_number: parts.main_number.clone(),
    }
}

/// Puts together the way out.
pub(crate) fn departures(parts: &Parts, pulse: &Arc<Pulse>) -> Departures {
    Departures {
        database: parts.database.clone(),
        gateway: Arc::clone(&parts.gateway),
        clock: Arc::clone(&parts.clock),
        pulse: Arc::clone(pulse),
        options: parts.sending.clone(),
        state: DeparturesState::new(&parts.sending),
    }
}
