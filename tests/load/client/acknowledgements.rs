//! Telling the server how far a client has got (K01–K04), as often as the real clients do: the first news at once, what
//! follows within [`REST`] in one frame.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::time::{Duration, Instant};

use besedka::domain::receipt::Progress;

/// Between two frames of one kind about one conversation.
const REST: Duration = Duration::from_millis(150);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Delivered,
    Read,
}

#[derive(Debug, Default)]
struct Mark {
    upto: u32,
    reported: u32,
    resting: bool,
}

/// How far a client has got in each of its conversations, and what of that it has said.
#[derive(Debug)]
pub struct Acknowledgements<C> {
    marks: HashMap<(Kind, C), Mark>,
    rests: VecDeque<(Instant, (Kind, C))>,
    due: Vec<(C, Progress)>,
}

impl<C> Default for Acknowledgements<C> {
    fn default() -> Self {
        Self { marks: HashMap::new(), rests: VecDeque::new(), due: Vec::new() }
    }
}

impl<C: Copy + Eq + Hash> Acknowledgements<C> {
    /// This device, or a person, has got so far.
    pub fn advance(&mut self, conversation: C, progress: Progress, now: Instant) {
        let (kind, upto) = match progress {
            Progress::Delivered(upto) => (Kind::Delivered, upto),
            Progress::Read(upto) => (Kind::Read, upto),
        };
        let mark = self.marks.entry((kind, conversation)).or_default();
        mark.upto = mark.upto.max(upto);
        if !mark.resting {
            self.report((kind, conversation), now);
        }
    }

    /// The conversation is over.
    pub fn forget(&mut self, conversation: C) {
        self.marks.remove(&(Kind::Delivered, conversation));
        self.marks.remove(&(Kind::Read, conversation));
    }

    /// The connection is gone, and what was said on it may be lost.
    pub fn lost(&mut self) {
        self.rests.clear();
        self.due.clear();
        for mark in self.marks.values_mut() {
            *mark = Mark { upto: mark.upto, ..Mark::default() };
        }
    }

    /// There is a connection again: everything is said once more.
    pub fn resume(&mut self, now: Instant) {
        let silent: Vec<_> = self.marks.iter().filter(|(_, mark)| !mark.resting).map(|(place, _)| *place).collect();
        for place in silent {
            self.report(place, now);
        }
    }

    /// When a rest ends.
    pub fn deadline(&self) -> Option<Instant> {
        self.rests.front().map(|(until, _)| *until)
    }

    /// Says what has gathered during the rests that have ended.
    pub fn wake(&mut self, now: Instant) {
        while let Some((_, place)) = self.rests.pop_front_if(|(until, _)| *until <= now) {
            if let Some(mark) = self.marks.get_mut(&place) {
                mark.resting = false;
                self.report(place, now);
            }
        }
    }

    /// What is to be said now.
    pub fn drain(&mut self) -> impl Iterator<Item = (C, Progress)> {
        self.due.drain(..)
    }

    fn report(&mut self, place: (Kind, C), now: Instant) {
        let Some(mark) = self.marks.get_mut(&place).filter(|mark| mark.upto > mark.reported) else { return };
        mark.reported = mark.upto;
        mark.resting = true;
        self.rests.push_back((now + REST, place));
        let progress = match place.0 {
            Kind::Delivered => Progress::Delivered(mark.upto),
            Kind::Read => Progress::Read(mark.upto),
        };
        self.due.push((place.1, progress));
    }
}
