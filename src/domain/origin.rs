//! The pages that may carry a site's widget.

use crate::domain::refusal::Refusal;

/// One line of a site's list of allowed origins: a host (`shop.example`), a host with a port (`localhost:8000`), or all
/// hosts below one (`*.shop.example`). The scheme does not matter; without a port, any port is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OriginPattern {
    below: bool,
    host: String,
    port: Option<u16>,
}

impl OriginPattern {
    /// Accepts what a person typed or pasted: also a whole address, of which the host and port are kept.
    ///
    /// # Errors
    /// [`Refusal::OriginInvalid`].
    pub fn parse(typed: &str) -> Result<Self, Refusal> {
        let refused = || Refusal::OriginInvalid { line: typed.trim().chars().take(80).collect() };
        let lower = typed.trim().to_lowercase();
        let rest = match lower.split_once("://") {
            Some(("http" | "https", rest)) => rest,
            Some(_) => return Err(refused()),
            None => lower.as_str(),
        };
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let (below, authority) = match authority.strip_prefix("*.") {
            Some(parent) => (true, parent),
            None => (false, authority),
        };
        let (typed_host, port) = split_port(authority).ok_or_else(refused)?;
        // Browsers name `магазин.рф` by its ASCII form (RFC 5891).
        let host = &*if typed_host.is_ascii() {
            typed_host.to_owned()
        } else {
            idna::domain_to_ascii(typed_host).map_err(|_| refused())?
        };
        // A single word is a slip of the pen, but for the name of this machine.
        let named = host.contains(['.', ':']) || host == "localhost";
        if named && is_host(host) { Ok(Self { below, host: host.to_owned(), port }) } else { Err(refused()) }
    }

    /// The two patterns a newcomer expects of a domain: itself, and with or without `www.`.
    ///
    /// # Errors
    /// [`Refusal::FieldEmpty`], [`Refusal::DomainInvalid`].
    pub fn of_domain(typed: &str) -> Result<Vec<Self>, Refusal> {
        if typed.trim().is_empty() {
            return Err(Refusal::FieldEmpty);
        }
        let given = Self::parse(typed).map_err(|_| Refusal::DomainInvalid)?;
        let twin = match given.host.strip_prefix("www.") {
            Some(bare) => Some(bare.to_owned()),
            None if given.below || !given.host.contains('.') || given.is_address() => None,
            None => Some(format!("www.{}", given.host)),
        };
        let twin = twin.map(|host| Self { host, ..given.clone() });
        Ok(std::iter::once(given).chain(twin).collect())
    }

    /// Whether a page of this `Origin` header (RFC 6454) is meant.
    pub fn allows(&self, origin: &str) -> bool {
        let origin = origin.to_ascii_lowercase();
        let Some((scheme, authority)) = origin.split_once("://") else { return false };
        let Some((host, port)) = split_port(authority) else { return false };
        let default = match scheme {
            "http" => 80,
            "https" => 443,
            _ => return false,
        };
        let host_fits = if self.below {
            host.strip_suffix(self.host.as_str()).is_some_and(|front| front.len() > 1 && front.ends_with('.'))
        } else {
            host == self.host
        };
        host_fits && self.port.is_none_or(|wanted| port.unwrap_or(default) == wanted)
    }

    /// The line as people read it: `магазин.рф` rather than its ASCII form.
    pub fn readable(&self) -> String {
        Self { host: idna::domain_to_unicode(&self.host).0, ..self.clone() }.to_string()
    }

    fn is_address(&self) -> bool {
        self.host.starts_with('[') || self.host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    }
}

impl std::fmt::Display for OriginPattern {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let below = if self.below { "*." } else { "" };
        write!(formatter, "{below}{}", self.host)?;
        self.port.map_or(Ok(()), |port| write!(formatter, ":{port}"))
    }
}

/// Splits `host:port`; an IPv6 host stands in brackets. `None` if the port is no number.
fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let end_of_host = authority.rfind(']').map_or(0, |bracket| bracket + 1);
    match authority[end_of_host..].find(':') {
        Some(colon) => {
            let (host, port) = authority.split_at(end_of_host + colon);
            Some((host, Some(port[1..].parse().ok()?)))
        }
        None => Some((authority, None)),
    }
}

fn is_host(host: &str) -> bool {
    if let Some(inner) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return inner.parse::<std::net::Ipv6Addr>().is_ok();
    }
    host.len() <= 253
        && host.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(line: &str) -> OriginPattern {
        OriginPattern::parse(line).expect(line)
    }

    #[test]
    fn a_host_means_itself_on_any_port_and_scheme() {
        let shop = pattern("https://Shop.example/catalogue?x=1");
        assert_eq!(shop.to_string(), "shop.example");
        assert!(shop.allows("https://shop.example") && shop.allows("http://shop.example:8000"));
        assert!(!shop.allows("https://evil-shop.example") && !shop.allows("https://a.shop.example"));
        assert!(!shop.allows("null") && !shop.allows("file://shop.example"));
    }

    #[test]
    fn a_star_means_everything_below_and_not_the_host_itself() {
        let below = pattern("*.shop.example");
        assert!(below.allows("https://a.b.shop.example"));
        assert!(!below.allows("https://shop.example") && !below.allows("https://evilshop.example"));
    }

    #[test]
    fn a_port_binds() {
        let local = pattern("localhost:8000");
        assert!(local.allows("http://localhost:8000") && !local.allows("http://localhost:8001"));
        assert!(pattern("shop.example:443").allows("https://shop.example"));
        assert!(pattern("[::1]:9").allows("http://[::1]:9"));
    }

    #[test]
    fn a_name_in_another_script_is_what_browsers_make_of_it() {
        let shop = pattern("Магазин.рф");
        assert!(shop.allows("https://xn--80aairftm.xn--p1ai"));
        assert_eq!((shop.to_string().as_str(), shop.readable().as_str()), ("xn--80aairftm.xn--p1ai", "магазин.рф"));
    }

    #[test]
    fn nonsense_is_refused() {
        for wrong in [
            "",
            "http",
            "shop",
            "*",
            "a b",
            "ftp://x.example",
            "x.example:port",
            "-x.example",
            "*.*.example",
            "<script>",
        ] {
            assert!(OriginPattern::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_domain_brings_its_www_twin() {
        let names =
            |typed| OriginPattern::of_domain(typed).map(|all| all.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(names("shop.example"), Ok(vec!["shop.example".into(), "www.shop.example".into()]));
        assert_eq!(names("www.shop.example"), Ok(vec!["www.shop.example".into(), "shop.example".into()]));
        assert_eq!(names("localhost"), Ok(vec!["localhost".into()]));
        assert_eq!(names("127.0.0.1:8000"), Ok(vec!["127.0.0.1:8000".into()]));
        assert_eq!(names("no domain"), Err(Refusal::DomainInvalid));
    }
}
