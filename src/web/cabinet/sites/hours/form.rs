//! The form of the opening hours: one line for each weekday, and one row for each exception.

use jiff::civil::Date;

use crate::domain::opening_hours::{
    Clash, Exception, Interval, LONGEST_NOTE, MOST_EXCEPTIONS, Schedule, parse_day, readable,
};
use crate::domain::refusal::Refusal;
use crate::domain::time_zone::TimeZone;
use crate::storage::opening_hours::SiteHours;
use crate::texts::Texts;
use crate::web::cabinet::forms::{Filled, again};
use crate::web::views::Field;
use crate::web::views::sites::hours::{DayRow, ExceptionRow, HoursForm};

/// How many empty rows for exceptions wait to be filled in.
const EMPTY_ROWS: usize = 2;

/// The word for a site that lives by the company's clock.
const AS_THE_COMPANY: &str = "company";

/// The hours as they are, with the exceptions that are not over.
pub fn as_it_is(hours: &SiteHours, today: Date, t: Texts) -> HoursForm {
    let exceptions = hours.schedule.exceptions.iter().filter(|exception| exception.last >= today);
    let rows = exceptions.map(|exception| ExceptionRow {
        first: Field::new(exception.first.to_string()),
        last: Field::new(if exception.last == exception.first { String::new() } else { exception.last.to_string() }),
        hours: Field::new(readable(&exception.hours)),
        note: Field::new(&exception.note),
        is_empty: false,
    });
    HoursForm {
        kept: Field::new(if hours.kept { "on" } else { "off" }),
        time_zone: Field::new(hours.time_zone.as_ref().map_or(AS_THE_COMPANY, TimeZone::name)),
        days: hours.schedule.week.iter().zip(weekdays(t)).map(|(hours, label)| day(label, readable(hours))).collect(),
        exceptions: rows.chain((0..EMPTY_ROWS).map(|_| empty())).collect(),
        whole: None,
    }
}

/// What was filled in; the form with what is wrong with it, if anything is. `today` says which day it is by the zone that was
/// chosen.
pub fn read(
    filled: &Filled,
    t: Texts,
    say: impl Fn(&Refusal) -> String,
    today: impl Fn(Option<&TimeZone>) -> Date,
) -> Result<SiteHours, Box<HoursForm>> {
    let kept = filled.choice("kept", |word| ["off", "on"].iter().position(|way| *way == word).map(|way| way == 1));
    let time_zone = match filled.text("time_zone") {
        AS_THE_COMPANY => Ok(None),
        name => TimeZone::accept(name).map(Some),
    };
    let today = today(time_zone.as_ref().ok().and_then(Option::as_ref));
    let typed: [String; 7] = std::array::from_fn(|day| filled.text(&format!("day-{}", day + 1)).to_owned());
    let days = typed.each_ref().map(|typed| Interval::parse_all(typed));
    let rows: Vec<Row> = rows(filled, today);

    let mut form = HoursForm {
        kept: again(filled.text("kept"), &kept, &say),
        time_zone: again(filled.text("time_zone"), &time_zone, &say),
        days: typed
            .iter()
            .zip(&days)
            .zip(weekdays(t))
            .map(|((typed, hours), label)| DayRow { label, hours: again(typed, hours, &say) })
            .collect(),
        exceptions: rows.iter().map(|row| row.form(&say)).collect(),
        whole: (rows.len() > MOST_EXCEPTIONS).then(|| say(&Refusal::TooManyExceptions { most: MOST_EXCEPTIONS })),
    };
    if !form.refused()
        && let (Ok(kept), Ok(time_zone)) = (kept, time_zone)
    {
        let week = days.map(Result::unwrap_or_default);
        let schedule = Schedule { week, exceptions: rows.into_iter().filter_map(Row::exception).collect() };
        for clash in schedule.clashes() {
            let (field, refusal) = match clash {
                Clash::Weekday(day, refusal) => (&mut form.days[day].hours, refusal),
                Clash::Exception(row, refusal @ Refusal::DayTwice) => (&mut form.exceptions[row].first, refusal),
                Clash::Exception(row, refusal) => (&mut form.exceptions[row].hours, refusal),
            };
            field.error = Some(say(&refusal));
        }
        if kept && schedule.is_empty() {
            form.kept.error = Some(say(&Refusal::HoursNone));
        }
        if !form.refused() {
            return Ok(SiteHours { kept, time_zone, schedule });
        }
    }
    form.exceptions.extend((0..EMPTY_ROWS).map(|_| empty()));
    Err(Box::new(form))
}

/// A row of the exceptions, as it was filled in.
struct Row<'a> {
    typed: [&'a str; 4],
    first: Result<Date, Refusal>,
    last: Result<Date, Refusal>,
    hours: Result<Vec<Interval>, Refusal>,
    note: Result<String, Refusal>,
}

/// The rows in which anything stands and that are not to be removed.
fn rows(filled: &Filled, today: Date) -> Vec<Row<'_>> {
    let names = ["first", "last", "hours", "note"];
    let all = (0..).map_while(|row| {
        filled.sent(&format!("first-{row}"))?;
        let removed = filled.sent(&format!("remove-{row}")).is_some();
        Some((removed, names.map(|name| filled.text(&format!("{name}-{row}")).trim())))
    });
    let wanted = all.filter(|(removed, typed)| !removed && typed.iter().any(|text| !text.is_empty()));
    wanted.map(|(_, typed)| Row::new(typed, today)).collect()
}

impl<'a> Row<'a> {
    fn new(typed: [&'a str; 4], today: Date) -> Self {
        let [first, last, hours, note] = typed;
        let begins = if first.is_empty() { Err(Refusal::FieldEmpty) } else { parse_day(first) };
        let mut ends = if last.is_empty() { begins.clone() } else { parse_day(last) };
        let mut first = begins;
        if let (Ok(begins), Ok(last)) = (&first, &ends) {
            if last < begins {
                ends = Err(Refusal::DaysReversed);
            } else if *last < today {
                first = Err(Refusal::DayPassed);
            }
        }
        let long = note.chars().count() > LONGEST_NOTE;
        Self {
            typed,
            first,
            last: ends,
            hours: Interval::parse_all(hours),
            note: if long { Err(Refusal::FieldTooLong { longest: LONGEST_NOTE }) } else { Ok(note.to_owned()) },
        }
    }

    fn form(&self, say: impl Fn(&Refusal) -> String) -> ExceptionRow {
        let [first, last, hours, note] = self.typed;
        ExceptionRow {
            first: again(first, &self.first, &say),
            // What is wrong with the first day alone is not told twice.
            last: if last.is_empty() { Field::default() } else { again(last, &self.last, &say) },
            hours: again(hours, &self.hours, &say),
            note: again(note, &self.note, &say),
            is_empty: false,
        }
    }

    fn exception(self) -> Option<Exception> {
        let Self { first, last, hours, note, .. } = self;
        Some(Exception { first: first.ok()?, last: last.ok()?, hours: hours.ok()?, note: note.ok()? })
    }
}

fn day(label: &'static str, hours: String) -> DayRow {
    DayRow { label, hours: Field::new(hours) }
}

fn empty() -> ExceptionRow {
    ExceptionRow { is_empty: true, ..ExceptionRow::default() }
}

/// Monday first.
const fn weekdays(t: Texts) -> [&'static str; 7] {
    [
        t.hours_weekday_monday(),
        t.hours_weekday_tuesday(),
        t.hours_weekday_wednesday(),
        t.hours_weekday_thursday(),
        t.hours_weekday_friday(),
        t.hours_weekday_saturday(),
        t.hours_weekday_sunday(),
    ]
}
