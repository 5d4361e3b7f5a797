//! Addresses of web servers, kept byte for byte: a webhook's signature is computed over them.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};

/// An `http` or `https` address of a server and a path under it, without a final slash.
///
/// It has no user, no parameters and no fragment, so a path can be put behind it.
#[derive(Clone, PartialEq, Eq)]
pub struct WebUrl {
    text: String,
    host: String,
    encrypted: bool,
}

impl WebUrl {
    /// Reads an address.
    ///
    /// # Errors
    /// Words that say what is wrong with it; the text itself is not in them.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim().trim_end_matches('/');
        let (scheme, rest) = text
            .split_once("://")
            .ok_or("is no web address: write it like `https://salon.example`")?;
        let encrypted = match scheme {
            "https" => true,
            "http" => false,
            _ => return Err("must begin with `https://` or `http://`".to_owned()),
        };
        if !rest.chars().all(|c| c.is_ascii_graphic()) {
            return Err("has characters that a web address cannot have".to_owned());
        }
        if rest.contains(['?', '#', '@']) {
            return Err(
                "must have no user, parameters or fragment: only the server, and a path if any"
                    .to_owned(),
            );
        }
        let authority = rest.split('/').next().unwrap_or_default();
        Ok(Self {
            host: host(authority)?.to_ascii_lowercase(),
            text: text.to_owned(),
            encrypted,
        })
    }

    /// Returns the address as it was written, without its final slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the name or IP address of the server, in small letters and without a port.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether what is sent there travels encrypted.
    #[must_use]
    pub const fn is_encrypted(&self) -> bool {
        self.encrypted
    }

    /// Whether the server is this machine.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        match self.host.parse() {
            Ok(IpAddr::V4(address)) => address.is_loopback(),
            Ok(IpAddr::V6(address)) => address.is_loopback(),
            Err(_) => self.host == "localhost" || self.host.ends_with(".localhost"),
        }
    }

    /// Whether nobody outside this machine and its network can reach the server.
    #[must_use]
    pub fn is_local(&self) -> bool {
        let unreachable =
            |v4: Ipv4Addr| v4.is_private() || v4.is_link_local() || v4.is_unspecified();
        match self.host.parse() {
            Ok(IpAddr::V4(address)) => address.is_loopback() || unreachable(address),
            Ok(IpAddr::V6(address)) => {
                address.is_loopback() || address.is_unspecified() || address.is_unique_local()
            }
            // A name without a dot is a machine of the own network.
            Err(_) => {
                let network = self.host.rsplit_once('.').map(|(_, last)| last);
                self.is_loopback() || network.is_none_or(|last| last == "local")
            }
        }
    }
}

/// Finds the host in `host`, `host:port` or `[v6]:port`, and checks the port.
fn host(authority: &str) -> Result<&str, String> {
    let (host, port) = if let Some(rest) = authority.strip_prefix('[') {
        let (host, after) = rest.split_once(']').ok_or("has a `[` without its `]`")?;
        (host, after.strip_prefix(':'))
    } else {
        match authority.rsplit_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        }
    };
    if host.is_empty() {
        return Err("names no server".to_owned());
    }
    match port.map(str::parse::<u16>) {
        Some(Err(_) | Ok(0)) => Err("has a port that is not 1 to 65535".to_owned()),
        Some(Ok(_)) | None => Ok(host),
    }
}

impl fmt::Debug for WebUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for WebUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_an_address_as_it_was_written_but_for_the_final_slash() {
        let url = WebUrl::parse("https://Salon.example:8443/desk/").unwrap();
        assert_eq!(url.as_str(), "https://Salon.example:8443/desk");
        assert_eq!((url.host(), url.is_encrypted()), ("salon.example", true));
        assert!(!url.is_local());
    }

    #[test]
    fn knows_what_only_this_machine_or_network_can_reach() {
        for local in [
            "http://localhost:8000",
            "http://desk.localhost",
            "http://127.0.0.1",
            "http://[::1]:8000",
            "https://192.168.1.10",
            "http://0.0.0.0",
            "http://desk",
            "http://desk.local",
        ] {
            assert!(WebUrl::parse(local).unwrap().is_local(), "{local}");
        }
        for public in [
            "https://salon.example",
            "https://8.8.8.8",
            "https://[2001:4860::1]",
        ] {
            assert!(!WebUrl::parse(public).unwrap().is_local(), "{public}");
        }
    }

    #[test]
    fn refuses_what_a_path_cannot_follow() {
        for wrong in [
            "salon.example",
            "ftp://salon.example",
            "https://",
            "https://user:password@salon.example",
            "https://salon.example?x=1",
            "https://salon.example/#rc=5",
            "https://salon example",
            "https://salon.example:0",
            "https://salon.example:x",
            "https://[::1",
        ] {
            assert!(WebUrl::parse(wrong).is_err(), "{wrong}");
        }
    }
}
