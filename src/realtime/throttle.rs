//! How often somebody may do something.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};

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

#[cfg(test)]
mod tests {
    use super::*;

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
