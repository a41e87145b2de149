//! Somebody puts a tag on a conversation, or takes one off.

use crate::actions::{Done, Failure, Outcome, announce, known};
use crate::domain::conversation::Conversation;
use crate::domain::event::Event;
use crate::domain::ids::{ConversationId, OperatorId, TagId};
use crate::domain::permission::may_tag;
use crate::domain::refusal::Refusal;
use crate::domain::tag::MOST_OF_CONVERSATION;
use crate::storage::{Write, directory, events, participants, tags};

/// Puts a tag of the company's list on a conversation. One that it carries already changes nothing.
///
/// # Errors
/// [`Refusal::ConversationUnknown`], those of [`may_tag`], [`Refusal::TagUnknown`], [`Refusal::TagRetired`],
/// [`Refusal::TooManyTags`].
pub fn put_on(write: &Write<'_>, operator: OperatorId, id: ConversationId, tag: TagId) -> Outcome<()> {
    let conversation = taggable(write, operator, id)?;
    let carried = tags::of_conversation(write, id)?;
    if carried.contains(&tag) {
        return Ok(Done::quietly(()));
    }
    let entry = tags::all(write)?.into_iter().find(|one| one.id == tag).ok_or(Refusal::TagUnknown)?;
    if entry.retired {
        return Err(Refusal::TagRetired.into());
    }
    if carried.len() >= MOST_OF_CONVERSATION {
        return Err(Refusal::TooManyTags { most: MOST_OF_CONVERSATION }.into());
    }
    tags::put_on(write, id, tag, operator)?;
    told(write, &conversation, Event::ConversationTagged { conversation: id, by: operator, tag, added: true })
}

/// Takes a tag off a conversation, a retired one too. One that it does not carry changes nothing.
///
/// # Errors
/// [`Refusal::ConversationUnknown`], those of [`may_tag`].
pub fn take_off(write: &Write<'_>, operator: OperatorId, id: ConversationId, tag: TagId) -> Outcome<()> {
    let conversation = taggable(write, operator, id)?;
    if !tags::of_conversation(write, id)?.contains(&tag) {
        return Ok(Done::quietly(()));
    }
    tags::take_off(write, id, tag)?;
    told(write, &conversation, Event::ConversationTagged { conversation: id, by: operator, tag, added: false })
}

fn taggable(write: &Write<'_>, operator: OperatorId, id: ConversationId) -> Result<Conversation, Failure> {
    let conversation = known::conversation(write, operator, id)?;
    let person = directory::operator(write, operator)?.ok_or(Refusal::SignInNeeded)?;
    may_tag(&person, &conversation, participants::part_of(write, operator, id)?)?;
    Ok(conversation)
}

fn told(write: &Write<'_>, conversation: &Conversation, fact: Event) -> Outcome<()> {
    let event = events::append(write, &fact, events::Audience::of(conversation))?;
    let carried = tags::of_conversation(write, conversation.id)?;
    Ok(Done::telling((), vec![announce::tags(conversation, carried, event)]))
}
