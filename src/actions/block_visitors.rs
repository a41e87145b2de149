//! Somebody's messages are not accepted any more, or are again.
//!
//! A block moves no conversation: what is in somebody's work stays there until a person closes it (I7).

use std::net::IpAddr;
use std::sync::Arc;

use crate::actions::audited::Administrator;
use crate::actions::{Done, Failure, Outcome, announce, close_conversation, known, take_conversation};
use crate::domain::block::{Blocks, Network, Target, Term, Whence};
use crate::domain::conversation::Conversation;
use crate::domain::ids::{BlockId, ConversationId, OperatorId, SiteId};
use crate::domain::permission::may_block;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;
use crate::storage::audit::{self, ActWord, AuditEntry, AuditOutcome, Blocked};
use crate::storage::blocks::Recorded;
use crate::storage::visitors::Card;
use crate::storage::{Write, blocks, conversations, directory, visitors};

/// What is blocked, from a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocking {
    /// Where.
    pub conversation: ConversationId,
    /// Whether everybody from the visitor's address is meant, and not the visitor alone.
    pub whole_address: bool,
    /// For how long.
    pub term: Term,
    /// Why, for colleagues only; may be empty.
    pub reason: String,
    /// Whether the conversation is closed with it.
    pub close: bool,
}

/// What has changed about who is blocked.
pub struct Changed {
    /// Who is blocked by now.
    pub blocks: Arc<Blocks>,
    /// About whom it is.
    pub target: Target,
    /// The conversation of which everybody hears it anyway.
    pub told: Option<ConversationId>,
}

/// Blocks the visitor of a conversation, or their address. Who: see [`may_block`]. An operator who wants it closed with it
/// takes it from the queue in the same act, as only its owner closes it (M14). `proxies` are addresses that stand for
/// everybody.
///
/// # Errors
/// [`Refusal::ConversationUnknown`], those of [`may_block`], [`Refusal::AddressInvalid`], [`Refusal::AddressOfProxy`].
pub fn from_conversation(
    write: &Write<'_>,
    who: &Administrator,
    blocking: &Blocking,
    proxies: &[IpAddr],
) -> Outcome<()> {
    let Blocking { conversation: id, whole_address, term, ref reason, close } = *blocking;
    let conversation = known::conversation(write, who.operator, id)?;
    let person = directory::operator(write, who.operator)?.ok_or(Refusal::SignInNeeded)?;
    may_block(&person, &conversation)?;
    let target = if whole_address {
        let card = visitors::card(write, conversation.visitor)?.ok_or(Refusal::ConversationUnknown)?;
        let address: IpAddr = card.address.parse().map_err(|_| Refusal::AddressInvalid)?;
        Target::Network(not_of_proxies(Network::of(address), proxies)?)
    } else {
        Target::Visitor(conversation.visitor)
    };
    block(write, who, target, term, reason, Some(id))?;
    let done = match (close && conversation.is_open(), person.role.administers()) {
        (true, true) => close_conversation::by_administrator(write, who, id)?,
        (true, false) => close_by_operator(write, who.operator, &conversation)?,
        (false, _) => Done::quietly(()),
    };
    told(write, &conversation, target, done)
}

/// M06, M14: from the queue, it is taken and closed.
fn close_by_operator(write: &Write<'_>, operator: OperatorId, before: &Conversation) -> Outcome<()> {
    if before.owner().is_some() {
        return close_conversation::by_owner(write, operator, before.id);
    }
    let taken = take_conversation::take(write, operator, before.id)?;
    let mut done = close_conversation::by_owner(write, operator, before.id)?;
    done.publications.splice(..0, taken.publications);
    done.readers.splice(..0, taken.readers);
    Ok(done)
}

/// Blocks an address or a network by hand.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::AddressOfProxy`].
pub fn network(
    write: &Write<'_>,
    administrator: &Administrator,
    network: Network,
    term: Term,
    reason: &str,
    proxies: &[IpAddr],
) -> Outcome<()> {
    administrator.is_one(write)?;
    let target = Target::Network(not_of_proxies(network, proxies)?);
    block(write, administrator, target, term, reason, None)?;
    changed(write, target)
}

