//! An operator takes a conversation from the queue by hand.

use crate::actions::{Done, Outcome, announce, known};
use crate::domain::event::Event;
use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::refusal::Refusal;
use crate::protocol::console_out::Cause;
use crate::storage::{Write, conversations, directory, events, operators, participants};

/// M06, M07, X17: exactly one of those who try becomes the owner; the others are told who was first.
///
/// # Errors
/// [`Refusal::ConversationUnknown`] for a conversation that the operator may not know of, [`Refusal::NotAllowed`] for one
/// whose queue is not theirs, and those of
/// [`take`](crate::domain::conversation::Conversation::take).
pub fn take(write: &Write<'_>, operator: OperatorId, conversation: ConversationId) -> Outcome<()> {
    let before = known::conversation(write, operator, conversation)?;
    let person = directory::operator(write, operator)?.ok_or(Refusal::SignInNeeded)?;
    let (status, queue) = (person.standing.status, before.queue);
    if !person.belongs_to(queue) {
        return Err(Refusal::NotAllowed.into());
    }
    let taken = before.take(operator, status, write.now())?;
    conversations::update(write, &taken)?;
    participants::add(write, operator, conversation)?;
    let fact = Event::ConversationTaken { conversation, by: operator, from: queue };
    let audience = events::Audience { queue: Some(queue), operator: Some(operator) };
    let event = events::append(write, &fact, audience)?;
    let mut publications = announce::conversation(write, &taken, event, Cause::Taken)?;
    publications.push(announce::gone(&taken, queue, event, Cause::Taken, Some(operator)));
    publications.push(announce::state_for_visitor(write, &taken, event)?);
    let mut readers = participants::of(write, conversation)?;
    readers.extend(operators::administrators(write)?);
    Ok(Done { readers: Some((conversation, readers)), ..Done::telling((), publications) })
}
