//! A department gets another name, or is closed.

use crate::actions::audited::{Act, Administrator};
use crate::actions::{Done, Outcome, route_queue};
use crate::domain::conversation::Queue;
use crate::domain::ids::DepartmentId;
use crate::domain::refusal::Refusal;
use crate::domain::site::RoutingMode;
use crate::storage::{Write, conversations, departments, routing};

/// Renames a department.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::DepartmentUnknown`].
pub fn rename(write: &Write<'_>, administrator: &Administrator, department: DepartmentId, name: &str) -> Outcome<()> {
    administrator.is_one(write)?;
    departments::site_of(write, department)?.ok_or(Refusal::DepartmentUnknown)?;
    departments::rename(write, department, name)?;
    administrator.note(write, Act::Changed { what: "department", colleague: None })?;
    Done::quietly(()).with_company_changed(write)
}

/// Closes a department: what waits there waits in the queue of the site from now on, at its old place; what its members have
/// in work stays theirs (I1).
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::DepartmentUnknown`].
pub fn remove(write: &Write<'_>, administrator: &Administrator, department: DepartmentId) -> Outcome<()> {
    administrator.is_one(write)?;
    let site = departments::site_of(write, department)?.ok_or(Refusal::DepartmentUnknown)?;
    conversations::leave_department(write, department)?;
    departments::remove(write, department)?;
    administrator.note(write, Act::Changed { what: "department", colleague: None })?;
    let done = Done::quietly(()).with_company_changed(write)?;
    match routing::mode(write, site)? {
        RoutingMode::Balanced => route_queue::drain(write, &[Queue { site, department: None }], done),
        RoutingMode::Common => Ok(done),
    }
}
