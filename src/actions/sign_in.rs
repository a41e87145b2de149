//! A person has shown who they are.

use crate::actions::audited::{self, Administrator};
use crate::actions::change_second_factor::{Proof, Shown, check};
use crate::actions::{Done, Outcome, close_console};
use crate::domain::email::EmailAddress;
use crate::domain::ids::OperatorId;
use crate::domain::refusal::Refusal;
use crate::entropy::Secret;
use crate::storage::audit::{ActWord, AuditOutcome};
use crate::storage::{Write, pending_sign_ins, second_factors, sessions};

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

/// What a password, or whatever else stands for one, opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admitted {
    /// A session.
    SignedIn,
    /// The second step: their second factor is on. The secret is that of the sign-in that waits.
    AfterCode,
}

/// Begins a session, or, for who has turned the second factor on, the waiting for a code.
///
/// # Errors
/// Internal ones only.
pub fn sign_in(write: &Write<'_>, sign_in: &SignIn) -> Outcome<Admitted> {
    if second_factors::is_on(write, sign_in.operator)? {
        pending_sign_ins::insert(write, &sign_in.secret.hash(), sign_in.operator)?;
        return Ok(Done::quietly(Admitted::AfterCode));
    }
    Ok(begin(write, sign_in)?.answering(Admitted::SignedIn))
}

/// Begins a session where one waited for the code.
///
/// # Errors
/// [`Refusal::SignInExpired`], [`Refusal::CodeWrong`], [`Refusal::CodeUsed`].
pub fn with_code(write: &Write<'_>, pending: &[u8; 32], shown: &Shown, sign_in: &SignIn) -> Outcome<Proof> {
    let waits = pending_sign_ins::find(write, pending, write.now())?;
    if waits != Some(sign_in.operator) {
        return Err(Refusal::SignInExpired.into());
    }
    let proof = check(write, sign_in.operator, shown)?;
    pending_sign_ins::remove(write, pending)?;
    Ok(begin(write, sign_in)?.answering(proof))
}

fn begin(write: &Write<'_>, sign_in: &SignIn) -> Outcome<()> {
    let origin = sessions::Origin { address: &sign_in.address, user_agent: &sign_in.user_agent };
    if let Some(before) = &sign_in.instead_of {
        sessions::remove(write, before)?;
    }
    sessions::insert(write, &sign_in.secret.hash(), sign_in.operator, &origin)?;
    let who = Administrator { operator: sign_in.operator, address: sign_in.address.clone() };
    audited::own(write, &who, ActWord::SignedIn, AuditOutcome::Done, None)?;
    let done = Done { new_deadline: true, ..Done::quietly(()) };
    match sign_in.instead_of_another {
        Some(another) => close_console::pause(write, another, done),
        None => Ok(done),
    }
}

/// A try to sign in that failed.
pub struct FailedSignIn {
    /// Whose account it was, if there is one.
    pub operator: Option<OperatorId>,
    /// The e-mail address that nobody has. What is not shaped like one is not kept: it may be a password in the wrong field.
    pub email: Option<EmailAddress>,
    /// The address it came from.
    pub address: String,
}

/// Keeps that somebody failed to sign in.
///
/// # Errors
/// Internal ones only.
pub fn failed(write: &Write<'_>, failed: &FailedSignIn) -> Outcome<()> {
    let detail = failed.email.as_ref().filter(|_| failed.operator.is_none()).map(EmailAddress::as_str);
    let about = (failed.operator, detail);
    audited::by_nobody(write, ActWord::SignInFailed, AuditOutcome::Refused, about, &failed.address)?;
    Ok(Done::quietly(()))
}

/// Keeps that so many fail to sign in that they are not kept one by one for a while: a flood must not fill the file.
///
/// # Errors
/// Internal ones only.
pub fn flooded(write: &Write<'_>, address: &str) -> Outcome<()> {
    audited::by_nobody(write, ActWord::SignInsFlooded, AuditOutcome::Refused, (None, None), address)?;
    Ok(Done::quietly(()))
}

/// Notes that a session is in use, which makes it last longer.
///
/// # Errors
/// Internal ones only.
pub fn keep_alive(write: &Write<'_>, secret_hash: &[u8; 32]) -> Outcome<()> {
    sessions::touch(write, secret_hash)?;
    Ok(Done::quietly(()))
}
