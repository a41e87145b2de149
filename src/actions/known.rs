//! What an operator may know of.

use crate::actions::Failure;
use crate::domain::conversation::Conversation;
use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::permission::may_read;
use crate::domain::refusal::Refusal;
use crate::storage::{Write, conversations, directory, participants};

/// The conversation, if this operator may know that it exists: it is theirs, they may read it, or its queue is one of
/// theirs, so that they may be told that a colleague was first (X17). For everybody else there is none.
///
/// # Errors
/// [`Refusal::ConversationUnknown`], [`Refusal::SignInNeeded`].
pub fn conversation(write: &Write<'_>, operator: OperatorId, id: ConversationId) -> Result<Conversation, Failure> {
    let conversation = conversations::by_id(write, id)?.ok_or(Refusal::ConversationUnknown)?;
    if conversation.owner() == Some(operator) {
        return Ok(conversation);
    }
    let person = directory::operator(write, operator)?.ok_or(Refusal::SignInNeeded)?;
    let part = participants::part_of(write, operator, id)?;
    if person.belongs_to(conversation.queue) || may_read(&person, &conversation, part) {
        Ok(conversation)
    } else {
        Err(Refusal::ConversationUnknown.into())
    }
}
