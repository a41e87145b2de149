//! Who may see what. The web layer asks here before it answers, whatever the screen hides.

use crate::domain::conversation::{Conversation, State};
use crate::domain::directory::OperatorEntry;
use crate::domain::phrase::{ForSites, Keeper};
use crate::domain::refusal::Refusal;

/// What ties a person to a conversation beyond its present state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// They owned it at some time (F07: who passed it on keeps reading).
    Took,
    /// They never did.
    None,
}

/// Whether somebody may read a conversation: administrators all of them (N01); an owner and everybody who owned it
/// before (F07); and what rests in a queue, everybody who sees that queue (M01).
pub fn may_read(operator: &OperatorEntry, conversation: &Conversation, part: Part) -> bool {
    if operator.role.administers() || part == Part::Took {
        return true;
    }
    match conversation.state {
        State::Owned { operator: owner, .. } => owner == operator.id,
        State::Queued { .. } => operator.sees_queue(conversation.queue),
        State::Closed { by_owner, .. } => by_owner == Some(operator.id),
    }
}

/// Whether somebody may use a phrase: a shared one if it is for one of their sites, administrators every one; a personal one
/// nobody but the person who keeps it.
pub fn may_use_phrase(operator: &OperatorEntry, keeper: Keeper, sites: &ForSites) -> bool {
    match keeper {
        Keeper::Person(person) => person == operator.id,
        Keeper::Company => operator.role.administers() || sites.include_any(&operator.sites),
    }
}

/// Whether somebody may block who writes in a conversation: its owner while it is open; while it waits, everybody who sees
/// the queue, so that nobody has to take what nobody is going to answer; administrators always.
///
/// # Errors
/// [`Refusal::ConversationQueued`], [`Refusal::ConversationTaken`], [`Refusal::ConversationClosed`].
pub fn may_block(operator: &OperatorEntry, conversation: &Conversation) -> Result<(), Refusal> {
    let sees = matches!(conversation.state, State::Queued { .. }) && operator.sees_queue(conversation.queue);
    if sees || operator.role.administers() { Ok(()) } else { conversation.may_be_answered_by(operator.id) }
}

/// Whether somebody may change the tags of a conversation: its owner while it is open; when it is closed, everybody who
/// owned it at some time; administrators always. Who only reads along changes nothing.
///
/// # Errors
/// [`Refusal::ConversationQueued`], [`Refusal::ConversationTaken`], [`Refusal::NotAllowed`].
pub fn may_tag(operator: &OperatorEntry, conversation: &Conversation, part: Part) -> Result<(), Refusal> {
    if operator.role.administers() {
        return Ok(());
    }
    match conversation.state {
        State::Queued { .. } | State::Owned { .. } => conversation.may_be_answered_by(operator.id),
        State::Closed { .. } if part == Part::Took => Ok(()),
        State::Closed { .. } => Err(Refusal::NotAllowed),
    }
}
