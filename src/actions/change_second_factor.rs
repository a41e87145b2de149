//! A person turns their second factor on and off, and makes recovery codes; an administrator turns a colleague's off who has
//! lost it.

use crate::actions::audited::{self, Act, Administrator, Measure, OwnMeasure};
use crate::actions::{Done, Failure, Outcome};
use crate::domain::ids::OperatorId;
use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::domain::second_factor::{Judgement, SharedSecret, is_demanded};
use crate::storage::audit::{ActWord, AuditOutcome};
use crate::storage::second_factors::{self, CodeHash, Salt};
use crate::storage::{Write, accounts, operators, sessions};

/// What somebody shows to prove that they have their second factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Six digits.
    Code(u32),
    /// The hash of a recovery code, with the salt of their set.
    Recovery(CodeHash),
}

/// What it was proved by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The phone.
    Code,
    /// A recovery code, which is used up.
    Recovery,
}

/// A set of recovery codes, hashed.
#[derive(Clone, Debug)]
pub struct CodeSet {
    /// Their salt.
    pub salt: Salt,
    /// One hash each.
    pub hashes: Vec<CodeHash>,
}

/// Checks what somebody shows, and uses it up.
///
/// # Errors
/// [`Refusal::CodeWrong`], also if the second factor is not on; [`Refusal::CodeUsed`].
pub(super) fn check(write: &Write<'_>, operator: OperatorId, shown: &Shown) -> Result<Proof, Failure> {
    let factor = second_factors::of(write, operator)?.ok_or(Refusal::CodeWrong)?;
    match shown {
        Shown::Code(code) => {
            let step = accepted(factor.secret.judge(*code, write.now(), Some(factor.used_step)))?;
            second_factors::note_used(write, operator, step)?;
            Ok(Proof::Code)
        }
        Shown::Recovery(hash) if second_factors::use_code(write, operator, hash)? => Ok(Proof::Recovery),
        Shown::Recovery(_) => Err(Refusal::CodeWrong.into()),
    }
}

const fn accepted(judgement: Judgement) -> Result<i64, Refusal> {
    match judgement {
        Judgement::Right(step) => Ok(step),
        Judgement::Used => Err(Refusal::CodeUsed),
        Judgement::Wrong => Err(Refusal::CodeWrong),
    }
}

/// Keeps a secret that a person is about to be shown. Nothing is asked of anybody because of it, until it is confirmed.
///
/// # Errors
/// [`Refusal::SecondFactorOn`].
pub fn offer(write: &Write<'_>, operator: OperatorId, secret: &SharedSecret) -> Outcome<()> {
    if second_factors::is_on(write, operator)? {
        return Err(Refusal::SecondFactorOn.into());
    }
    second_factors::offer(write, operator, secret)?;
    Ok(Done::quietly(()))
}

/// Turns the second factor on, by a code of the secret that was shown. Every other session of the person ends: whoever is in
/// one has not shown it.
///
/// # Errors
/// [`Refusal::SecondFactorOn`], [`Refusal::OfferGone`], [`Refusal::CodeWrong`].
pub fn turn_on(write: &Write<'_>, who: &Administrator, keep: &[u8; 32], code: u32, codes: &CodeSet) -> Outcome<()> {
    let operator = who.operator;
    if second_factors::is_on(write, operator)? {
        return Err(Refusal::SecondFactorOn.into());
    }
    let secret = second_factors::offered(write, operator, write.now())?.ok_or(Refusal::OfferGone)?;
    let step = accepted(secret.judge(code, write.now(), None))?;
    second_factors::insert(write, operator, &secret, step, (&codes.salt, &codes.hashes))?;
    sessions::remove_others(write, operator, Some(keep))?;
    who.note(write, Act::ChangedOwn { what: OwnMeasure::SecondFactorOn })?;
    Ok(Done::quietly(()))
}

/// Makes a new set of recovery codes; the old ones are good for nothing any more.
///
/// # Errors
/// [`Refusal::CodeWrong`], [`Refusal::CodeUsed`].
pub fn renew_codes(write: &Write<'_>, who: &Administrator, shown: &Shown, codes: &CodeSet) -> Outcome<()> {
    check(write, who.operator, shown)?;
    second_factors::set_codes(write, who.operator, (&codes.salt, &codes.hashes))?;
    who.note(write, Act::ChangedOwn { what: OwnMeasure::RecoveryCodes })?;
    Ok(Done::quietly(()))
}

/// Turns the second factor off, unless the company demands it of them.
///
/// # Errors
/// [`Refusal::SecondFactorDemanded`], [`Refusal::CodeWrong`], [`Refusal::CodeUsed`].
pub fn turn_off(write: &Write<'_>, who: &Administrator, shown: &Shown) -> Outcome<()> {
    let person = operators::by_id(write, who.operator)?.ok_or(Refusal::SignInNeeded)?;
    if is_demanded(person.role, accounts::demands_second_factor(write)?) {
        return Err(Refusal::SecondFactorDemanded.into());
    }
    check(write, who.operator, shown)?;
    second_factors::remove(write, who.operator)?;
    who.note(write, Act::ChangedOwn { what: OwnMeasure::SecondFactorOff })?;
    Ok(Done::quietly(()))
}

/// An administrator turns the second factor of a colleague off who has neither the phone nor a recovery code; all their
/// sessions end. Not the owner's: whoever could do that would be halfway to being the owner.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::OperatorUnknown`], [`Refusal::OwnerSecondFactor`], [`Refusal::SecondFactorOff`].
pub fn reset(write: &Write<'_>, administrator: &Administrator, colleague: OperatorId) -> Outcome<()> {
    administrator.is_one(write)?;
    let person = operators::by_id(write, colleague)?.ok_or(Refusal::OperatorUnknown)?;
    if person.role == Role::Owner {
        return Err(Refusal::OwnerSecondFactor.into());
    }
    administrator.note(write, Act::Changed { what: Measure::SecondFactor, colleague: Some(colleague) })?;
    remove(write, colleague)
}

/// The same for whoever has the machine that the data is on.
///
/// # Errors
/// [`Refusal::SecondFactorOff`].
pub fn reset_on_the_machine(write: &Write<'_>, operator: OperatorId) -> Outcome<()> {
    audited::by_nobody(write, ActWord::SecondFactorReset, AuditOutcome::Done, (Some(operator), None), "")?;
    remove(write, operator)
}

fn remove(write: &Write<'_>, operator: OperatorId) -> Outcome<()> {
    if !second_factors::remove(write, operator)? {
        return Err(Refusal::SecondFactorOff.into());
    }
    sessions::remove_others(write, operator, None)?;
    Ok(Done::quietly(()))
}
