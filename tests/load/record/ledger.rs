//! One row for each message: when it was written, acknowledged and received. The author fills in one half of a row, the
//! other side the other half; at the end they have to agree.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use crate::record::count;
use crate::record::key::Signature;
use crate::record::latency::Latencies;

/// A message.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    written: Option<Instant>,
    acknowledged: Option<Instant>,
    received: Option<Instant>,
    /// The conversation, as its author names it.
    place: i64,
    /// What the author was told.
    number: u32,
    /// What the other side was told.
    number_received: u32,
    /// Whether it had to wait at its author's.
    refused: bool,
}

/// Every message of a run.
#[derive(Debug)]
pub struct Ledger {
    authors: Vec<Mutex<Vec<Row>>>,
    /// Messages that were written.
    pub written: AtomicU64,
    /// Messages that the server has acknowledged.
    pub acknowledged: AtomicU64,
    /// Messages that have reached the other side.
    pub received: AtomicU64,
    /// Messages that the server refused for good.
    pub given_up: AtomicU64,
    doubled: AtomicU64,
    late: AtomicU64,
    unknown: AtomicU64,
}

/// What the two sides do not agree on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mismatches {
    /// Written, and neither acknowledged nor refused.
    pub unacknowledged: u64,
    /// Acknowledged, and never received.
    pub lost: u64,
    /// Received more often than a client should have to expect.
    pub doubled: u64,
    /// Received after a later one, or numbered otherwise than written.
    pub reordered: u64,
    /// Received under another number than its author was told.
    pub renumbered: u64,
    /// Received without having been written.
    pub unknown: u64,
}

impl Mismatches {
    /// Whether there are none.
    pub fn none(&self) -> bool {
        *self == Self::default()
    }
}

/// Of which messages, and which of their moments, a latency is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leg {
    /// From writing to the acknowledgement.
    Acknowledgement,
    /// From writing to the other side's socket.
    Delivery,
}

impl Ledger {
    /// An empty ledger for authors 0 to `authors`.
    pub fn new(authors: usize) -> Self {
        Self {
            authors: (0..authors).map(|_| Mutex::default()).collect(),
            written: AtomicU64::new(0),
            acknowledged: AtomicU64::new(0),
            received: AtomicU64::new(0),
            given_up: AtomicU64::new(0),
            doubled: AtomicU64::new(0),
            late: AtomicU64::new(0),
            unknown: AtomicU64::new(0),
        }
    }

    /// A client has written a message.
    pub fn write(&self, signature: Signature) {
        self.written.fetch_add(1, Ordering::Relaxed);
        self.row(signature, |row| row.written = Some(Instant::now()));
    }

    /// Its author knows that the server has it.
    pub fn acknowledge(&self, signature: Signature, place: i64, number: u32, now: Instant) {
        self.acknowledged.fetch_add(1, Ordering::Relaxed);
        self.row(signature, |row| {
            row.acknowledged = Some(now);
            (row.place, row.number) = (place, number);
        });
    }

    /// Its author was told to try again later.
    pub fn refuse(&self, signature: Signature) {
        self.row(signature, |row| row.refused = true);
    }

    /// Its author was told that it will never be taken.
    pub fn give_up(&self, signature: Signature) {
        self.given_up.fetch_add(1, Ordering::Relaxed);
        self.row(signature, |row| row.written = None);
    }

    /// The other side has it. `late`: after a later one.
    pub fn receive(&self, signature: Option<Signature>, number: u32, late: bool, now: Instant) {
        let written = signature.is_some_and(|signature| {
            self.row(signature, |row| {
                row.received = Some(now);
                row.number_received = number;
                row.written.is_some()
            })
            .unwrap_or(false)
        });
        self.received.fetch_add(1, Ordering::Relaxed);
        self.unknown.fetch_add(u64::from(!written), Ordering::Relaxed);
        self.late.fetch_add(u64::from(late), Ordering::Relaxed);
    }

