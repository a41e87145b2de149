//! A visitor: a widget that is open in a visible tab.

use std::sync::Arc;
use std::time::{Duration, Instant};

use besedka::domain::receipt::Progress;
use besedka::protocol::common::Author;
use besedka::protocol::widget_in::WidgetIn;
use besedka::protocol::widget_out::{VisitorConversation, VisitorMessage, WidgetOut};

use crate::client::held::{Arrival, Way};
use crate::client::visiting::Visiting;
use crate::client::{After, Client, Stage, earlier};
use crate::record::Record;
use crate::record::key::Signature;

/// What a visitor does in a scenario.
pub trait VisitorPart: Send {
    /// Does what there is to do now. Called after everything that happens while the visitor is connected.
    fn act(&mut self, _visiting: &mut Visiting, _now: Instant) {}
    /// A message of the company has come, in order.
    fn heard(&mut self, _message: &VisitorMessage, _signature: Option<Signature>) {}
    /// The conversation is now like this.
    fn changed(&mut self, _conversation: &VisitorConversation) {}
    /// When there will be something to do.
    fn deadline(&self) -> Option<Instant> {
        None
    }
}

/// A visitor with a part to play.
pub struct Visitor<P> {
    visiting: Visiting,
    part: P,
}

impl<P> Visitor<P> {
    /// A visitor who has never been here.
    pub fn new(record: Arc<Record>, part: P) -> Self {
        Self { visiting: Visiting::new(record), part }
    }

    /// What the server knows them by.
    pub fn token(&self) -> Option<&str> {
        self.visiting.token.as_deref()
    }
}

impl<P: VisitorPart> Visitor<P> {
    fn welcome(&mut self, frame: WidgetOut, now: Instant) {
        let WidgetOut::Welcome { token, resumed, conversation, messages, heartbeat_ms, .. } = frame else { return };
        let visiting = &mut self.visiting;
        match visiting.token {
            None => visiting.record.arrive(),
            Some(_) => visiting.record.come_back(!resumed && visiting.held.upto() > 0),
        }
        visiting.token = Some(token);
        visiting.heartbeat = Duration::from_millis(heartbeat_ms.into());
        let way = if resumed { Way::Live } else { Way::Listed };
        visiting.held.resume();
        for message in &messages {
            self.take_in(message, way, now);
        }
        self.visiting.online = true;
        self.visiting.acknowledgements.resume(now);
        if let Some(conversation) = conversation {
            self.part.changed(&conversation);
        }
    }

    fn take_in(&mut self, message: &VisitorMessage, way: Way, now: Instant) {
        let visiting = &mut self.visiting;
        visiting.enter(message.conversation);
        match message.author {
            Author::Visitor => visiting.settle(message.key, message.conversation, message.number, now),
            Author::Operator { .. } => {
                let signature = visiting.record.keys.signature(message.key);
                let arrival = visiting.held.hear(message.number, way);
                if arrival == Arrival::Doubled {
                    visiting.record.ledger.double();
                }
                if matches!(arrival, Arrival::New | Arrival::Late) {
                    visiting.record.ledger.receive(signature, message.number, arrival == Arrival::Late, now);
                    self.part.heard(message, signature);
                }
                let upto = visiting.held.upto();
                visiting.acknowledgements.advance(message.conversation, Progress::Delivered(upto), now);
                visiting.acknowledgements.advance(message.conversation, Progress::Read(upto), now);
            }
        }
    }

    fn refused(&mut self, frame: WidgetOut, now: Instant) {
        let WidgetOut::Refused { key: Some(key), code, retry_after_ms, .. } = frame else { return };
        let Visiting { record, outbox, .. } = &mut self.visiting;
        record.refuse(&code);
        if let Some(signature) = record.keys.signature(key).filter(|_| retry_after_ms.is_some()) {
            record.ledger.refuse(signature);
        }
        if let Some(item) = outbox.refuse(key, retry_after_ms.map(Duration::from_millis), now) {
            record.ledger.give_up(item.signature);
        }
    }

    /// What follows from everything that has just happened.
    fn conclude(&mut self, now: Instant, say: &mut Vec<WidgetIn>) -> After {
        if self.visiting.online {
            self.part.act(&mut self.visiting, now);
            self.visiting.speak(now, say);
        }
        if self.visiting.stage == Stage::Over {
            After::Finish
        } else {
            self.visiting.after.take().unwrap_or(After::Stay)
        }
    }
}

impl<P: VisitorPart> Client for Visitor<P> {
    type Said = WidgetIn;
    type Heard = WidgetOut;

    fn hello(&mut self) -> WidgetIn {
        self.visiting.hello()
    }

    fn ping(&self) -> WidgetIn {
        WidgetIn::Ping {}
    }

    fn heartbeat(&self) -> Duration {
        self.visiting.heartbeat
    }

    fn hear(&mut self, frame: WidgetOut, now: Instant, say: &mut Vec<WidgetIn>) -> After {
        match frame {
            WidgetOut::Welcome { .. } => self.welcome(frame, now),
            WidgetOut::Message { message } => self.take_in(&message, Way::Live, now),
            WidgetOut::Posted { key, conversation, number, .. } => self.visiting.settle(key, conversation, number, now),
            WidgetOut::Conversation { conversation } => self.part.changed(&conversation),
            WidgetOut::Refused { .. } => self.refused(frame, now),
            WidgetOut::Bye { retry_after_ms: Some(wait), .. } => return After::ComeBack(Duration::from_millis(wait)),
            WidgetOut::Bye { reason, .. } => return After::Fail(format!("a visitor was sent away: {reason:?}")),
            WidgetOut::Accepted { .. }
            | WidgetOut::Receipts { .. }
            | WidgetOut::Typing { .. }
            | WidgetOut::Online { .. }
            | WidgetOut::History { .. }
            | WidgetOut::Pong => return After::Stay,
        }
        self.conclude(now, say)
    }

    fn wake(&mut self, now: Instant, stage: Stage, say: &mut Vec<WidgetIn>) -> After {
        self.visiting.stage = stage;
        self.visiting.acknowledgements.wake(now);
        self.conclude(now, say)
    }

    fn deadline(&self) -> Option<Instant> {
        let visiting = &self.visiting;
        let own = earlier(visiting.outbox.deadline(), visiting.acknowledgements.deadline());
        earlier(own, self.part.deadline()).filter(|_| visiting.online)
    }

    fn lost(&mut self) {
        self.visiting.lost();
    }
}
