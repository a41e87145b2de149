//! The visitor of one script: says their next turns once the turn before has come.

use std::sync::Arc;
use std::time::Instant;

use besedka::protocol::widget_out::{VisitorConversation, VisitorMessage, VisitorState};

use crate::client::visiting::Visiting;
use crate::client::visitor::VisitorPart;
use crate::record::key::Signature;
use crate::replay::play::Play;
use crate::replay::script::Side;

/// A visitor who follows a script.
pub struct ScriptedVisitor {
    play: Arc<Play>,
    script: usize,
    next: usize,
    over: bool,
}

impl ScriptedVisitor {
    /// The visitor of this script.
    pub fn new(play: Arc<Play>, script: usize) -> Self {
        Self { play, script, next: 0, over: false }
    }
}

impl VisitorPart for ScriptedVisitor {
    fn act(&mut self, visiting: &mut Visiting, _now: Instant) {
        let author = self.script as u32;
        while let Some(turn) = self.play.scripts[self.script].turn_of(Side::Visitor, self.next) {
            visiting.post(Signature { author, sequence: self.next as u32 }, turn.1.clone());
            self.next += 1;
        }
        if self.over && visiting.unsettled() == 0 {
            visiting.leave();
        }
    }

    fn heard(&mut self, message: &VisitorMessage, signature: Option<Signature>) {
        let Some(signature) = signature else { return };
        self.play.check(signature, Side::Operator, &message.text);
        self.next = self.next.max(signature.sequence as usize + 1);
    }

    fn changed(&mut self, conversation: &VisitorConversation) {
        self.over |= matches!(conversation.state, VisitorState::Closed { .. });
    }
}
