//! How fast somebody writes.

use std::time::{Duration, Instant};

use crate::client::connection::scatter;

/// How fast, for all.
#[derive(Clone, Copy, Debug)]
pub enum Pace {
    /// As fast as acknowledgements come: so many messages of each person are on their way at any time.
    FlatOut {
        /// Messages on their way.
        in_flight: usize,
    },
    /// One message each in this time, whether the one before has been acknowledged or not.
    Every(Duration),
}

/// Says when one person writes.
#[derive(Clone, Debug)]
pub struct Metronome {
    pace: Pace,
    offset: f64,
    next: Option<Instant>,
}

impl Metronome {
    /// People with different numbers write at different moments.
    pub fn new(pace: Pace, index: u32) -> Self {
        Self { pace, offset: scatter(index), next: None }
    }

    /// How many messages are to be written now, while `unsettled` are on their way.
    pub fn beats(&mut self, unsettled: usize, now: Instant) -> usize {
        let period = match self.pace {
            Pace::FlatOut { in_flight } => return in_flight.saturating_sub(unsettled),
            Pace::Every(period) => period,
        };
        let mut next = self.next.unwrap_or_else(|| now + period.mul_f64(self.offset));
        let mut beats = 0;
        while next <= now {
            next += period;
            beats += 1;
        }
        self.next = Some(next);
        beats
    }

    /// Nothing more is to be written.
    pub fn stop(&mut self) {
        self.next = None;
    }

    /// When the next message is to be written, if time decides.
    pub fn deadline(&self) -> Option<Instant> {
        self.next
    }
}