/// Lifts a block. One that has run out, or was lifted by somebody else, is lifted already.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn lift(write: &Write<'_>, administrator: &Administrator, id: BlockId) -> Outcome<()> {
    administrator.is_one(write)?;
    let Some(lifted) = blocks::by_id(write, id, write.now())? else { return Ok(Done::quietly(())) };
    blocks::lift(write, id, administrator.operator)?;
    let of = Blocked { target: lifted.block.target, term: None };
    keep(write, administrator, ActWord::VisitorUnblocked, None, of)?;
    let conversation = match (lifted.block.target, lifted.conversation) {
        (Target::Visitor(visitor), _) => conversations::latest_of_visitor(write, visitor)?,
        (Target::Network(_), Some(id)) => conversations::by_id(write, id)?,
        (Target::Network(_), None) => None,
    };
    match conversation {
        Some(conversation) => told(write, &conversation, lifted.block.target, Done::quietly(())),
        None => changed(write, lifted.block.target),
    }
}

/// Whoever looks at one of these conversations hears how its visitor stands, if a change about this target may concern them.
///
/// # Errors
/// Internal ones only.
pub fn tell_who_looks(write: &Write<'_>, target: Target, looked_at: &[ConversationId]) -> Outcome<()> {
    let (now, blocks) = (write.now(), blocks::load(write, write.now())?);
    let mut publications = Vec::new();
    for id in looked_at {
        let Some(conversation) = conversations::by_id(write, *id)? else { continue };
        let Some(card) = visitors::card(write, conversation.visitor)? else { continue };
        if card.is_meant_by(target) {
            publications.push(announce::blocked_to_lookers(*id, of_card(write, &card, &blocks, now)?));
        }
    }
    Ok(Done { afterwards: publications, ..Done::quietly(()) })
}

/// Notes that somebody who is blocked has tried to write.
///
/// # Errors
/// Internal ones only.
pub fn note_attempt(write: &Write<'_>, id: BlockId) -> Outcome<()> {
    blocks::note_attempt(write, id)?;
    Ok(Done::quietly(()))
}

/// Refuses what a blocked visitor says otherwise than by a message.
///
/// # Errors
/// [`Refusal::Blocked`].
pub fn refuse(write: &Write<'_>, whence: &Whence, site: SiteId, token_hash: &[u8; 32]) -> Result<(), Failure> {
    let visitor = visitors::by_token(write, site, token_hash)?;
    Ok(whence.admits(visitor, write.now())?)
}

fn not_of_proxies(network: Network, proxies: &[IpAddr]) -> Result<Network, Refusal> {
    if proxies.iter().any(|proxy| network.contains(*proxy)) { Err(Refusal::AddressOfProxy) } else { Ok(network) }
}

fn block(
    write: &Write<'_>,
    who: &Administrator,
    target: Target,
    term: Term,
    reason: &str,
    conversation: Option<ConversationId>,
) -> Result<(), Failure> {
    let until = term.until(write.now());
    blocks::insert(write, &blocks::New { target, reason, conversation, until, by: who.operator })?;
    keep(write, who, ActWord::VisitorBlocked, conversation, Blocked { target, term: Some(term) })
}

fn keep(
    write: &Write<'_>,
    who: &Administrator,
    act: ActWord,
    conversation: Option<ConversationId>,
    whom: Blocked,
) -> Result<(), Failure> {
    let detail = whom.to_string();
    let entry = AuditEntry {
        operator: Some(who.operator),
        act,
        outcome: AuditOutcome::Done,
        conversation,
        colleague: None,
        detail: Some(&detail),
        address: &who.address,
    };
    Ok(audit::append(write, &entry)?)
}

/// Whoever sees the conversation hears how its visitor stands now.
fn told(write: &Write<'_>, conversation: &Conversation, target: Target, mut done: Done<()>) -> Outcome<()> {
    let blocks = blocks::load(write, write.now())?;
    let found = match visitors::card(write, conversation.visitor)? {
        Some(card) => of_card(write, &card, &blocks, write.now())?,
        None => None,
    };
    done.publications.push(announce::blocked(conversation, found));
    done.blocks = Some(Changed { blocks: Arc::new(blocks), target, told: Some(conversation.id) });
    Ok(done)
}

fn changed(write: &Write<'_>, target: Target) -> Outcome<()> {
    let blocks = Arc::new(blocks::load(write, write.now())?);
    Ok(Done { blocks: Some(Changed { blocks, target, told: None }), ..Done::quietly(()) })
}

fn of_card(write: &Write<'_>, card: &Card, blocks: &Blocks, now: Timestamp) -> Result<Option<Recorded>, Failure> {
    Ok(match card.block(blocks, now) {
        Some(id) => blocks::by_id(write, id, now)?,
        None => None,
    })
}
