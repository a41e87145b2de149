//! What every console keeps, and what an operator's part can do with it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use besedka::domain::ids::{ConversationId, EventNumber, MessageKey, OperatorId};
use besedka::domain::receipt::Progress;
use besedka::protocol::console_in::ConsoleIn;
use besedka::protocol::console_out::Summary;
use besedka::protocol::{HEARTBEAT_MS, VERSION};

use crate::client::Stage;
use crate::client::acknowledgements::Acknowledgements;
use crate::client::held::Held;
use crate::client::outbox::Outbox;
use crate::client::requests::{Request, Requests};
use crate::record::Record;
use crate::record::key::Signature;

/// Which conversations of the queue are one operator's to take, so that nobody takes from the others.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// The operator, from 0.
    pub index: usize,
    /// How many operators there are.
    pub of: usize,
}

impl Share {
    /// Whether a conversation is in it.
    pub fn includes(self, conversation: ConversationId) -> bool {
        usize::try_from(conversation.0).is_ok_and(|number| number % self.of == self.index)
    }
}

/// A conversation of an operator's share.
#[derive(Debug, Default)]
pub struct Place {
    /// What has come of it.
    pub held: Held,
    /// Whether it is theirs already.
    pub owned: bool,
}

/// What a console keeps.
pub struct Desk {
    pub(super) record: Arc<Record>,
    pub(super) me: Option<OperatorId>,
    pub(super) resume: Option<EventNumber>,
    pub(super) asked_to_resume: bool,
    /// Whether they are Ready or Can help, and so see the queues.
    pub(super) at_work: bool,
    pub(super) conversations: HashMap<ConversationId, Place>,
    pub(super) requests: Requests,
    pub(super) outbox: Outbox<ConversationId>,
    pub(super) acknowledgements: Acknowledgements<ConversationId>,
    pub(super) heartbeat: Duration,
    pub(super) online: bool,
    pub(super) stage: Stage,
    pub(super) said: Vec<ConsoleIn>,
    share: Share,
    left_alone: HashSet<ConversationId>,
}

impl Desk {
    pub(super) fn new(record: Arc<Record>, share: Share) -> Self {
        Self {
            record,
            me: None,
            resume: None,
            asked_to_resume: false,
            at_work: false,
            conversations: HashMap::new(),
            requests: Requests::default(),
            outbox: Outbox::default(),
            acknowledgements: Acknowledgements::default(),
            heartbeat: Duration::from_millis(HEARTBEAT_MS.into()),
            online: false,
            stage: Stage::Opening,
            said: Vec::new(),
            share,
            left_alone: HashSet::new(),
        }
    }

    /// How far the scenario has got.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Messages that are not acknowledged.
    pub fn unsettled(&self) -> usize {
        self.outbox.len()
    }

    /// Whether a conversation is theirs.
    pub fn owns(&self, conversation: ConversationId) -> bool {
        self.conversations.get(&conversation).is_some_and(|place| place.owned)
    }

    /// Opens a conversation in a visible tab, and with that reads it, and writes there.
    pub fn answer(&mut self, conversation: ConversationId, signature: Signature, text: String, now: Instant) {
        if let Some(place) = self.conversations.get(&conversation) {
            self.acknowledgements.advance(conversation, Progress::Read(place.held.upto()), now);
        }
        self.record.ledger.write(signature);
        self.outbox.add(self.record.keys.key(signature), signature, conversation, text);
    }

    /// Whether messages of theirs are on their way there.
    pub fn is_writing_in(&self, conversation: ConversationId) -> bool {
        self.outbox.has(conversation)
    }

    /// Ends a conversation.
    pub fn close(&mut self, conversation: ConversationId) {
        self.requests.ask(Request::Close(conversation));
    }

    pub(super) fn hello(&mut self) -> ConsoleIn {
        self.asked_to_resume = self.resume.is_some();
        ConsoleIn::Hello { version: VERSION, resume: self.resume, started: self.me.is_none(), window: None }
    }

    pub(super) fn hello_anew(&mut self) -> ConsoleIn {
        self.asked_to_resume = false;
        ConsoleIn::Hello { version: VERSION, resume: None, started: false, window: None }
    }

    /// Frames with an event move the number forward that the next connection resumes from.
    pub(super) fn pass(&mut self, event: EventNumber) {
        if self.resume.is_some_and(|last| event < last) {
            self.record.events_behind.fetch_add(1, Ordering::Relaxed);
        }
        self.resume = self.resume.max(Some(event));
    }

    /// These are nobody's share.
    pub(super) fn leave_alone(&mut self, conversations: impl Iterator<Item = ConversationId>) {
        self.left_alone.extend(conversations);
    }

    pub(super) fn is_left_alone(&self, conversation: ConversationId) -> bool {
        self.left_alone.contains(&conversation)
    }

    pub(super) fn is_in_share(&self, conversation: ConversationId) -> bool {
        self.share.includes(conversation) && !self.is_left_alone(conversation)
    }

    /// True if the conversation was not theirs before.
    pub(super) fn own(&mut self, conversation: ConversationId) -> bool {
        if self.is_left_alone(conversation) {
            return false;
        }
        !std::mem::replace(&mut self.conversations.entry(conversation).or_default().owned, true)
    }

    /// True if the conversation was theirs.
    pub(super) fn forget(&mut self, conversation: ConversationId) -> bool {
        self.acknowledgements.forget(conversation);
        self.conversations.remove(&conversation).is_some_and(|place| place.owned)
    }

    /// Somebody else has it.
    pub(super) fn give_up(&mut self, conversation: ConversationId) {
        self.forget(conversation);
    }

    pub(super) fn lacks_messages_of(&self, summary: &Summary) -> bool {
        let place = self.conversations.get(&summary.id);
        place.is_some_and(|place| place.owned && place.held.upto() < summary.messages)
    }

    pub(super) fn settle(
        &mut self,
        key: MessageKey,
        conversation: ConversationId,
        number: u32,
        now: Instant,
    ) -> Option<Signature> {
        if let Some(place) = self.conversations.get_mut(&conversation) {
            place.held.write(number);
        }
        let item = self.outbox.settle(key)?;
        self.record.ledger.acknowledge(item.signature, conversation.0, number, now);
        Some(item.signature)
    }

    pub(super) fn refuse_message(&mut self, key: MessageKey, wait: Option<Duration>, now: Instant) {
        if let Some(signature) = self.record.keys.signature(key).filter(|_| wait.is_some()) {
            self.record.ledger.refuse(signature);
        }
        if let Some(item) = self.outbox.refuse(key, wait, now) {
            self.record.ledger.give_up(item.signature);
        }
    }

    pub(super) fn speak(&mut self, now: Instant, say: &mut Vec<ConsoleIn>) {
        say.append(&mut self.said);
        self.requests.pump(now, say);
        let again = self.outbox.pump(now, |item| {
            say.push(ConsoleIn::Post { key: item.key, conversation: item.place, text: item.text.clone() });
        });
        self.record.resends.fetch_add(again, Ordering::Relaxed);
        say.extend(self.acknowledgements.drain().map(|(conversation, progress)| match progress {
            Progress::Delivered(upto) => ConsoleIn::Delivered { conversation, upto },
            Progress::Read(upto) => ConsoleIn::Read { conversation, upto },
        }));
    }

    pub(super) fn lost(&mut self) {
        self.online = false;
        self.said.clear();
        self.requests.lost();
        self.outbox.lost();
        self.acknowledgements.lost();
    }
}
