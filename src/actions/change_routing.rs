//! An administrator changes how conversations find their operator.

use crate::actions::audited::{Act, Administrator};
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
    accounts::set_routing_mode(write, mode)?;
    changed(write, administrator)
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
    if !directory::load(write)?.sites.contains_key(&site) {
        return Err(Refusal::SiteUnknown.into());
    }
    sites::set_routing_mode(write, site, mode)?;
    changed(write, administrator)
}

fn changed(write: &Write<'_>, administrator: &Administrator) -> Outcome<()> {
    administrator.note(write, Act::Changed { what: "routing", colleague: None })?;
    let done = Done::quietly(()).with_company_changed(write)?;
    route_queue::drain(write, &routing::balanced_queues(write, None)?, done)
}
