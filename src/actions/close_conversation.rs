//! Somebody ends a conversation. The clock never does (I7).

use crate::actions::audited::{Act, Administrator};
use crate::actions::{Done, Outcome, announce, known, set_work_status};
use crate::domain::conversation::{Closer, Conversation};
use crate::domain::event::Event;
use crate::domain::ids::{ConversationId, OperatorId, Ordinal, SiteId};
use crate::domain::refusal::Refusal;
use crate::protocol::console_out::Cause;
use crate::storage::{Write, conversations, events, visitors};

/// M14: the owner closes it.
///
/// # Errors
/// [`Refusal::ConversationUnknown`] and those of
/// [`close_by_owner`](crate::domain::conversation::Conversation::close_by_owner).
pub fn by_owner(write: &Write<'_>, operator: OperatorId, conversation: ConversationId) -> Outcome<()> {
    let before = known::conversation(write, operator, conversation)?;
    let closed = before.clone().close_by_owner(operator, write.now())?;
    finish(write, &before, &closed, Closer::Operator(operator))
}

/// The visitor ends it, from the queue or from somebody's work.
///
/// # Errors
/// [`Refusal::ConversationUnknown`], [`Refusal::ConversationClosed`].
pub fn by_visitor(write: &Write<'_>, site: SiteId, token_hash: &[u8; 32], ordinal: Ordinal) -> Outcome<()> {
    let visitor = visitors::by_token(write, site, token_hash)?.ok_or(Refusal::ConversationUnknown)?;
    let before = conversations::by_ordinal(write, visitor, ordinal)?.ok_or(Refusal::ConversationUnknown)?;
    let closed = before.clone().close_by_visitor(write.now())?;
    finish(write, &before, &closed, Closer::Visitor)
}

/// N04: an administrator closes it, wherever it is; as its owner, as every owner does.
///
/// # Errors
/// [`Refusal::ConversationUnknown`], [`Refusal::ConversationClosed`], [`Refusal::NotAllowed`].
pub fn by_administrator(write: &Write<'_>, administrator: &Administrator, id: ConversationId) -> Outcome<()> {
    administrator.is_one(write)?;
    let before = conversations::by_id(write, id)?.ok_or(Refusal::ConversationUnknown)?;
    if before.owner() == Some(administrator.operator) {
        return by_owner(write, administrator.operator, id);
    }
    let closed = before.clone().close_by_administrator(administrator.operator, write.now())?;
    administrator.note(write, Act::Closed { conversation: id, owner: before.owner() })?;
    finish(write, &before, &closed, Closer::Administrator(administrator.operator))
}

fn finish(write: &Write<'_>, before: &Conversation, closed: &Conversation, by: Closer) -> Outcome<()> {
    conversations::update(write, closed)?;
    let owner = before.owner();
    let fact = Event::ConversationClosed { conversation: closed.id, by, owner, queue: closed.queue };
    let event = events::append(write, &fact, events::Audience::of(before))?;
    let person = match by {
        Closer::Operator(id) | Closer::Administrator(id) => Some(id),
        Closer::Visitor => None,
    };
    let mut done = Done::quietly(());
    let moved = announce::Moved { before, now: closed, event, cause: Cause::Closed, by: person, note: None };
    announce::moved(write, moved, &mut done)?;
    match owner {
        Some(owner) => set_work_status::after_work_shrank(write, owner, done),
        None => Ok(done),
    }
}
