//! How visitors type: one takes care, another is in a hurry, and most leave the dots off the ё.

use crate::demo::phrases::Courtesy;
use crate::demo::random::Random;

/// A visitor's habits at the keyboard.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    care: Care,
    cheer: Cheer,
    dots_on_yo: bool,
    /// Says hello in a message of its own.
    pub greets_apart: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Care {
    /// Capitals and full stops where they belong.
    Careful,
    /// Small letters, and no full stop at the end.
    Easy,
    /// Also without some commas, and with slips.
    Hasty,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cheer {
    Plain,
    Smiling,
    Pictures,
}

/// What is typed, and the word that is put right in the next message, if a slip was noticed.
#[derive(Debug, PartialEq, Eq)]
pub struct Typed {
    /// The message.
    pub text: String,
    /// The correction.
    pub correction: Option<String>,
}

impl Manner {
    /// Somebody's.
    #[must_use]
    pub fn of_somebody(random: &mut Random) -> Self {
        Self {
            care: [Care::Careful, Care::Easy, Care::Hasty][random.weighted([40, 36, 24].into_iter())],
            cheer: [Cheer::Plain, Cheer::Smiling, Cheer::Pictures][random.weighted([74, 20, 6].into_iter())],
            dots_on_yo: random.chance(25),
            greets_apart: random.chance(38),
        }
    }

    /// Types a message.
    #[must_use]
    pub fn typed(&self, said: &str, in_good_mood: bool, courtesy: &Courtesy, random: &mut Random) -> Typed {
        let mut text = if self.dots_on_yo { said.to_owned() } else { said.replace('ё', "е").replace('Ё', "Е") };
        if self.care != Care::Careful {
            text = with_small_start(&text);
            if text.ends_with('.') && !text.ends_with("..") {
                text.pop();
            }
        }
        let mut correction = None;
        if self.care == Care::Hasty {
            text = text.split(", ").collect::<Vec<_>>().join(if random.chance(50) { " " } else { ", " });
            if random.chance(13) {
                correction = slip(&mut text, random).filter(|_| random.chance(35));
            }
        }
        if in_good_mood && !text.ends_with('?') && random.chance(22) {
            let smile = match self.cheer {
                Cheer::Plain => "",
                Cheer::Smiling => random.one_of(courtesy.smiles),
                Cheer::Pictures => random.one_of(courtesy.pictures),
            };
            if smile.starts_with(')') && text.ends_with('.') {
                text.pop();
            }
            text.push_str(smile);
        }
        Typed { text, correction }
    }
}

/// The same with a small first letter, unless it begins with more than one capital.
#[must_use]
pub fn with_small_start(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), characters.clone().next()) {
        (Some(first), second) if first.is_uppercase() && second.is_none_or(|second| !second.is_uppercase()) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => text.to_owned(),
    }
}

/// Makes a slip in one of the longer words, and returns the word as it should have been.
fn slip(text: &mut String, random: &mut Random) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let place = random.below(words.len());
    let word = words[place];
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 5 || !letters.iter().all(|letter| letter.is_lowercase()) {
        return None;
    }
    let at = 1 + random.below(letters.len() - 3);
    let mut wrong = letters.clone();
    match random.below(3) {
        0 => wrong.swap(at, at + 1),
        1 => drop(wrong.remove(at)),
        _ => wrong.insert(at, letters[at]),
    }
    let right = word.to_owned();
    let wrong: String = wrong.into_iter().collect();
    if wrong == right {
        return None;
    }
    let mut before: Vec<&str> = words;
    before[place] = &wrong;
    let slipped = before.join(" ");
    *text = slipped;
    Some(right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::phrases::ru::RUSSIAN;

    fn typed(care: Care, said: &str) -> Vec<Typed> {
        let manner = Manner { care, cheer: Cheer::Plain, dots_on_yo: false, greets_apart: false };
        (0..300).map(|seed| manner.typed(said, true, &RUSSIAN.courtesy, &mut Random::new(seed))).collect()
    }

    #[test]
    fn the_careful_type_what_they_say_but_for_the_dots() {
        let all = typed(Care::Careful, "Жду ещё, спасибо.");
        assert!(all.iter().all(|typed| typed.text == "Жду еще, спасибо."));
    }

    #[test]
    fn the_easy_start_small_and_leave_the_full_stop_off() {
        assert!(typed(Care::Easy, "Где заказ?").iter().all(|typed| typed.text == "где заказ?"));
        assert!(typed(Care::Easy, "ОК...").iter().all(|typed| typed.text == "ОК..."));
    }

    #[test]
    fn the_hasty_slip_and_sometimes_put_it_right() {
        let all = typed(Care::Hasty, "Подскажите, пожалуйста, когда привезут?");
        let wrong = |typed: &&Typed| {
            !["подскажите", "пожалуйста", "когда", "привезут"].iter().all(|word| typed.text.contains(word))
        };
        assert!(all.iter().any(|typed| typed.correction.is_some()));
        assert!(all.iter().filter(wrong).count() > all.iter().filter(|typed| typed.correction.is_some()).count());
        assert!(all.iter().filter(|typed| typed.correction.is_some()).all(|typed| wrong(&typed)));
    }
}
