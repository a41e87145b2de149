//! When visitors write: more in spring than in summer, more on weekdays, little over lunch, hardly at night.

use crate::demo::calendar::{Day, hour};
use crate::demo::random::Random;
use crate::domain::time::{Span, Timestamp};

/// How lively each hour of the day is, midnight first.
const HOURS: [f64; 24] = [
    5.0, 3.0, 2.0, 1.0, 1.0, 3.0, 7.0, 14.0, 32.0, 62.0, 88.0, 96.0, 84.0, 60.0, 76.0, 88.0, 90.0, 80.0, 66.0, 58.0,
    52.0, 40.0, 22.0, 10.0,
];
/// How lively each weekday is, Monday first.
const WEEKDAYS: [f64; 7] = [1.1, 1.05, 1.0, 1.0, 0.95, 0.66, 0.54];
/// How lively each month is, January first.
const MONTHS: [f64; 12] = [0.8, 0.95, 1.3, 1.6, 1.5, 1.05, 0.8, 0.8, 0.95, 0.95, 1.05, 1.3];

/// The time before now in which it is as lively as in the daytime, whatever the hour.
const LIVE: Span = Span::minutes(5 * 60);
/// What counts as recent, and how much of a small company's year has to fall into it, for there to be something to see.
const RECENT: Span = Span::minutes(36 * 60);
const RECENT_SHARE: f64 = 1.0 / 7.0;
const RECENT_AT_MOST: f64 = 28.0;

/// Moments at which conversations open, in order: so many, spread as a year is lively.
pub struct Arrivals {
    from: Timestamp,
    /// The liveliness of all hours up to the end of each.
    upto: Vec<f64>,
    /// The hour that the last arrival fell into.
    current: usize,
    /// How much of everything has passed, from 0 to 1.
    passed: f64,
    left: usize,
    random: Random,
}

impl Arrivals {
    /// `count` moments from `from` to `until`, as it looks shortly before `now`.
    #[must_use]
    pub fn new(count: usize, from: Timestamp, until: Timestamp, now: Timestamp, mut random: Random) -> Self {
        let hours = (until - from).0 / Span::minutes(60).0;
        let starts = (0..hours.max(1)).map(|passed| from + Span::minutes(60 * passed));
        let mut liveliness: Vec<f64> = starts.clone().map(|start| lively(start, now, &mut random)).collect();
        let recent = starts.take_while(|start| start.0 < now.0 - RECENT.0).count();
        boost(&mut liveliness, recent, count);
        let mut sum = 0.0;
        for hour in &mut liveliness {
            sum += *hour;
            *hour = sum;
        }
        Self { from, upto: liveliness, current: 0, passed: 0.0, left: count, random }
    }
}

/// How lively an hour is. Days differ for no reason at all.
fn lively(start: Timestamp, now: Timestamp, random: &mut Random) -> f64 {
    let day = Day::of(start);
    let by_hour = HOURS[hour(start)];
    let by_hour = if start.0 >= now.0 - LIVE.0 { by_hour.max(70.0) } else { by_hour };
    by_hour * WEEKDAYS[day.weekday()] * MONTHS[day.month().0] * (0.7 + 0.6 * random.unit())
}

/// Makes the hours from `recent` on livelier, so that of `count` arrivals enough fall into them.
fn boost(liveliness: &mut [f64], recent: usize, count: usize) {
    let (before, after) = liveliness.split_at_mut(recent);
    let (before, recent): (f64, f64) = (before.iter().sum(), after.iter().sum());
    let share = (RECENT_AT_MOST / count.max(1) as f64).min(RECENT_SHARE);
    let factor = share * before / (recent * (1.0 - share));
    if factor > 1.0 {
        after.iter_mut().for_each(|hour| *hour *= factor);
    }
}

impl Iterator for Arrivals {
    type Item = Timestamp;

    #[expect(clippy::cast_possible_truncation, reason = "a part of an hour in milliseconds")]
    fn next(&mut self) -> Option<Timestamp> {
        // The least of n numbers drawn from 0 to 1, without drawing them: so the moments come in order, one by one.
        let exponent = 1.0 / self.left as f64;
        self.left = self.left.checked_sub(1)?;
        self.passed = 1.0 - (1.0 - self.passed) * self.random.unit().powf(exponent);
        let all = self.upto.last().copied().unwrap_or_default();
        let reached = self.passed * all;
        self.current += self.upto[self.current..].partition_point(|upto| *upto <= reached);
        let hour = self.current.min(self.upto.len() - 1);
        let start = if hour == 0 { 0.0 } else { self.upto[hour - 1] };
        let part = ((reached - start) / (self.upto[hour] - start)).clamp(0.0, 0.999_9);
        let millis = (part * Span::minutes(60).0 as f64) as i64;
        let hours = i64::try_from(hour).unwrap_or_default();
        Some(self.from + Span(Span::minutes(60 * hours).0 + millis))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_772_325_000_000);
    const FROM: Timestamp = Timestamp(NOW.0 - Span::days(365).0);

    fn arrivals(count: usize) -> Vec<Timestamp> {
        let until = Timestamp(NOW.0 - Span::minutes(40).0);
        Arrivals::new(count, FROM, until, NOW, Random::new(5)).collect()
    }

    #[test]
    fn there_are_as_many_as_asked_for_in_order_and_in_time() {
        for count in [0, 1, 2, 777] {
            let all = arrivals(count);
            assert_eq!(all.len(), count);
            assert!(all.is_sorted() && all.iter().all(|at| (FROM..NOW).contains(at)));
        }
    }

    #[test]
    fn noon_is_livelier_than_night_and_wednesday_than_sunday() {
        let all = arrivals(60_000);
        let count = |fits: fn(&Timestamp) -> bool| all.iter().filter(|at| fits(at)).count();
        assert!(count(|at| hour(*at) == 11) > 20 * count(|at| hour(*at) == 3));
        assert!(count(|at| hour(*at) == 11) > count(|at| hour(*at) == 13));
        assert!(count(|at| Day::of(*at).weekday() == 2) > 3 * count(|at| Day::of(*at).weekday() == 6) / 2);
    }

    #[test]
    fn a_small_company_has_something_to_show_for_the_last_days_and_a_large_one_is_not_bent() {
        let recent = |count| arrivals(count).iter().filter(|at| at.0 > NOW.0 - RECENT.0).count();
        assert!((15..45).contains(&recent(200)), "{}", recent(200));
        assert!(recent(60_000) < 60_000 / 150, "{}", recent(60_000));
    }
}
