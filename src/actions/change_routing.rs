//! An administrator changes how conversations find their operator.

use crate::actions::audited::{Administrator, Change, Field, Thing};
use crate::actions::{Done, Outcome, route_queue};
use crate::domain::ids::SiteId;
use crate::domain::refusal::Refusal;
use crate::domain::site::RoutingMode;
use crate::storage::{Write, accounts, directory, routing, sites};

/// X18: the default of the account, for every site without a mode of its own. Common to balanced: what waits is assigned
/// as far as it can be; balanced to common takes nothing from anybody.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn of_account(write: &Write<'_>, administrator: &Administrator, mode: RoutingMode) -> Outcome<()> {
    administrator.is_one(write)?;
    let before = accounts::routing_mode(write)?;
    accounts::set_routing_mode(write, mode)?;
    changed(write, administrator, &Change::of_company(Thing::Routing).field(Field::Mode, before.word(), mode.word()))
}

/// X18: the mode of one site; `None`: as the account says.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::SiteUnknown`].
pub fn of_site(
    write: &Write<'_>,
    administrator: &Administrator,
    site: SiteId,
    mode: Option<RoutingMode>,
) -> Outcome<()> {
    administrator.is_one(write)?;
    let company = directory::load(write)?;
    let entry = company.sites.get(&site).ok_or(Refusal::SiteUnknown)?;
    let word = |mode: Option<RoutingMode>| mode.map_or("company", RoutingMode::word);
    let change = Change::changed(Thing::Site, site.0, &entry.name);
    let change = change.field(Field::Mode, word(sites::own_routing_mode(write, site)?), word(mode));
    sites::set_routing_mode(write, site, mode)?;
    changed(write, administrator, &change)
}

fn changed(write: &Write<'_>, administrator: &Administrator, change: &Change) -> Outcome<()> {
    administrator.note_change(write, change)?;
    let done = Done::quietly(()).with_company_changed(write)?;
    route_queue::drain(write, &routing::balanced_queues(write, None)?, done)
}
