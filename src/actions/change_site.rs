//! An administrator changes a site.

use crate::actions::audited::{Administrator, Change, Field, Thing};
use crate::actions::{Done, Outcome, route_queue};
use crate::domain::email::EmailAddress;
use crate::domain::ids::{OperatorId, SiteId};
use crate::domain::offline::OfflineForm;
use crate::domain::origin::OriginPattern;
use crate::domain::refusal::Refusal;
use crate::domain::site::RoutingMode;
use crate::storage::{Write, departments, directory, offline_copies, sites};

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
    let company = directory::load(write)?;
    let before = company.sites.get(&site).ok_or(Refusal::SiteUnknown)?;
    sites::rename(write, site, name)?;
    sites::set_origins(write, site, origins)?;
    let change = Change::changed(Thing::Site, site.0, name).field(Field::Name, &before.name, name);
    administrator.note_change(write, &change.list(Field::Origins, &sorted(&before.origins), &sorted(origins)))?;
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
    let before = company.operators.values().filter(|person| person.sites.contains(&site)).map(|person| person.id);
    let change = Change::changed(Thing::Site, site.0, &entry.name);
    let change = change.list(Field::People, &company.names_of(before), &company.names_of(people.iter().copied()));
    administrator.note_change(write, &change)?;
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
    let company = directory::load(write)?;
    let entry = company.sites.get(&site).ok_or(Refusal::SiteUnknown)?;
    let before = entry.offline;
    sites::set_offline(write, site, offline)?;
    let change = Change::changed(Thing::Site, site.0, &entry.name)
        .field(Field::Offline, before.mode.word(), offline.mode.word())
        .field(Field::FormName, before.name.word(), offline.name.word())
        .field(Field::FormEmail, before.email.word(), offline.email.word())
        .field(Field::FormPhone, before.phone.word(), offline.phone.word());
    administrator.note_change(write, &change)?;
    Done::quietly(()).with_directory(write, &[])
}

/// The addresses of a site in one order, whoever typed them in which.
fn sorted(origins: &[OriginPattern]) -> Vec<String> {
    let mut words: Vec<String> = origins.iter().map(ToString::to_string).collect();
    words.sort_unstable();
    words
}

/// X15: chooses who is sent a copy of what visitors leave in the offline form of a site.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::SiteUnknown`].
pub fn set_copies(
    write: &Write<'_>,
    administrator: &Administrator,
    site: SiteId,
    addresses: &[EmailAddress],
) -> Outcome<()> {
    administrator.is_one(write)?;
    let name = directory::load(write)?.sites.get(&site).map(|entry| entry.name.clone()).ok_or(Refusal::SiteUnknown)?;
    let words = |addresses: &[EmailAddress]| -> Vec<String> {
        addresses.iter().map(|address| address.as_str().to_owned()).collect()
    };
    let before = words(&offline_copies::of_site(write, site)?);
    offline_copies::set(write, site, addresses)?;
    let change = Change::changed(Thing::Site, site.0, &name).list(Field::Copies, &before, &words(addresses));
    administrator.note_change(write, &change)?;
    Ok(Done::quietly(()))
}

/// Notes the host of a page that has opened the site's widget.
///
/// # Errors
/// Internal ones only.
pub fn note_seen(write: &Write<'_>, site: SiteId, host: &str) -> Outcome<()> {
    sites::note_seen(write, site, host)?;
    Ok(Done::quietly(()))
}
