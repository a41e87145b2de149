//! A person joins the company.

use crate::actions::{Done, Outcome};
use crate::domain::email::EmailAddress;
use crate::domain::ids::OperatorId;
use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::storage::operators::NewOperator;
use crate::storage::{Write, accounts, directory, operators, sites};

/// Who joins.
pub struct Newcomer {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: EmailAddress,
    /// The argon2 hash of their password.
    pub password_hash: String,
    /// What they may do.
    pub role: Role,
}

/// Adds a person, with every site of the company as theirs.
///
/// # Errors
/// [`Refusal::EmailTaken`]; [`Refusal::SiteUnknown`] if the company has not been set up.
pub fn create(write: &Write<'_>, newcomer: &Newcomer) -> Outcome<OperatorId> {
    if accounts::name(write)?.is_none() {
        return Err(Refusal::SiteUnknown.into());
    }
    if operators::email_is_taken(write, &newcomer.email)? {
        return Err(Refusal::EmailTaken.into());
    }
    let new = NewOperator {
        email: &newcomer.email,
        name: &newcomer.name,
        role: newcomer.role,
        password_hash: &newcomer.password_hash,
        language: None,
    };
    let id = operators::insert(write, &new)?;
    for site in directory::load(write)?.sites.keys() {
        sites::add_member(write, id, *site)?;
    }
    Done::quietly(id).with_company_changed(write)
}
