//! Rules between settings: values that are right each by itself and wrong together.

use crate::error::{SettingProblem, SettingsError};
use crate::setting::AnySetting;
use crate::sources::Values;
use crate::table;

/// Returns every rule that the values break.
///
/// # Errors
/// [`SettingsError::Refused`] when a value cannot be read at all.
pub(crate) fn problems(values: &Values) -> Result<Vec<SettingProblem>, SettingsError> {
    let account = values.find(&table::ACCOUNT_SID)?.is_some();
    let token = values.find(&table::AUTH_TOKENS)?.is_some();
    let mut problems = half_an_account(values, account, token)?;
    if account && token {
        problems.extend(public_url(values)?);
        problems.extend(provider_url(values)?);
    } else if problems.is_empty() {
        problems.extend(open_to_anybody(values)?);
    }
    problems.extend(ports(values)?);
    problems.extend(heartbeat(values)?);
    Ok(problems)
}

/// Credentials that are only half there: whoever wrote them wanted real texts.
fn half_an_account(
    values: &Values,
    account: bool,
    token: bool,
) -> Result<Vec<SettingProblem>, SettingsError> {
    let sender = values.find(&table::PHONE_NUMBER)?.is_some()
        || values.find(&table::MESSAGING_SERVICE_SID)?.is_some();
    if !(account || token || sender) {
        return Ok(Vec::new());
    }
    let missing: [(&dyn AnySetting, bool); 2] =
        [(&table::ACCOUNT_SID, account), (&table::AUTH_TOKENS, token)];
    Ok(missing
        .into_iter()
        .filter(|(_, there)| !there)
        .map(|(setting, _)| SettingProblem {
            name: setting.spec().name(),
            source: None,
            reason: "is not set, but other settings of Twilio are: set it to send real texts, \
                     or remove them to use the phone simulator"
                .to_owned(),
        })
        .collect())
}

fn public_url(values: &Values) -> Result<Option<SettingProblem>, SettingsError> {
    let reason = match values.find(&table::PUBLIC_URL)? {
        None => {
            "is not set: Twilio's signatures are computed over the address it calls, \
             such as `https://salon.example`"
        }
        Some(_) if values.get(&table::ALLOW_LOCAL_PUBLIC_URL)? => return Ok(None),
        Some(url) if url.is_local() => {
            "is an address that Twilio and clients cannot reach: set the public one, \
             or SALON__SERVER__ALLOW_LOCAL_PUBLIC_URL=true for development"
        }
        Some(url) if !url.is_encrypted() => {
            "must begin with `https://`: texts of clients travel over it \
             (SALON__SERVER__ALLOW_LOCAL_PUBLIC_URL=true allows it for development)"
        }
        Some(_) => return Ok(None),
    };
    Ok(Some(problem(values, &table::PUBLIC_URL, reason)))
}

fn provider_url(values: &Values) -> Result<Option<SettingProblem>, SettingsError> {
    let url = values.get(&table::TWILIO_BASE_URL)?;
    let exposed = !url.is_encrypted() && !url.is_loopback();
    Ok(exposed.then(|| {
        let reason = "must begin with `https://` unless it is on this machine: \
                      the auth token travels over it";
        problem(values, &table::TWILIO_BASE_URL, reason)
    }))
}

fn open_to_anybody(values: &Values) -> Result<Option<SettingProblem>, SettingsError> {
    let open = !values.get(&table::BIND)?.is_loopback() && !values.get(&table::ALLOW_UNSIGNED)?;
    Ok(open.then(|| {
        let reason = "listens on a network while nothing proves who calls the webhook: set \
                      TWILIO_AUTH_TOKEN and TWILIO_ACCOUNT_SID, listen on 127.0.0.1, or accept \
                      it with SALON__SERVER__ALLOW_UNSIGNED=true";
        problem(values, &table::BIND, reason)
    }))
}

fn ports(values: &Values) -> Result<Option<SettingProblem>, SettingsError> {
    let port = values.get(&table::PORT)?;
    let same = port != 0 && values.find(&table::DETAILS_PORT)? == Some(port);
    Ok(same.then(|| {
        let reason = "is the server's own port: choose another one";
        problem(values, &table::DETAILS_PORT, reason)
    }))
}

/// One lost sign of life must not cost a lease.
fn heartbeat(values: &Values) -> Result<Option<SettingProblem>, SettingsError> {
    let rare = values.get(&table::TURN_HEARTBEAT)? * 2 > values.get(&table::TURN_LEASE)?;
    Ok(rare.then(|| {
        let reason = "must be at most half of SALON__TURNS__LEASE";
        problem(values, &table::TURN_HEARTBEAT, reason)
    }))
}

fn problem(values: &Values, setting: &dyn AnySetting, reason: &str) -> SettingProblem {
    SettingProblem {
        name: setting.spec().name(),
        source: values.origin(setting).map(str::to_owned),
        reason: reason.to_owned(),
    }
}
