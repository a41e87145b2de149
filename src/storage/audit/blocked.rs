//! Who was blocked and for how long, as the detail of an entry.

use std::fmt;

use crate::domain::block::{Network, Target, Term};
use crate::domain::ids::VisitorId;

/// `visitor 5, hour`, `203.0.113.0/24, for_good`; of a block that was lifted only whose it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// Whom.
    pub target: Target,
    /// For how long; `None`: not any more.
    pub term: Option<Term>,
}

impl Blocked {
    /// Reads it.
    pub fn parse(text: &str) -> Option<Self> {
        let (target, term) = match text.split_once(", ") {
            Some((target, term)) => (target, Some(Term::parse(term)?)),
            None => (text, None),
        };
        let target = match target.strip_prefix("visitor ") {
            Some(number) => Target::Visitor(VisitorId(number.parse().ok()?)),
            None => Target::Network(Network::parse(target)?),
        };
        Some(Self { target, term })
    }
}

impl fmt::Display for Blocked {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.target {
            Target::Visitor(visitor) => write!(out, "visitor {visitor}")?,
            Target::Network(network) => write!(out, "{network}")?,
        }
        self.term.map_or(Ok(()), |term| write!(out, ", {}", term.word()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again() {
        for text in ["visitor 5, hour", "visitor 5", "203.0.113.0/24, for_good", "2001:db8::/64", "10.0.0.1/32, week"] {
            assert_eq!(Blocked::parse(text).map(|blocked| blocked.to_string()).as_deref(), Some(text));
        }
        for text in ["", "visitor five", "visitor 5, never", "somebody"] {
            assert_eq!(Blocked::parse(text), None, "{text}");
        }
    }
}