    /// The other side was sent it once more.
    pub fn double(&self) {
        self.doubled.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether everything written has been acknowledged or refused, and everything acknowledged has been received.
    pub fn is_settled(&self) -> bool {
        let acknowledged = count(&self.acknowledged);
        acknowledged + count(&self.given_up) >= count(&self.written) && count(&self.received) >= acknowledged
    }

    /// How many of these authors' messages were acknowledged in a span of time.
    pub fn acknowledged_in(&self, authors: Range<usize>, span: &Range<Instant>) -> u64 {
        self.count_rows(authors, |row| row.acknowledged.is_some_and(|at| span.contains(&at)))
    }

    /// How many of these authors' messages reached the other side in a span of time.
    pub fn received_in(&self, authors: Range<usize>, span: &Range<Instant>) -> u64 {
        self.count_rows(authors, |row| row.received.is_some_and(|at| span.contains(&at)))
    }

    /// How long these authors' messages took that were written in a span of time.
    pub fn latencies(&self, leg: Leg, authors: Range<usize>, span: &Range<Instant>) -> Latencies {
        let mut latencies = Latencies::default();
        self.each_row(authors, |row| {
            let arrival = if leg == Leg::Delivery { row.received } else { row.acknowledged };
            if let (Some(written), Some(arrival)) = (row.written.filter(|at| span.contains(at)), arrival) {
                latencies.add(arrival.saturating_duration_since(written));
            }
        });
        latencies
    }

    /// When the last of these authors' messages reached the other side.
    pub fn last_received(&self, authors: Range<usize>) -> Option<Instant> {
        let mut last = None;
        self.each_row(authors, |row| last = last.max(row.received));
        last
    }

    /// Compares the two halves of every row.
    pub fn mismatches(&self) -> Mismatches {
        let mut found = Mismatches {
            doubled: count(&self.doubled),
            reordered: count(&self.late),
            unknown: count(&self.unknown),
            ..Mismatches::default()
        };
        for author in &self.authors {
            let mut last_number = HashMap::new();
            for row in author.lock().unwrap_or_else(PoisonError::into_inner).iter() {
                found.unacknowledged += u64::from(row.written.is_some() && row.acknowledged.is_none());
                if row.acknowledged.is_none() {
                    continue;
                }
                found.lost += u64::from(row.received.is_none());
                found.renumbered += u64::from(row.received.is_some() && row.number_received != row.number);
                // What had to wait may have been overtaken by what was on its way already.
                if !row.refused {
                    let last = last_number.entry(row.place).or_insert(0);
                    found.reordered += u64::from(row.number <= *last);
                    *last = row.number.max(*last);
                }
            }
        }
        found
    }

    fn count_rows(&self, authors: Range<usize>, wanted: impl Fn(&Row) -> bool) -> u64 {
        let mut counted = 0;
        self.each_row(authors, |row| counted += u64::from(wanted(row)));
        counted
    }

    fn each_row(&self, authors: Range<usize>, mut visit: impl FnMut(&Row)) {
        for author in &self.authors[authors] {
            author.lock().unwrap_or_else(PoisonError::into_inner).iter().for_each(&mut visit);
        }
    }

    fn row<T>(&self, signature: Signature, change: impl FnOnce(&mut Row) -> T) -> Option<T> {
        let author = self.authors.get(signature.author as usize)?;
        let mut rows = author.lock().unwrap_or_else(PoisonError::into_inner);
        let index = signature.sequence as usize;
        if rows.len() <= index {
            rows.resize(index + 1, Row::default());
        }
        Some(change(&mut rows[index]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(ledger: &Ledger, sequence: u32, number: u32) -> Signature {
        let signature = Signature { author: 0, sequence };
        ledger.write(signature);
        ledger.acknowledge(signature, 1, number, Instant::now());
        signature
    }

    #[test]
    fn a_message_that_both_sides_know_is_no_mismatch() {
        let ledger = Ledger::new(1);
        let signature = sent(&ledger, 0, 1);
        assert!(!ledger.is_settled());
        ledger.receive(Some(signature), 1, false, Instant::now());
        assert!(ledger.is_settled() && ledger.mismatches().none());
    }

    #[test]
    fn every_kind_of_mismatch_is_found() {
        let ledger = Ledger::new(1);
        ledger.write(Signature { author: 0, sequence: 0 });
        sent(&ledger, 1, 2);
        let renumbered = sent(&ledger, 2, 1);
        ledger.receive(Some(renumbered), 7, true, Instant::now());
        ledger.receive(None, 3, false, Instant::now());
        ledger.double();
        let expected = Mismatches { unacknowledged: 1, lost: 1, doubled: 1, reordered: 2, renumbered: 1, unknown: 1 };
        assert_eq!(ledger.mismatches(), expected);
    }

    #[test]
    fn a_message_that_was_told_to_wait_may_be_overtaken() {
        let ledger = Ledger::new(1);
        let first = Signature { author: 0, sequence: 0 };
        ledger.write(first);
        ledger.refuse(first);
        let second = sent(&ledger, 1, 1);
        ledger.acknowledge(first, 1, 2, Instant::now());
        for (signature, number) in [(second, 1), (first, 2)] {
            ledger.receive(Some(signature), number, false, Instant::now());
        }
        assert!(ledger.mismatches().none());
    }
}
