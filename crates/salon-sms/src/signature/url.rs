//! The URL of a signed request, taken apart as text: a URL parser would change its bytes.

/// A URL in the pieces that its signed forms are made of.
pub(super) struct RequestedUrl<'a> {
    /// `https://`, as written.
    scheme: &'a str,
    /// The host without port and user information.
    host: &'a str,
    /// The port, when one was written.
    port: Option<&'a str>,
    /// Path and query, without the fragment.
    rest: &'a str,
}

impl<'a> RequestedUrl<'a> {
    /// Takes a URL apart. Text that is no URL ends up as a host, and signs nothing of Twilio's.
    pub(super) fn read(url: &'a str) -> Self {
        let url = url.split_once('#').map_or(url, |(before, _)| before);
        let scheme_end = url.find("://").map_or(0, |at| at + 3);
        let (scheme, after) = url.split_at_checked(scheme_end).unwrap_or(("", url));
        let authority_end = after.find(['/', '?']).unwrap_or(after.len());
        let (authority, rest) = after.split_at_checked(authority_end).unwrap_or((after, ""));
        let authority = authority
            .rsplit_once('@')
            .map_or(authority, |(_, host)| host);
        let (host, port) = match authority.rsplit_once(':') {
            // A colon inside the brackets of an IPv6 host begins no port.
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
                (host, Some(port).filter(|port| !port.is_empty()))
            }
            _ => (authority, None),
        };
        Self {
            scheme,
            host,
            port,
            rest,
        }
    }

    /// Returns the URL as it was written, less fragment and user information.
    pub(super) fn bare(&self) -> String {
        self.with(self.port)
    }

    /// Returns the forms that Twilio may have signed: without the port, and with its own or the
    /// scheme's.
    pub(super) fn variants(&self) -> [String; 2] {
        let https = self.scheme.eq_ignore_ascii_case("https://");
        let usual = if https { "443" } else { "80" };
        [self.with(None), self.with(self.port.or(Some(usual)))]
    }

    fn with(&self, port: Option<&str>) -> String {
        let colon = if port.is_some() { ":" } else { "" };
        let Self {
            scheme, host, rest, ..
        } = self;
        format!("{scheme}{host}{colon}{}{rest}", port.unwrap_or_default())
    }

    /// Returns the query's `bodySHA256`.
    pub(super) fn body_hash(&self) -> Option<String> {
        let (_, query) = self.rest.split_once('?')?;
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        let found = pairs.find(|(name, _)| name == "bodySHA256");
        found.map(|(_, hash)| hash.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variants(url: &str) -> [String; 2] {
        RequestedUrl::read(url).variants()
    }

    #[test]
    fn tries_the_url_without_and_with_its_port() {
        assert_eq!(
            variants("https://a.example/x?y=1"),
            ["https://a.example/x?y=1", "https://a.example:443/x?y=1"]
        );
        assert_eq!(
            variants("http://a.example"),
            ["http://a.example", "http://a.example:80"]
        );
        assert_eq!(
            variants("https://a.example:8443/x"),
            ["https://a.example/x", "https://a.example:8443/x"]
        );
        assert_eq!(
            variants("http://[::1]:8000/x"),
            ["http://[::1]/x", "http://[::1]:8000/x"]
        );
        assert_eq!(
            variants("http://[2001:db8::1]/x"),
            ["http://[2001:db8::1]/x", "http://[2001:db8::1]:80/x"]
        );
    }

    #[test]
    fn drops_fragment_and_user_information_and_keeps_every_other_byte() {
        let url =
            RequestedUrl::read("HTTPS://me:p%40ss@A.Example/%7Ex//y?q=a%20b+c&@:#rc=5&rp=all");
        assert_eq!(url.bare(), "HTTPS://A.Example/%7Ex//y?q=a%20b+c&@:");
    }

    #[test]
    fn finds_the_hash_of_the_body_in_the_query_only() {
        let hash = |url| RequestedUrl::read(url).body_hash();
        assert_eq!(
            hash("https://a/x?b=1&bodySHA256=abc").as_deref(),
            Some("abc")
        );
        assert_eq!(hash("https://a/bodySHA256=abc"), None);
        assert_eq!(hash("https://a/x?bodysha256=abc#?bodySHA256=d"), None);
    }
}
