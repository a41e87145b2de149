//! Hashing passwords and checking them: argon2id, off the runtime's threads, two at a time.

use std::sync::{Arc, LazyLock};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::storage::StorageError;

/// Each hash takes 19 MiB and some 20 ms: two at a time bound both, whatever strangers try.
const AT_ONCE: usize = 2;

/// Compared with where there is no such person, so that the answer takes as long.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash("nobody has this password").unwrap_or_default());

/// The argon2id hash of a password, with a salt of its own, in PHC form.
///
/// # Errors
/// [`StorageError::Panicked`] if the machine has no randomness.
pub fn hash(password: &str) -> Result<String, StorageError> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string()).map_err(|error| StorageError::Panicked(error.to_string()))
}

/// The argon2id hash of a recovery code, with the salt of its set: one computation tells whether it is any of them.
///
/// # Errors
/// [`StorageError::Panicked`] if there is no memory for it.
fn hash_code(code: &str, salt: &[u8; 32]) -> Result<[u8; 32], StorageError> {
    let mut hash = [0; 32];
    let hashed = Argon2::default().hash_password_into(code.as_bytes(), salt, &mut hash);
    hashed.map(|()| hash).map_err(|error| StorageError::Panicked(error.to_string()))
}

fn verify(password: &str, hash: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(hash) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok()
}

/// Hashes and checks without holding anybody else up. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Passwords {
    places: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { places: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Passwords {
    /// See [`hash`].
    ///
    /// # Errors
    /// As [`hash`].
    pub async fn hash(&self, password: String) -> Result<String, StorageError> {
        self.aside(move || hash(&password)).await?
    }

    /// Whether this is the password of that hash. Without a hash it is not, and finding out takes as long.
    ///
    /// # Errors
    /// [`StorageError::Panicked`].
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, StorageError> {
        self.aside(move || {
            let known = hash.is_some();
            verify(&password, hash.as_deref().unwrap_or(&NOBODY)) && known
        })
        .await
    }

    /// The hashes of recovery codes, with one salt.
    ///
    /// # Errors
    /// [`StorageError::Panicked`].
    pub async fn hash_codes(&self, codes: Vec<String>, salt: [u8; 32]) -> Result<Vec<[u8; 32]>, StorageError> {
        self.aside(move || codes.iter().map(|code| hash_code(code, &salt)).collect()).await?
    }

    async fn aside<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, StorageError> {
        let _place = self.places.acquire().await.map_err(|_| StorageError::Stopped)?;
        tokio::task::spawn_blocking(work).await.map_err(|error| StorageError::Panicked(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_of_one_password_only() {
        let stored = hash("three green samovars").expect("a hash");
        assert!(stored.starts_with("$argon2id$"));
        assert!(verify("three green samovars", &stored));
        assert!(!verify("three green samovar", &stored));
        assert!(!verify("anything", "not a hash"));
    }

    #[tokio::test]
    async fn a_recovery_code_has_one_hash_in_its_set_and_another_in_the_next() {
        let hashes = async |codes: &[&str], salt| {
            let codes = codes.iter().map(|code| (*code).to_owned()).collect();
            Passwords::default().hash_codes(codes, [salt; 32]).await.expect("hashes")
        };
        let set = hashes(&["k7m2px9r4t", "aaaaabbbbb"], 1).await;
        assert_eq!(hashes(&["k7m2px9r4t"], 1).await, set[..1]);
        assert_ne!(set[0], set[1]);
        assert_ne!(hashes(&["k7m2px9r4t"], 2).await, set[..1]);
    }
}
