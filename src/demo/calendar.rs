//! The shop's clock on the wall: days, hours and months where it stands, at UTC+3 the year round.

use crate::domain::time::{Span, Timestamp};

/// How far the shop's clock is ahead of UTC.
const AHEAD: Span = Span::minutes(3 * 60);
const HOUR: i64 = Span::minutes(60).0;
const DAY: i64 = Span::days(1).0;

/// A day, counted from the first of January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i64);

impl Day {
    /// The day of a moment.
    #[must_use]
    pub const fn of(at: Timestamp) -> Self {
        Self((at.0 + AHEAD.0).div_euclid(DAY))
    }

    /// A moment of this day, by the minutes that have passed since midnight.
    #[must_use]
    pub const fn at_minute(self, minute: i64) -> Timestamp {
        Timestamp(self.0 * DAY - AHEAD.0 + Span::minutes(minute).0)
    }

    /// So many days later.
    #[must_use]
    pub const fn later(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> usize {
        // 1 January 1970 was a Thursday.
        usize::try_from((self.0 + 3).rem_euclid(7)).unwrap_or_default()
    }

    /// The month, 0 for January, and the day of the month, 1 for the first.
    ///
    /// Years are counted from the first of March, so that a leap day is the last of its year; months then have 30.6 days
    /// on average, rounded.
    #[must_use]
    pub fn month(self) -> (usize, i64) {
        // The 400 years of the Gregorian calendar's cycle have 146,097 days; 719,468 lie between 1 March 0 and 1970.
        let in_cycle = (self.0 + 719_468).rem_euclid(146_097);
        let year = (in_cycle - in_cycle / 1_460 + in_cycle / 36_524 - in_cycle / 146_096) / 365;
        let in_year = in_cycle - (365 * year + year / 4 - year / 100);
        let month = (5 * in_year + 2) / 153;
        let day = in_year - (153 * month + 2) / 5 + 1;
        (usize::try_from((month + 2) % 12).unwrap_or_default(), day)
    }
}

/// The hour of the day, 0 to 23.
#[must_use]
pub fn hour(at: Timestamp) -> usize {
    usize::try_from((at.0 + AHEAD.0).rem_euclid(DAY) / HOUR).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_the_weekday_and_the_date_they_had() {
        let day = |seconds: i64| Day::of(Timestamp(seconds * 1_000));
        let leap_day = day(1_709_164_800);
        assert_eq!((leap_day.month(), leap_day.weekday()), ((1, 29), 3), "Thursday 29 February 2024");
        let new_year = day(1_767_225_600);
        assert_eq!((new_year.month(), new_year.weekday()), ((0, 1), 3), "Thursday 1 January 2026");
        assert_eq!(new_year.later(-1).month(), (11, 31));
    }

    #[test]
    fn a_minute_of_a_day_belongs_to_that_day() {
        let day = Day(20_000);
        for minute in [0, 1, 725, 1_439] {
            assert_eq!(Day::of(day.at_minute(minute)), day);
        }
        assert_eq!(hour(day.at_minute(13 * 60 + 59)), 13);
        assert_eq!(Day::of(day.at_minute(1_440)), day.later(1));
    }
}
