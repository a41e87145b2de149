//! Opening hours: when a site says that somebody is there, by the clock of a place. They inform and nothing else: whether
//! somebody is there is decided by work statuses (W01, W02).

mod interval;
mod schedule;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::domain::time::{Span, Timestamp};
use crate::domain::time_zone::TimeZone;

pub use interval::{Interval, readable};
pub use schedule::{Clash, Exception, LONGEST_NOTE, MOST_EXCEPTIONS, Schedule, parse_day};

/// How far ahead an opening is looked for. Who is away for longer has better ways of telling it.
const HORIZON_DAYS: i32 = 60;

/// The hours of a site, by the clock that they are meant by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpeningHours {
    /// Whose clock.
    pub time_zone: TimeZone,
    /// The hours as they were filled in.
    pub schedule: Schedule,
}

impl OpeningHours {
    /// Whether a moment lies within the hours.
    pub fn is_open(&self, now: Timestamp) -> bool {
        // What began yesterday may go on today; an interval is never longer than a day.
        self.stretches(now, 1).any(|(opens, closes)| opens <= now && now < closes)
    }

    /// When it opens next; `None` while it is open, and if it does not within sixty days.
    pub fn next_opening(&self, now: Timestamp) -> Option<Timestamp> {
        if self.is_open(now) {
            return None;
        }
        let horizon = now + Span::days(i64::from(HORIZON_DAYS));
        let next = self.stretches(now, HORIZON_DAYS).find(|(opens, closes)| *opens > now && opens < closes);
        next.map(|(opens, _)| opens).filter(|opens| *opens <= horizon)
    }

    /// When it closes, or opens, next; `None` if it does neither within sixty days.
    pub fn next_change(&self, now: Timestamp) -> Option<Timestamp> {
        if !self.is_open(now) {
            return self.next_opening(now);
        }
        // Intervals that follow one another without a gap are one.
        let ends = self.stretches(now, HORIZON_DAYS).map(|(_, closes)| closes);
        ends.filter(|closes| *closes > now).find(|closes| !self.is_open(*closes))
    }

    /// The intervals that begin from the day before a moment on, as moments, in the order of their days.
    fn stretches(&self, now: Timestamp, days: i32) -> impl Iterator<Item = (Timestamp, Timestamp)> {
        let today = self.time_zone.day(now);
        let days = (-1..=days).filter_map(move |ahead| today.checked_add(jiff::Span::new().days(ahead)).ok());
        days.flat_map(move |day| self.schedule.of(day).iter().map(move |interval| self.moments(day, *interval)))
    }

    fn moments(&self, day: Date, interval: Interval) -> (Timestamp, Timestamp) {
        let reached = |minutes: u16| {
            let shown = day.at(0, 0, 0, 0).checked_add(jiff::Span::new().minutes(i64::from(minutes)));
            shown.map_or(Timestamp(i64::MAX), |shown| self.time_zone.reaches(shown))
        };
        (reached(interval.opens()), reached(interval.closes()))
    }
}
