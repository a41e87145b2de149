//! An administrator gives a conversation to somebody.

use crate::actions::audited::{Act, Administrator};
use crate::actions::{Done, Outcome, announce, route_queue, set_work_status};
use crate::domain::event::Event;
use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::refusal::Refusal;
use crate::protocol::console_out::Cause;
use crate::storage::{Write, conversations, events, operators};

/// N02, M08, M09: a queued one is assigned, one in work is taken from its owner and assigned, to somebody who is Ready, above
/// their limit too. Whoever lost it may be given the next (X12), or has left (X03).
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::ConversationUnknown`], [`Refusal::OperatorUnknown`] and those of
/// [`assign_by_administrator`](crate::domain::conversation::Conversation::assign_by_administrator).
pub fn assign(
    write: &Write<'_>,
    administrator: &Administrator,
    conversation: ConversationId,
    to: OperatorId,
) -> Outcome<()> {
    administrator.is_one(write)?;
    let before = conversations::by_id(write, conversation)?.ok_or(Refusal::ConversationUnknown)?;
    let receiver = operators::by_id(write, to)?.ok_or(Refusal::OperatorUnknown)?;
    let now = before.clone().assign_by_administrator(to, receiver.standing.status, write.now())?;
    route_queue::put_into_work(write, &now, to)?;
    administrator.note(write, Act::Assigned { conversation, to })?;
    let by = Some(administrator.operator);
    let fact = Event::ConversationAssigned { conversation, to, by };
    let event = events::append(write, &fact, events::Audience::of_move(&before, &now))?;
    let mut done = Done::quietly(());
    let moved = announce::Moved { before: &before, now: &now, event, cause: Cause::Assigned, by, note: None };
    announce::moved(write, moved, &mut done)?;
    match before.owner() {
        Some(former) => set_work_status::after_work_shrank(write, former, done),
        None => Ok(done),
    }
}
