//! An operator: a console that takes its share of the queue, opens what it has taken, and answers.

use std::sync::Arc;
use std::time::{Duration, Instant};

use besedka::domain::ids::{ConversationId, MessageKey};
use besedka::domain::receipt::Progress;
use besedka::protocol::common::Author;
use besedka::protocol::console_in::ConsoleIn;
use besedka::protocol::console_out::{Cause, ConsoleMessage, ConsoleOut, Summary, SummaryState};

use crate::client::desk::{Desk, Share};
use crate::client::held::{Arrival, Way};
use crate::client::requests::Request;
use crate::client::{After, Client, Stage, earlier};
use crate::record::Record;
use crate::record::key::Signature;

/// What an operator does in a scenario.
pub trait OperatorPart: Send {
    /// Does what there is to do now. Called after everything that happens while the operator is connected.
    fn act(&mut self, _desk: &mut Desk, _now: Instant) {}
    /// A conversation is theirs.
    fn took(&mut self, _conversation: ConversationId) {}
    /// A message of a visitor has come, in order, in a conversation of their share, whether it is theirs already or not.
    fn heard(&mut self, _message: &ConsoleMessage, _signature: Option<Signature>) {}
    /// Their message is on disk.
    fn posted(&mut self, _conversation: ConversationId, _signature: Signature) {}
    /// Their conversation is over.
    fn closed(&mut self, _conversation: ConversationId) {}
    /// When there will be something to do.
    fn deadline(&self) -> Option<Instant> {
        None
    }
}

/// An operator with a part to play.
pub struct Operator<P> {
    desk: Desk,
    part: P,
}

impl<P: OperatorPart> Operator<P> {
    /// A person who has just come to work, for their share of the queue.
    pub fn new(record: Arc<Record>, share: Share, part: P) -> Self {
        Self { desk: Desk::new(record, share), part }
    }

    fn welcome(&mut self, frame: ConsoleOut, now: Instant) {
        let ConsoleOut::Welcome { resumed, event, me, operators, conversations, heartbeat_ms, .. } = frame else {
            return;
        };
        let desk = &mut self.desk;
        desk.me = Some(me);
        desk.heartbeat = Duration::from_millis(heartbeat_ms.into());
        if desk.at_work && !desk.online {
            desk.record.come_back(desk.asked_to_resume && !resumed);
        }
        if resumed {
            return;
        }
        desk.resume = Some(event);
        self.caught_up(now);
        if self.desk.at_work {
            self.look_through(&conversations);
            return;
        }
        // What was there before the run began is nobody's share.
        self.desk.leave_alone(conversations.iter().map(|summary| summary.id));
        if operators.iter().any(|colleague| colleague.id == me && colleague.status.is_available()) {
            self.desk.at_work = true;
            self.desk.record.arrive();
        } else {
            self.desk.requests.ask(Request::BecomeReady);
        }
    }

    fn look_through(&mut self, conversations: &[Summary]) {
        for summary in conversations {
            self.notice(summary);
            if self.desk.lacks_messages_of(summary) {
                self.desk.requests.ask(Request::Open(summary.id));
            }
        }
    }

    fn caught_up(&mut self, now: Instant) {
        self.desk.online = true;
        self.desk.acknowledgements.resume(now);
    }

    fn notice(&mut self, summary: &Summary) {
        match summary.state {
            SummaryState::Queued { .. } if self.desk.is_in_share(summary.id) => {
                self.desk.conversations.entry(summary.id).or_default();
                self.desk.requests.ask(Request::Take(summary.id));
            }
            SummaryState::Owned { operator, .. } if Some(operator) == self.desk.me => self.own(summary.id),
            SummaryState::Closed { .. } => self.close(summary.id),
            _ => {}
        }
    }

    fn own(&mut self, conversation: ConversationId) {
        if self.desk.own(conversation) {
            self.desk.requests.ask(Request::Open(conversation));
            self.part.took(conversation);
        }
    }

    fn close(&mut self, conversation: ConversationId) {
        if self.desk.forget(conversation) {
            self.part.closed(conversation);
        }
    }

    fn take_in(&mut self, message: &ConsoleMessage, way: Way, now: Instant) {
        let desk = &mut self.desk;
        if matches!(message.author, Author::Operator { .. }) {
            self.settle(message.key, message.conversation, message.number, now);
            return;
        }
        let Some(place) = desk.conversations.get_mut(&message.conversation) else {
            // A colleague's share: an eligible console confirms what it is shown of the queue (K03).
            if !desk.is_left_alone(message.conversation) {
                let progress = Progress::Delivered(message.number);
                desk.acknowledgements.advance(message.conversation, progress, now);
            }
            return;
        };
        let arrival = place.held.hear(message.number, way);
        let delivered = Progress::Delivered(place.held.upto());
        desk.acknowledgements.advance(message.conversation, delivered, now);
        if arrival == Arrival::Doubled {
            desk.record.ledger.double();
        }
        if matches!(arrival, Arrival::New | Arrival::Late) {
            let signature = desk.record.keys.signature(message.key);
            desk.record.ledger.receive(signature, message.number, arrival == Arrival::Late, now);
            self.part.heard(message, signature);
        }
    }

    fn settle(&mut self, key: MessageKey, conversation: ConversationId, number: u32, now: Instant) {
        if let Some(signature) = self.desk.settle(key, conversation, number, now) {
            self.part.posted(conversation, signature);
        }
    }

