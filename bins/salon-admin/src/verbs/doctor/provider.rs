//! What Twilio says of the account, of where it brings texts, and of its registrations. All of it is
//! free to ask.

use salon_config::{Settings, Transport, TwilioSettings};
use salon_domain::Address;
use salon_sms::{AccountStatus, SendError, SmsGateway as _, TwilioGateway, TwilioRoutes};

use super::check::Check;
use crate::verbs::twilio::{Difference, Place, differences, masked, places, wanted};

const TWILIO: &str = "twilio";
const ROUTES: &str = "webhook";
const REGISTRATION: &str = "registration";
const CONFIGURE: &str = "salon-admin twilio configure";

/// Asks Twilio about everything that the settings name.
pub(super) async fn look(settings: &Settings, numbers: &[Address]) -> Vec<Check> {
    let Transport::Twilio(twilio) = &settings.transport else {
        let check = Check::note(
            TWILIO,
            "not set up: texts go to the simulator, and none can leave",
        );
        return vec![check.fix(
            "set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_PHONE_NUMBER and PUBLIC_URL to send real texts",
        )];
    };
    let gateway = match salon_setup::twilio_gateway(twilio, None) {
        Ok(gateway) => gateway,
        Err(error) => return vec![Check::broken(TWILIO, error.to_string())],
    };
    let mut checks = Vec::new();
    match gateway.probe().await {
        Ok(state) => checks.push(account(twilio, state)),
        // Whoever refuses the account tells nothing of what it owns.
        Err(error) => return vec![unreachable(&error)],
    }
    for place in places(twilio, numbers) {
        let looked = match &place {
            Place::Service(sid) => service(&gateway, sid, &place, settings).await,
            Place::Number(number) => self::number(&gateway, number, &place, settings).await,
        };
        checks.extend(looked.unwrap_or_else(|error| vec![unasked(&error)]));
    }
    checks.push(opt_outs());
    checks
}

fn account(twilio: &TwilioSettings, account: salon_sms::AccountState) -> Check {
    let kind = account
        .kind
        .map(|kind| format!(", {kind}"))
        .unwrap_or_default();
    let sid = &twilio.account_sid;
    match account.status {
        AccountStatus::Active => Check::ok(TWILIO, format!("account {sid} is active{kind}")),
        AccountStatus::Suspended => {
            Check::broken(TWILIO, format!("account {sid} is suspended{kind}"))
                .fix("look at the account's balance and papers in Twilio's console")
        }
        AccountStatus::Closed => Check::broken(TWILIO, format!("account {sid} is closed"))
            .fix("open another account in Twilio's console"),
        AccountStatus::Other(word) => Check::warning(TWILIO, format!("account {sid} is {word}"))
            .fix("look at the account in Twilio's console"),
        _ => Check::warning(TWILIO, format!("account {sid} is in an unknown state"))
            .fix("look at the account in Twilio's console"),
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
        )
        .fix("try again in a moment; https://status.twilio.com tells of outages"),
        None => Check::warning(
            TWILIO,
            format!("Twilio could not be asked about the account ({code})"),
        )
        .fix("look at this machine's way out: it must reach SALON__TWILIO__BASE_URL"),
    }
}

fn unasked(error: &SendError) -> Check {
    let finding = format!("Twilio did not tell ({})", error.code());
    Check::warning(ROUTES, finding).fix("try again in a moment")
}

async fn service(
    gateway: &TwilioGateway,
    sid: &str,
    place: &Place,
    settings: &Settings,
) -> Result<Vec<Check>, SendError> {
    let name = format!("messaging service {}", masked(sid));
    let service = match gateway.get_service(sid).await {
        Err(error) if error.http_status() == Some(404) => {
            let check = Check::broken(ROUTES, format!("the account has no {name}"));
            return Ok(vec![check.fix("correct TWILIO_MESSAGING_SERVICE_SID")]);
        }
        found => found?,
    };
    let states = gateway.list_campaign_states(sid).await?;
    let verified = states.iter().any(|state| state == "VERIFIED");
    let registration = if verified || service.registered_in_us == Some(true) {
        Check::ok(
            REGISTRATION,
            format!("{name} is registered for texts to the United States"),
        )
    } else if states.is_empty() {
        Check::warning(REGISTRATION, format!("{name} has no A2P 10DLC campaign"))
            .fix("texts to the United States from a local number need one: register it in Twilio's console")
    } else {
        let finding = format!("the campaign of {name} is {}", states.join(", "));
        Check::warning(REGISTRATION, finding)
            .fix("wait for it, or correct what Twilio's console says is wrong")
    };
    let routes = routes(&name, &service.routes, place, settings);
    Ok(vec![routes, registration])
}

