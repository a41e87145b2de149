//! `opening_intervals`, `opening_exceptions` and what `sites` says about hours.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::ids::SiteId;
use crate::domain::opening_hours::{Exception, Interval, OpeningHours, Schedule, parse_day};
use crate::domain::time_zone::TimeZone;
use crate::storage::directory::rows;
use crate::storage::{Read, StorageError, Write, columns};

/// The hours of a site as its page has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteHours {
    /// Whether the site keeps them.
    pub kept: bool,
    /// Its own time zone; `None`: the company's.
    pub time_zone: Option<TimeZone>,
    /// The hours, also while they are not kept.
    pub schedule: Schedule,
}

/// The hours of every site that is there.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn of_sites(read: &Read<'_>) -> Result<BTreeMap<SiteId, SiteHours>, StorageError> {
    let sql = "SELECT id, keeps_hours, time_zone FROM sites WHERE removed_at IS NULL";
    let found: Vec<(i64, bool, Option<String>)> = rows(read, sql, |row| row.try_into())?;
    let mut sites = BTreeMap::new();
    for (id, kept, zone) in found {
        let time_zone = zone.map(|name| columns::word("sites", id, &name, TimeZone::parse)).transpose()?;
        sites.insert(SiteId(id), SiteHours { kept, time_zone, schedule: Schedule::default() });
    }
    let sql = "SELECT site_id, weekday, opens, closes FROM opening_intervals ORDER BY site_id, weekday, opens";
    let intervals: Vec<(i64, u8, u16, u16)> = rows(read, sql, |row| row.try_into())?;
    for (id, weekday, opens, closes) in intervals {
        let day = sites.get_mut(&SiteId(id)).zip(usize::from(weekday).checked_sub(1));
        if let Some(hours) = day.and_then(|(site, day)| site.schedule.week.get_mut(day)) {
            hours.push(interval("opening_intervals", id, opens, closes)?);
        }
    }
    exceptions(read, &mut sites)?;
    Ok(sites)
}

fn exceptions(read: &Read<'_>, sites: &mut BTreeMap<SiteId, SiteHours>) -> Result<(), StorageError> {
    let sql =
        "SELECT e.exception_id, e.opens, e.closes FROM opening_exception_intervals e ORDER BY e.exception_id, e.opens";
    let mut hours: BTreeMap<i64, Vec<Interval>> = BTreeMap::new();
    let intervals: Vec<(i64, u16, u16)> = rows(read, sql, |row| row.try_into())?;
    for (id, opens, closes) in intervals {
        hours.entry(id).or_default().push(interval("opening_exception_intervals", id, opens, closes)?);
    }
    let sql = "SELECT id, site_id, first_day, last_day, note FROM opening_exceptions ORDER BY site_id, first_day, id";
    let found: Vec<(i64, i64, String, String, String)> = rows(read, sql, |row| row.try_into())?;
    for (id, site, first, last, note) in found {
        let day = |text: &str| columns::word("opening_exceptions", id, text, |text| parse_day(text).ok());
        let exception =
            Exception { first: day(&first)?, last: day(&last)?, hours: hours.remove(&id).unwrap_or_default(), note };
        if let Some(site) = sites.get_mut(&SiteId(site)) {
            site.schedule.exceptions.push(exception);
        }
    }
    Ok(())
}

fn interval(table: &'static str, row: i64, opens: u16, closes: u16) -> Result<Interval, StorageError> {
    Interval::new(opens, closes).ok_or_else(|| StorageError::Inconsistent {
        table,
        row: row.to_string(),
        detail: format!("{opens} to {closes} is no interval"),
    })
}

impl SiteHours {
    /// The hours that the site keeps, by its own clock or the company's.
    pub fn opening_hours(self, company: &TimeZone) -> Option<OpeningHours> {
        let time_zone = self.time_zone.unwrap_or_else(|| company.clone());
        self.kept.then_some(OpeningHours { time_zone, schedule: self.schedule })
    }
}

/// Replaces the hours of a site. Of the exceptions, those that were over before `today` stay as they are: they say when the
/// site was open then.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set(write: &Write<'_>, site: SiteId, hours: &SiteHours, today: Date) -> Result<(), StorageError> {
    let connection = &write.connection;
    let zone = hours.time_zone.as_ref().map(TimeZone::name);
    let sql = "UPDATE sites SET keeps_hours = ?2, time_zone = ?3 WHERE id = ?1";
    connection.prepare_cached(sql)?.execute((site.0, hours.kept, zone))?;
    connection.prepare_cached("DELETE FROM opening_intervals WHERE site_id = ?1")?.execute([site.0])?;
    let sql = "INSERT INTO opening_intervals (site_id, weekday, opens, closes) VALUES (?1, ?2, ?3, ?4)";
    let mut insert = connection.prepare_cached(sql)?;
    for (weekday, intervals) in (1_u8..).zip(&hours.schedule.week) {
        for interval in intervals {
            insert.execute((site.0, weekday, interval.opens(), interval.closes()))?;
        }
    }
    let today = today.to_string();
    let sql = "DELETE FROM opening_exception_intervals WHERE exception_id IN
               (SELECT id FROM opening_exceptions WHERE site_id = ?1 AND last_day >= ?2)";
    connection.prepare_cached(sql)?.execute((site.0, &today))?;
    let sql = "DELETE FROM opening_exceptions WHERE site_id = ?1 AND last_day >= ?2";
    connection.prepare_cached(sql)?.execute((site.0, &today))?;
    for exception in &hours.schedule.exceptions {
        let sql = "INSERT INTO opening_exceptions (site_id, first_day, last_day, note) VALUES (?1, ?2, ?3, ?4)";
        let days = (exception.first.to_string(), exception.last.to_string());
        connection.prepare_cached(sql)?.execute((site.0, days.0, days.1, &exception.note))?;
        let id = connection.last_insert_rowid();
        let sql = "INSERT INTO opening_exception_intervals (exception_id, opens, closes) VALUES (?1, ?2, ?3)";
        let mut insert = connection.prepare_cached(sql)?;
        for interval in &exception.hours {
            insert.execute((id, interval.opens(), interval.closes()))?;
        }
    }
    Ok(())
}
