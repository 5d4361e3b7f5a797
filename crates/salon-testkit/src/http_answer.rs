//! What a server answered, kept whole for a test to look at.

/// An HTTP answer that was read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpAnswer {
    /// The status.
    pub status: u16,
    /// The headers, their names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl HttpAnswer {
    pub(crate) async fn read(response: reqwest::Response) -> Result<Self, reqwest::Error> {
        let text = |value: &reqwest::header::HeaderValue| {
            String::from_utf8_lossy(value.as_bytes()).into_owned()
        };
        let headers = response.headers().iter();
        Ok(Self {
            status: response.status().as_u16(),
            headers: headers
                .map(|(name, value)| (name.as_str().to_owned(), text(value)))
                .collect(),
            body: response.text().await?,
        })
    }

    /// Returns the first header of this name, which is in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it is a provider's answer that texts nothing to anybody.
    #[must_use]
    pub fn is_empty_twiml(&self) -> bool {
        let xml = self.header("content-type") == Some(salon_sms::TWIML_CONTENT_TYPE);
        xml && self.body == salon_sms::empty_response()
    }

    /// Returns the body read as JSON.
    ///
    /// # Panics
    /// When it is none.
    #[must_use]
    #[expect(clippy::panic, reason = "a test helper fails by panicking")]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body)
            .unwrap_or_else(|error| panic!("{error}, not JSON: {}", self.body))
    }
}
