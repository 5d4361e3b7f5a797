//! Answers that are no success: what can be kept of them, and for how long to wait.

use std::time::Duration;

use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use serde_json::Value;

/// No server is waited for longer than this, whatever it says.
const LONGEST_WAIT: Duration = Duration::from_hours(24);

/// Finds the server's code for the reason in the body of a refusal.
pub(super) fn reason(body: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(body).ok()?;
    label(body.get("error").unwrap_or(&body))
}

/// Returns the code or the kind of an error. Whatever is not a single word may have the client's in
/// it, and is left out.
pub(super) fn label(error: &Value) -> Option<String> {
    let named = ["code", "type"]
        .into_iter()
        .filter_map(|key| error.get(key)?.as_str());
    let mut words = named.filter(|word| is_label(word));
    words.next().map(str::to_owned)
}

fn is_label(word: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
    (1..=64).contains(&word.len()) && word.bytes().all(allowed)
}

/// Reads how long the server asks to wait: milliseconds as OpenAI sends them, seconds, or a date
/// ([RFC 9110, 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)). A date counts from the
/// server's own, so that our clock does not matter.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    let milliseconds = text("retry-after-ms").and_then(|it| seconds(it, 1_000.0));
    let wait = milliseconds.or_else(|| {
        let after = text(RETRY_AFTER.as_str())?;
        seconds(after, 1.0).or_else(|| {
            let until = httpdate::parse_http_date(after).ok()?;
            let now = httpdate::parse_http_date(text(DATE.as_str())?).ok()?;
            Some(until.duration_since(now).unwrap_or_default())
        })
    });
    wait.map(|wait| wait.min(LONGEST_WAIT))
}

fn seconds(text: &str, per_second: f64) -> Option<Duration> {
    let number: f64 = text.parse().ok()?;
    Duration::try_from_secs_f64(number / per_second).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(pairs: &[(&'static str, &str)]) -> Option<Duration> {
        let pairs = pairs.iter().map(|(name, value)| {
            let name = reqwest::header::HeaderName::from_static(name);
            (name, value.parse().unwrap())
        });
        retry_after(&pairs.collect())
    }

    #[test]
    fn reads_seconds_and_milliseconds() {
        assert_eq!(wait(&[("retry-after", "7")]), Some(Duration::from_secs(7)));
        assert_eq!(
            wait(&[("retry-after", " 0.5 ")]),
            Some(Duration::from_millis(500))
        );
        let both = [("retry-after", "1"), ("retry-after-ms", "250")];
        assert_eq!(wait(&both), Some(Duration::from_millis(250)));
    }

    #[test]
    fn reads_a_date_by_the_servers_own_clock() {
        let date = ("date", "Wed, 21 Oct 2015 07:28:00 GMT");
        let until = ("retry-after", "Wed, 21 Oct 2015 07:28:20 GMT");
        assert_eq!(wait(&[date, until]), Some(Duration::from_secs(20)));
        let past = ("retry-after", "Wed, 21 Oct 2015 07:27:00 GMT");
        assert_eq!(wait(&[date, past]), Some(Duration::ZERO));
        assert_eq!(wait(&[until]), None);
    }

    #[test]
    fn ignores_what_is_no_time_and_waits_for_a_day_at_most() {
        for odd in ["", "soon", "-3", "NaN", "inf"] {
            assert_eq!(wait(&[("retry-after", odd)]), None, "{odd}");
        }
        assert_eq!(wait(&[("retry-after", "99999999999")]), Some(LONGEST_WAIT));
    }

    #[test]
    fn keeps_the_code_of_a_refusal_and_never_its_words() {
        let of = |body: &str| reason(body.as_bytes());
        let openai =
            r#"{"error":{"message":"no","type":"invalid_request_error","code":"model_not_found"}}"#;
        assert_eq!(of(openai).as_deref(), Some("model_not_found"));
        let uncoded = r#"{"error":{"message":"no","type":"server_error","code":null}}"#;
        assert_eq!(of(uncoded).as_deref(), Some("server_error"));
        let bare = r#"{"object":"error","message":"no","type":"not_found_error","code":404}"#;
        assert_eq!(of(bare).as_deref(), Some("not_found_error"));
        for words in [
            r#"{"error":"Maria said hello"}"#,
            r#"{"error":{"code":"Maria said hello"}}"#,
            r#"{"error":{"code":"+19185550123"}}"#,
            "<html>Maria</html>",
        ] {
            assert_eq!(of(words), None, "{words}");
        }
    }
}
