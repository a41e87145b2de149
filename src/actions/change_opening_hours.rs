//! An administrator changes the opening hours of a site.

use crate::actions::audited::{Act, Administrator};
use crate::actions::{Done, Outcome};
use crate::domain::ids::SiteId;
use crate::domain::refusal::Refusal;
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
    if !company.sites.contains_key(&site) {
        return Err(Refusal::SiteUnknown.into());
    }
    let zone = hours.time_zone.as_ref().unwrap_or(&company.time_zone);
    opening_hours::set(write, site, hours, zone.day(write.now()))?;
    administrator.note(write, Act::Changed { what: "hours", colleague: None })?;
    Ok(Done { new_deadline: true, monitored: true, ..Done::quietly(()).with_directory(write, &[])? })
}
