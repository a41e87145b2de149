//! Who loses the connection in `load cut`, and who writes to them meanwhile.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use besedka::domain::ids::ConversationId;
use besedka::protocol::console_out::ConsoleMessage;
use besedka::protocol::widget_out::{VisitorConversation, VisitorState};

use crate::client::Stage;
use crate::client::desk::Desk;
use crate::client::operator::OperatorPart;
use crate::client::visiting::Visiting;
use crate::client::visitor::VisitorPart;
use crate::record::key::Signature;
use crate::record::latency::Latencies;
use crate::scenario::answering::Answering;
use crate::scenario::words;

/// Every so many of those who are cut off are written to while they are away.
const WRITTEN_TO: u32 = 10;

/// What is known of all who are cut off.
#[derive(Debug, Default)]
pub struct Absences {
    /// Those whose conversation has been taken.
    pub taken: AtomicU64,
    /// Those who are back.
    pub back: AtomicU64,
    /// How long each was away.
    pub lengths: Mutex<Latencies>,
}

/// A visitor who writes one message, has it taken, and is cut off later.
pub struct Dropped {
    author: u32,
    state: State,
    absences: Arc<Absences>,
}

enum State {
    New,
    Waiting,
    Served,
    Away(Instant),
    Back,
}

impl Dropped {
    /// The visitor with this number.
    pub fn new(author: u32, absences: Arc<Absences>) -> Self {
        Self { author, state: State::New, absences }
    }
}

impl VisitorPart for Dropped {
    fn act(&mut self, visiting: &mut Visiting, now: Instant) {
        match self.state {
            State::New => {
                visiting.post(Signature { author: self.author, sequence: 0 }, words::question(self.author));
                self.state = State::Waiting;
            }
            State::Served if visiting.stage() == Stage::Cut => {
                visiting.drop_connection();
                self.state = State::Away(now);
            }
            State::Away(since) => {
                let mut lengths = self.absences.lengths.lock().unwrap_or_else(PoisonError::into_inner);
                lengths.add(now.duration_since(since));
                self.absences.back.fetch_add(1, Ordering::Relaxed);
                self.state = State::Back;
            }
            State::Waiting | State::Served | State::Back => {}
        }
    }

    fn changed(&mut self, conversation: &VisitorConversation) {
        if matches!(self.state, State::Waiting) && matches!(conversation.state, VisitorState::Owned { .. }) {
            self.state = State::Served;
            self.absences.taken.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// An operator who answers, and at the moment of the cut writes to some of those who are cut off.
pub struct WritingToAbsent {
    answering: Answering,
    notes: Answering,
    first_dropped: u32,
    absent: Vec<ConversationId>,
}

impl WritingToAbsent {
    /// The operator who answers as one author and writes to the absent as another, so that the two can be told apart.
    /// Visitors from `first_dropped` on are cut off.
    pub fn new(answers: u32, notes: u32, first_dropped: u32) -> Self {
        let (answering, notes) = (Answering::new(answers), Answering::new(notes));
        Self { answering, notes, first_dropped, absent: Vec::new() }
    }
}

impl OperatorPart for WritingToAbsent {
    fn act(&mut self, desk: &mut Desk, now: Instant) {
        if desk.stage() == Stage::Cut {
            for conversation in std::mem::take(&mut self.absent) {
                self.notes.write(desk, conversation, now);
            }
        }
        self.answering.act(desk, now);
    }

    fn took(&mut self, conversation: ConversationId) {
        self.answering.took(conversation);
    }

    fn heard(&mut self, message: &ConsoleMessage, signature: Option<Signature>) {
        let dropped = signature.is_some_and(|of| of.author >= self.first_dropped && of.author % WRITTEN_TO == 0);
        if dropped {
            self.absent.push(message.conversation);
        }
        self.answering.heard(message, signature);
    }
}
