//! How good a password is, before it is hashed.

mod guessable;

use crate::domain::refusal::Refusal;

/// The shortest password, in characters (OWASP ASVS 5, 6.2.1 asks for 8 and recommends 15; length is what counts).
pub const SHORTEST_PASSWORD: usize = 10;
/// The longest password, in characters: enough for every pass-phrase, and a bound on the work of hashing.
pub const LONGEST_PASSWORD: usize = 200;

/// How long a stranger would guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Refused.
    Weak,
    /// Accepted.
    Fair,
    /// Accepted, and praised.
    Strong,
}

/// Judges a password by its length and the variety of its characters, of which those do not count that a stranger tries
/// first: common words, walks over the keyboard, and what is known of its owner (their name, address and company, as whole
/// words of at least three characters).
pub fn strength(password: &str, known: &[&str]) -> Strength {
    let mut rest = password.to_lowercase();
    let words = known.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    for word in words
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= 3)
        .chain(guessable::WORDS.iter().map(ToString::to_string))
    {
        rest = rest.replace(&word, "");
    }
    let mut characters: Vec<char> = guessable::without_walks(&rest).chars().collect();
    let length = password.chars().count();
    characters.dedup();
    let mut distinct = characters.clone();
    distinct.sort_unstable();
    distinct.dedup();
    match (length, characters.len(), distinct.len()) {
        (SHORTEST_PASSWORD.., 14.., 9..) => Strength::Strong,
        (SHORTEST_PASSWORD.., 8.., 6..) => Strength::Fair,
        _ => Strength::Weak,
    }
}

/// Accepts a new password.
///
/// # Errors
/// [`Refusal::FieldEmpty`], [`Refusal::PasswordTooShort`], [`Refusal::FieldTooLong`], [`Refusal::PasswordGuessable`].
pub fn accept(password: &str, known: &[&str]) -> Result<(), Refusal> {
    match password.chars().count() {
        0 => Err(Refusal::FieldEmpty),
        length if length < SHORTEST_PASSWORD => Err(Refusal::PasswordTooShort { shortest: SHORTEST_PASSWORD }),
        length if length > LONGEST_PASSWORD => Err(Refusal::FieldTooLong { longest: LONGEST_PASSWORD }),
        _ if strength(password, known) == Strength::Weak => Err(Refusal::PasswordGuessable),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_stranger_tries_first_is_refused() {
        for guessable in
            ["password12", "qwertyuiop1", "aaaaaaaaaaaa", "1234567890", "Anna Petrova", "анна2026анна", "ПарольПароль"]
        {
            assert_eq!(
                accept(guessable, &["Anna Petrova", "анна@demo.example"]),
                Err(Refusal::PasswordGuessable),
                "{guessable}"
            );
        }
        assert_eq!(accept("short", &[]), Err(Refusal::PasswordTooShort { shortest: SHORTEST_PASSWORD }));
    }

    /// The script that judges while one types is tested with the same table.
    #[test]
    fn the_page_and_the_server_judge_alike() {
        #[derive(serde::Deserialize)]
        struct Case {
            password: String,
            #[serde(default)]
            known: Vec<String>,
            strength: String,
        }
        let cases: Vec<Case> =
            serde_json::from_str(include_str!("../../tests/browser/unit/password-cases.json")).expect("a table");
        for Case { password, known, strength: expected } in cases {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let found = match (accept(&password, &known), strength(&password, &known)) {
                (Err(Refusal::FieldEmpty | Refusal::PasswordTooShort { .. }), _) => "short",
                (_, Strength::Weak) => "weak",
                (_, Strength::Fair) => "fair",
                (_, Strength::Strong) => "strong",
            };
            assert_eq!(found, expected, "{password:?}");
        }
    }

    #[test]
    fn a_phrase_is_strong() {
        assert_eq!(strength("три зелёных самовара", &[]), Strength::Strong);
        assert_eq!(strength("k7#mTz!p2w", &[]), Strength::Fair);
    }
}
