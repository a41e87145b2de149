//! An administrator changes a site.

use crate::actions::audited::{Act, Administrator};
use crate::actions::{Done, Outcome, route_queue};
use crate::domain::ids::{OperatorId, SiteId};
use crate::domain::offline::OfflineForm;
use crate::domain::origin::OriginPattern;
use crate::domain::refusal::Refusal;
use crate::domain::site::RoutingMode;
use crate::storage::{Write, departments, directory, sites};

/// Gives a site its name and the pages that may carry its widget.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::SiteUnknown`].
pub fn change(
    write: &Write<'_>,
    administrator: &Administrator,
    site: SiteId,
    name: &str,
    origins: &[OriginPattern],
) -> Outcome<()> {
    administrator.is_one(write)?;
    if !directory::load(write)?.sites.contains_key(&site) {
        return Err(Refusal::SiteUnknown.into());
    }
    sites::rename(write, site, name)?;
    sites::set_origins(write, site, origins)?;
    administrator.note(write, Act::Changed { what: "site", colleague: None })?;
    Done::quietly(()).with_company_changed(write)
}

/// Makes a site these people's and nobody else's. Whoever loses it is in none of its departments any more; what they have in
/// work stays theirs. Whoever gains it may be given what waits there (X12).
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::SiteUnknown`], [`Refusal::OperatorUnknown`].
pub fn set_people(
    write: &Write<'_>,
    administrator: &Administrator,
    site: SiteId,
    people: &[OperatorId],
) -> Outcome<()> {
    administrator.is_one(write)?;
    let company = directory::load(write)?;
    let entry = company.sites.get(&site).ok_or(Refusal::SiteUnknown)?;
    if people.iter().any(|person| !company.operators.contains_key(person)) {
        return Err(Refusal::OperatorUnknown.into());
    }
    sites::set_members(write, site, people)?;
    departments::leave_those_of(write, site)?;
    administrator.note(write, Act::Changed { what: "site", colleague: None })?;
    let done = Done::quietly(()).with_company_changed(write)?;
    match entry.mode {
        RoutingMode::Balanced => route_queue::drain(write, &company.queues_of_site(site), done),
        RoutingMode::Common => Ok(done),
    }
}

/// W02: chooses what the widget of a site offers while nobody is there. Pages that are open hear of it at once.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::SiteUnknown`].
pub fn set_offline(
    write: &Write<'_>,
    administrator: &Administrator,
    site: SiteId,
    offline: OfflineForm,
) -> Outcome<()> {
    administrator.is_one(write)?;
    if !directory::load(write)?.sites.contains_key(&site) {
        return Err(Refusal::SiteUnknown.into());
    }
    sites::set_offline(write, site, offline)?;
    administrator.note(write, Act::Changed { what: "site", colleague: None })?;
    Done::quietly(()).with_directory(write, &[])
}

/// Notes the host of a page that has opened the site's widget.
///
/// # Errors
/// Internal ones only.
pub fn note_seen(write: &Write<'_>, site: SiteId, host: &str) -> Outcome<()> {
    sites::note_seen(write, site, host)?;
    Ok(Done::quietly(()))
}
