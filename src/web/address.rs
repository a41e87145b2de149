//! Where a request comes from, and where it was sent to.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::http::HeaderMap;
use axum::http::header::HOST;

/// The other end of the connection, as the operating system says. Put into every request by the server.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// The address of the client: the peer, or what trusted proxies say it is. `X-Forwarded-For` is read from the end, as far
/// as the proxies that wrote it are trusted; some write ports, brackets and quotes around an address. What a proxy wrote that
/// is no address is somebody whom nothing is known of: not the proxy, which may be this machine.
pub fn client_address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    let mut client = peer.to_canonical();
    let lines = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    for hop in hops.into_iter().rev() {
        if !trusted.contains(&client) {
            break;
        }
        client = written(hop).map_or(NOBODY_KNOWS, |address| address.to_canonical());
    }
    client
}

/// The address of a client of whom a proxy wrote something else.
const NOBODY_KNOWS: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

/// An address as proxies write it: `203.0.113.9`, `203.0.113.9:1234`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:1234`, any of
/// them in quotes.
fn written(hop: &str) -> Option<IpAddr> {
    let bare = hop.trim_matches('"');
    let bracketed = || bare.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    bare.parse().ok().or_else(|| bare.parse().ok().map(|both: SocketAddr| both.ip())).or_else(bracketed)
}

/// What counts as one client: an IPv4 address, or the /64 network that one IPv6 household has.
pub fn throttle_key(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// Scheme, host and port by which the client reached this server: what was configured, or what its request says.
pub fn public_origin(configured: Option<&str>, peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> String {
    if let Some(url) = configured {
        return url.to_owned();
    }
    let host = headers.get(HOST).and_then(|value| value.to_str().ok()).unwrap_or("localhost");
    let sound = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".:-[]".contains(&byte));
    let forwarded = headers.get("x-forwarded-proto").filter(|_| trusted.contains(&peer.to_canonical()));
    let scheme = if forwarded.is_some_and(|value| value == "https") { "https" } else { "http" };
    format!("{scheme}://{}", if sound { host } else { "localhost" })
}

/// Whether an origin is of this machine alone.
pub fn is_of_this_machine(origin: &str) -> bool {
    let host = origin.split("://").nth(1).unwrap_or(origin);
    let bare = if host.starts_with('[') { host.split(']').next() } else { host.split(':').next() };
    let bare = bare.unwrap_or_default().trim_start_matches('[');
    bare == "localhost" || bare.ends_with(".localhost") || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(forwarded: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().expect("a value"));
        headers
    }

    #[test]
    fn a_strangers_word_for_their_address_is_not_taken() {
        let peer: IpAddr = "203.0.113.9".parse().expect("an address");
        assert_eq!(client_address(peer, &headers("1.2.3.4"), &[]), peer);
    }

    #[test]
    fn a_trusted_proxy_is_believed_and_what_was_there_before_it_is_not() {
        let proxy: IpAddr = "127.0.0.1".parse().expect("an address");
        let client = client_address(proxy, &headers("6.6.6.6, 203.0.113.9"), &[proxy]);
        assert_eq!(client.to_string(), "203.0.113.9");
    }

    #[test]
    fn a_proxy_may_write_ports_brackets_and_quotes() {
        let proxy: IpAddr = "127.0.0.1".parse().expect("an address");
        let client = |written: &str| client_address(proxy, &headers(written), &[proxy]).to_string();
        for written in ["203.0.113.9:1234", "\"203.0.113.9\"", "::ffff:203.0.113.9", "\"203.0.113.9:80\""] {
            assert_eq!(client(written), "203.0.113.9", "{written}");
        }
        for written in ["2001:db8::1", "[2001:db8::1]", "[2001:db8::1]:5", "\"[2001:db8::1]:5\""] {
            assert_eq!(client(written), "2001:db8::1", "{written}");
        }
        for written in ["unknown", "_hidden", "203.0.113.9, garbage", "[", ""] {
            assert_eq!(client(written), "0.0.0.0", "{written}");
        }
    }

    #[test]
    fn an_ipv6_household_counts_as_one() {
        let key = |text: &str| throttle_key(text.parse().expect("an address"));
        assert_eq!(key("2001:db8:1:2::5"), key("2001:db8:1:2:ffff::1"));
        assert_ne!(key("2001:db8:1:2::5"), key("2001:db8:1:3::5"));
    }

    #[test]
    fn what_others_cannot_open_is_known() {
        for local in ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080", "http://desk.localhost:1"] {
            assert!(is_of_this_machine(local), "{local}");
        }
        for reachable in ["https://chat.example", "http://192.168.1.5:8080", "https://localhost.example"] {
            assert!(!is_of_this_machine(reachable), "{reachable}");
        }
    }
}
