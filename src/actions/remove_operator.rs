//! A person leaves the company, or comes back.

use crate::actions::audited::{Act, Administrator};
use crate::actions::return_to_queue::{self, News};
use crate::actions::{Done, Outcome};
use crate::domain::event::Event;
use crate::domain::ids::OperatorId;
use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::domain::work_status::{Reason, WorkStatus};
use crate::protocol::console_out::Cause;
use crate::storage::{Write, events, invitations, operators, sessions, status_intervals};

/// X20: their conversations return to their queues with their original queue time, their sign-ins end, and they are in no
/// list any more. What they wrote stays theirs.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::OperatorUnknown`], [`Refusal::OwnerStays`], [`Refusal::NotOneself`].
pub fn remove(write: &Write<'_>, administrator: &Administrator, colleague: OperatorId) -> Outcome<()> {
    administrator.is_one(write)?;
    let person = operators::by_id(write, colleague)?.ok_or(Refusal::OperatorUnknown)?;
    if person.role == Role::Owner {
        return Err(Refusal::OwnerStays.into());
    }
    if colleague == administrator.operator {
        return Err(Refusal::NotOneself.into());
    }
    administrator.note(write, Act::Removed { colleague })?;
    let moves = return_to_queue::give_back(write, colleague)?;
    if person.standing.status != WorkStatus::Left {
        let fact =
            Event::WorkStatusChanged { operator: colleague, to: WorkStatus::Left, reason: Reason::OperatorRemoved };
        events::append(write, &fact, events::Audience::default())?;
        operators::set_status(write, colleague, WorkStatus::Left, Reason::OperatorRemoved)?;
    }
    status_intervals::end(write, colleague)?;
    operators::remove(write, colleague)?;
    sessions::remove_others(write, colleague, None)?;
    invitations::withdraw_all(write, colleague)?;
    let done = return_to_queue::route_and_tell(write, &moves, &[], Done::quietly(()), |queued, from| {
        let fact = Event::ConversationReleased { conversation: queued.id, from, queue: queued.queue };
        News { fact, cause: Cause::Released, by: Some(from), note: None }
    })?;
    let mut done = done.with_company_changed(write)?;
    done.views.push((colleague, Vec::new()));
    Ok(done)
}

/// Takes a person who was removed back in. They are Left, with the sites and departments that they had.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::OperatorUnknown`].
pub fn restore(write: &Write<'_>, administrator: &Administrator, colleague: OperatorId) -> Outcome<()> {
    administrator.is_one(write)?;
    if !operators::restore(write, colleague)? {
        return Err(Refusal::OperatorUnknown.into());
    }
    administrator.note(write, Act::Restored { colleague })?;
    status_intervals::begin(write, colleague, WorkStatus::Left, Reason::OperatorRemoved)?;
    Done::quietly(()).with_company_changed(write)
}
