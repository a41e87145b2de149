//! A site gets a department.

use crate::actions::audited::{Administrator, Change, Field, Thing};
use crate::actions::{Done, Outcome};
use crate::domain::ids::{DepartmentId, SiteId};
use crate::domain::refusal::Refusal;
use crate::storage::{Write, departments, directory};

/// Adds a department without members.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::SiteUnknown`], [`Refusal::DepartmentNameTaken`].
pub fn create(write: &Write<'_>, administrator: &Administrator, site: SiteId, name: &str) -> Outcome<DepartmentId> {
    administrator.is_one(write)?;
    let company = directory::load(write)?;
    let of = company.sites.get(&site).ok_or(Refusal::SiteUnknown)?;
    company.free_department_name(site, name, None)?;
    let id = departments::insert(write, site, name)?;
    administrator.note_change(write, &Change::added(Thing::Department, id.0, name).field(Field::Site, "", &of.name))?;
    Done::quietly(id).with_company_changed(write)
}
