//! Time zones: what the clock on the wall shows at a moment, and when it shows something. The rules are part of the binary.

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz;

use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;

/// A time zone with a name of the IANA database, such as `Europe/Moscow`. Cheap to clone.
#[derive(Clone, PartialEq, Eq)]
pub struct TimeZone(tz::TimeZone);

impl Default for TimeZone {
    fn default() -> Self {
        Self(tz::TimeZone::UTC)
    }
}

impl fmt::Debug for TimeZone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl TimeZone {
    /// The zone of a name.
    pub fn parse(name: &str) -> Option<Self> {
        tz::TimeZone::get(name).ok().filter(|zone| zone.iana_name().is_some()).map(Self)
    }

    /// The zone that somebody chose, by the one name of its place that is in the list.
    ///
    /// # Errors
    /// [`Refusal::TimeZoneUnknown`].
    pub fn accept(name: &str) -> Result<Self, Refusal> {
        let zone = Self::parse(name.trim()).ok_or(Refusal::TimeZoneUnknown)?;
        Ok(zone.0.primary_iana_name().and_then(Self::parse).unwrap_or(zone))
    }

    /// Its name.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// One name for every place that there is to choose from, in alphabetical order: `UTC`, and `Region/City`.
    pub fn names() -> Vec<String> {
        let all = tz::db().available().map(|name| name.to_string());
        let place = |name: &String| {
            let region = name.split_once('/').map(|(region, _)| region);
            region.is_some_and(|region| region != "Etc") && tz::TimeZone::get(name).is_ok_and(|zone| zone.is_primary())
        };
        let mut names: Vec<String> = all.filter(place).collect();
        names.sort();
        names.insert(0, "UTC".into());
        names
    }

    /// What the clock shows.
    pub fn shown(&self, at: Timestamp) -> DateTime {
        self.0.to_datetime(moment(at))
    }

    /// How far the clock is ahead of UTC, in minutes.
    pub fn ahead(&self, at: Timestamp) -> i32 {
        self.0.to_offset(moment(at)).seconds().div_euclid(60)
    }

    /// The day at a moment.
    pub fn day(&self, at: Timestamp) -> Date {
        self.shown(at).date()
    }

    /// With what moment a day begins.
    pub fn beginning(&self, day: Date) -> Timestamp {
        self.reaches(day.at(0, 0, 0, 0))
    }

    /// The first moment at which the clock shows this, or has passed it: a time that a change of clocks skips is reached when
    /// they are changed, and one that comes twice counts the first time.
    pub fn reaches(&self, shown: DateTime) -> Timestamp {
        let there = self.0.to_ambiguous_timestamp(shown);
        let moment = match there.offset() {
            tz::AmbiguousOffset::Gap { .. } => {
                there.earlier().ok().and_then(|before| self.0.following(before).next().map(|change| change.timestamp()))
            }
            _ => there.earlier().ok(),
        };
        // Only moments thousands of years away cannot be told.
        moment.map_or(Timestamp(i64::MAX), |moment| Timestamp(moment.as_millisecond()))
    }
}

fn moment(at: Timestamp) -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(at.0).unwrap_or(jiff::Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, datetime};

    use super::*;

    #[test]
    fn a_zone_is_known_by_its_name_and_nothing_else_is_one() {
        assert_eq!(
            TimeZone::parse("Europe/Moscow").map(|zone| zone.name().to_owned()).as_deref(),
            Some("Europe/Moscow")
        );
        assert_eq!(TimeZone::parse("UTC"), Some(TimeZone::default()));
        for wrong in ["", "Moscow", "UTC+3", "Europe/Nowhere", "Etc/Unknown", "../etc/passwd"] {
            assert_eq!(TimeZone::accept(wrong), Err(Refusal::TimeZoneUnknown), "{wrong}");
        }
    }

    #[test]
    fn every_place_is_there_once_and_can_be_chosen() {
        let names = TimeZone::names();
        assert!(names.len() > 300, "{}", names.len());
        for name in &names {
            assert!(TimeZone::parse(name).is_some_and(|zone| zone.name() == name), "{name}");
        }
        assert!(names.contains(&"Asia/Kolkata".into()) && !names.contains(&"Asia/Calcutta".into()));
    }

    #[test]
    fn a_day_begins_at_the_midnight_of_its_place() {
        let moscow = TimeZone::parse("Europe/Moscow").expect("known");
        let at = Timestamp(1_790_024_400_000 - 1);
        assert_eq!(moscow.shown(at), datetime(2026, 9, 21, 23, 59, 59, 999_000_000));
        assert_eq!(moscow.beginning(date(2026, 9, 22)), Timestamp(at.0 + 1));
        assert_eq!(moscow.ahead(at), 180);
    }

    #[test]
    fn a_skipped_time_is_reached_when_the_clocks_change_and_a_doubled_one_the_first_time() {
        let berlin = TimeZone::parse("Europe/Berlin").expect("known");
        let spring = berlin.reaches(datetime(2026, 3, 29, 3, 0, 0, 0));
        for skipped in [datetime(2026, 3, 29, 2, 0, 0, 0), datetime(2026, 3, 29, 2, 30, 0, 0)] {
            assert_eq!(berlin.reaches(skipped), spring);
        }
        let autumn = berlin.reaches(datetime(2026, 10, 25, 2, 30, 0, 0));
        assert_eq!(berlin.ahead(autumn), 120);
        assert_eq!(berlin.reaches(datetime(2026, 10, 25, 3, 0, 0, 0)).0 - autumn.0, 90 * 60_000);
    }
}
