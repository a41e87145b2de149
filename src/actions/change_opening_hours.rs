//! An administrator changes the opening hours of a site.

use crate::actions::audited::{Administrator, Change, Field, Thing};
use crate::actions::{Done, Outcome};
use crate::domain::ids::SiteId;
use crate::domain::opening_hours::readable;
use crate::domain::refusal::Refusal;
use crate::domain::time_zone::TimeZone;
use crate::storage::opening_hours::{self, SiteHours};
use crate::storage::{Write, directory};

/// Gives a site its opening hours. They change nobody's status and no conversation's way; pages whose chat is open while
/// nobody is there hear when somebody is back.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::SiteUnknown`].
pub fn set(write: &Write<'_>, administrator: &Administrator, site: SiteId, hours: &SiteHours) -> Outcome<()> {
    administrator.is_one(write)?;
    let company = directory::load(write)?;
    let entry = company.sites.get(&site).ok_or(Refusal::SiteUnknown)?;
    let today = hours.time_zone.as_ref().unwrap_or(&company.time_zone).day(write.now());
    let before = opening_hours::of_sites(write)?.remove(&site).unwrap_or_default();
    opening_hours::set(write, site, hours, today)?;
    let zone = |hours: &SiteHours| hours.time_zone.as_ref().map_or("company", TimeZone::name).to_owned();
    let week = |hours: &SiteHours| hours.schedule.week.each_ref().map(|day| readable(day)).join("; ");
    let exceptions = |hours: &SiteHours| {
        let ahead = hours.schedule.exceptions.iter().filter(|exception| exception.last >= today);
        ahead.map(ToString::to_string).collect::<Vec<_>>()
    };
    let change = Change::changed(Thing::Hours, site.0, &entry.name)
        .switch(Field::Kept, before.kept, hours.kept)
        .field(Field::TimeZone, zone(&before), zone(hours))
        .field(Field::Week, week(&before), week(hours))
        .list(Field::Exceptions, &exceptions(&before), &exceptions(hours));
    administrator.note_change(write, &change)?;
    Ok(Done { new_deadline: true, monitored: true, ..Done::quietly(()).with_directory(write, &[])? })
}
