//! A person joins the company.

use crate::actions::audited::{self, Administrator};
use crate::actions::change_employee::{Employment, difference, employ};
use crate::actions::invite::{self, Way};
use crate::actions::{Done, Failure, Outcome};
use crate::domain::email::EmailAddress;
use crate::domain::ids::OperatorId;
use crate::domain::invitation::Purpose;
use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::storage::audit::{ActWord, AuditOutcome};
use crate::storage::operators::NewOperator;
use crate::storage::{Write, accounts, directory, operators, sites};

/// Who joins.
pub struct Newcomer {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: EmailAddress,
    /// The argon2 hash of their password; `None`: they set one by a link.
    pub password_hash: Option<String>,
    /// What they may do.
    pub role: Role,
}

/// Adds a person at the machine itself, with every site of the company as theirs.
///
/// # Errors
/// [`Refusal::EmailTaken`]; [`Refusal::SiteUnknown`] if the company has not been set up.
pub fn create(write: &Write<'_>, newcomer: &Newcomer) -> Outcome<OperatorId> {
    let id = add(write, newcomer)?;
    for site in directory::load(write)?.sites.keys() {
        sites::add_member(write, id, *site)?;
    }
    audited::by_nobody(write, ActWord::PersonCreated, AuditOutcome::Done, (Some(id), None), "")?;
    Done::quietly(id).with_company_changed(write)
}

/// Adds a person as an administrator wants them to work. They are Left until they open the console, so nothing is routed to
/// them yet, and set their password by a link that reaches them in this way.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::OwnerStays`] for a second owner, [`Refusal::EmailTaken`],
/// [`Refusal::EmailOfDisabled`], [`Refusal::SiteUnknown`], [`Refusal::DepartmentUnknown`], [`Refusal::MailNotSetUp`].
pub fn hire(
    write: &Write<'_>,
    administrator: &Administrator,
    email: &EmailAddress,
    way: &Way,
    employment: &Employment,
) -> Outcome<OperatorId> {
    administrator.is_one(write)?;
    if employment.role == Role::Owner {
        return Err(Refusal::OwnerStays.into());
    }
    if operators::email_is_taken(write, email)? && operators::by_email(write, email)?.is_none() {
        return Err(Refusal::EmailOfDisabled.into());
    }
    let newcomer =
        Newcomer { name: employment.name.clone(), email: email.clone(), password_hash: None, role: employment.role };
    let before = directory::load(write)?;
    let id = add(write, &newcomer)?;
    employ(write, id, employment)?;
    let change = difference(&before, &directory::load(write)?, id);
    administrator.note_change_of(write, &change, Some(id))?;
    let person = operators::by_id(write, id)?.ok_or(Refusal::OperatorUnknown)?;
    let new_deadline = invite::make(write, &person, Purpose::Join, Some(administrator.operator), way)?;
    Done { new_deadline, ..Done::quietly(id) }.with_company_changed(write)
}

fn add(write: &Write<'_>, newcomer: &Newcomer) -> Result<OperatorId, Failure> {
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
        password_hash: newcomer.password_hash.as_deref(),
        language: None,
    };
    Ok(operators::insert(write, &new)?)
}
