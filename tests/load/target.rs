//! The server under load. It is on this machine: a load generator aimed at somebody else's server is a weapon.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;

/// Sockets that share one source address. The kernel has about 28,000 source ports for each pair of addresses.
const SOCKETS_PER_SOURCE: usize = 20_000;

/// Where the server listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The address that is connected to.
    pub address: SocketAddr,
    /// Host and port as they were typed: what `Host` and `Origin` say.
    pub authority: String,
}

impl FromStr for Target {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        let rest = typed.strip_prefix("http://").ok_or("the address begins with http:// and names a port")?;
        let authority = rest.trim_end_matches('/').to_owned();
        let numeric = authority.replacen("localhost:", "127.0.0.1:", 1);
        let address = SocketAddr::from_str(&numeric).map_err(|_| {
            format!("“{authority}” is not an address of this machine with a port, such as 127.0.0.1:8080")
        })?;
        if !address.ip().is_loopback() {
            return Err(format!("{} is not this machine: load is put on 127.0.0.0/8 and [::1] only", address.ip()));
        }
        Ok(Self { address, authority })
    }
}

impl Target {
    /// What a page of the server itself says of where it comes from.
    pub fn origin(&self) -> String {
        format!("http://{}", self.authority)
    }

    /// The source address for one of many visitors: 127.0.0.1, then 127.0.0.2 and so on as the ports run out.
    pub fn source_of_visitor(&self, index: usize) -> Option<IpAddr> {
        self.source(0, index / SOCKETS_PER_SOURCE)
    }

    /// The source address of an operator. Each has one of their own, because the server counts sign-ins by address.
    pub fn source_of_operator(&self, index: usize) -> Option<IpAddr> {
        self.source(1, index % 250)
    }

    fn source(&self, network: u8, index: usize) -> Option<IpAddr> {
        let host = u8::try_from(index + 1).ok()?;
        self.address.is_ipv4().then_some(IpAddr::V4(Ipv4Addr::new(127, 0, network, host)))
    }
}
