//! A password that can be read out over the telephone.

/// Sixteen and four: every letter is worth a whole number of bits.
const CONSONANTS: &[u8; 16] = b"bdfghjklmnprstvz";
const VOWELS: &[u8; 4] = b"aeio";
const WORDS: usize = 4;

/// Four words of five letters that no dictionary has, such as `tamok-lodiv-benas-ripol`: 64 bits.
#[must_use]
pub fn readable(random: &[u8; 32]) -> String {
    let mut bytes = random.iter();
    let mut letter = |alphabet: &[u8]| {
        let byte = bytes.next().copied().unwrap_or_default();
        char::from(alphabet[usize::from(byte) % alphabet.len()])
    };
    let mut word = |_| -> String {
        [&CONSONANTS[..], VOWELS, CONSONANTS, VOWELS, CONSONANTS].into_iter().map(&mut letter).collect()
    };
    (0..WORDS).map(&mut word).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::random::Random;
    use crate::domain::password;

    #[test]
    fn it_is_four_words_that_nobody_guesses() {
        for seed in 0..200 {
            let made = readable(&Random::new(seed).bytes());
            assert!(made.split('-').map(str::len).eq([5; 4]), "{made}");
            assert_eq!(password::strength(&made, &["demo", "Сад и чай"]), password::Strength::Strong, "{made}");
        }
    }
}
