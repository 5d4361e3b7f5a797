//! The signature against the provider's published examples, and against forgeries.

use super::*;

fn tokens(text: &str) -> AuthTokens {
    text.parse().unwrap()
}

fn form(pairs: &[(&str, &str)]) -> Form {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    pairs.iter().map(owned).collect()
}

/// The example of Twilio's documentation and of its libraries' tests.
fn official() -> (AuthTokens, &'static str, Form) {
    let form = form(&[
        ("CallSid", "CA1234567890ABCDE"),
        ("Caller", "+14158675309"),
        ("Digits", "1234"),
        ("From", "+14158675309"),
        ("To", "+18005551212"),
    ]);
    (
        tokens("12345"),
        "https://mycompany.com/myapp.php?foo=1&bar=2",
        form,
    )
}

const OFFICIAL: &str = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
const OFFICIAL_PORT: &str = "https://mycompany.com:443/myapp.php?foo=1&bar=2";

#[test]
fn makes_the_signature_of_the_documentation() {
    let (tokens, url, form) = official();
    assert_eq!(tokens.sign(url, SignedParams::Form(&form)), OFFICIAL);
    assert_eq!(
        tokens.verify(url, SignedParams::Form(&form), Some(OFFICIAL)),
        Ok(())
    );
}

#[test]
fn m11_refuses_an_unsigned_or_tampered_request() {
    let (tokens, url, signed) = official();
    let refused = |url, form: &Form, header| tokens.verify(url, SignedParams::Form(form), header);
    assert_eq!(refused(url, &signed, None), Err(SignatureError::Missing));
    assert_eq!(
        refused(url, &signed, Some(" ")),
        Err(SignatureError::Missing)
    );
    let mismatch = Err(SignatureError::Mismatch);
    assert_eq!(
        refused(url, &signed, Some("RSOYDt4T1cUTdK1PDd93/VVr8B9=")),
        mismatch
    );
    assert_eq!(
        refused(url, &signed, Some("RSOYDt4T1cUTdK1PDd93/VVr8B8")),
        mismatch
    );
    let other_path = "https://mycompany.com/other.php?foo=1&bar=2";
    assert_eq!(refused(other_path, &signed, Some(OFFICIAL)), mismatch);
    for at in 0..signed.pairs().len() {
        let mut pairs = signed.pairs().to_vec();
        pairs[at].1.push('0');
        assert_eq!(
            refused(url, &Form::from_iter(pairs), Some(OFFICIAL)),
            mismatch
        );
    }
    let extra = [("Body".to_owned(), "book it".to_owned())];
    let longer = signed.pairs().iter().cloned().chain(extra).collect();
    assert_eq!(refused(url, &longer, Some(OFFICIAL)), mismatch);
}

#[test]
fn m11_refuses_another_accounts_token() {
    let (_, url, form) = official();
    let verdict = tokens("54321").verify(url, SignedParams::Form(&form), Some(OFFICIAL));
    assert_eq!(verdict, Err(SignatureError::Mismatch));
}

#[test]
fn accepts_either_token_during_a_rotation() {
    let (old, url, form) = official();
    for pair in ["12345,new", "new, 12345"] {
        let both = tokens(pair);
        assert_eq!(
            both.verify(url, SignedParams::Form(&form), Some(OFFICIAL)),
            Ok(())
        );
        let fresh = tokens("new").sign(url, SignedParams::Form(&form));
        assert_eq!(
            both.verify(url, SignedParams::Form(&form), Some(&fresh)),
            Ok(())
        );
        assert!(
            old.verify(url, SignedParams::Form(&form), Some(&fresh))
                .is_err()
        );
    }
}

#[test]
fn refuses_tokens_that_are_none() {
    for text in ["", " ", "a,", ",a", "a,,b"] {
        assert!(text.parse::<AuthTokens>().is_err(), "{text:?}");
    }
    let error = "a,b,c".parse::<AuthTokens>().map(drop);
    assert_eq!(error, Err(AuthTokensError::TooMany));
    assert_eq!(tokens("a, b").first(), "a");
}

