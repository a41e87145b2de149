//! A department gets another name or other members, or is closed.

use crate::actions::audited::{Administrator, Change, Field, Thing};
use crate::actions::{Done, Outcome, route_queue};
use crate::domain::conversation::Queue;
use crate::domain::ids::{DepartmentId, OperatorId};
use crate::domain::refusal::Refusal;
use crate::domain::site::RoutingMode;
use crate::storage::{Write, conversations, departments, directory, routing};

/// Gives a department its name and its members. People whose the site is not are left out. What waits there may be given to
/// new members (X12).
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::DepartmentUnknown`], [`Refusal::OperatorUnknown`], [`Refusal::DepartmentNameTaken`].
pub fn change(
    write: &Write<'_>,
    administrator: &Administrator,
    department: DepartmentId,
    name: &str,
    members: &[OperatorId],
) -> Outcome<()> {
    administrator.is_one(write)?;
    let company = directory::load(write)?;
    let before = company.departments.get(&department).ok_or(Refusal::DepartmentUnknown)?;
    let site = before.site;
    company.free_department_name(site, name, Some(department))?;
    let mut theirs = Vec::new();
    for id in members {
        let person = company.operators.get(id).ok_or(Refusal::OperatorUnknown)?;
        if person.sites.contains(&site) {
            theirs.push(*id);
        }
    }
    departments::rename(write, department, name)?;
    departments::set_members(write, department, &theirs)?;
    let members = company.operators.values().filter(|person| person.departments.contains(&department));
    let change = Change::changed(Thing::Department, department.0, name).field(Field::Name, &before.name, name).list(
        Field::Members,
        &company.names_of(members.map(|person| person.id)),
        &company.names_of(theirs.iter().copied()),
    );
    administrator.note_change(write, &change)?;
    let done = Done::quietly(()).with_company_changed(write)?;
    drain_if_balanced(write, Queue { site, department: Some(department) }, done)
}

/// Closes a department: what waits there waits in the queue of the site from now on, at its old place; what its members have
/// in work stays theirs (I1).
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::DepartmentUnknown`].
pub fn remove(write: &Write<'_>, administrator: &Administrator, department: DepartmentId) -> Outcome<()> {
    administrator.is_one(write)?;
    let company = directory::load(write)?;
    let entry = company.departments.get(&department).ok_or(Refusal::DepartmentUnknown)?;
    let site = entry.site;
    conversations::leave_department(write, department)?;
    departments::remove(write, department)?;
    administrator.note_change(write, &Change::removed(Thing::Department, department.0, &entry.name))?;
    let done = Done::quietly(()).with_company_changed(write)?;
    drain_if_balanced(write, Queue { site, department: None }, done)
}

fn drain_if_balanced(write: &Write<'_>, queue: Queue, done: Done<()>) -> Outcome<()> {
    match routing::mode(write, queue.site)? {
        RoutingMode::Balanced => route_queue::drain(write, &[queue], done),
        RoutingMode::Common => Ok(done),
    }
}
