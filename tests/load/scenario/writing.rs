//! A visitor who opens a conversation, waits for somebody to take it, and then writes at a pace.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use besedka::protocol::widget_out::{VisitorConversation, VisitorState};

use crate::client::Stage;
use crate::client::visiting::Visiting;
use crate::client::visitor::VisitorPart;
use crate::record::key::Signature;
use crate::scenario::pace::{Metronome, Pace};
use crate::scenario::words;

/// A visitor who writes.
pub struct Writing {
    author: u32,
    written: u32,
    metronome: Metronome,
    taken: bool,
    all_taken: Arc<AtomicU64>,
}

impl Writing {
    /// The visitor with this number. Whoever is taken by an operator adds one to `all_taken`.
    pub fn new(author: u32, pace: Pace, all_taken: Arc<AtomicU64>) -> Self {
        Self { author, written: 0, metronome: Metronome::new(pace, author), taken: false, all_taken }
    }

    fn write(&mut self, visiting: &mut Visiting) {
        visiting.post(Signature { author: self.author, sequence: self.written }, words::question(self.written));
        self.written += 1;
    }
}

impl VisitorPart for Writing {
    fn act(&mut self, visiting: &mut Visiting, now: Instant) {
        match visiting.stage() {
            Stage::Opening if self.written == 0 => self.write(visiting),
            Stage::Opening => {}
            Stage::Running | Stage::Cut => {
                for _ in 0..self.metronome.beats(visiting.unsettled(), now) {
                    self.write(visiting);
                }
            }
            Stage::Draining | Stage::Over => self.metronome.stop(),
        }
    }

    fn changed(&mut self, conversation: &VisitorConversation) {
        if !self.taken && matches!(conversation.state, VisitorState::Owned { .. }) {
            self.taken = true;
            self.all_taken.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn deadline(&self) -> Option<Instant> {
        self.metronome.deadline()
    }
}
