//! An administrator changes what a colleague may do, and where.

use crate::actions::audited::{Administrator, Change, Field, Thing};
use crate::actions::{Done, Failure, Outcome, demand_second_factor, route_queue};
use crate::domain::directory::Directory;
use crate::domain::ids::{DepartmentId, OperatorId, SiteId};
use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::storage::{Write, departments, directory, operators, sites};

/// What somebody may do in the company, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Employment {
    /// Their name, as visitors see it too.
    pub name: String,
    /// What they may do. The owner stays one, and nobody else becomes one.
    pub role: Role,
    /// How many open conversations the system may bring them to; `None`: any number (M04, M05).
    pub limit: Option<u32>,
    /// Their sites.
    pub sites: Vec<SiteId>,
    /// Their departments. Those of sites that are not theirs are left out.
    pub departments: Vec<DepartmentId>,
}

/// Gives a colleague a role, a limit, sites and departments. What they have in work stays theirs; with a higher limit,
/// another site or another department they may be given more (X12).
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::OperatorUnknown`], [`Refusal::OwnerStays`], [`Refusal::NotOneself`],
/// [`Refusal::SiteUnknown`], [`Refusal::DepartmentUnknown`].
pub fn change(
    write: &Write<'_>,
    administrator: &Administrator,
    colleague: OperatorId,
    employment: &Employment,
) -> Outcome<()> {
    administrator.is_one(write)?;
    let person = operators::by_id(write, colleague)?.ok_or(Refusal::OperatorUnknown)?;
    if (person.role == Role::Owner) != (employment.role == Role::Owner) {
        return Err(Refusal::OwnerStays.into());
    }
    if colleague == administrator.operator && !employment.role.administers() {
        return Err(Refusal::NotOneself.into());
    }
    let before = directory::load(write)?;
    employ(write, colleague, employment)?;
    let change = difference(&before, &directory::load(write)?, colleague);
    administrator.note_change_of(write, &change, Some(colleague))?;
    let done = Done::quietly(()).with_company_changed(write)?;
    let done = demand_second_factor::dismissing_who_owes(write, colleague, employment.role, done)?;
    route_queue::after_gain(write, colleague, done)
}

/// What is another about a person, for the audit log. Whoever was not there before is new.
pub(super) fn difference(before: &Directory, after: &Directory, id: OperatorId) -> Change {
    let of = |company: &Directory| {
        let person = company.operators.get(&id)?;
        let limit = person.limit.map(|limit| limit.to_string()).unwrap_or_default();
        let sites = company.sites.values().filter(|site| person.sites.contains(&site.id));
        let departments = company.departments.values().filter(|one| person.departments.contains(&one.id));
        let sites: Vec<String> = sites.map(|site| site.name.clone()).collect();
        let departments: Vec<String> = departments.map(|department| department.name.clone()).collect();
        Some((person.name.clone(), person.role.word(), limit, sites, departments))
    };
    let (name, role, limit, sites, departments) = of(after).unwrap_or_default();
    let change = match before.operators.contains_key(&id) {
        true => Change::changed(Thing::Employee, id.0, &name),
        false => Change::added(Thing::Employee, id.0, &name),
    };
    let (name_before, role_before, limit_before, sites_before, departments_before) = of(before).unwrap_or_default();
    change
        .field(Field::Name, name_before, name)
        .field(Field::Role, role_before, role)
        .field(Field::Limit, limit_before, limit)
        .list(Field::Sites, &sites_before, &sites)
        .list(Field::Departments, &departments_before, &departments)
}

/// Writes an employment down.
///
/// # Errors
/// [`Refusal::SiteUnknown`], [`Refusal::DepartmentUnknown`].
pub(super) fn employ(write: &Write<'_>, colleague: OperatorId, employment: &Employment) -> Result<(), Failure> {
    let company = directory::load(write)?;
    if employment.sites.iter().any(|site| !company.sites.contains_key(site)) {
        return Err(Refusal::SiteUnknown.into());
    }
    let mut theirs = Vec::new();
    for id in &employment.departments {
        let department = company.departments.get(id).ok_or(Refusal::DepartmentUnknown)?;
        if employment.sites.contains(&department.site) {
            theirs.push(*id);
        }
    }
    operators::rename(write, colleague, &employment.name)?;
    operators::set_employment(write, colleague, employment.role, employment.limit)?;
    sites::set_of_operator(write, colleague, &employment.sites)?;
    departments::set_of_operator(write, colleague, &theirs)?;
    Ok(())
}
