//! What a client has written and the server has not acknowledged. It goes out in order, at most ten at a time, and again
//! under the same key after a lost connection or a refusal with a time to come back.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use besedka::domain::ids::MessageKey;

use crate::record::key::Signature;

/// More than this many unanswered messages would only lengthen the way back after a refusal.
const MOST_IN_FLIGHT: usize = 10;

/// A message on its way. `place` says where to; a visitor has one place only.
#[derive(Clone, Debug)]
pub struct Item<P> {
    /// Its name on the wire.
    pub key: MessageKey,
    /// Its name in the record.
    pub signature: Signature,
    /// The conversation.
    pub place: P,
    /// What it says.
    pub text: String,
    in_flight: bool,
    times_sent: u32,
}

/// Unacknowledged messages, oldest first.
#[derive(Debug)]
pub struct Outbox<P> {
    items: VecDeque<Item<P>>,
    held_until: Option<Instant>,
}

impl<P> Default for Outbox<P> {
    fn default() -> Self {
        Self { items: VecDeque::new(), held_until: None }
    }
}

impl<P> Outbox<P> {
    /// How many are not acknowledged.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether some of them go there.
    pub fn has(&self, place: P) -> bool
    where
        P: PartialEq,
    {
        self.items.iter().any(|item| item.place == place)
    }

    /// Takes on a message.
    pub fn add(&mut self, key: MessageKey, signature: Signature, place: P, text: String) {
        self.items.push_back(Item { key, signature, place, text, in_flight: false, times_sent: 0 });
    }

    /// The server has it. Nothing, if that was known.
    pub fn settle(&mut self, key: MessageKey) -> Option<Item<P>> {
        let index = self.items.iter().position(|item| item.key == key)?;
        self.items.remove(index)
    }

    /// The server has not taken it. With a time to come back, everything waits until then; without, it is given up and
    /// returned.
    pub fn refuse(&mut self, key: MessageKey, retry_after: Option<Duration>, now: Instant) -> Option<Item<P>> {
        let Some(wait) = retry_after else { return self.settle(key) };
        if let Some(item) = self.items.iter_mut().find(|item| item.key == key) {
            item.in_flight = false;
            self.held_until = self.held_until.max(Some(now + wait));
        }
        None
    }

    /// The connection is gone, and with it the answers to what was in flight.
    pub fn lost(&mut self) {
        self.items.iter_mut().for_each(|item| item.in_flight = false);
    }

    /// When what was refused may go out again.
    pub fn deadline(&self) -> Option<Instant> {
        self.held_until
    }

    /// Hands over what may go out now, and returns how many of that had gone out before.
    pub fn pump(&mut self, now: Instant, mut send: impl FnMut(&Item<P>)) -> u64 {
        if self.held_until.is_some_and(|until| now < until) {
            return 0;
        }
        self.held_until = None;
        let mut again = 0;
        for item in self.items.iter_mut().take(MOST_IN_FLIGHT).filter(|item| !item.in_flight) {
            item.in_flight = true;
            again += u64::from(item.times_sent > 0);
            item.times_sent += 1;
            send(item);
        }
        again
    }
}
