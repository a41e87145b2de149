//! How often somebody may do something.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use crate::domain::time::{Span, Timestamp};

/// So many in such a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many.
    pub many: u32,
    /// In how long.
    pub within: Span,
}

impl Rate {
    /// Counts one, by the generic cell rate algorithm. `whole_again` is when the allowance would be whole; what is
    /// returned is when it is now.
    ///
    /// # Errors
    /// If that is one too many: how long until it is not. It is not counted then.
    pub fn admit(self, whole_again: Timestamp, now: Timestamp) -> Result<Timestamp, Span> {
        let each = (self.within.0 / i64::from(self.many.max(1))).max(1);
        let next = whole_again.max(now) + Span(each);
        let wait = (next - now).0 - self.within.0.max(each);
        if wait > 0 { Err(Span(wait)) } else { Ok(next) }
    }
}

/// Counts by key: one moment is remembered for each. Keys whose allowance is whole are forgotten.
#[derive(Debug)]
pub struct Throttle<K> {
    rate: Rate,
    whole_again: Mutex<HashMap<K, Timestamp>>,
}

/// Past so many keys, those whose allowance is whole are swept out.
const SWEEP_AT: usize = 4_096;

impl<K: Eq + Hash> Throttle<K> {
    /// Nobody has done anything yet.
    pub fn new(rate: Rate) -> Self {
        Self { rate, whole_again: Mutex::new(HashMap::new()) }
    }

    /// Counts one.
    ///
    /// # Errors
    /// If that is one too many: how long until it is not. It is not counted then.
    pub fn count(&self, key: K, now: Timestamp) -> Result<(), Span> {
        let mut all = self.whole_again.lock().unwrap_or_else(PoisonError::into_inner);
        let next = self.rate.admit(all.get(&key).copied().unwrap_or(now), now)?;
        if all.len() >= SWEEP_AT && all.len().is_power_of_two() {
            all.retain(|_, moment| *moment > now);
        }
        all.insert(key, next);
        Ok(())
    }

    /// Forgets what somebody has done.
    pub fn forget(&self, key: &K) {
        self.whole_again.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_in_ten_seconds_and_then_one_every_half_second() {
        let throttle = Throttle::new(Rate { many: 20, within: Span::seconds(10) });
        let now = Timestamp(1_000_000);
        for _ in 0..20 {
            assert_eq!(throttle.count("guest", now), Ok(()));
        }
        assert_eq!(throttle.count("guest", now), Err(Span(500)));
        assert_eq!(throttle.count("another", now), Ok(()));
        assert_eq!(throttle.count("guest", now + Span(500)), Ok(()));
        assert_eq!(throttle.count("guest", now + Span(500)), Err(Span(500)));
        throttle.forget(&"guest");
        assert_eq!(throttle.count("guest", now + Span(500)), Ok(()));
    }
}
