//! How often somebody may do something.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::domain::ids::SiteId;
use crate::domain::time::{Span, Timestamp};

/// So many in such a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many.
    pub many: u32,
    /// In how long.
    pub within: Span,
}

/// What was done within the time of a [`Rate`], the earliest first. Empty ones hold no memory beyond themselves.
#[derive(Debug, Default)]
pub struct Window {
    done: VecDeque<Timestamp>,
}

impl Window {
    /// Counts one.
    ///
    /// # Errors
    /// If that is one too many: how long until it is not. It is not counted then.
    pub fn count(&mut self, rate: Rate, now: Timestamp) -> Result<(), Span> {
        while self.done.front().is_some_and(|earliest| *earliest + rate.within <= now) {
            self.done.pop_front();
        }
        match self.done.front() {
            Some(earliest) if self.done.len() >= rate.many as usize => Err(*earliest + rate.within - now),
            _ => {
                self.done.push_back(now);
                Ok(())
            }
        }
    }

    fn is_over(&self, rate: Rate, now: Timestamp) -> bool {
        self.done.back().is_none_or(|latest| *latest + rate.within <= now)
    }
}

/// Counts by key. Keys with nothing left to count are forgotten.
#[derive(Debug)]
pub struct Throttle<K> {
    rate: Rate,
    windows: Mutex<HashMap<K, Window>>,
}

/// Past so many keys, those with nothing left to count are swept out.
const SWEEP_AT: usize = 4_096;

impl<K: Eq + Hash> Throttle<K> {
    /// Nobody has done anything yet.
    pub fn new(rate: Rate) -> Self {
        Self { rate, windows: Mutex::new(HashMap::new()) }
    }

    fn windows(&self) -> MutexGuard<'_, HashMap<K, Window>> {
        self.windows.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts one.
    ///
    /// # Errors
    /// If that is one too many: how long until it is not. It is not counted then.
    pub fn count(&self, key: K, now: Timestamp) -> Result<(), Span> {
        let mut windows = self.windows();
        if windows.len() >= SWEEP_AT && windows.len().is_power_of_two() {
            windows.retain(|_, window| !window.is_over(self.rate, now));
        }
        windows.entry(key).or_default().count(self.rate, now)
    }

    /// Takes the latest back: it turned out not to be one of those that are counted.
    pub fn take_back(&self, key: &K) {
        if let Some(window) = self.windows().get_mut(key) {
            window.done.pop_back();
        }
    }

    /// Forgets what somebody has done.
    pub fn forget(&self, key: &K) {
        self.windows().remove(key);
    }
}

/// Who writes, as throttles know them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guest {
    /// The SHA-256 of the visitor's token. Anybody makes as many as they like.
    pub token_hash: [u8; 32],
    /// The network that they come from.
    pub address: IpAddr,
    /// The site that they write to.
    pub site: SiteId,
}

/// Counts what strangers do three times: by visitor, by address and by site.
#[derive(Debug)]
pub struct GuestThrottle {
    by_visitor: Throttle<[u8; 32]>,
    by_address: Throttle<IpAddr>,
    by_site: Throttle<SiteId>,
}

impl GuestThrottle {
    /// So many of each within this time.
    pub fn new([visitor, address, site]: [u32; 3], within: Span) -> Self {
        Self {
            by_visitor: Throttle::new(Rate { many: visitor, within }),
            by_address: Throttle::new(Rate { many: address, within }),
            by_site: Throttle::new(Rate { many: site, within }),
        }
    }

    /// Counts one.
    ///
    /// # Errors
    /// If that is one too many of any: how long until that one has room. It is counted nowhere then, so that what a site
    /// turns away does not use up what the visitor has left.
    pub fn count(&self, guest: &Guest, now: Timestamp) -> Result<(), Span> {
        self.by_visitor.count(guest.token_hash, now)?;
        if let Err(wait) = self.by_address.count(guest.address, now) {
            self.by_visitor.take_back(&guest.token_hash);
            return Err(wait);
        }
        if let Err(wait) = self.by_site.count(guest.site, now) {
            self.by_visitor.take_back(&guest.token_hash);
            self.by_address.take_back(&guest.address);
            return Err(wait);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_turned_away_by_one_count_has_used_up_nothing_of_the_others() {
        let throttle = GuestThrottle::new([1, 2, 3], Span::seconds(10));
        let guest = |token: u8, address: [u8; 4]| Guest {
            token_hash: [token; 32],
            address: IpAddr::from(address),
            site: SiteId(1),
        };
        let (here, there) = ([203, 0, 113, 1], [203, 0, 113, 2]);
        let (begin, later) = (Timestamp(0), Timestamp(4_000));
        assert_eq!(throttle.count(&guest(1, here), begin), Ok(()));
        assert_eq!(throttle.count(&guest(1, here), later), Err(Span(6_000)), "the visitor");
        assert_eq!(throttle.count(&guest(2, here), later), Ok(()));
        assert_eq!(throttle.count(&guest(3, here), later), Err(Span(6_000)), "the address");
        assert_eq!(throttle.count(&guest(3, there), later), Ok(()), "what was turned away is not counted");
        assert_eq!(throttle.count(&guest(4, there), later), Err(Span(6_000)), "the site");
        assert_eq!(throttle.count(&guest(4, there), begin + Span::seconds(10)), Ok(()));
    }

    #[test]
    fn twenty_in_any_ten_seconds_and_no_more() {
        let throttle = Throttle::new(Rate { many: 20, within: Span::seconds(10) });
        let now = Timestamp(1_000_000);
        for second in 0..20 {
            assert_eq!(throttle.count("guest", now + Span(100 * second)), Ok(()));
        }
        assert_eq!(throttle.count("guest", now + Span(2_000)), Err(Span(8_000)));
        assert_eq!(throttle.count("another", now), Ok(()));
        assert_eq!(throttle.count("guest", now + Span(10_000)), Ok(()));
        assert_eq!(throttle.count("guest", now + Span(10_000)), Err(Span(100)));
        throttle.take_back(&"guest");
        assert_eq!(throttle.count("guest", now + Span(10_000)), Ok(()));
        throttle.forget(&"guest");
        assert_eq!(throttle.count("guest", now + Span(10_000)), Ok(()));
    }
}
