//! Days, clocks and spans of time in words. The company has no time zone yet: everything is in UTC, and says so.

use time::{Date, Month, OffsetDateTime};

use crate::domain::time::{Span, Timestamp};
use crate::texts::Texts;

fn utc(at: Timestamp) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(at.0.div_euclid(1_000)).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// `12 March 2026`.
pub fn day(at: Timestamp, t: Texts) -> String {
    let date = utc(at).date();
    t.conversations_moment_day(&date.day().to_string(), month(date.month(), t), &date.year().to_string())
}

const fn month(month: Month, t: Texts) -> &'static str {
    match month {
        Month::January => t.conversations_month_m1(),
        Month::February => t.conversations_month_m2(),
        Month::March => t.conversations_month_m3(),
        Month::April => t.conversations_month_m4(),
        Month::May => t.conversations_month_m5(),
        Month::June => t.conversations_month_m6(),
        Month::July => t.conversations_month_m7(),
        Month::August => t.conversations_month_m8(),
        Month::September => t.conversations_month_m9(),
        Month::October => t.conversations_month_m10(),
        Month::November => t.conversations_month_m11(),
        Month::December => t.conversations_month_m12(),
    }
}

/// `09:05`.
pub fn clock(at: Timestamp) -> String {
    let time = utc(at).time();
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `12 March 2026, 09:05 UTC`.
pub fn moment(at: Timestamp, t: Texts) -> String {
    t.conversations_moment_at(&clock(at), &day(at, t))
}

/// `2026-03-12T09:05:30Z`, for programs.
pub fn iso(at: Timestamp) -> String {
    let (date, time) = (utc(at).date(), utc(at).time());
    let date = format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day());
    format!("{date}T{:02}:{:02}:{:02}Z", time.hour(), time.minute(), time.second())
}

/// The first moment of a day such as `2026-03-12`.
pub fn parse_day(typed: &str) -> Option<Timestamp> {
    let mut parts = typed.trim().splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    let date = Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()?;
    Some(Timestamp(date.midnight().assume_utc().unix_timestamp() * 1_000))
}

/// `3 h 5 min`. The script that lets times go on has the same words, with the places still in them.
pub fn span(span: Span, t: Texts) -> String {
    let minutes = span.0.max(0) / Span::minutes(1).0;
    match minutes {
        0 => t.monitoring_span_moment().to_owned(),
        1..60 => t.monitoring_span_minutes(&minutes.to_string()),
        60..1_440 => t.monitoring_span_hours(&(minutes / 60).to_string(), &(minutes % 60).to_string()),
        _ => t.monitoring_span_days(&(minutes / 1_440).to_string(), &(minutes / 60 % 24).to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Language;

    const EN: Texts = Texts { language: Language::En };

    #[test]
    fn a_moment_is_told_in_each_language_and_to_programs() {
        let at = Timestamp(1_790_000_000_000);
        assert_eq!(moment(at, EN), "21 September 2026, 14:13 UTC");
        assert_eq!(moment(at, Texts { language: Language::Ru }), "21 сентября 2026, 14:13 UTC");
        assert_eq!(iso(at), "2026-09-21T14:13:20Z");
    }

    #[test]
    fn a_day_is_read_as_browsers_write_it_and_nothing_else_is() {
        assert_eq!(parse_day("1970-01-02"), Some(Timestamp(86_400_000)));
        assert_eq!(parse_day(" 2024-02-29 ").map(iso).as_deref(), Some("2024-02-29T00:00:00Z"));
        for wrong in ["", "2023-02-29", "2026-13-01", "12.03.2026", "2026-03", "99999999-01-01", "x-y-z"] {
            assert_eq!(parse_day(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn spans_grow_coarser() {
        let told = |minutes| span(Span::minutes(minutes), EN);
        assert_eq!((told(-5).as_str(), told(0).as_str()), ("less than a minute", "less than a minute"));
        assert_eq!((told(59).as_str(), told(60).as_str()), ("59 min", "1 h 0 min"));
        assert_eq!((told(1_439).as_str(), told(1_440).as_str()), ("23 h 59 min", "1 d 0 h"));
    }
}
