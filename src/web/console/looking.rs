//! Reading conversations: opening one, going back in its history, and the list of closed ones.

use crate::domain::block::Blocks;
use crate::domain::conversation::Conversation;
use crate::domain::directory::OperatorEntry;
use crate::domain::ids::{ConversationId, OperatorId, Ordinal};
use crate::domain::permission::{Part, may_read};
use crate::domain::time::Timestamp;
use crate::protocol::PAGE;
use crate::protocol::console_in::{ClosedPlace, MessagePlace};
use crate::protocol::console_out::{ConsoleMessage, ConsoleOut, Summary, VisitorCard};
use crate::storage::{Read, StorageError, blocks, conversations, events, messages, participants, summaries, visitors};
use crate::web::console::present;

/// How many of a visitor's earlier conversations their card names.
const EARLIER: u32 = 20;

/// The conversation, if this person may read it, and whether they ever owned it.
pub fn readable(
    read: &Read<'_>,
    me: &OperatorEntry,
    id: ConversationId,
) -> Result<Option<(Conversation, Part)>, StorageError> {
    let Some(conversation) = conversations::by_id(read, id)? else { return Ok(None) };
    let part = participants::part_of(read, me.id, id)?;
    Ok(may_read(me, &conversation, part).then_some((conversation, part)))
}

/// N01: the owner of a conversation that somebody reads along in without ever having owned it.
pub fn along(conversation: &Conversation, me: &OperatorEntry, part: Part) -> Option<OperatorId> {
    conversation.owner().filter(|owner| *owner != me.id && part == Part::None)
}

/// The answer to `open`; `connected` is whether the visitor's widget is there; `blocks` are those
/// of this moment.
pub fn opened(
    read: &Read<'_>,
    re: u32,
    conversation: &Conversation,
    connected: bool,
    me: &OperatorEntry,
    (blocks, now): (&Blocks, Timestamp),
) -> Result<Option<ConsoleOut>, StorageError> {
    let Some(summary) = summaries::one(read, conversation.id)? else { return Ok(None) };
    let Some(card) = visitors::card(read, conversation.visitor)? else { return Ok(None) };
    let (messages, has_earlier) = page(read, conversation, None)?;
    let timeline = events::of_conversation(read, conversation.id)?.iter().filter_map(present::timeline_entry).collect();
    let blocked = match card.block(blocks, now) {
        Some(id) => blocks::by_id(read, id, now)?.map(Into::into),
        None => None,
    };
    let visitor = VisitorCard {
        id: card.visitor.id,
        name: card.contacts.name,
        email: card.contacts.email,
        phone: card.contacts.phone,
        language: card.there.language,
        user_agent: card.there.user_agent,
        page_url: card.there.url,
        page_title: card.there.title,
        referrer: card.there.referrer,
        first_seen: card.first_seen,
        address: card.address,
        blocked,
        connected,
        earlier: earlier(read, conversation, me)?,
    };
    Ok(Some(ConsoleOut::Opened { re, conversation: summary, visitor, messages, has_earlier, timeline }))
}

/// A12: the visitor's other conversations: those before this one, and for administrators all.
fn earlier(read: &Read<'_>, conversation: &Conversation, me: &OperatorEntry) -> Result<Vec<Summary>, StorageError> {
    let upto = if me.role.administers() { Ordinal::MAX } else { conversation.ordinal };
    summaries::others_of_visitor(read, conversation.visitor, conversation.id, upto, EARLIER)
}

/// A12: a page of messages before a place, also of the visitor's earlier conversations but of no later one, and whether
/// there are more.
pub fn page(
    read: &Read<'_>,
    conversation: &Conversation,
    before: Option<MessagePlace>,
) -> Result<(Vec<ConsoleMessage>, bool), StorageError> {
    let place = match before {
        None => (conversation.ordinal, u32::MAX),
        Some(MessagePlace { conversation: id, number }) => {
            let known = conversations::by_id(read, id)?.filter(|other| other.visitor == conversation.visitor);
            let Some(known) = known.filter(|other| other.ordinal <= conversation.ordinal) else {
                return Ok((Vec::new(), false));
            };
            (known.ordinal, number)
        }
    };
    let mut found = messages::before(read, conversation.visitor, place, PAGE + 1)?;
    let has_earlier = found.len() > PAGE as usize;
    if has_earlier {
        found.remove(0);
    }
    Ok((found.into_iter().map(present::message).collect(), has_earlier))
}

/// The answer to `list_passed`.
pub fn passed(read: &Read<'_>, me: &OperatorEntry, re: u32) -> Result<ConsoleOut, StorageError> {
    Ok(ConsoleOut::PassedList { re, conversations: summaries::passed(read, me.id, PAGE)? })
}

/// The answer to `list_closed`.
pub fn closed(
    read: &Read<'_>,
    me: &OperatorEntry,
    re: u32,
    before: Option<ClosedPlace>,
) -> Result<ConsoleOut, StorageError> {
    let of = (!me.role.administers()).then_some(me.id);
    let before = before.map(|place| (place.at, place.conversation));
    let mut conversations = summaries::closed(read, of, before, PAGE + 1)?;
    let has_more = conversations.len() > PAGE as usize;
    conversations.truncate(PAGE as usize);
    Ok(ConsoleOut::ClosedList { re, conversations, has_more })
}
