//! A person has shown who they are.

use crate::actions::{Done, Outcome, close_console};
use crate::domain::ids::OperatorId;
use crate::entropy::Secret;
use crate::storage::{Write, sessions};

/// Where a person signed in from.
pub struct SignIn {
    /// Who.
    pub operator: OperatorId,
    /// What their cookie will hold.
    pub secret: Secret,
    /// The address.
    pub address: String,
    /// The browser, as it names itself.
    pub user_agent: String,
    /// The session that this browser had before: it ends.
    pub instead_of: Option<[u8; 32]>,
    /// X06: whose that was, where it was somebody else: they have signed out by it.
    pub instead_of_another: Option<OperatorId>,
}

/// Begins a session.
///
/// # Errors
/// Internal ones only.
pub fn sign_in(write: &Write<'_>, sign_in: &SignIn) -> Outcome<()> {
    let origin = sessions::Origin { address: &sign_in.address, user_agent: &sign_in.user_agent };
    if let Some(before) = &sign_in.instead_of {
        sessions::remove(write, before)?;
    }
    sessions::insert(write, &sign_in.secret.hash(), sign_in.operator, &origin)?;
    match sign_in.instead_of_another {
        Some(another) => close_console::pause(write, another, Done::quietly(())),
        None => Ok(Done::quietly(())),
    }
}

/// Notes that a session is in use, which makes it last longer.
///
/// # Errors
/// Internal ones only.
pub fn keep_alive(write: &Write<'_>, secret_hash: &[u8; 32]) -> Outcome<()> {
    sessions::touch(write, secret_hash)?;
    Ok(Done::quietly(()))
}
