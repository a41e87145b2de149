//! What an administrator fills in: the hours of each weekday, and days that are different.

use std::fmt;

use jiff::civil::Date;

use crate::domain::opening_hours::{Interval, readable};
use crate::domain::refusal::Refusal;

/// The longest note beside an exception, in characters.
pub const LONGEST_NOTE: usize = 100;

/// The most exceptions that a site can have ahead of it.
pub const MOST_EXCEPTIONS: usize = 100;

/// The hours of a week, and the exceptions. Each interval belongs to the day on which it begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// By weekday, Monday first.
    pub week: [Vec<Interval>; 7],
    /// In the order of their days.
    pub exceptions: Vec<Exception>,
}

/// Days with other hours than their weekdays have, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The first of them.
    pub first: Date,
    /// The last of them.
    pub last: Date,
    /// What begins on each of them.
    pub hours: Vec<Interval>,
    /// Why: for colleagues.
    pub note: String,
}

/// `2026-12-31 to 2027-01-08: 10:00–12:00`.
impl fmt::Display for Exception {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} to {}: {}", self.first, self.last, readable(&self.hours))
    }
}

/// Where hours contradict each other, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// A weekday, Monday is 0.
    Weekday(usize, Refusal),
    /// An exception, by its place.
    Exception(usize, Refusal),
}

impl Schedule {
    /// What begins on a day.
    pub fn of(&self, day: Date) -> &[Interval] {
        let exception = self.exceptions.iter().find(|exception| exception.first <= day && day <= exception.last);
        match exception {
            Some(exception) => &exception.hours,
            None => &self.week[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())],
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.week.iter().all(Vec::is_empty) && self.exceptions.iter().all(|exception| exception.hours.is_empty())
    }

    /// Where its days run into each other. Within one day that is a matter of [`Interval::parse_all`].
    pub fn clashes(&self) -> Vec<Clash> {
        let weekdays = (0..7).filter_map(|day| {
            let clash = runs_into(&self.week[day], &self.week[(day + 1) % 7])?;
            Some(Clash::Weekday(day, clash))
        });
        let exceptions = (0..self.exceptions.len()).filter_map(|place| {
            let clash = self.clash_of(place)?;
            Some(Clash::Exception(place, clash))
        });
        weekdays.chain(exceptions).collect()
    }

    fn clash_of(&self, place: usize) -> Option<Refusal> {
        let exception = &self.exceptions[place];
        let earlier = self.exceptions[..place].iter();
        if earlier.clone().any(|other| other.first <= exception.last && exception.first <= other.last) {
            return Some(Refusal::DayTwice);
        }
        let within = (exception.first < exception.last).then(|| runs_into(&exception.hours, &exception.hours));
        let before = exception.first.yesterday().map(|day| runs_into(self.of(day), &exception.hours));
        let after = exception.last.tomorrow().map(|day| runs_into(&exception.hours, self.of(day)));
        within.flatten().or_else(|| before.ok().flatten()).or_else(|| after.ok().flatten())
    }
}

/// Whether the last hours of one day go on into the first of the next.
fn runs_into(one: &[Interval], next: &[Interval]) -> Option<Refusal> {
    let (last, first) = (one.last()?, next.first()?);
    let runs = last.closes() > first.opens() + 24 * 60;
    runs.then_some(Refusal::HoursRunInto { one: *last, next: *first })
}

/// A day as browsers send it, `2026-12-31`, or as people write it where browsers do not help them: `31.12.2026`.
///
/// # Errors
/// [`Refusal::DayInvalid`].
pub fn parse_day(typed: &str) -> Result<Date, Refusal> {
    let typed = typed.trim();
    let day = Date::strptime("%Y-%m-%d", typed).or_else(|_| Date::strptime("%d.%m.%Y", typed));
    day.ok().filter(|day| (2000..=9000).contains(&day.year())).ok_or(Refusal::DayInvalid)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn hours(typed: &str) -> Vec<Interval> {
        Interval::parse_all(typed).expect("hours")
    }

    fn on(first: &str, last: &str, typed: &str) -> Exception {
        let day = |typed| parse_day(typed).expect("a day");
        Exception { first: day(first), last: day(last), hours: hours(typed), note: String::new() }
    }

    #[test]
    fn days_run_into_each_other_around_the_week() {
        let mut schedule = Schedule::default();
        schedule.week[6] = hours("22-10");
        schedule.week[0] = hours("9-18");
        let refusal = Refusal::HoursRunInto { one: hours("22-10")[0], next: hours("9-18")[0] };
        assert_eq!(schedule.clashes(), [Clash::Weekday(6, refusal)]);
        schedule.week[0] = hours("10-18");
        assert_eq!(schedule.clashes(), []);
        schedule.week = std::array::from_fn(|_| hours("0-24"));
        assert_eq!(schedule.clashes(), []);
    }

    #[test]
    fn exceptions_clash_with_each_other_with_themselves_and_with_the_days_around_them() {
        let mut schedule = Schedule { week: std::array::from_fn(|_| hours("9-18")), exceptions: Vec::new() };
        let clashes = |schedule: &Schedule| schedule.clashes().len();
        schedule.exceptions = vec![on("2026-12-31", "2027-01-08", ""), on("08.01.2027", "2027-01-09", "10-12")];
        assert_eq!(schedule.clashes(), [Clash::Exception(1, Refusal::DayTwice)]);
        schedule.exceptions = vec![on("2026-12-30", "2026-12-31", "20-8"), on("2027-01-01", "2027-01-01", "8-9")];
        assert_eq!(clashes(&schedule), 0);
        schedule.exceptions = vec![on("2026-12-30", "2026-12-31", "8-9, 20-8:30")];
        assert_eq!(clashes(&schedule), 1, "the second night into the first hours of the second day");
        schedule.exceptions = vec![on("2026-12-31", "2026-12-31", "20-9:30")];
        assert_eq!(clashes(&schedule), 1, "into the hours of the weekday after it");
        schedule.week = std::array::from_fn(|_| hours("20-6"));
        schedule.exceptions = vec![on("2026-12-31", "2026-12-31", "5-6")];
        assert_eq!(clashes(&schedule), 1, "what began the evening before");
    }

    #[test]
    fn an_exception_stands_in_place_of_the_weekday() {
        let week = std::array::from_fn(|_| hours("9-18"));
        let schedule = Schedule { week, exceptions: vec![on("2026-12-31", "2027-01-01", "")] };
        assert_eq!(readable(schedule.of(date(2026, 12, 30))), "09:00–18:00");
        assert!(schedule.of(date(2026, 12, 31)).is_empty() && schedule.of(date(2027, 1, 1)).is_empty());
        assert_eq!(readable(schedule.of(date(2027, 1, 2))), "09:00–18:00");
    }

    #[test]
    fn a_day_is_read_as_browsers_send_it_and_as_people_write_it() {
        assert_eq!(parse_day(" 31.12.2026 "), Ok(date(2026, 12, 31)));
        for wrong in ["", "31.12", "2026-02-30", "1.13.2026", "tomorrow", "0001-01-01"] {
            assert_eq!(parse_day(wrong), Err(Refusal::DayInvalid), "{wrong}");
        }
    }
}
