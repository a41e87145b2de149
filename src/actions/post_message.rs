//! Somebody writes.

use crate::actions::copy_offline_message::Copying;
use crate::actions::{Done, Failure, Outcome, announce, known, route_queue};
use crate::domain::block::Whence;
use crate::domain::conversation::Conversation;
use crate::domain::event::Event;
use crate::domain::ids::{
    ConversationId, EventNumber, MessageKey, MessageNumber, OperatorId, Ordinal, SiteId, VisitorId,
};
use crate::domain::message::{Author, Message, MessageText};
use crate::domain::offline::Contacts;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;
use crate::domain::visitor::Whereabouts;
use crate::realtime::{Join, SocketId, Topic};
use crate::storage::messages::Known;
use crate::storage::{Write, conversations, events, messages, operators, visitors};

/// A message from a visitor.
pub struct VisitorPost {
    /// The site whose widget it came from.
    pub site: SiteId,
    /// The SHA-256 of the visitor's token.
    pub token_hash: [u8; 32],
    /// The client's name for it.
    pub key: MessageKey,
    /// What it says.
    pub text: MessageText,
    /// What the visitor said of themselves, in the form that stands in place of the chat while nobody is there (W02).
    pub contacts: Option<Contacts>,
    /// X15: who asks for copies of it by mail, where it is a form that stands in place of the chat.
    pub copies: Option<Copying>,
    /// Where the visitor is.
    pub there: Whereabouts,
    /// Where it comes from.
    pub whence: Whence,
    /// The window that sent it.
    pub sender: SocketId,
}

/// A message from an operator.
pub struct OperatorPost {
    /// Who writes.
    pub operator: OperatorId,
    /// Where.
    pub conversation: ConversationId,
    /// The client's name for it.
    pub key: MessageKey,
    /// What it says.
    pub text: MessageText,
    /// The window that sent it.
    pub sender: SocketId,
}

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posted {
    /// The conversation.
    pub conversation: ConversationId,
    /// The place of that among its visitor's.
    pub ordinal: Ordinal,
    /// The message's number there.
    pub number: MessageNumber,
    /// When it was accepted.
    pub at: Timestamp,
    /// The event, or the last one before if the message had been there already.
    pub event: EventNumber,
}

/// X10, X11, X15, W03, A12: a visitor's message, or form, goes into their open conversation, whoever owns it and whether or not anybody is
/// there; without one it opens the next and queues it. Sent again under its key it changes nothing.
///
/// # Errors
/// [`Refusal::KeyInUse`], [`Refusal::Blocked`].
pub fn as_visitor(write: &Write<'_>, post: VisitorPost) -> Outcome<Posted> {
    let known = visitors::by_token(write, post.site, &post.token_hash)?;
    if let Some(before) = messages::by_key(write, post.key)? {
        let same = known == Some(before.visitor) && before.author == Author::Visitor;
        return if same { again(write, &before) } else { Err(Refusal::KeyInUse.into()) };
    }
    post.whence.admits(known, write.now())?;
    let address = post.whence.address.to_string();
    let mut done = Done::quietly(());
    let visitor = match known {
        Some(visitor) => visitor,
        None => {
            let visitor = visitors::insert(write, post.site, &post.token_hash, &post.there, &address)?;
            done.joins.push(Join { listening_to: Topic::Token(post.token_hash), also: Topic::Visitor(visitor) });
            visitor
        }
    };
    if let Some(contacts) = &post.contacts {
        visitors::set_contacts(write, visitor, contacts)?;
    }
    let (conversation, mut done) = match conversations::open_of_visitor(write, visitor)? {
        Some(open) => (open, done),
        None => open_conversation(write, visitor, post.site, (&post.there, &address), done)?,
    };
    let (posted, message) = append(write, &conversation, Author::Visitor, post.key, post.text)?;
    done.publications.extend(announce::message(&conversation, message, "", posted.event, Some(post.sender)));
    if let Some(copying) = &post.copies {
        done.new_deadline |= copying.copy(write, conversation.id, posted.number)?;
    }
    Ok(done.answering(posted))
}

