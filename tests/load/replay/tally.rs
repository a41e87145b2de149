//! Holding what is there against what was said.

use besedka::domain::ids::MessageKey;

use crate::record::key::KeyMint;
use crate::replay::script::{Script, Side};

/// A message as one of the witnesses shows it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its number in the conversation.
    pub number: u32,
    /// Its key.
    pub key: MessageKey,
    /// Who wrote it.
    pub side: Side,
    /// What it says.
    pub text: String,
}

/// What one witness says of all conversations.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Conversations that were looked at.
    pub conversations: u64,
    /// Messages in them.
    pub messages: u64,
    /// Turns without a message.
    pub lost: u64,
    /// Messages beyond the first of a turn.
    pub doubled: u64,
    /// Messages after that of a later turn, or not numbered 1, 2, 3 …
    pub reordered: u64,
    /// Messages that say something else, or somebody else says.
    pub altered: u64,
    /// Messages that belong elsewhere.
    pub strange: u64,
}

impl Tally {
    /// Whether everything is there as it was said.
    pub fn is_whole(&self) -> bool {
        [self.lost, self.doubled, self.reordered, self.altered, self.strange] == [0; 5]
    }

    /// Looks at one conversation, whose messages come in the order that the witness shows.
    pub fn compare(&mut self, index: usize, script: &Script, seen: &[Seen], keys: &KeyMint) {
        self.conversations += 1;
        self.messages += seen.len() as u64;
        let mut found = vec![false; script.turns.len()];
        let mut next = 0;
        for (message, number) in seen.iter().zip(1..) {
            let signature = keys.signature(message.key).filter(|signature| signature.author as usize == index);
            let place = signature.map(|signature| signature.sequence as usize);
            let Some((place, turn)) = place.and_then(|place| Some((place, script.turns.get(place)?))) else {
                self.strange += 1;
                continue;
            };
            self.doubled += u64::from(std::mem::replace(&mut found[place], true));
            self.reordered += u64::from(place < next || message.number != number);
            self.altered += u64::from(!turn.reads(message.side, &message.text));
            next = next.max(place);
        }
        self.lost += found.iter().filter(|found| !**found).count() as u64;
    }

    /// What another witness of the same kind says.
    pub fn add(&mut self, other: &Self) {
        self.conversations += other.conversations;
        self.messages += other.messages;
        self.lost += other.lost;
        self.doubled += other.doubled;
        self.reordered += other.reordered;
        self.altered += other.altered;
        self.strange += other.strange;
    }

    /// A conversation that is not there at all.
    pub fn miss(&mut self, script: &Script) {
        self.lost += script.turns.len() as u64;
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;
    use crate::record::key::Signature;
    use crate::replay::script::Turn;

    fn tally(change: impl FnOnce(&mut Vec<Seen>)) -> [u64; 5] {
        let sides = [Side::Visitor, Side::Operator, Side::Visitor];
        let script =
            Script { turns: sides.iter().zip(["a", "b", "c"]).map(|(side, text)| Turn(*side, text.into())).collect() };
        let keys = KeyMint::new(Instant::now());
        let mut seen: Vec<_> = (0..)
            .zip(&script.turns)
            .map(|(sequence, Turn(side, text))| Seen {
                number: sequence + 1,
                key: keys.key(Signature { author: 9, sequence }),
                side: *side,
                text: text.clone(),
            })
            .collect();
        change(&mut seen);
        let mut tally = Tally::default();
        tally.compare(9, &script, &seen, &keys);
        [tally.lost, tally.doubled, tally.reordered, tally.altered, tally.strange]
    }

    #[test]
    fn a_whole_conversation_is_whole() {
        assert_eq!(tally(|_| {}), [0; 5]);
    }

    #[test]
    fn what_is_missing_double_or_changed_is_found() {
        assert_eq!(tally(|seen| drop(seen.pop())), [1, 0, 0, 0, 0]);
        assert_eq!(tally(|seen| seen.push(Seen { number: 4, ..seen[2].clone() })), [0, 1, 0, 0, 0]);
        assert_eq!(tally(|seen| seen[1].text.push('!')), [0, 0, 0, 1, 0]);
        assert_eq!(tally(|seen| seen[1].side = Side::Visitor), [0, 0, 0, 1, 0]);
        assert_eq!(tally(|seen| seen[0].key = MessageKey(uuid::Uuid::nil())), [1, 0, 0, 0, 1]);
    }

    #[test]
    fn an_order_or_a_number_that_is_not_the_scripts_is_found() {
        assert_eq!(tally(|seen| seen[2].number = 5)[2], 1);
        let swapped = |seen: &mut Vec<Seen>| {
            seen.swap(0, 1);
            (seen[0].number, seen[1].number) = (1, 2);
        };
        assert_eq!(tally(swapped), [0, 0, 1, 0, 0]);
    }
}
