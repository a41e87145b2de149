//! Message keys that say who wrote a message and which of theirs it is: whoever receives one knows what to look up, and
//! nothing has to be hidden in the text.

use std::time::Instant;

use besedka::domain::ids::MessageKey;
use uuid::{Builder, Uuid};

/// A message's place among everything the load tool wrote in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Signature {
    /// The client, or the conversation of a file.
    pub author: u32,
    /// Which of theirs, from 0, in the order of writing; below 2²⁴.
    pub sequence: u32,
}

/// Makes the keys of one run. They are UUIDs of version 7 like those of the real clients, with the signature in the place
/// of the random bits: twelve bits tell runs apart, then come author and sequence.
#[derive(Debug)]
pub struct KeyMint {
    run: u16,
    started: Instant,
    started_ms: u64,
}

const RUN_BITS: u16 = 0x0FFF;

impl KeyMint {
    /// A mint for a run that starts now.
    #[expect(clippy::disallowed_methods, reason = "this is a client, and clients make keys")]
    pub fn new(started: Instant) -> Self {
        // A UUID of version 7 begins with the time; one that is made now tells it, and its random end tells runs apart.
        let now = Uuid::now_v7();
        let bytes = now.as_bytes();
        let started_ms = bytes[..6].iter().fold(0, |millis, byte| millis << 8 | u64::from(*byte));
        Self { run: u16::from_be_bytes([bytes[14], bytes[15]]) & RUN_BITS, started, started_ms }
    }

    /// The key of a message that is written now.
    pub fn key(&self, signature: Signature) -> MessageKey {
        let mut bits = [0; 10];
        bits[..2].copy_from_slice(&self.run.to_be_bytes());
        bits[3..7].copy_from_slice(&signature.author.to_be_bytes());
        bits[7..].copy_from_slice(&signature.sequence.to_be_bytes()[1..]);
        let elapsed = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        MessageKey(Builder::from_unix_timestamp_millis(self.started_ms + elapsed, &bits).into_uuid())
    }

    /// Whose message has this key; nobody's of this run, perhaps.
    pub fn signature(&self, key: MessageKey) -> Option<Signature> {
        let bytes = key.0.as_bytes();
        let run = u16::from_be_bytes([bytes[6], bytes[7]]) & RUN_BITS;
        (run == self.run).then(|| Signature {
            author: u32::from_be_bytes([bytes[9], bytes[10], bytes[11], bytes[12]]),
            sequence: u32::from_be_bytes([0, bytes[13], bytes[14], bytes[15]]),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_says_whose_message_it_is_and_another_runs_keys_say_nothing() {
        let (mint, mut other) = (KeyMint::new(Instant::now()), KeyMint::new(Instant::now()));
        other.run = mint.run ^ 1;
        let signature = Signature { author: 0xFEDC_BA98, sequence: 0x00AB_CDEF };
        let key = mint.key(signature);
        assert_eq!(key.0.get_version_num(), 7);
        assert_eq!(mint.signature(key), Some(signature));
        assert_eq!(other.signature(key), None);
    }
}
