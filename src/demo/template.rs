//! A small grammar for sentences that are said in many ways.
//!
//! `[yes|of course|]` is one of these, by chance; `<рад|рада>` is one of these by the gender of the speaker, male first;
//! `{tea}` is a place that is filled in; `{days#день|дня|дней}` is the form that goes with a number, and
//! `{tea~пришёл|пришла|пришло|пришли}` the form that goes with a thing's gender. All of them nest.

use crate::demo::random::Random;

/// The grammatical gender of a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Male.
    Male,
    /// Female.
    Female,
}

/// What fills the places of a template.
pub trait Places {
    /// Writes what stands in a place. An unknown place is written as it is, for a test to stumble over.
    fn write(&self, place: &str, text: &mut String);
    /// Which of the forms after `#` goes with the number in a place.
    fn number_form(&self, place: &str) -> usize;
    /// Which of the forms after `~` goes with the thing in a place.
    fn gender_form(&self, place: &str) -> usize;
}

/// Says a template in one of its ways.
pub fn expand(template: &str, speaker: Gender, places: &impl Places, random: &mut Random) -> String {
    let mut text = String::with_capacity(template.len());
    Expansion { speaker, places, random }.write(template, &mut text);
    text
}

struct Expansion<'all, P> {
    speaker: Gender,
    places: &'all P,
    random: &'all mut Random,
}

impl<P: Places> Expansion<'_, P> {
    fn write(&mut self, template: &str, text: &mut String) {
        let mut rest = template;
        while let Some(start) = rest.find(['[', '<', '{']) {
            text.push_str(&rest[..start]);
            let length = length_of_group(&rest[start..]);
            let (group, after) = rest[start..].split_at(length);
            // A group begins and ends with a bracket, each one byte long.
            let inner = group.get(1..group.len().saturating_sub(1)).unwrap_or_default();
            match group.as_bytes()[0] {
                b'[' => {
                    let chosen = self.random.below(alternatives(inner).count());
                    self.write_alternative(inner, chosen, text);
                }
                b'<' => self.write_alternative(inner, usize::from(self.speaker == Gender::Female), text),
                _ => self.write_place(inner, text),
            }
            rest = after;
        }
        text.push_str(rest);
    }

    fn write_alternative(&mut self, inner: &str, chosen: usize, text: &mut String) {
        if let Some(alternative) = alternatives(inner).nth(chosen) {
            self.write(alternative, text);
        }
    }

    fn write_place(&mut self, inner: &str, text: &mut String) {
        if let Some((place, forms)) = inner.split_once('#') {
            self.write_alternative(forms, self.places.number_form(place), text);
        } else if let Some((place, forms)) = inner.split_once('~') {
            self.write_alternative(forms, self.places.gender_form(place), text);
        } else {
            self.places.write(inner, text);
        }
    }
}

/// The bytes of the group that a text begins with, up to the bracket that closes it.
fn length_of_group(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'<' | b'{' => depth += 1,
            b']' | b'>' | b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    text.len()
}

/// What stands between the bars of a group, bars of inner groups aside.
fn alternatives(inner: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(inner);
    std::iter::from_fn(move || {
        let text = rest?;
        let mut depth = 0_i32;
        let bar = text.bytes().position(|byte| {
            match byte {
                b'[' | b'<' | b'{' => depth += 1,
                b']' | b'>' | b'}' => depth -= 1,
                _ => {}
            }
            byte == b'|' && depth == 0
        });
        match bar {
            Some(at) => {
                rest = Some(&text[at + 1..]);
                Some(&text[..at])
            }
            None => rest.take(),
        }
    })
}

/// Makes the first letter large, and the first one after the end of a sentence.
#[must_use]
pub fn with_capitals(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    // What came before: the start of a sentence counts as "a full stop, then a space".
    let (mut before, mut last) = ('.', ' ');
    for character in text.chars() {
        let begins = last == ' ' && matches!(before, '.' | '!' | '?');
        let after_dots = written.ends_with(".. ");
        if begins && !after_dots && character.is_lowercase() {
            written.extend(character.to_uppercase());
        } else {
            written.push(character);
        }
        (before, last) = (last, character);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Shop;

    impl Places for Shop {
        fn write(&self, place: &str, text: &mut String) {
            text.push_str(if place == "tea" { "сенча" } else { place });
        }
        fn number_form(&self, _: &str) -> usize {
            2
        }
        fn gender_form(&self, _: &str) -> usize {
            1
        }
    }

    fn say(template: &str, speaker: Gender) -> Vec<String> {
        let mut said: Vec<String> =
            (0..200).map(|seed| expand(template, speaker, &Shop, &mut Random::new(seed))).collect();
        said.sort();
        said.dedup();
        said
    }

    #[test]
    fn groups_are_chosen_from_and_nest() {
        assert_eq!(say("a[b|c[d|e]|]", Gender::Male), ["a", "ab", "acd", "ace"]);
        assert_eq!(say("[не наш<ёл|ла>|{tea~пришёл|пришла}]", Gender::Female), ["не нашла", "пришла"]);
    }

    #[test]
    fn forms_agree_with_the_speaker_the_number_and_the_thing() {
        assert_eq!(say("<рад|рада> {tea}", Gender::Male), ["рад сенча"]);
        assert_eq!(say("забрал<|а>", Gender::Female), ["забрала"]);
        assert_eq!(say("5 {days#день|дня|дней}", Gender::Male), ["5 дней"]);
    }

    #[test]
    fn sentences_begin_with_a_capital_and_go_on_after_dots() {
        assert_eq!(with_capitals("да. хорошо! а ёлка? ну... ладно"), "Да. Хорошо! А ёлка? Ну... ладно");
        assert_eq!(with_capitals("12.5 кг, спасибо"), "12.5 кг, спасибо");
    }
}
