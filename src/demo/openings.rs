//! Which conversations open when, and what is to become of them: nearly all are over, a few are in work, and a few wait,
//! some for minutes and some for days (X08).

use std::iter::Peekable;

use crate::demo::arrivals::Arrivals;
use crate::demo::company::{ANNA, BORIS, ENGLISH_SHOP, RUSSIAN_SHOP, VERA};
use crate::demo::course::Fate;
use crate::demo::random::Random;
use crate::domain::ids::{OperatorId, SiteId};
use crate::domain::time::{Span, Timestamp};

/// A conversation that opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// When.
    pub at: Timestamp,
    /// Where.
    pub site: SiteId,
    /// What becomes of it.
    pub fate: Fate,
}

/// How many minutes ago those opened that wait now.
const WAITING: [i64; 7] = [4, 31, 11, 95, 300, 1_320, 3_300];
/// Who has which in work, and how many minutes ago it opened.
const IN_WORK: [(OperatorId, i64); 10] = [
    (ANNA, 12),
    (BORIS, 34),
    (VERA, 50),
    (ANNA, 71),
    (BORIS, 150),
    (ANNA, 240),
    (VERA, 120),
    (BORIS, 1_900),
    (VERA, 4_300),
    (ANNA, 6_400),
];
/// Of so many conversations one waits, and of so many one is in work, up to the lists above.
const ONE_WAITS_OF: usize = 20;
const ONE_IN_WORK_OF: usize = 12;
/// What opened later than this is not over yet.
const OVER_BEFORE: Span = Span::minutes(40);

/// All openings, in order.
pub struct Openings {
    over: Peekable<Arrivals>,
    open: Peekable<std::vec::IntoIter<Opening>>,
    random: Random,
}

impl Openings {
    /// So many from a moment to now.
    #[must_use]
    pub fn new(seed: u64, conversations: usize, from: Timestamp, now: Timestamp) -> Self {
        let mut random = Random::stream(seed, 2);
        let open = still_open(conversations, now, &mut random);
        let until = Timestamp(now.0 - OVER_BEFORE.0);
        let over = Arrivals::new(conversations - open.len(), from, until, now, Random::stream(seed, 3));
        Self { over: over.peekable(), open: open.into_iter().peekable(), random }
    }
}

fn still_open(conversations: usize, now: Timestamp, random: &mut Random) -> Vec<Opening> {
    let mut ago = |minutes: i64| Timestamp(now.0 - Span::minutes(minutes).0 - random.between(0, minutes * 9_000));
    let waiting = WAITING.iter().take(conversations / ONE_WAITS_OF).enumerate();
    let waiting = waiting.map(|(place, minutes)| {
        let site = if place % 3 == 1 { ENGLISH_SHOP } else { RUSSIAN_SHOP };
        Opening { at: ago(*minutes), site, fate: Fate::Waiting }
    });
    let mut open: Vec<Opening> = waiting.collect();
    let in_work = IN_WORK.iter().take(conversations / ONE_IN_WORK_OF).enumerate();
    open.extend(in_work.map(|(place, (operator, minutes))| {
        // Vera speaks no English.
        let site = if place % 3 == 0 && *operator != VERA { ENGLISH_SHOP } else { RUSSIAN_SHOP };
        Opening { at: ago(*minutes), site, fate: Fate::InWork(*operator) }
    }));
    open.sort_by_key(|opening| opening.at);
    open
}

impl Iterator for Openings {
    type Item = Opening;

    fn next(&mut self) -> Option<Opening> {
        match (self.over.peek(), self.open.peek()) {
            (Some(over), Some(open)) if *over > open.at => self.open.next(),
            (None, _) => self.open.next(),
            _ => {
                let at = self.over.next()?;
                let site = if self.random.chance(70) { RUSSIAN_SHOP } else { ENGLISH_SHOP };
                let fate = if self.random.chance(2) { Fate::Withdrawn } else { Fate::Over };
                Some(Opening { at, site, fate })
            }
        }
    }
}
