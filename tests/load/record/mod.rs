//! What happened in a run: a row for each message, and counters for everything else.

pub mod key;
pub mod latency;
pub mod ledger;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use key::KeyMint;
use ledger::Ledger;

/// What all clients of a run write down together.
#[derive(Debug)]
pub struct Record {
    /// The keys of the run.
    pub keys: KeyMint,
    /// Every message.
    pub ledger: Ledger,
    /// Visitors who have been welcomed, and operators who see their queues.
    pub arrived: AtomicU64,
    /// Welcomes after a lost connection.
    pub reconnects: AtomicU64,
    /// Welcomes after which a client had to forget what it held, although it had named a place to resume from.
    pub resyncs: AtomicU64,
    /// Messages that went out again under the same key.
    pub resends: AtomicU64,
    /// Frames whose event number was below one that had come before.
    pub events_behind: AtomicU64,
    refusals: Mutex<BTreeMap<String, u64>>,
}

impl Record {
    /// An empty record for so many authors.
    pub fn new(authors: usize) -> Self {
        Self {
            keys: KeyMint::new(Instant::now()),
            ledger: Ledger::new(authors),
            arrived: AtomicU64::new(0),
            reconnects: AtomicU64::new(0),
            resyncs: AtomicU64::new(0),
            resends: AtomicU64::new(0),
            events_behind: AtomicU64::new(0),
            refusals: Mutex::new(BTreeMap::new()),
        }
    }

    /// A client is there for the first time.
    pub fn arrive(&self) {
        self.arrived.fetch_add(1, Ordering::Relaxed);
    }

    /// A client is there again; it got what it had missed, or had to forget what it held.
    pub fn come_back(&self, resynced: bool) {
        self.reconnects.fetch_add(1, Ordering::Relaxed);
        self.resyncs.fetch_add(u64::from(resynced), Ordering::Relaxed);
    }

    /// The server has refused something.
    pub fn refuse(&self, code: &str) {
        let mut refusals = self.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        *refusals.entry(code.to_owned()).or_default() += 1;
    }

    /// What was refused how often, by code.
    pub fn refusals(&self) -> String {
        let refusals = self.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        let each: Vec<_> = refusals.iter().map(|(code, count)| format!("{count} {code}")).collect();
        if each.is_empty() { "none".into() } else { each.join(", ") }
    }
}

/// The present value of a counter.
pub fn count(counter: &AtomicU64) -> u64 {
    counter.load(Ordering::Relaxed)
}
