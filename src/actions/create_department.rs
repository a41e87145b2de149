//! A site gets a department.

use crate::actions::audited::{Act, Administrator};
use crate::actions::{Done, Outcome};
use crate::domain::ids::{DepartmentId, SiteId};
use crate::domain::refusal::Refusal;
use crate::storage::{Write, departments, directory};

/// Adds a department without members.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::SiteUnknown`].
pub fn create(write: &Write<'_>, administrator: &Administrator, site: SiteId, name: &str) -> Outcome<DepartmentId> {
    administrator.is_one(write)?;
    if !directory::load(write)?.sites.contains_key(&site) {
        return Err(Refusal::SiteUnknown.into());
    }
    let id = departments::insert(write, site, name)?;
    administrator.note(write, Act::Changed { what: "department", colleague: None })?;
    Done::quietly(id).with_company_changed(write)
}
