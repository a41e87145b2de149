//! How long somebody stays signed in.

use crate::domain::time::{Span, Timestamp};
use crate::domain::time_zone::TimeZone;

/// How long a session lasts without being used.
pub const IDLE: Span = Span::days(30);

/// How long it lasts at the most, however much it is used.
pub const LONGEST: Span = Span::days(90);

/// The hour of the company's clock at which sessions end that have lasted for long enough: when the fewest people are in the
/// middle of a sentence.
const HOUR: i8 = 4;

/// When a session ends even if it is used: in the last night of [`LONGEST`], by the clock of the company.
pub fn ends_at(begun: Timestamp, clock: &TimeZone) -> Timestamp {
    let limit = begun + LONGEST;
    let of_day = |day: jiff::civil::Date| clock.reaches(day.at(HOUR, 0, 0, 0));
    let day = clock.day(limit);
    let tonight = of_day(day);
    if tonight <= limit { tonight } else { day.yesterday().map_or(limit, of_day).min(limit) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_session_ends_in_the_last_night_of_its_ninety_days() {
        let moscow = TimeZone::parse("Europe/Moscow").expect("known");
        for (begun, ends) in [
            (datetime(2026, 9, 21, 9, 30, 0, 0), datetime(2026, 12, 20, 4, 0, 0, 0)),
            (datetime(2026, 9, 21, 3, 59, 0, 0), datetime(2026, 12, 19, 4, 0, 0, 0)),
            (datetime(2026, 9, 21, 4, 0, 0, 0), datetime(2026, 12, 20, 4, 0, 0, 0)),
        ] {
            assert_eq!(moscow.shown(ends_at(moscow.reaches(begun), &moscow)), ends, "begun {begun}");
        }
    }

    proptest! {
        #[test]
        fn never_later_than_the_longest_and_hardly_earlier(begun in 1_600_000_000_000_i64..2_000_000_000_000, zone in 0_usize..4) {
            let name = ["UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"][zone];
            let (begun, clock) = (Timestamp(begun), TimeZone::parse(name).expect("known"));
            let ends = ends_at(begun, &clock);
            prop_assert!(ends <= begun + LONGEST && ends > begun + LONGEST - Span::days(1) - Span::minutes(120));
            prop_assert_eq!(clock.shown(ends).hour(), HOUR);
        }
    }
}
