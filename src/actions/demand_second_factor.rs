//! The company demands a second factor of administrators and the owner, or demands it no more.

use crate::actions::audited::{self, Act, Administrator, Measure};
use crate::actions::{Done, Failure, Outcome};
use crate::domain::ids::OperatorId;
use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::realtime::Topic;
use crate::storage::audit::{ActWord, AuditOutcome};
use crate::storage::{Write, accounts, second_factors};

/// Demands it, or no more. Whoever demands it has it themselves, so that nobody is locked out by their own hand. The consoles
/// of those who lack it end: they are led to the page where it is set up.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::OwnSecondFactorFirst`].
pub fn change(write: &Write<'_>, administrator: &Administrator, demanded: bool) -> Outcome<()> {
    administrator.is_one(write)?;
    if demanded && !second_factors::is_on(write, administrator.operator)? {
        return Err(Refusal::OwnSecondFactorFirst.into());
    }
    let before = accounts::demands_second_factor(write)?;
    accounts::demand_second_factor(write, demanded)?;
    if demanded != before {
        let what = if demanded { Measure::SecondFactorDemanded } else { Measure::SecondFactorLeft };
        administrator.note(write, Act::Changed { what, colleague: None })?;
    }
    let mut done = Done::quietly(());
    if demanded {
        done.dismissed.extend(second_factors::administrators_without(write)?.into_iter().map(Topic::Person));
    }
    Ok(done)
}

/// Whoever has the machine that the data is on demands it no more: for who is locked out.
///
/// # Errors
/// Internal ones only.
pub fn lift_at_the_machine(write: &Write<'_>) -> Outcome<()> {
    accounts::demand_second_factor(write, false)?;
    audited::by_nobody(write, ActWord::SecondFactorDemandLifted, AuditOutcome::Done, (None, None), "")?;
    Ok(Done::quietly(()))
}

/// The consoles of a person end, and the pages that follow what happens, if they owe the company a second factor by now.
pub(super) fn dismissing_who_owes<T>(
    write: &Write<'_>,
    operator: OperatorId,
    role: Role,
    mut done: Done<T>,
) -> Result<Done<T>, Failure> {
    if second_factors::is_owed(write, operator, role)? {
        done.dismissed.push(Topic::Person(operator));
    }
    Ok(done)
}
