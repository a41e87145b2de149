//! Blocked visitors: whose messages are not accepted, by person or by where they come from, and until when.

use std::collections::{BTreeMap, HashMap};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::ids::{BlockId, VisitorId};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Span, Timestamp};

/// The shortest prefixes that can be blocked: beyond these stand whole continents.
pub const BROADEST_V4: u8 = 8;
/// The same of IPv6, where a provider is given a /20 or less.
pub const BROADEST_V6: u8 = 16;

/// What one connection to the network has of IPv6: who can use one address of it can use all.
const HOUSEHOLD_V6: u8 = 64;

/// The longest reason, in characters.
pub const LONGEST_REASON: usize = 300;

/// A network, or a single address: all addresses that begin alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network {
    /// Its first address.
    first: IpAddr,
    /// How many bits its addresses have in common.
    prefix: u8,
}

impl Network {
    /// What is blocked by the address of somebody: itself, or of IPv6 the network of their connection.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        let address = address.to_canonical();
        Self::new(address, if address.is_ipv4() { 32 } else { HOUSEHOLD_V6 })
    }

    /// Accepts what a person typed: `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`. What is narrower than one connection
    /// of IPv6 is made that.
    ///
    /// # Errors
    /// [`Refusal::FieldEmpty`], [`Refusal::AddressInvalid`], [`Refusal::NetworkTooBroad`].
    pub fn accept(typed: &str) -> Result<Self, Refusal> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(Refusal::FieldEmpty);
        }
        let network = Self::parse(typed).ok_or(Refusal::AddressInvalid)?;
        let broadest = if network.first.is_ipv4() { BROADEST_V4 } else { BROADEST_V6 };
        if network.prefix < broadest { Err(Refusal::NetworkTooBroad) } else { Ok(network) }
    }

    /// The network of a stored text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let address: IpAddr = address.trim().parse().ok()?;
        let Some(prefix) = prefix else { return Some(Self::of(address)) };
        let digits = prefix.trim();
        let prefix: u8 = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()?;
        match (address, address.to_canonical()) {
            (IpAddr::V6(_), IpAddr::V4(mapped)) if (96..=128).contains(&prefix) => {
                Some(Self::new(IpAddr::V4(mapped), prefix - 96))
            }
            (IpAddr::V4(_), _) if prefix <= 32 => Some(Self::new(address, prefix)),
            (IpAddr::V6(_), _) if prefix <= 128 => Some(Self::new(address, prefix.min(HOUSEHOLD_V6))),
            _ => None,
        }
    }

    fn new(address: IpAddr, prefix: u8) -> Self {
        let first = match address {
            IpAddr::V4(v4) => IpAddr::V4(Ipv4Addr::from_bits(v4.to_bits() & mask_v4(prefix))),
            IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & mask_v6(prefix))),
        };
        Self { first, prefix }
    }

    /// Whether an address is in it.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        address.is_ipv4() == self.first.is_ipv4() && Self::new(address, self.prefix) == *self
    }

    /// Whether it is a single address.
    #[must_use]
    pub const fn is_single(&self) -> bool {
        self.first.is_ipv4() && self.prefix == 32
    }
}

impl std::fmt::Display for Network {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}/{}", self.first, self.prefix)
    }
}

const fn mask_v4(prefix: u8) -> u32 {
    if prefix == 0 { 0 } else { u32::MAX << (32 - prefix) }
}

const fn mask_v6(prefix: u8) -> u128 {
    if prefix == 0 { 0 } else { u128::MAX << (128 - prefix) }
}

/// For how long somebody is blocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// Seven days.
    Week,
    /// Thirty days.
    Month,
    /// Until somebody lifts it.
    ForGood,
}

impl Term {
    /// All of them, the shortest first.
    pub const ALL: [Self; 5] = [Self::Hour, Self::Day, Self::Week, Self::Month, Self::ForGood];

    /// The word in forms and on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::ForGood => "for_good",
        }
    }

    /// The term of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|term| term.word() == word)
    }

    /// When it is over; `None`: never by itself.
    #[must_use]
    pub fn until(self, now: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Hour => Some(now + Span::minutes(60)),
            Self::Day => Some(now + Span::days(1)),
            Self::Week => Some(now + Span::days(7)),
            Self::Month => Some(now + Span::days(30)),
            Self::ForGood => None,
        }
    }
}

/// Accepts a reason, which only colleagues see; empty if none was given.
///
/// # Errors
/// [`Refusal::FieldTooLong`].
pub fn accept_reason(typed: &str) -> Result<String, Refusal> {
    match crate::domain::operator::accept_line(typed, LONGEST_REASON) {
        Err(Refusal::FieldEmpty) => Ok(String::new()),
        other => other,
    }
}

/// Whom a block is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// One visitor, wherever they come from.
    Visitor(VisitorId),
    /// Everybody who comes from there.
    Network(Network),
}

/// A block, as far as messages are let through or not by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its number.
    pub id: BlockId,
    /// Whom it is about.
    pub target: Target,
    /// The first moment at which it blocks no more; `None`: until it is lifted.
    pub until: Option<Timestamp>,
}

impl Block {
    fn holds(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| now < until)
    }
}

/// Every block, ready to be asked at every message: one look-up for the person, and one for each length that the prefixes
/// of networks have.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    visitors: HashMap<VisitorId, Block>,
    /// By whether it is IPv4, and by prefix.
    networks: BTreeMap<(bool, u8), HashMap<Network, Block>>,
}

impl Blocks {
    /// Puts them in order. Of two about the same the later one counts.
    pub fn of(blocks: impl IntoIterator<Item = Block>) -> Self {
        let mut all = Self::default();
        for block in blocks {
            match block.target {
                Target::Visitor(visitor) => {
                    all.visitors.insert(visitor, block);
                }
                Target::Network(network) => {
                    let length = (network.first.is_ipv4(), network.prefix);
                    all.networks.entry(length).or_default().insert(network, block);
                }
            }
        }
        all
    }

    /// The block that somebody is under at a moment: who they are, if that is known yet, and where they come from.
    #[must_use]
    pub fn blocks(&self, who: Option<VisitorId>, address: IpAddr, now: Timestamp) -> Option<BlockId> {
        let person = who.and_then(|visitor| self.visitors.get(&visitor)).filter(|block| block.holds(now));
        if let Some(block) = person {
            return Some(block.id);
        }
        let address = address.to_canonical();
        let mut networks = self.networks.iter().filter(|((is_v4, _), _)| *is_v4 == address.is_ipv4());
        let found = networks
            .find_map(|((_, prefix), of)| of.get(&Network::new(address, *prefix)).filter(|block| block.holds(now)));
        found.map(|block| block.id)
    }
}

/// Where a visitor's frame comes from, with what it is let through by.
#[derive(Clone, Debug)]
pub struct Whence {
    /// The address.
    pub address: IpAddr,
    /// The blocks of this moment.
    pub blocks: Arc<Blocks>,
}

impl Whence {
    /// Whether what somebody says is let through.
    ///
    /// # Errors
    /// [`Refusal::Blocked`].
    pub fn admits(&self, who: Option<VisitorId>, now: Timestamp) -> Result<(), Refusal> {
        match self.blocks.blocks(who, self.address, now) {
            Some(by) => Err(Refusal::Blocked { by }),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
