//! What every widget keeps, and what a visitor's part can do with it.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use besedka::domain::ids::MessageKey;
use besedka::domain::receipt::Progress;
use besedka::protocol::widget_in::{Cursor, Page, WidgetIn};
use besedka::protocol::{HEARTBEAT_MS, VERSION};

use crate::client::acknowledgements::Acknowledgements;
use crate::client::held::Held;
use crate::client::outbox::Outbox;
use crate::client::{After, Stage};
use crate::record::Record;
use crate::record::key::Signature;

/// What a widget keeps.
pub struct Visiting {
    pub(super) record: Arc<Record>,
    pub(super) token: Option<String>,
    pub(super) conversation: u32,
    pub(super) held: Held,
    pub(super) outbox: Outbox<()>,
    pub(super) acknowledgements: Acknowledgements<u32>,
    pub(super) heartbeat: Duration,
    pub(super) online: bool,
    pub(super) stage: Stage,
    pub(super) after: Option<After>,
}

impl Visiting {
    /// How far the scenario has got.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Messages that are not acknowledged.
    pub fn unsettled(&self) -> usize {
        self.outbox.len()
    }

    /// Writes a message.
    pub fn post(&mut self, signature: Signature, text: String) {
        self.record.ledger.write(signature);
        self.outbox.add(self.record.keys.key(signature), signature, (), text);
    }

    /// Loses the connection.
    pub fn drop_connection(&mut self) {
        self.after = Some(After::Drop);
    }

    /// Closes the page.
    pub fn leave(&mut self) {
        self.after = Some(After::Finish);
    }

    pub(super) fn new(record: Arc<Record>) -> Self {
        Self {
            record,
            token: None,
            conversation: 0,
            held: Held::default(),
            outbox: Outbox::default(),
            acknowledgements: Acknowledgements::default(),
            heartbeat: Duration::from_millis(HEARTBEAT_MS.into()),
            online: false,
            stage: Stage::Opening,
            after: None,
        }
    }

    pub(super) fn hello(&self) -> WidgetIn {
        let number = self.held.upto();
        WidgetIn::Hello {
            version: VERSION,
            token: self.token.clone(),
            language: "en-GB".into(),
            page: Page { url: "http://127.0.0.1/".into(), title: "A page under load".into(), referrer: String::new() },
            resume: (number > 0).then_some(Cursor { conversation: self.conversation, number }),
        }
    }

    /// Writing after the end opens a new conversation (A12), with numbers of its own.
    pub(super) fn enter(&mut self, conversation: u32) {
        if conversation > self.conversation {
            self.conversation = conversation;
            self.held = Held::default();
        }
    }

    pub(super) fn settle(&mut self, key: MessageKey, conversation: u32, number: u32, now: Instant) {
        self.enter(conversation);
        self.held.write(number);
        if let Some(item) = self.outbox.settle(key) {
            self.record.ledger.acknowledge(item.signature, conversation.into(), number, now);
        }
    }

    pub(super) fn speak(&mut self, now: Instant, say: &mut Vec<WidgetIn>) {
        let again = self.outbox.pump(now, |item| say.push(WidgetIn::Post { key: item.key, text: item.text.clone() }));
        self.record.resends.fetch_add(again, Ordering::Relaxed);
        say.extend(self.acknowledgements.drain().map(|(conversation, progress)| match progress {
            Progress::Delivered(upto) => WidgetIn::Delivered { conversation, upto },
            Progress::Read(upto) => WidgetIn::Read { conversation, upto },
        }));
    }

    pub(super) fn lost(&mut self) {
        self.online = false;
        self.outbox.lost();
        self.acknowledgements.lost();
    }
}