/// X10: opens the visitor's next conversation in the queue of the site; in balanced mode it is routed at once.
fn open_conversation<T>(
    write: &Write<'_>,
    visitor: VisitorId,
    site: SiteId,
    (there, address): (&Whereabouts, &str),
    done: Done<T>,
) -> Result<(Conversation, Done<T>), Failure> {
    visitors::set_page(write, visitor, there, Some(address))?;
    let opened = conversations::open(write, visitor, site)?;
    let arrivals = route_queue::arrive(write, std::slice::from_ref(&opened), &[])?;
    let event = Event::ConversationOpened { conversation: opened.id, queue: opened.queue };
    if let Some(now) = arrivals.went_on(opened.id).cloned() {
        // Its new owner is told of the assignment, and nobody saw it before.
        events::append(write, &event, events::Audience::default())?;
        return Ok((now, arrivals.tell(write, done)?));
    }
    let event = events::append(write, &event, events::Audience::of(&opened))?;
    let mut done = done;
    announce::opened(write, &opened, event, &mut done)?;
    Ok((opened, arrivals.tell(write, done)?))
}

/// M14: the owner writes. Sent again under its key it changes nothing.
///
/// # Errors
/// [`Refusal::ConversationUnknown`], [`Refusal::KeyInUse`] and those of [`Conversation::may_be_answered_by`].
pub fn as_operator(write: &Write<'_>, post: OperatorPost) -> Outcome<Posted> {
    if let Some(before) = messages::by_key(write, post.key)? {
        let same = before.author == Author::Operator(post.operator) && before.conversation == post.conversation;
        return if same { again(write, &before) } else { Err(Refusal::KeyInUse.into()) };
    }
    let conversation = known::conversation(write, post.operator, post.conversation)?;
    conversation.may_be_answered_by(post.operator)?;
    let name = operators::by_id(write, post.operator)?.ok_or(Refusal::SignInNeeded)?.name;
    let (posted, message) = append(write, &conversation, Author::Operator(post.operator), post.key, post.text)?;
    let publications = announce::message(&conversation, message, &name, posted.event, Some(post.sender));
    Ok(Done::telling(posted, publications.into()))
}

/// The answer to a message that is stored already: the same as the first time.
fn again(write: &Write<'_>, before: &Known) -> Outcome<Posted> {
    let Known { conversation, ordinal, number, at, .. } = *before;
    Ok(Done::quietly(Posted { conversation, ordinal, number, at, event: events::last(write)? }))
}

/// I6: a message is in exactly one conversation, exactly once, in order.
fn append(
    write: &Write<'_>,
    conversation: &Conversation,
    author: Author,
    key: MessageKey,
    text: MessageText,
) -> Result<(Posted, Message), Failure> {
    let number = messages::last_number(write, conversation.id)? + 1;
    let message =
        Message { conversation: conversation.id, number, key, author, text: text.into_string(), at: write.now() };
    messages::insert(write, &message)?;
    let fact = Event::MessagePosted { conversation: conversation.id, number, author };
    let event = events::append(write, &fact, events::Audience::of(conversation))?;
    let posted = Posted { conversation: conversation.id, ordinal: conversation.ordinal, number, at: message.at, event };
    Ok((posted, message))
}

/// Notes where a visitor is now, and the address that they come from. Of somebody who is blocked, operators hear nothing: not
/// by the title of a page either.
///
/// # Errors
/// [`Refusal::Blocked`].
pub fn note_page(write: &Write<'_>, visitor: VisitorId, there: &Whereabouts, whence: &Whence) -> Outcome<()> {
    whence.admits(Some(visitor), write.now())?;
    visitors::set_page(write, visitor, there, Some(&whence.address.to_string()))?;
    Ok(Done::quietly(()))
}
