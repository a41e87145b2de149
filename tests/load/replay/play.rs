//! What is being replayed, and how far it has got: shared by all who play in it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use besedka::domain::ids::ConversationId;

use crate::client::desk::Share;
use crate::record::key::Signature;
use crate::replay::script::{Script, Side};

/// A replay. Script number n is played by the author with that number; turn m of it is message m, whichever side says it.
#[derive(Debug)]
pub struct Play {
    /// The conversations.
    pub scripts: Vec<Script>,
    /// Where each of them takes place, once an operator has seen it.
    pub conversations: Vec<OnceLock<ConversationId>>,
    /// What the server knows each visitor by, once they have left.
    pub tokens: Vec<OnceLock<String>>,
    /// Scripts that have been played to the end.
    pub finished: AtomicU64,
    /// Messages that came out otherwise than they went in.
    pub altered: AtomicU64,
    next: AtomicUsize,
}

impl Play {
    /// A replay that has not begun.
    pub fn new(scripts: Vec<Script>) -> Self {
        let (conversations, tokens) = scripts.iter().map(|_| (OnceLock::new(), OnceLock::new())).unzip();
        let (finished, altered, next) = (AtomicU64::new(0), AtomicU64::new(0), AtomicUsize::new(0));
        Self { scripts, conversations, tokens, finished, altered, next }
    }

    /// The next script that nobody plays yet.
    pub fn next(&self) -> Option<usize> {
        Some(self.next.fetch_add(1, Ordering::Relaxed)).filter(|index| *index < self.scripts.len())
    }

    /// All turns of all scripts.
    pub fn turns(&self) -> u64 {
        self.scripts.iter().map(|script| script.turns.len() as u64).sum()
    }

    /// The conversations that one of so many operators had.
    pub fn of_share(&self, index: usize, of: usize) -> Vec<(usize, ConversationId)> {
        let known = self.conversations.iter().enumerate().filter_map(|(script, place)| Some((script, *place.get()?)));
        known.filter(|(_, conversation)| Share { index, of }.includes(*conversation)).collect()
    }

    /// The scripts of which no operator has seen anything.
    pub fn unseen(&self) -> impl Iterator<Item = &Script> {
        let unseen = self.scripts.iter().zip(&self.conversations).filter(|(_, place)| place.get().is_none());
        unseen.map(|(script, _)| script)
    }

    /// A message has come that says whose turn it is; it should say what the script says.
    pub fn check(&self, signature: Signature, side: Side, text: &str) {
        let script = self.scripts.get(signature.author as usize);
        let turn = script.and_then(|script| script.turns.get(signature.sequence as usize));
        if !turn.is_some_and(|turn| turn.reads(side, text)) {
            self.altered.fetch_add(1, Ordering::Relaxed);
        }
    }
}