async fn number(
    gateway: &TwilioGateway,
    number: &str,
    place: &Place,
    settings: &Settings,
) -> Result<Vec<Check>, SendError> {
    let name = format!("number {}", masked(number));
    let Some(found) = gateway.find_number(number).await? else {
        let check = Check::broken(ROUTES, format!("the account has no {name}"));
        return Ok(vec![check.fix(
            "correct TWILIO_PHONE_NUMBER or the salon's `numbers`, or buy the number in Twilio's console",
        )]);
    };
    if found.carries_texts == Some(false) {
        let check = Check::broken(ROUTES, format!("{name} cannot carry texts"));
        return Ok(vec![
            check.fix("choose a number with SMS in Twilio's console"),
        ]);
    }
    let registration = if is_toll_free(number) {
        let states = gateway.list_toll_free_states(&found.sid).await?;
        Some(verification(&name, &states))
    } else {
        // A local number is registered through the service that it is in, and its page does not say
        // which one that is.
        number.starts_with("+1").then(|| {
            Check::note(REGISTRATION, format!("of {name} Twilio tells only through a messaging service"))
                .fix("texts to the United States need an A2P 10DLC campaign: set TWILIO_MESSAGING_SERVICE_SID to its service")
        })
    };
    let routes = routes(&name, &found.routes, place, settings);
    Ok(std::iter::once(routes).chain(registration).collect())
}

fn verification(name: &str, states: &[String]) -> Check {
    if states.iter().any(|state| state == "TWILIO_APPROVED") {
        return Check::ok(REGISTRATION, format!("{name} is verified as toll-free"));
    }
    let state = if states.is_empty() {
        "not asked for".to_owned()
    } else {
        states.join(", ")
    };
    Check::warning(
        REGISTRATION,
        format!("the toll-free verification of {name} is {state}"),
    )
    .fix("carriers block toll-free numbers without one: ask for it in Twilio's console")
}

/// The area codes that are free to call in North America.
fn is_toll_free(number: &str) -> bool {
    const CODES: [&str; 7] = ["800", "833", "844", "855", "866", "877", "888"];
    let area = number.strip_prefix("+1");
    area.is_some_and(|rest| CODES.iter().any(|code| rest.starts_with(code)))
}

/// Compares where Twilio brings texts with where this server takes them.
fn routes(name: &str, found: &TwilioRoutes, place: &Place, settings: &Settings) -> Check {
    let Some(public) = &settings.server.public_url else {
        return Check::broken(ROUTES, "PUBLIC_URL is not set, so Twilio cannot be told")
            .fix("set PUBLIC_URL to the https address that the world reaches the server at");
    };
    let wanted = wanted(public.as_str(), place);
    let differences = differences(found, &wanted);
    if differences.is_empty() {
        return Check::ok(ROUTES, format!("{name} brings its texts to this server"));
    }
    let bare = |url: &Option<String>| {
        let url = url.as_deref()?.split('#').next()?;
        Some(url.to_owned())
    };
    let arrives = !found.overridden && bare(&found.inbound) == bare(&wanted.inbound);
    let details = differences.iter().map(Difference::words);
    let details = details.collect();
    let check = if arrives {
        Check::warning(
            ROUTES,
            format!("{name} brings its texts here, and not everything is set"),
        )
    } else {
        Check::broken(ROUTES, format!("{name} does not bring its texts here"))
    };
    check.details(details).fix(CONFIGURE)
}

/// The program records an opt-out whichever way Twilio handles it.
fn opt_outs() -> Check {
    Check::note(
        "opt-outs",
        "Twilio's interface does not tell whether Advanced Opt-Out is on; either way is understood",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toll_free_numbers_are_told_by_their_area_code() {
        assert!(is_toll_free("+18885550100") && is_toll_free("+18335550100"));
        assert!(!is_toll_free("+19185550100") && !is_toll_free("+448001111111"));
    }
}
