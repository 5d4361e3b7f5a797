//! One real text, because somebody asked for it: from the outbox to the phone.

use std::time::Duration;

use jiff::Timestamp;
use salon_config::Settings;
use salon_domain::{Address, DeliveryStatus, Purpose, Salon};
use salon_postgres::{Author, Database, NewQueuedText, NewText, ThreadText};
use tokio::time::{Instant, sleep};

use super::check::Check;
use crate::cli::{DoctorArgs, Globals};
use crate::connect::{self, Missing};
use crate::server::Server;
use crate::verbs::twilio::masked;

const SENDING: &str = "sending";

/// How long a text is followed, and how often it is looked at.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(400);

/// More texts than this are not written to one number meanwhile.
const RECENT: usize = 20;

/// Puts a text into the outbox, as the desk does, and follows it: the consent ledger is asked and the
/// running server sends it.
pub(super) async fn send(
    number: &str,
    args: &DoctorArgs,
    globals: &Globals,
    settings: &Settings,
    now: Timestamp,
) -> Check {
    let sent = async {
        // A text that nobody sends now must not leave tomorrow.
        let server = Server::new(args.url.as_deref(), &settings.server)?;
        server.require_alive().await?;
        let store = connect::open(&settings.database, Missing::Refuse).await?;
        let sent = one_text(number, &store.database, globals, now).await;
        store.close().await;
        sent
    };
    sent.await.unwrap_or_else(|error| {
        Check::broken(SENDING, format!("no text was sent: {error:#}"))
            .fix("put right what is said above, and try again")
    })
}

async fn one_text(
    number: &str,
    database: &Database,
    globals: &Globals,
    now: Timestamp,
) -> anyhow::Result<Check> {
    let salon = connect::choose_salon(database, globals.salon_key()?).await?;
    let to = Address::parse(number, salon.country)?;
    let new = NewQueuedText {
        salon: salon.id,
        to: to.clone(),
        from: None,
        author: Author::Assistant,
        text: NewText {
            body: format!("A test from the front desk of {}. All is well.", salon.name),
            purpose: Purpose::Conversation,
            purpose_key: format!("doctor:{}", now.as_nanosecond()),
        },
        bulk: false,
        media: Vec::new(),
        at: now,
    };
    let queued = database.queue_text(&new).await?;
    let id = queued.map(salon_domain::OutboxId::get);
    let followed = follow(database, &salon, &to, id).await?;
    Ok(judge(&masked(to.as_str()), followed.as_ref()))
}

/// Waits until a text has come to an end, or for as long as is worth it.
async fn follow(
    database: &Database,
    salon: &Salon,
    to: &Address,
    id: Option<i64>,
) -> anyhow::Result<Option<ThreadText>> {
    let give_up = Instant::now() + PATIENCE;
    loop {
        // While we keep the embedded database's one session, nobody sends.
        database.release_idle();
        sleep(PAUSE).await;
        let text = match database.find_conversation(salon.id, to).await? {
            Some(conversation) => {
                let thread = database.thread(conversation, RECENT).await?;
                let ours = |text: &ThreadText| Some(text.message.get()) == id;
                thread.into_iter().find(ours)
            }
            None => None,
        };
        let status = text.as_ref().and_then(|text| text.status);
        let ended = status.is_some_and(|status| status.rank() >= DeliveryStatus::Failed.rank());
        if ended || Instant::now() >= give_up {
            return Ok(text);
        }
    }
}

fn judge(to: &str, text: Option<&ThreadText>) -> Check {
    let Some(text) = text else {
        return Check::broken(SENDING, format!("the text to {to} was lost"))
            .fix("look at the server's log");
    };
    let code = text.error_code;
    let why = code.map(|code| format!(", Twilio's code {code}"));
    let why = why.unwrap_or_default();
    let status = text.status.unwrap_or(DeliveryStatus::Waiting);
    match status {
        DeliveryStatus::Delivered | DeliveryStatus::Read => {
            Check::ok(SENDING, format!("a text to {to} was delivered"))
        }
        DeliveryStatus::Queued | DeliveryStatus::Sending | DeliveryStatus::Sent => Check::note(
            SENDING,
            format!(
                "a text to {to} is {}: some carriers never say more",
                status.as_str()
            ),
        ),
        DeliveryStatus::Waiting => Check::broken(SENDING, format!("a text to {to} still waits"))
            .fix("does the server run with this database? look at its log"),
        DeliveryStatus::Failed | DeliveryStatus::Undelivered | DeliveryStatus::Canceled => {
            let finding = format!("a text to {to} did not arrive: {}{why}", status.as_str());
            let fix = match code {
                Some(code) => format!("https://www.twilio.com/docs/api/errors/{code}"),
                None => format!("salon-admin consent show NUMBER tells whether {to} opted out"),
            };
            Check::broken(SENDING, finding).fix(fix)
        }
    }
}
