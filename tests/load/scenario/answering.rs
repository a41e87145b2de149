//! An operator who answers: one conversation after another, the one that has waited longest first, and in each whatever has
//! been asked there since. Like a person, and so never further behind than one answer in each conversation.

use std::collections::{HashSet, VecDeque};
use std::time::Instant;

use besedka::domain::ids::ConversationId;
use besedka::protocol::console_out::ConsoleMessage;

use crate::client::Stage;
use crate::client::desk::Desk;
use crate::client::operator::OperatorPart;
use crate::record::key::Signature;
use crate::scenario::words;

/// Answers that are on their way at the same time.
const AT_ONCE: usize = 10;

/// An operator who answers.
pub struct Answering {
    author: u32,
    written: u32,
    owed: VecDeque<ConversationId>,
    owing: HashSet<ConversationId>,
}

impl Answering {
    /// The operator with this number among the authors of the run.
    pub fn new(author: u32) -> Self {
        Self { author, written: 0, owed: VecDeque::new(), owing: HashSet::new() }
    }

    /// A message that goes out whether it was asked for or not.
    pub fn write(&mut self, desk: &mut Desk, conversation: ConversationId, now: Instant) {
        let signature = Signature { author: self.author, sequence: self.written };
        desk.answer(conversation, signature, words::answer(self.written), now);
        self.written += 1;
    }

    fn owe(&mut self, conversation: ConversationId) {
        if self.owing.insert(conversation) {
            self.owed.push_back(conversation);
        }
    }
}

impl OperatorPart for Answering {
    fn act(&mut self, desk: &mut Desk, now: Instant) {
        while desk.stage() < Stage::Draining && desk.unsettled() < AT_ONCE {
            let Some(conversation) = self.owed.pop_front() else { return };
            self.owing.remove(&conversation);
            // What rests in the queue is answered once it is taken: `took` follows.
            if desk.owns(conversation) {
                self.write(desk, conversation, now);
            }
        }
    }

    fn took(&mut self, conversation: ConversationId) {
        self.owe(conversation);
    }

    fn heard(&mut self, message: &ConsoleMessage, _signature: Option<Signature>) {
        self.owe(message.conversation);
    }
}
