//! Opening hours against a naive reference, which looks at the clock on the wall minute by minute.

use jiff::civil::{Date, DateTime, date, datetime};
use proptest::prelude::*;

use super::*;

const MINUTE: i64 = 60_000;

/// Days around which clocks change in one of these places, in 2026; and one around which they do not.
const PLACES: [(&str, Date); 7] = [
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("America/New_York", date(2026, 11, 1)),
    ("America/Santiago", date(2026, 9, 6)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Asia/Beirut", date(2026, 3, 29)),
    ("Europe/Moscow", date(2026, 3, 29)),
];

fn hours(typed: &str) -> Vec<Interval> {
    Interval::parse_all(typed).expect("hours")
}

fn always(place: &str, typed: &str) -> OpeningHours {
    let schedule = Schedule { week: std::array::from_fn(|_| hours(typed)), exceptions: Vec::new() };
    OpeningHours { time_zone: TimeZone::parse(place).expect("a zone"), schedule }
}

/// Whether the clock, once it has shown this, is within the hours.
fn is_within(schedule: &Schedule, shown: DateTime) -> bool {
    let minute = u16::from(shown.hour().unsigned_abs()) * 60 + u16::from(shown.minute().unsigned_abs());
    let yesterday = shown.date().yesterday().expect("a day before");
    schedule.of(shown.date()).iter().any(|hours| hours.opens() <= minute && minute < hours.closes())
        || schedule.of(yesterday).iter().any(|hours| minute + 1_440 < hours.closes())
}

/// The minutes of some days, and whether it is open in each. What the clock has shown it has shown: set back, it does not
/// open or close anything again.
fn minute_by_minute(hours: &OpeningHours, from: Timestamp, minutes: i64) -> Vec<(Timestamp, bool)> {
    let mut latest = DateTime::MIN;
    let walk = (0..minutes).map(|minute| {
        let at = Timestamp(from.0 + minute * MINUTE);
        latest = latest.max(hours.time_zone.shown(at));
        (at, is_within(&hours.schedule, latest))
    });
    walk.collect()
}

fn some_hours() -> impl Strategy<Value = Vec<Interval>> {
    let edge = prop_oneof![0u16..1_440, (0u16..24).prop_map(|hour| hour * 60), (0u16..48).prop_map(|half| half * 30)];
    let length = prop_oneof![1u16..=1_440, (1u16..=48).prop_map(|half| half * 30)];
    let one = (edge, length).prop_filter_map("an interval", |(opens, length)| Interval::new(opens, opens + length));
    prop::collection::vec(one, 0..3).prop_map(|mut hours| {
        hours.sort();
        hours.dedup_by(|later, earlier| later.opens() < earlier.closes());
        hours
    })
}

prop_compose! {
    fn some_schedule(around: Date)(
        week in prop::array::uniform7(some_hours()),
        exceptions in prop::collection::vec((-2i32..3, some_hours()), 0..2),
    ) -> Schedule {
        let exceptions = exceptions.into_iter().map(|(ahead, hours)| {
            let day = around.checked_add(jiff::Span::new().days(ahead)).expect("a day");
            Exception { first: day, last: day, hours, note: String::new() }
        });
        Schedule { week, exceptions: exceptions.collect() }
    }
}

fn somewhere() -> impl Strategy<Value = (OpeningHours, Date)> {
    prop::sample::select(PLACES.to_vec()).prop_flat_map(|(place, day)| {
        some_schedule(day).prop_map(move |schedule| {
            (OpeningHours { time_zone: TimeZone::parse(place).expect("a zone"), schedule }, day)
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn hours_are_what_somebody_who_looks_at_the_clock_every_minute_says((hours, day) in somewhere()) {
        let from = hours.time_zone.beginning(day) - Span::days(2);
        let minutes = minute_by_minute(&hours, from, 5 * 1_440);
        // The first two days are for the clock to have shown what goes on.
        for (place, (at, open)) in minutes.iter().enumerate().skip(1_440) {
            prop_assert_eq!(hours.is_open(*at), *open, "{:?} {}", &hours, hours.time_zone.shown(*at));
            if place % 97 == 0 {
                let next = minutes[place..].iter().find(|(_, later)| later != open).map(|(at, _)| *at);
                if let Some(next) = next {
                    prop_assert_eq!(hours.next_change(*at), Some(next));
                    prop_assert_eq!(hours.next_opening(*at), (!open).then_some(next));
                }
            }
        }
    }
}

#[test]
fn an_evening_that_goes_on_past_midnight_belongs_to_its_day() {
    let mut schedule = Schedule::default();
    schedule.week[4] = hours("22-2");
    let moscow = OpeningHours { time_zone: TimeZone::parse("Europe/Moscow").expect("a zone"), schedule };
    let at = |shown| moscow.time_zone.reaches(shown);
    let opens = at(datetime(2026, 9, 25, 22, 0, 0, 0));
    assert_eq!(moscow.next_opening(at(datetime(2026, 9, 21, 12, 0, 0, 0))), Some(opens));
    assert!(moscow.is_open(opens) && moscow.is_open(at(datetime(2026, 9, 26, 1, 59, 0, 0))));
    let closes = at(datetime(2026, 9, 26, 2, 0, 0, 0));
    assert!(!moscow.is_open(closes));
    assert_eq!((moscow.next_change(opens), moscow.next_opening(opens)), (Some(closes), None));
}

#[test]
fn round_the_clock_never_changes_and_nothing_never_opens() {
    let now = Timestamp(1_790_000_000_000);
    let open = always("Europe/Berlin", "0-24");
    assert!(open.is_open(now));
    assert_eq!((open.next_opening(now), open.next_change(now)), (None, None));
    let closed = always("Europe/Berlin", "");
    assert_eq!((closed.next_opening(now), closed.next_change(now)), (None, None));
}

#[test]
fn a_long_holiday_is_looked_past_up_to_sixty_days() {
    let mut shop = always("UTC", "9-18");
    let now = shop.time_zone.beginning(date(2026, 12, 31));
    let closed = |last| Exception { first: date(2026, 12, 31), last, hours: Vec::new(), note: String::new() };
    shop.schedule.exceptions = vec![closed(date(2027, 1, 8))];
    assert_eq!(shop.next_opening(now), Some(shop.time_zone.reaches(datetime(2027, 1, 9, 9, 0, 0, 0))));
    shop.schedule.exceptions = vec![closed(date(2027, 3, 5))];
    assert_eq!(shop.next_opening(now), None);
}

#[test]
fn the_horizon_is_sixty_days_to_the_moment() {
    let mut shop = always("UTC", "9-18");
    let now = shop.time_zone.beginning(date(2026, 12, 31));
    let last = date(2027, 2, 28);
    shop.schedule.exceptions =
        vec![Exception { first: date(2026, 12, 31), last, hours: Vec::new(), note: String::new() }];
    let opens = shop.time_zone.reaches(datetime(2027, 3, 1, 9, 0, 0, 0));
    assert_eq!(shop.next_opening(now), None, "sixty days and nine hours");
    assert_eq!(shop.next_opening(now + Span::minutes(9 * 60)), Some(opens), "sixty days");
    assert_eq!(shop.next_opening(now + Span::minutes(9 * 60 - 1)), None, "a minute more");
}

#[test]
fn hours_that_the_clock_leaps_over_open_nothing() {
    let night = always("Europe/Berlin", "2-3");
    let before = night.time_zone.beginning(date(2026, 3, 29));
    assert_eq!(night.next_opening(before), Some(night.time_zone.reaches(datetime(2026, 3, 30, 2, 0, 0, 0))));
}

#[test]
fn what_began_yesterday_goes_on_by_the_clock_of_the_place() {
    let mut schedule = Schedule::default();
    schedule.week[0] = hours("22-21");
    let bar = OpeningHours { time_zone: TimeZone::parse("America/New_York").expect("a zone"), schedule };
    let evening = bar.time_zone.reaches(datetime(2026, 9, 22, 20, 30, 0, 0));
    assert!(bar.is_open(evening), "Tuesday there, and Wednesday in Greenwich already");
}
