//! An operator takes a conversation from the queue by hand.

use crate::actions::{Done, Outcome, announce, known};
use crate::domain::event::Event;
use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::refusal::Refusal;
use crate::protocol::console_out::Cause;
use crate::storage::{Write, conversations, directory, events, participants};

/// M06, M07, X17: exactly one of those who try becomes the owner; the others are told who was first.
///
/// # Errors
/// [`Refusal::ConversationUnknown`] for a conversation that the operator may not know of, [`Refusal::NotAllowed`] for one
/// whose queue is not theirs, and those of
/// [`take`](crate::domain::conversation::Conversation::take).
pub fn take(write: &Write<'_>, operator: OperatorId, conversation: ConversationId) -> Outcome<()> {
    let before = known::conversation(write, operator, conversation)?;
    let person = directory::operator(write, operator)?.ok_or(Refusal::SignInNeeded)?;
    if !person.belongs_to(before.queue) {
        return Err(Refusal::NotAllowed.into());
    }
    let taken = before.clone().take(operator, person.standing.status, write.now())?;
    conversations::update(write, &taken)?;
    participants::add(write, operator, conversation)?;
    let fact = Event::ConversationTaken { conversation, by: operator, from: before.queue };
    let event = events::append(write, &fact, events::Audience::of_move(&before, &taken))?;
    let mut done = Done::quietly(());
    let moved =
        announce::Moved { before: &before, now: &taken, event, cause: Cause::Taken, by: Some(operator), note: None };
    announce::moved(write, moved, &mut done)?;
    Ok(done)
}
