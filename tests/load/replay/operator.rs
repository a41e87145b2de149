//! An operator of many scripts: says the next turns of each once the visitor's turn has come, and closes what has ended.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use besedka::domain::ids::ConversationId;
use besedka::protocol::console_out::ConsoleMessage;

use crate::client::desk::Desk;
use crate::client::operator::OperatorPart;
use crate::record::key::Signature;
use crate::replay::play::Play;
use crate::replay::script::Side;

/// An operator who follows scripts.
pub struct ScriptedOperator {
    play: Arc<Play>,
    /// The script of each conversation and the turn that comes next there.
    under_way: HashMap<ConversationId, (usize, usize)>,
    /// Where something has happened.
    moved: Vec<ConversationId>,
}

impl ScriptedOperator {
    /// An operator who has nothing yet.
    pub fn new(play: Arc<Play>) -> Self {
        Self { play, under_way: HashMap::new(), moved: Vec::new() }
    }

    fn go_on(&mut self, desk: &mut Desk, conversation: ConversationId, now: Instant) {
        let Some((script, next)) = self.under_way.get_mut(&conversation) else { return };
        let author = *script as u32;
        while let Some(turn) = self.play.scripts[*script].turn_of(Side::Operator, *next) {
            desk.answer(conversation, Signature { author, sequence: *next as u32 }, turn.1.clone(), now);
            *next += 1;
        }
        if *next == self.play.scripts[*script].turns.len() && !desk.is_writing_in(conversation) {
            desk.close(conversation);
        }
    }
}

impl OperatorPart for ScriptedOperator {
    fn act(&mut self, desk: &mut Desk, now: Instant) {
        for conversation in std::mem::take(&mut self.moved) {
            // What rests in the queue is answered once it is taken: `took` follows.
            if desk.owns(conversation) {
                self.go_on(desk, conversation, now);
            }
        }
    }

    fn took(&mut self, conversation: ConversationId) {
        self.moved.push(conversation);
    }

    fn heard(&mut self, message: &ConsoleMessage, signature: Option<Signature>) {
        let Some(signature) = signature else { return };
        self.play.check(signature, Side::Visitor, &message.text);
        let (script, next) = (signature.author as usize, signature.sequence as usize + 1);
        if let Some(place) = self.play.conversations.get(script) {
            let _ = place.set(message.conversation);
        }
        let under_way = self.under_way.entry(message.conversation).or_insert((script, next));
        under_way.1 = under_way.1.max(next);
        self.moved.push(message.conversation);
    }

    fn posted(&mut self, conversation: ConversationId, _signature: Signature) {
        self.moved.push(conversation);
    }

    fn closed(&mut self, conversation: ConversationId) {
        self.under_way.remove(&conversation);
    }
}
