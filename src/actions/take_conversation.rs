//! An operator takes a conversation from the queue by hand.

use crate::actions::{Done, Outcome, announce};
use crate::domain::event::Event;
use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::permission::may_read;
use crate::domain::refusal::Refusal;
use crate::protocol::console_out::Cause;
use crate::storage::{Write, conversations, directory, events, operators, participants};

/// M06, M07, X17: exactly one of those who try becomes the owner; the others are told who was first.
///
/// # Errors
/// [`Refusal::ConversationUnknown`] for a conversation that the operator may not know of, and those of
/// [`take`](crate::domain::conversation::Conversation::take).
pub fn take(write: &Write<'_>, operator: OperatorId, conversation: ConversationId) -> Outcome<()> {
    let before = conversations::by_id(write, conversation)?.ok_or(Refusal::ConversationUnknown)?;
    let person = directory::operator(write, operator)?.ok_or(Refusal::SignInNeeded)?;
    let (status, queue) = (person.standing.status, before.queue);
    // Whose queue it is may be told that somebody was first, or that a status forbids taking; to others it does not exist.
    if !person.belongs_to(queue) {
        let part = participants::part_of(write, operator, conversation)?;
        let known = may_read(&person, &before, part);
        return Err(if known { Refusal::NotAllowed } else { Refusal::ConversationUnknown }.into());
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
