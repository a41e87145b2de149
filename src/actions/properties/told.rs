//! Who is told of what: whoever has a conversation now, and nobody that it waits where it does not.

use super::model::commands::Command;
use super::model::company::{Company, Place};
use crate::domain::conversation::Queue;
use crate::domain::ids::ConversationId;
use crate::protocol::console_out::ConsoleOut;
use crate::realtime::{Publication, Topic};

/// What was published during a command.
#[derive(Default)]
pub struct Told {
    pub publications: Vec<Publication>,
    /// Whether every console is told to ask for everything anew.
    pub company_changed: bool,
}

/// What should have been told of a command that was accepted, or should not.
pub fn wrong(told: &Told, command: &Command, before: &Company, now: &Company) -> Vec<String> {
    let mut wrong = Vec::new();
    let on =
        |topic: Topic| told.publications.iter().filter(move |told| told.topic == topic || told.also == Some(topic));
    for conversation in &now.conversations {
        let was = before.conversation(conversation.id);
        let moved = was.is_none_or(|was| was.place != conversation.place);
        let written = was.is_none_or(|was| was.messages.len() != conversation.messages.len());
        if !moved && !written {
            continue;
        }
        // M02, M13, F03: those who see the queue it rests in, or whose work it is in.
        let topic = match conversation.place {
            Place::Work { owner, .. } => Topic::Operator(owner),
            Place::Queue { .. } => Topic::Queue(conversation.queue()),
            Place::Closed { .. } => continue,
        };
        if on(topic).next().is_none() {
            wrong.push(format!("{topic:?} is not told of conversation {}", conversation.id));
        }
    }
    if command.may_change_company() && !told.company_changed {
        wrong.push("the company changed, and consoles do not know".into());
    }
    for (queue, conversation) in told.publications.iter().filter_map(announced) {
        let known = now.conversation(conversation);
        if !known.is_some_and(|known| known.is_queued() && known.queue() == queue) {
            wrong.push(format!("M03: {queue:?} is told of conversation {conversation}, which does not wait there"));
        }
    }
    wrong
}

/// The conversation that those who see a queue are told of, other than that it is gone from there.
fn announced(told: &Publication) -> Option<(Queue, ConversationId)> {
    let Topic::Queue(queue) = told.topic else { return None };
    match serde_json::from_str(&told.frame) {
        Ok(ConsoleOut::Conversation { conversation, .. }) => Some((queue, conversation.id)),
        _ => None,
    }
}
