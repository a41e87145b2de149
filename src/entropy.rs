//! Randomness, as something that is handed in. This file alone asks the machine for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};

use crate::domain::second_factor::{SECRET_BYTES, SharedSecret};

/// A source of randomness. Cheap to clone.
#[derive(Clone, Debug)]
pub enum Entropy {
    /// The machine's.
    System,
    /// The same sequence every time, for tests.
    Seeded(Arc<AtomicU64>),
}

/// 256 random bits that somebody keeps to show that they are the same person: a session, a visitor's token, a link.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// Letters and digits that are not mistaken for each other.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

impl Entropy {
    /// A sequence that starts at this seed.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Arc::new(AtomicU64::new(seed)))
    }

    /// 256 random bits.
    ///
    /// # Panics
    /// If the machine has no randomness to give, which leaves nothing that could be done safely.
    #[must_use]
    pub fn bytes(&self) -> [u8; 32] {
        match self {
            #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine for randomness")]
            Self::System => {
                let random = ring::rand::generate(&ring::rand::SystemRandom::new());
                random.expect("the machine has randomness").expose()
            }
            Self::Seeded(next) => sha256(&next.fetch_add(1, Ordering::SeqCst).to_le_bytes()),
        }
    }

    /// A new secret.
    #[must_use]
    pub fn secret(&self) -> Secret {
        Secret(URL_SAFE_NO_PAD.encode(self.bytes()))
    }

    /// A new password that can be read out over the telephone: five groups of four letters and digits.
    #[must_use]
    pub fn passphrase(&self) -> String {
        let characters: Vec<char> =
            self.bytes().iter().take(20).map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
        characters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }

    /// A new recovery code: two groups of five letters and digits.
    #[must_use]
    pub fn recovery_code(&self) -> String {
        let characters: String =
            self.bytes().iter().take(10).map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
        format!("{}-{}", &characters[..5], &characters[5..])
    }

    /// A new secret for somebody's phone: 160 random bits.
    #[must_use]
    pub fn shared_secret(&self) -> SharedSecret {
        let mut bytes = [0; SECRET_BYTES];
        bytes.copy_from_slice(&self.bytes()[..SECRET_BYTES]);
        SharedSecret::new(bytes)
    }

    /// A new site key: twelve lower-case letters and digits.
    #[must_use]
    pub fn site_key(&self) -> String {
        self.bytes().iter().take(12).map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()
    }
}

impl Secret {
    /// The secret that somebody shows, if it has the form of one.
    #[must_use]
    pub fn parse(shown: &str) -> Option<Self> {
        (shown.len() == 43 && URL_SAFE_NO_PAD.decode(shown).is_ok()).then(|| Self(shown.to_owned()))
    }

    /// What its owner keeps.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the file keeps.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        sha256(self.0.as_bytes())
    }
}

/// A secret never shows up in a log.
impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, bytes).as_ref());
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::password;
    use crate::domain::second_factor::{RECOVERY_LENGTH, Typed};

    #[test]
    fn a_made_up_password_is_one_that_the_house_takes_and_never_the_same() {
        let entropy = Entropy::seeded(1);
        let (first, second) = (entropy.passphrase(), entropy.passphrase());
        assert_eq!(password::strength(&first, &[]), password::Strength::Strong, "{first}");
        assert_ne!(first, second);
    }

    #[test]
    fn a_made_up_recovery_code_is_read_as_one() {
        let code = Entropy::seeded(1).recovery_code();
        assert_eq!(Typed::parse(&code), Some(Typed::Recovery(code.replace('-', ""))));
        assert_eq!(code.len(), RECOVERY_LENGTH + 1);
    }
}
