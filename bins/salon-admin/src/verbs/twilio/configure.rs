//! `twilio configure`: Twilio brings texts and their states to this server.

use anyhow::Context as _;
use salon_config::{Transport, TwilioSettings, WebUrl};
use salon_domain::Address;
use salon_sms::{SendError, TwilioGateway, TwilioRoutes};
use serde::Serialize;

use super::routes::{Difference, Place, differences, places, wanted};
use crate::cli::TwilioConfigureArgs;
use crate::confirm::{Decision, decide};
use crate::connect::{self, Missing};
use crate::fault::Fault;
use crate::output::{View, count};
use crate::verbs::Desk;

/// What is changed, or was.
#[derive(Serialize)]
struct ConfigureView {
    /// Whether it was done.
    configured: bool,
    places: Vec<PlaceView>,
}

#[derive(Serialize)]
struct PlaceView {
    kind: &'static str,
    /// The number, or the service's sid.
    name: String,
    changes: Vec<Difference>,
    #[serde(skip)]
    sid: String,
    #[serde(skip)]
    routes: TwilioRoutes,
}

impl ConfigureView {
    fn changes(&self) -> usize {
        self.places.iter().map(|place| place.changes.len()).sum()
    }
}

impl View for ConfigureView {
    fn text(&self) -> String {
        let place = |place: &PlaceView| {
            let head = format!("{} {}:", place.kind, place.name);
            if place.changes.is_empty() {
                return format!("{head} as it should be");
            }
            let lines = place.changes.iter().map(|change| {
                let now = change.now.as_deref().unwrap_or("(nothing)");
                let wanted = change.wanted.as_deref().unwrap_or("(nothing)");
                format!(
                    "\n  {}\n    now     {now}\n    will be {wanted}",
                    change.what
                )
            });
            format!("{head}{}", lines.collect::<String>())
        };
        let places: Vec<String> = self.places.iter().map(place).collect();
        places.join("\n")
    }
}

/// `twilio configure`.
pub(super) async fn run(args: &TwilioConfigureArgs, desk: &Desk) -> anyhow::Result<()> {
    let Transport::Twilio(twilio) = &desk.settings.transport else {
        let fault = Fault::usage("the settings name no Twilio account");
        let next = "set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and PUBLIC_URL";
        return Err(fault.next(next).into());
    };
    let public = public_url(desk)?;
    let gateway = salon_setup::twilio_gateway(twilio, None)?;
    let places = chosen(args, twilio, desk).await?;
    let mut view = ConfigureView {
        configured: false,
        places: Vec::new(),
    };
    for place in &places {
        let looked = look(&gateway, place, public).await?;
        view.places.push(looked);
    }
    if view.changes() == 0 {
        view.configured = true;
        return desk.output.show(&view);
    }
    desk.output.plan(&view)?;
    let question = format!("Change {} at Twilio?", setting_count(view.changes()));
    if decide(args.write, &question)? == Decision::DryRun {
        return desk.output.outcome(&view, "Dry run: nothing was changed.");
    }
    for place in view.places.iter().filter(|place| !place.changes.is_empty()) {
        let told = match place.kind {
            SERVICE => gateway.route_service(&place.sid, &place.routes).await,
            _ => gateway.route_number(&place.sid, &place.routes).await,
        };
        told.with_context(|| format!("Twilio did not take the settings of {}", place.name))?;
    }
    view.configured = true;
    desk.output
        .outcome(&view, "Done. `salon-admin doctor` shows how it is now.")
}

const SERVICE: &str = "messaging service";
const NUMBER: &str = "number";

fn setting_count(changes: usize) -> String {
    count(changes, "setting", "settings")
}

/// Twilio calls no address that is not reached from outside.
fn public_url(desk: &Desk) -> Result<&WebUrl, Fault> {
    const NEXT: &str = "set PUBLIC_URL to the https address that the world reaches the server at";
    let Some(url) = &desk.settings.server.public_url else {
        return Err(Fault::usage("PUBLIC_URL is not set").next(NEXT));
    };
    if url.is_local() || !url.is_encrypted() {
        let refused = format!("Twilio cannot reach PUBLIC_URL {url} safely");
        return Err(Fault::refused(refused).next(NEXT));
    }
    Ok(url)
}

async fn chosen(
    args: &TwilioConfigureArgs,
    twilio: &TwilioSettings,
    desk: &Desk,
) -> anyhow::Result<Vec<Place>> {
    let found = if !args.numbers.is_empty() {
        let read = |number: &String| {
            let plain: String = number.split_whitespace().collect();
            if plain.starts_with('+') && plain.len() > 7 {
                return Ok(Place::Number(plain));
            }
            Err(Fault::usage(format!(
                "--number {number}: write it with its country, such as +19185550100"
            )))
        };
        args.numbers.iter().map(read).collect::<Result<_, _>>()?
    } else if twilio.messaging_service_sid.is_some() {
        places(twilio, &[])
    } else {
        places(twilio, &salons_numbers(desk).await?)
    };
    if found.is_empty() {
        let fault = Fault::usage("neither the settings nor a salon names a number");
        let next =
            "set TWILIO_MESSAGING_SERVICE_SID or TWILIO_PHONE_NUMBER, or name one with --number";
        return Err(fault.next(next).into());
    }
    Ok(found)
}

/// The numbers of all salons, or of the one that is named.
async fn salons_numbers(desk: &Desk) -> anyhow::Result<Vec<Address>> {
    if connect::is_missing(&desk.settings.database) {
        return Ok(Vec::new());
    }
    let named = desk.globals.salon_key()?;
    let store = desk.open(Missing::Refuse).await?;
    let mut numbers = Vec::new();
    for salon in store.database.list_salons().await? {
        if named.is_none_or(|key| salon.key == *key) {
            let catalog = store.database.load_catalog(salon.id).await?;
            numbers.extend(catalog.numbers);
        }
    }
    store.close().await;
    Ok(numbers)
}

async fn look(
    gateway: &TwilioGateway,
    place: &Place,
    public: &WebUrl,
) -> anyhow::Result<PlaceView> {
    let wanted = wanted(public.as_str(), place);
    let view = |kind, name: &str, sid, found: &TwilioRoutes| PlaceView {
        kind,
        name: name.to_owned(),
        changes: differences(found, &wanted),
        sid,
        routes: wanted.clone(),
    };
    match place {
        Place::Number(number) => {
            let found = gateway.find_number(number).await.map_err(refused)?;
            let missing = || {
                let fault = Fault::failed(format!("the account has no number {number}"));
                fault.next(
                    "correct the salon's `numbers`, or name one of the account's with --number",
                )
            };
            let found = found.ok_or_else(missing)?;
            Ok(view(NUMBER, number, found.sid, &found.routes))
        }
        Place::Service(sid) => match gateway.get_service(sid).await {
            Ok(found) => Ok(view(SERVICE, sid, found.sid, &found.routes)),
            Err(error) if error.http_status() == Some(404) => {
                let fault = Fault::failed("the account has no such messaging service");
                Err(fault.next("correct TWILIO_MESSAGING_SERVICE_SID").into())
            }
            Err(error) => Err(refused(error)),
        },
    }
}

fn refused(error: SendError) -> anyhow::Error {
    let next = Fault::failed("Twilio could not be asked").next("salon-admin doctor");
    anyhow::Error::new(error).context(next)
}