    /// The answer to `open` and to `history`: fills in what is missing, and asks on where it does not reach back far enough.
    fn listed(&mut self, conversation: ConversationId, messages: &[ConsoleMessage], has_earlier: bool, now: Instant) {
        let of_this = || messages.iter().filter(|message| message.conversation == conversation);
        let held = self.desk.conversations.get(&conversation).map_or(u32::MAX, |place| place.held.upto());
        for message in of_this() {
            self.take_in(message, Way::Listed, now);
        }
        match of_this().next().map(|oldest| oldest.number) {
            Some(oldest) if has_earlier && oldest - 1 > held => {
                self.desk.requests.ask(Request::History(conversation, oldest));
            }
            _ => self.desk.said.push(ConsoleIn::Leave { conversation }),
        }
    }

    fn accepted(&mut self, re: u32) {
        match self.desk.requests.answered(re) {
            Some(Request::Take(conversation)) => self.own(conversation),
            Some(Request::Close(conversation)) => self.close(conversation),
            _ => {}
        }
    }

    fn refused(&mut self, frame: ConsoleOut, now: Instant) {
        let ConsoleOut::Refused { key, re, code, retry_after_ms, .. } = frame else { return };
        let wait = retry_after_ms.map(Duration::from_millis);
        if key.is_some() || code != "receipt_not_yours" {
            self.desk.record.refuse(&code);
        }
        if let Some(key) = key {
            self.desk.refuse_message(key, wait, now);
        }
        match (re.and_then(|re| self.desk.requests.answered(re)), wait) {
            (Some(request), Some(wait)) => self.desk.requests.again(request, wait, now),
            // It was taken on a connection that was lost before the answer came.
            (Some(Request::Take(conversation)), None) if code == "already_yours" => self.own(conversation),
            (Some(Request::Take(conversation)), None) => self.desk.give_up(conversation),
            (Some(Request::Close(conversation)), None) => self.close(conversation),
            _ => {}
        }
    }

    /// What follows from everything that has just happened.
    fn conclude(&mut self, now: Instant, say: &mut Vec<ConsoleIn>) -> After {
        if self.desk.online {
            self.part.act(&mut self.desk, now);
            self.desk.speak(now, say);
        }
        if self.desk.stage == Stage::Over { After::Finish } else { After::Stay }
    }
}

impl<P: OperatorPart> Client for Operator<P> {
    type Said = ConsoleIn;
    type Heard = ConsoleOut;

    fn hello(&mut self) -> ConsoleIn {
        self.desk.hello()
    }

    fn ping(&self) -> ConsoleIn {
        ConsoleIn::Ping {}
    }

    fn heartbeat(&self) -> Duration {
        self.desk.heartbeat
    }

    fn hear(&mut self, frame: ConsoleOut, now: Instant, say: &mut Vec<ConsoleIn>) -> After {
        match frame {
            ConsoleOut::Welcome { .. } => self.welcome(frame, now),
            ConsoleOut::CaughtUp { event } => {
                self.desk.pass(event);
                self.caught_up(now);
            }
            ConsoleOut::Conversation { event, conversation, .. } => {
                self.desk.pass(event);
                self.notice(&conversation);
            }
            ConsoleOut::Gone { event, conversation, cause, .. } => {
                self.desk.pass(event);
                match cause {
                    Cause::Closed => self.close(conversation),
                    _ => self.desk.give_up(conversation),
                }
            }
            ConsoleOut::Message { event, message } => {
                self.desk.pass(event);
                self.take_in(&message, Way::Live, now);
            }
            ConsoleOut::Posted { key, event, conversation, number, .. } => {
                self.desk.pass(event);
                self.settle(key, conversation, number, now);
            }
            ConsoleOut::Accepted { re } => self.accepted(re),
            ConsoleOut::Refused { .. } => self.refused(frame, now),
            ConsoleOut::Opened { re, conversation, messages, has_earlier, .. } => {
                self.desk.requests.answered(re);
                self.listed(conversation.id, &messages, has_earlier, now);
            }
            ConsoleOut::History { re, conversation, messages, has_earlier } => {
                self.desk.requests.answered(re);
                self.listed(conversation, &messages, has_earlier, now);
            }
            ConsoleOut::Status { event, .. } | ConsoleOut::Tags { event, .. } => self.desk.pass(event),
            ConsoleOut::Resync { .. } => say.push(self.desk.hello_anew()),
            ConsoleOut::Bye { retry_after_ms: Some(wait), .. } => return After::ComeBack(Duration::from_millis(wait)),
            ConsoleOut::Bye { reason, .. } => return After::Fail(format!("an operator was sent away: {reason:?}")),
            ConsoleOut::Receipts { .. }
            | ConsoleOut::Blocked { .. }
            | ConsoleOut::Typing { .. }
            | ConsoleOut::Receivers { .. }
            | ConsoleOut::Explained { .. }
            | ConsoleOut::ClosedList { .. }
            | ConsoleOut::PassedList { .. }
            | ConsoleOut::Phrases { .. }
            | ConsoleOut::PhrasesChanged
            | ConsoleOut::Pong => {
                return After::Stay;
            }
        }
        self.conclude(now, say)
    }

    fn wake(&mut self, now: Instant, stage: Stage, say: &mut Vec<ConsoleIn>) -> After {
        self.desk.stage = stage;
        self.desk.acknowledgements.wake(now);
        self.conclude(now, say)
    }

    fn deadline(&self) -> Option<Instant> {
        let desk = &self.desk;
        let own = earlier(desk.outbox.deadline(), desk.acknowledgements.deadline());
        earlier(earlier(own, desk.requests.deadline()), self.part.deadline()).filter(|_| desk.online)
    }

    fn lost(&mut self) {
        self.desk.lost();
    }
}
