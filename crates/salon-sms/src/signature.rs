//! Whether a webhook really came from Twilio.
//!
//! Source: Twilio's "Webhooks security", and the validators of its helper libraries.

mod url;

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};
use subtle::{Choice, ConstantTimeEq};

use crate::form::Form;

use self::url::RequestedUrl;

/// The tokens that webhooks are signed with: one, or two while they are being rotated.
///
/// Written as in the settings, with a comma between two. The account's auth token is meant, never
/// the secret of an API key. `Debug` shows how many there are.
#[derive(Clone)]
pub struct AuthTokens {
    first: String,
    keys: Vec<Hmac<Sha1>>,
}

/// The text holds no usable tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AuthTokensError {
    /// Nothing, or nothing on one side of the comma.
    #[error("an auth token is empty")]
    Empty,
    /// More than two.
    #[error("more than two auth tokens; only the old and the new one can be valid at once")]
    TooMany,
}

/// What was signed besides the URL.
#[derive(Clone, Copy, Debug)]
pub enum SignedParams<'a> {
    /// Nothing: a GET request, whose parameters are in the URL.
    None,
    /// The decoded form of a POST request.
    Form(&'a Form),
    /// The raw bytes of a JSON body, whose hash is in the URL as `bodySHA256`.
    Json(&'a [u8]),
}

/// The request is not known to come from Twilio: answer 403 and store nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignatureError {
    /// There is no signature header, or an empty one.
    #[error("the request is not signed")]
    Missing,
    /// No token makes this signature for this URL and these parameters.
    #[error("the signature does not belong to this request")]
    Mismatch,
    /// A JSON body whose hash is not in the URL, so that nothing vouches for it.
    #[error("the URL does not carry the hash of the body")]
    BodyHashMissing,
    /// The URL is signed, and the body is not the one whose hash it carries.
    #[error("the body is not the one that was signed")]
    BodyMismatch,
}

impl SignatureError {
    /// Returns the stable name of the error, for metrics and documents.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "signature_missing",
            Self::Mismatch => "signature_mismatch",
            Self::BodyHashMissing => "signature_body_hash_missing",
            Self::BodyMismatch => "signature_body_mismatch",
        }
    }

    /// Whether the same request could be accepted later: never.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        false
    }
}

impl AuthTokensError {
    /// Returns the stable name of the error, for metrics and documents.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "auth_token_empty",
            Self::TooMany => "auth_tokens_too_many",
        }
    }

    /// Whether the same tokens could be taken later: never.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        false
    }
}

impl FromStr for AuthTokens {
    type Err = AuthTokensError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let tokens: Vec<&str> = text.split(',').map(str::trim).collect();
        if tokens.len() > 2 {
            return Err(AuthTokensError::TooMany);
        }
        let mut keys = Vec::new();
        for token in &tokens {
            if token.is_empty() {
                return Err(AuthTokensError::Empty);
            }
            // HMAC takes keys of any length; the error cannot occur.
            let key = Hmac::new_from_slice(token.as_bytes());
            keys.push(key.map_err(|_any_length_is_valid| AuthTokensError::Empty)?);
        }
        let first = tokens.first().copied().unwrap_or_default().to_owned();
        Ok(Self { first, keys })
    }
}

impl AuthTokens {
    /// Returns the first token, the one to send with.
    #[must_use]
    pub fn first(&self) -> &str {
        &self.first
    }

    /// Checks the `X-Twilio-Signature` header of a request.
    ///
    /// `public_url` is the URL as Twilio requested it, byte for byte: the configured public
    /// address with the raw path and query of the request. It must not have been through a URL
    /// parser, which would normalise it. Fragment and user information are ignored, and the URL
    /// is tried with its port and without. Comparisons take the same time wherever they fail.
    ///
    /// A signature has no date: a captured request stays valid, so texts must also be claimed by
    /// their id, once.
    ///
    /// # Errors
    /// [`SignatureError`]; on any of them answer 403 and store nothing.
    pub fn verify(
        &self,
        public_url: &str,
        params: SignedParams<'_>,
        header: Option<&str>,
    ) -> Result<(), SignatureError> {
        let header = header.map(str::trim).filter(|header| !header.is_empty());
        let header = header.ok_or(SignatureError::Missing)?;
        let url = RequestedUrl::read(public_url);
        if let SignedParams::Json(_) = params
            && url.body_hash().is_none()
        {
            return Err(SignatureError::BodyHashMissing);
        }
        let pairs = sorted(params);
        let mut matched = Choice::from(0);
        for variant in url.variants() {
            for key in &self.keys {
                let expected = signature(key, &variant, &pairs);
                matched |= expected.as_bytes().ct_eq(header.as_bytes());
            }
        }
        if !bool::from(matched) {
            return Err(SignatureError::Mismatch);
        }
        match (params, url.body_hash()) {
            (SignedParams::Json(body), Some(signed)) => check_body(body, &signed),
            _ => Ok(()),
        }
    }

    /// Signs a request with the first token, as Twilio would: for tests and for local clients that
    /// stand in for Twilio.
    #[must_use]
    pub fn sign(&self, public_url: &str, params: SignedParams<'_>) -> String {
        let url = RequestedUrl::read(public_url);
        let signed = self
            .keys
            .first()
            .map(|key| signature(key, &url.bare(), &sorted(params)));
        signed.unwrap_or_default()
    }
}

/// Returns the parameters in signing order: by the bytes of name and value, each pair once.
fn sorted(params: SignedParams<'_>) -> Vec<(&str, &str)> {
    let SignedParams::Form(form) = params else {
        return Vec::new();
    };
    let pairs = form.pairs().iter();
    let mut pairs: Vec<_> = pairs
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Returns the base64 of HMAC-SHA1 over the URL and the parameters, without delimiters.
fn signature(key: &Hmac<Sha1>, url: &str, pairs: &[(&str, &str)]) -> String {
    let mut mac = key.clone();
    mac.update(url.as_bytes());
    for (name, value) in pairs {
        mac.update(name.as_bytes());
        mac.update(value.as_bytes());
    }
    STANDARD.encode(mac.finalize().into_bytes())
}

/// Compares the hash of a body with the one that the signed URL carries, in lower-case hex.
fn check_body(body: &[u8], signed: &str) -> Result<(), SignatureError> {
    let digest = Sha256::digest(body);
    let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let hex: String = digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect();
    if bool::from(hex.as_bytes().ct_eq(signed.as_bytes())) {
        Ok(())
    } else {
        Err(SignatureError::BodyMismatch)
    }
}

impl fmt::Debug for AuthTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AuthTokens([{} hidden])", self.keys.len())
    }
}

#[cfg(test)]
mod tests;
