//! Bringing the file to where a sequence begins.

use super::model::company::Company;
use super::model::founding::{PEOPLE, SITES, TEN_O_CLOCK};
use crate::domain::email::EmailAddress;
use crate::domain::language::Language;
use crate::domain::operator::Role;
use crate::domain::time_zone::TimeZone;
use crate::domain::work_status::{Reason, WorkStatus};
use crate::storage::operators::NewOperator;
use crate::storage::scratch::Scratch;
use crate::storage::{StorageError, Write, accounts, departments, operators, preferences, sites, status_intervals};

/// The company, its sites and its people, once for all sequences.
pub fn hire(scratch: &Scratch) {
    let founded = scratch.act(TEN_O_CLOCK, |write| {
        accounts::insert(write, "Tea & Garden", Language::En, &TimeZone::default())?;
        for site in SITES {
            let id = sites::insert(write, &format!("site{site}"), "Shop", Language::En)?;
            assert_eq!(id, site);
        }
        for place in 1..=PEOPLE {
            let email = EmailAddress::parse(&format!("person{place}@demo.example")).expect("an address");
            let role = if place == 1 { Role::Owner } else { Role::Operator };
            let new = NewOperator { email: &email, name: "Anna", role, password_hash: Some(""), language: None };
            operators::insert(write, &new)?;
        }
        Ok::<_, StorageError>(())
    });
    founded.expect("a company");
}

/// What is different in one sequence: modes, departments, and how everybody works.
pub fn found(write: &Write<'_>, company: &Company) -> Result<(), StorageError> {
    accounts::set_routing_mode(write, company.account_mode)?;
    for site in &company.sites {
        sites::set_routing_mode(write, site.id, site.mode)?;
    }
    for department in &company.departments {
        let id = departments::insert(write, department.site, "Sales")?;
        assert_eq!(id, department.id);
    }
    for person in &company.people {
        operators::set_employment(write, person.id, person.role, person.limit)?;
        preferences::set_ready_on_start(write, person.id, person.ready_on_start)?;
        preferences::set_pause_on_close(write, person.id, person.pause_on_close)?;
        sites::set_of_operator(write, person.id, &person.sites)?;
        departments::set_of_operator(write, person.id, &person.departments)?;
        if person.status != WorkStatus::Left {
            operators::set_status(write, person.id, person.status, Reason::Chosen)?;
        }
        if !person.here {
            status_intervals::end(write, person.id)?;
            operators::remove(write, person.id)?;
        }
    }
    Ok(())
}
