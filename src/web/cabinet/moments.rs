//! Days, clocks and spans of time in words.

use jiff::civil::Date;

use crate::domain::directory::Directory;
use crate::domain::time::{Span, Timestamp};
use crate::domain::time_zone::TimeZone;
use crate::texts::Texts;
use crate::web::zones;

/// Moments as the company's clocks show them.
#[derive(Clone)]
pub struct Moments {
    zone: TimeZone,
    /// The texts of whoever looks.
    pub t: Texts,
}

impl Moments {
    /// In the time zone of the company.
    pub fn of(directory: &Directory, t: Texts) -> Self {
        Self { zone: directory.time_zone.clone(), t }
    }

    /// The time zone as people call it.
    pub fn zone(&self) -> String {
        zones::city(self.zone.name(), self.t)
    }

    /// With what moment the day of a moment began.
    pub fn midnight(&self, at: Timestamp) -> Timestamp {
        self.zone.beginning(self.zone.day(at))
    }

    /// `12 March 2026`.
    pub fn day(&self, at: Timestamp) -> String {
        date(self.zone.day(at), self.t)
    }

    /// `09:05`.
    pub fn clock(&self, at: Timestamp) -> String {
        self.zone.shown(at).strftime("%H:%M").to_string()
    }

    /// `12 March 2026, 09:05`.
    pub fn moment(&self, at: Timestamp) -> String {
        self.t.conversations_moment_at(&self.clock(at), &self.day(at))
    }

    /// The first moment of a day such as `2026-03-12`, and that of the day after it.
    pub fn parse_day(&self, typed: &str) -> Option<(Timestamp, Timestamp)> {
        let mut parts = typed.trim().splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
        Some((self.zone.beginning(date), self.zone.beginning(date.tomorrow().ok()?)))
    }
}

/// `12 March 2026`.
pub fn date(date: Date, t: Texts) -> String {
    t.conversations_moment_day(&date.day().to_string(), month(date.month(), t), &date.year().to_string())
}

const fn month(number: i8, t: Texts) -> &'static str {
    match number {
        1 => t.conversations_month_m1(),
        2 => t.conversations_month_m2(),
        3 => t.conversations_month_m3(),
        4 => t.conversations_month_m4(),
        5 => t.conversations_month_m5(),
        6 => t.conversations_month_m6(),
        7 => t.conversations_month_m7(),
        8 => t.conversations_month_m8(),
        9 => t.conversations_month_m9(),
        10 => t.conversations_month_m10(),
        11 => t.conversations_month_m11(),
        _ => t.conversations_month_m12(),
    }
}

/// `2026-03-12T09:05:30Z`, for programs.
pub fn iso(at: Timestamp) -> String {
    TimeZone::default().shown(at).strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
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

    fn moments(zone: &str, language: Language) -> Moments {
        Moments { zone: TimeZone::parse(zone).expect("a zone"), t: Texts { language } }
    }

    #[test]
    fn a_moment_is_told_as_the_company_s_clocks_show_it_and_to_programs() {
        let at = Timestamp(1_790_024_000_000);
        assert_eq!(moments("UTC", Language::En).moment(at), "21 September 2026, 20:53");
        assert_eq!(moments("Asia/Tomsk", Language::Ru).moment(at), "22 сентября 2026, 03:53");
        assert_eq!(iso(at), "2026-09-21T20:53:20Z");
    }

    #[test]
    fn a_day_is_read_as_browsers_write_it_and_nothing_else_is() {
        let utc = moments("UTC", Language::En);
        assert_eq!(utc.parse_day("1970-01-02"), Some((Timestamp(86_400_000), Timestamp(172_800_000))));
        let leap = utc.parse_day(" 2024-02-29 ").map(|(first, next)| (iso(first), iso(next)));
        assert_eq!(leap, Some(("2024-02-29T00:00:00Z".into(), "2024-03-01T00:00:00Z".into())));
        for wrong in ["", "2023-02-29", "2026-13-01", "12.03.2026", "2026-03", "99999999-01-01", "x-y-z"] {
            assert_eq!(utc.parse_day(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_on_which_the_clocks_change_has_the_hours_it_has() {
        let berlin = moments("Europe/Berlin", Language::En);
        let (first, next) = berlin.parse_day("2026-03-29").expect("a day");
        assert_eq!(next - first, Span::minutes(23 * 60));
        assert_eq!(berlin.midnight(first + Span::minutes(300)), first);
    }

    #[test]
    fn spans_grow_coarser() {
        let told = |minutes| span(Span::minutes(minutes), EN);
        assert_eq!((told(-5).as_str(), told(0).as_str()), ("less than a minute", "less than a minute"));
        assert_eq!((told(59).as_str(), told(60).as_str()), ("59 min", "1 h 0 min"));
        assert_eq!((told(1_439).as_str(), told(1_440).as_str()), ("23 h 59 min", "1 d 0 h"));
    }
}
