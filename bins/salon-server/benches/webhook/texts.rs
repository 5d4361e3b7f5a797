//! Texts as the provider posts them, signed ahead.

use salon_sms::{AuthTokens, Form, SignedParams};

pub(crate) const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
pub(crate) const TOKEN: &str = "0123456789abcdef0123456789abcdef";
pub(crate) const PUBLIC: &str = "https://salon.example";

/// How many people text.
pub(crate) const NUMBERS: usize = 1_000;

/// Writes one text of each person, with ids of their own.
pub(crate) fn warm_up() -> Vec<Vec<u8>> {
    write(usize::MAX - NUMBERS..usize::MAX)
}

/// Writes this many texts.
pub(crate) fn write_texts(count: usize) -> Vec<Vec<u8>> {
    write(0..count)
}

fn write(numbers: std::ops::Range<usize>) -> Vec<Vec<u8>> {
    let tokens: AuthTokens = TOKEN.parse().expect("a token");
    numbers.map(|number| request(number, &tokens)).collect()
}

/// The whole request, with the parameters that Twilio sends for an American number.
fn request(number: usize, tokens: &AuthTokens) -> Vec<u8> {
    let sid = format!("SM{number:032x}");
    let from = format!("+1918555{:04}", number % NUMBERS);
    let form: Form = [
        ("ToCountry", "US"),
        ("ToState", "OK"),
        ("SmsMessageSid", &sid),
        ("NumMedia", "0"),
        ("ToCity", "TULSA"),
        ("FromZip", "74103"),
        ("SmsSid", &sid),
        ("FromState", "OK"),
        ("SmsStatus", "received"),
        ("FromCity", "TULSA"),
        (
            "Body",
            "Hi, can I get a balayage with Sam on Saturday afternoon?",
        ),
        ("FromCountry", "US"),
        ("To", "+19185550100"),
        ("ToZip", "74103"),
        ("NumSegments", "1"),
        ("MessageSid", &sid),
        ("AccountSid", ACCOUNT),
        ("From", &from),
        ("ApiVersion", "2010-04-01"),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect();
    let url = format!("{PUBLIC}/webhook/sms");
    let signature = tokens.sign(&url, SignedParams::Form(&form));
    let body = form.encode();
    let head = format!(
        "POST /webhook/sms HTTP/1.1\r\nHost: salon.example\r\nUser-Agent: TwilioProxy/1.1\r\n\
         Accept: */*\r\nContent-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n\
         X-Twilio-Signature: {signature}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.into_bytes(), body.into_bytes()].concat()
}