#[test]
fn accepts_the_url_with_or_without_its_port() {
    let (tokens, url, form) = official();
    let signed_with = tokens.sign(OFFICIAL_PORT, SignedParams::Form(&form));
    assert_ne!(signed_with, OFFICIAL);
    for header in [OFFICIAL, &signed_with] {
        for seen in [url, OFFICIAL_PORT] {
            assert_eq!(
                tokens.verify(seen, SignedParams::Form(&form), Some(header)),
                Ok(())
            );
        }
    }
    let wrong = "https://mycompany.com:8443/myapp.php?foo=1&bar=2";
    assert!(
        tokens
            .verify(wrong, SignedParams::Form(&form), Some(&signed_with))
            .is_err()
    );
}

#[test]
fn ignores_what_a_server_never_sees_of_a_url() {
    let (tokens, _, form) = official();
    let configured = "https://user:pass@mycompany.com/myapp.php?foo=1&bar=2#rc=5&rp=all";
    assert_eq!(tokens.sign(configured, SignedParams::Form(&form)), OFFICIAL);
}

#[test]
fn signs_names_by_their_bytes_and_values_without_delimiters() {
    let tokens = tokens("t");
    let sign = |pairs: &[(&str, &str)]| tokens.sign("u", SignedParams::Form(&form(pairs)));
    assert_eq!(
        sign(&[("b", "2"), ("B", "1")]),
        sign(&[("B", "1"), ("b", "2")])
    );
    // The text that is signed is the same: u + B + 1b2.
    assert_eq!(sign(&[("b", "2"), ("B", "1")]), sign(&[("B", "1b2")]));
    assert_ne!(
        sign(&[("a", ""), ("b", "1")]),
        sign(&[("b", "1")]),
        "an empty value has a name"
    );
    assert_ne!(
        sign(&[("a", " x ")]),
        sign(&[("a", "x")]),
        "nothing is trimmed"
    );
    assert_ne!(
        sign(&[("a", "é")]),
        sign(&[("a", "e\u{301}")]),
        "nothing is normalised"
    );
}

#[test]
fn signs_a_repeated_name_once_per_different_value() {
    let tokens = tokens("t");
    let sign = |pairs: &[(&str, &str)]| tokens.sign("u", SignedParams::Form(&form(pairs)));
    let once = sign(&[("a", "1"), ("a", "2")]);
    assert_eq!(sign(&[("a", "2"), ("a", "1"), ("a", "2")]), once);
    assert_eq!(sign(&[("a", "1a2")]), once);
    assert_ne!(sign(&[("a", "1")]), once);
}

#[test]
fn takes_the_parameters_of_a_get_request_from_the_url_alone() {
    let tokens = tokens("12345");
    let url = "https://mycompany.com/hook?Body=Hi&From=%2B1";
    let header = tokens.sign(url, SignedParams::None);
    assert_eq!(
        tokens.verify(url, SignedParams::None, Some(&header)),
        Ok(())
    );
    let moved = form(&[("Body", "Hi")]);
    assert!(
        tokens
            .verify(url, SignedParams::Form(&moved), Some(&header))
            .is_err()
    );
}

/// The example of the libraries' tests for JSON bodies.
const JSON: &[u8] = b"{\"property\": \"value\", \"boolean\": true}";
const JSON_HASH: &str = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";

#[test]
fn m11_checks_a_json_body_against_the_hash_in_the_signed_url() {
    let tokens = tokens("12345");
    let url = format!("https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256={JSON_HASH}");
    let header = tokens.sign(&url, SignedParams::Json(JSON));
    assert_eq!(
        header, "a9nBmqA0ju/hNViExpshrM61xv4=",
        "as Twilio's libraries sign it"
    );
    let verify = |url: &str, body| tokens.verify(url, SignedParams::Json(body), Some(&header));
    assert_eq!(verify(&url, JSON), Ok(()));
    assert_eq!(verify(&url, b"{}"), Err(SignatureError::BodyMismatch));
    let swapped = url.replace(JSON_HASH, &JSON_HASH.replace('0', "1"));
    assert_eq!(verify(&swapped, JSON), Err(SignatureError::Mismatch));
    let bare = "https://mycompany.com/myapp.php?foo=1&bar=2";
    let header = tokens.sign(bare, SignedParams::Json(JSON));
    let verdict = tokens.verify(bare, SignedParams::Json(JSON), Some(&header));
    assert_eq!(verdict, Err(SignatureError::BodyHashMissing));
}

#[test]
fn never_prints_a_token() {
    assert_eq!(
        format!("{:?}", tokens("secret,other")),
        "AuthTokens([2 hidden])"
    );
}
