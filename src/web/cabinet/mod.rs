//! The cabinet: the pages from which administrators run the company's chat.

pub mod account;
pub mod audit;
pub mod blocked;
pub mod company;
pub mod conversations;
pub mod employees;
mod first_steps;
mod forms;
pub mod home;
pub mod mail;
mod moments;
pub mod monitoring;
mod news;
mod overtaken;
pub mod phrases;
pub mod sites;
pub mod tags;

use crate::actions::audited;
use crate::domain::refusal::Refusal;
use crate::web::views::Person;
use crate::web::visit::{Administrators, SignedIn, SignedInPerson};
use crate::web::{App, words};

/// A request from an administrator.
type Admin = SignedIn<Administrators>;

/// The person, as the frame of a page shows them.
fn person(app: &App, person: &SignedInPerson) -> Person {
    let company = app.actions.directory().company.clone().unwrap_or_default();
    Person {
        name: person.operator.name.clone(),
        company,
        administers: person.operator.role.administers(),
        owes_second_factor: person.owes_second_factor,
    }
}

/// The administrator, as the audit log knows them.
fn acting(admin: &Admin) -> audited::Administrator {
    audited::Administrator { operator: admin.person.operator.id, address: admin.visit.address.to_string() }
}

/// A refusal as the sentence that stands beside a field.
fn say(app: &App, admin: &Admin, refusal: &Refusal) -> String {
    words::sentence(refusal, admin.visit.t, &app.actions.directory())
}
