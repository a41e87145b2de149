//! Which messages of a conversation a client holds, by number, and whether one that comes may come.

use std::collections::BTreeSet;

/// The numbers that a client holds.
#[derive(Debug, Default)]
pub struct Held {
    upto: u32,
    beyond: BTreeSet<u32>,
    may_come_again: BTreeSet<u32>,
    latest_heard: u32,
}

/// How a message comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As a frame of its own, or in a gap that the server was told the exact beginning of: once, and in order.
    Live,
    /// In a list that begins where the server likes; the same message may come by a frame of its own as well.
    Listed,
}

/// What a message is that has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It was not there yet.
    New,
    /// It was not there yet, but later ones had come before it.
    Late,
    /// It was there, as it may be.
    Known,
    /// It was there and should not have come again.
    Doubled,
}

impl Held {
    /// Everything up to this number is there; what a client resumes from and acknowledges.
    pub fn upto(&self) -> u32 {
        self.upto
    }

    /// A message of the other side.
    pub fn hear(&mut self, number: u32, way: Way) -> Arrival {
        if !self.insert(number) {
            let allowed = way == Way::Listed || self.may_come_again.remove(&number);
            return if allowed { Arrival::Known } else { Arrival::Doubled };
        }
        if way == Way::Listed {
            self.may_come_again.insert(number);
            return Arrival::New;
        }
        let late = number < self.latest_heard;
        self.latest_heard = self.latest_heard.max(number);
        if late { Arrival::Late } else { Arrival::New }
    }

    /// A message of one's own, known by its acknowledgement or by its return.
    pub fn write(&mut self, number: u32) {
        self.insert(number);
    }

    /// The client resumes from [`Self::upto`]: the server sends again what lies beyond.
    pub fn resume(&mut self) {
        self.may_come_again.extend(&self.beyond);
        self.latest_heard = self.upto;
    }

    /// False if it was there.
    fn insert(&mut self, number: u32) -> bool {
        let new = number > self.upto && self.beyond.insert(number);
        while self.beyond.remove(&(self.upto + 1)) {
            self.upto += 1;
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_comes_once_and_in_order() {
        let mut held = Held::default();
        let arrivals = [1, 3, 2, 3].map(|number| held.hear(number, Way::Live));
        assert_eq!(arrivals, [Arrival::New, Arrival::New, Arrival::Late, Arrival::Doubled]);
        assert_eq!(held.upto(), 3);
    }

    #[test]
    fn what_a_list_has_shown_may_come_once_more_by_itself() {
        let mut held = Held::default();
        let arrivals = [Way::Listed, Way::Listed, Way::Live, Way::Live].map(|way| held.hear(1, way));
        assert_eq!(arrivals, [Arrival::New, Arrival::Known, Arrival::Known, Arrival::Doubled]);
    }

    #[test]
    fn a_client_resumes_before_the_first_gap_and_is_sent_what_lay_beyond_again() {
        let mut held = Held::default();
        held.hear(1, Way::Live);
        held.write(3);
        held.hear(4, Way::Live);
        assert_eq!(held.upto(), 1);
        held.resume();
        let arrivals = [2, 4, 4].map(|number| held.hear(number, Way::Live));
        assert_eq!(arrivals, [Arrival::New, Arrival::Known, Arrival::Doubled]);
        assert_eq!(held.upto(), 4);
    }
}
