//! What is said to people, in every language: typed functions made from `locales/` when the binary is built.

use crate::domain::language::Language;

/// The texts of one language. Cheap to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    /// Which.
    pub language: Language,
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The plural category of a whole number in English (Unicode CLDR).
const fn plural_en(n: u64) -> &'static str {
    if n == 1 { "one" } else { "other" }
}

/// The plural category of a whole number in Russian (Unicode CLDR): 1, 21, 31 диалог; 2–4, 22–24 диалога; 5–20 диалогов.
const fn plural_ru(n: u64) -> &'static str {
    match (n % 10, n % 100) {
        (_, 11..=14) => "many",
        (1, _) => "one",
        (2..=4, _) => "few",
        _ => "many",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_counts_as_russians_do() {
        let forms: Vec<_> = [0, 1, 2, 5, 11, 12, 21, 22, 25, 101, 111].iter().map(|n| plural_ru(*n)).collect();
        assert_eq!(forms, ["many", "one", "few", "many", "many", "many", "one", "few", "many", "one", "many"]);
    }
}
