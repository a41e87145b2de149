//! Words as they are looked for: in lower case, ё as е, and without their endings, in Russian and in English. What is
//! written is put into the same form as what is asked for, so that «заказы» finds «заказа».

use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};

/// How many words of a question count.
const MOST_WORDS: usize = 12;

/// How many characters of a word count.
const LONGEST_WORD: usize = 40;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The form in which it is looked for.
    pub stem: String,
    /// Where it stands, in bytes.
    pub place: Range<usize>,
}

/// Knows the endings of both languages. Cheap to make.
pub struct Stems {
    russian: Stemmer,
    english: Stemmer,
}

impl Default for Stems {
    fn default() -> Self {
        Self { russian: Stemmer::create(Algorithm::Russian), english: Stemmer::create(Algorithm::English) }
    }
}

impl Stems {
    /// The words of a text, in their order. What stands between letters and digits separates them.
    pub fn words(&self, text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        let mut start = None;
        for (place, character) in text.char_indices().chain([(text.len(), ' ')]) {
            match (start, character.is_alphanumeric()) {
                (None, true) => start = Some(place),
                (Some(from), false) => {
                    words.push(Word { stem: self.stem(&text[from..place]), place: from..place });
                    start = None;
                }
                _ => {}
            }
        }
        words
    }

    /// The stems of a text, each once.
    pub fn index(&self, texts: &[String]) -> String {
        let stems: std::collections::BTreeSet<String> =
            texts.iter().flat_map(|text| self.words(text)).map(|word| word.stem).collect();
        stems.into_iter().collect::<Vec<_>>().join(" ")
    }

    fn stem(&self, word: &str) -> String {
        let lower = plain(word);
        if lower.chars().any(|character| ('а'..='я').contains(&character)) {
            self.russian.stem(&lower).into_owned()
        } else if lower.bytes().all(|byte| byte.is_ascii_lowercase()) {
            self.english.stem(&lower).into_owned()
        } else {
            lower
        }
    }
}

/// A word in lower case, with е for ё.
fn plain(word: &str) -> String {
    let lower: String = word.chars().flat_map(char::to_lowercase).take(LONGEST_WORD).collect();
    lower.replace('ё', "е")
}

/// What somebody looks for: words that all have to be there, some of them side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Stems one after another; most of them alone.
    groups: Vec<Vec<String>>,
    /// The last word as it was typed, where it may be only begun.
    begun: Option<String>,
}

impl Wanted {
    /// Reads what was typed; `None` if there is no word in it. Words in quotation marks have to stand side by side; the last
    /// word may be only begun.
    pub fn parse(typed: &str) -> Option<Self> {
        let stems = Stems::default();
        let marks = ['"', '«', '»', '“', '”', '„'];
        let (mut groups, mut begun) = (Vec::new(), None);
        for (number, part) in typed.split(marks).enumerate() {
            let words = stems.words(part);
            let Some(last) = words.last() else { continue };
            begun = (number % 2 == 0).then(|| plain(&part[last.place.clone()]));
            let words = words.into_iter().map(|word| word.stem);
            match number % 2 {
                1 => groups.push(words.collect()),
                _ => groups.extend(words.map(|word| vec![word])),
            }
        }
        let (mut left, all) = (MOST_WORDS, groups.len());
        groups.retain(|group: &Vec<String>| {
            let fits = group.len() <= left;
            left -= group.len().min(left);
            fits
        });
        let begun = begun.filter(|word| word.chars().count() > 1 && groups.len() == all);
        (!groups.is_empty()).then_some(Self { groups, begun })
    }

    /// How many words, or groups of words that have to stand side by side, there are.
    pub const fn asks_for(&self) -> usize {
        self.groups.len()
    }

    /// As SQLite's index is asked for it (FTS5). Stems are letters and digits alone.
    pub fn expression(&self) -> String {
        let mut words: Vec<String> = self.groups.iter().flatten().map(|stem| format!("\"{stem}\"")).collect();
        if let (Some(last), Some(begun)) = (words.last_mut(), &self.begun) {
            *last = format!("({last} OR \"{begun}\"*)");
        }
        words.join(" AND ")
    }

    /// Whether words have to stand side by side, which the index does not know.
    pub fn has_phrases(&self) -> bool {
        self.groups.iter().any(|group| group.len() > 1)
    }

    /// Whether every phrase stands in one of these texts.
    pub fn phrases_stand_in(&self, texts: &[String]) -> bool {
        let stems = Stems::default();
        let texts: Vec<Vec<Word>> = texts.iter().map(|text| stems.words(text)).collect();
        let phrases = self.groups.iter().filter(|group| group.len() > 1);
        phrases.into_iter().all(|phrase| {
            let here = |window: &[Word]| window.iter().zip(phrase).all(|(word, stem)| word.stem == *stem);
            texts.iter().any(|words| words.windows(phrase.len()).any(here))
        })
    }

    /// The words of a text that were asked for, and how many different ones that is.
    pub fn marks(&self, words: &[Word]) -> (Vec<Range<usize>>, usize) {
        let stems: Vec<&String> = self.groups.iter().flatten().collect();
        let (mut marks, mut met) = (Vec::new(), vec![false; stems.len()]);
        for word in words {
            let fits = |(number, stem): (usize, &&String)| {
                let begun = self.begun.as_deref().filter(|_| number + 1 == stems.len());
                (word.stem == **stem || begun.is_some_and(|begun| word.stem.starts_with(begun))).then_some(number)
            };
            let found: Vec<usize> = stems.iter().enumerate().filter_map(fits).collect();
            if !found.is_empty() {
                marks.push(word.place.clone());
            }
            found.into_iter().for_each(|number| met[number] = true);
        }
        (marks, met.into_iter().filter(|met| *met).count())
    }

    /// How many words were asked for.
    pub fn many(&self) -> usize {
        self.groups.iter().map(Vec::len).sum()
    }
}

/// A piece of a text, and whether it was asked for.
pub type Marked = Vec<(String, bool)>;

/// How many characters an excerpt has before the first mark, and in all.
const BEFORE: usize = 60;
const EXCERPT: usize = 200;

/// Some of a text around the first mark, as one line, with the marks in it.
pub fn excerpt(text: &str, marks: &[Range<usize>]) -> Marked {
    let first = marks.first().map_or(0, |mark| mark.start);
    let start = text[..first].char_indices().rev().nth(BEFORE - 1).map_or(0, |(place, _)| place);
    let start = match text[start..first].find(char::is_whitespace) {
        Some(space) if start > 0 => start + space,
        _ => start,
    };
    let end = text[start..].char_indices().nth(EXCERPT).map_or(text.len(), |(place, _)| start + place);
    let mut parts: Marked = Vec::new();
    let mut push = |piece: &str, marked: bool| {
        let mut line = String::new();
        for character in piece.chars() {
            match character.is_whitespace() || character.is_control() {
                true if line.ends_with(' ') => {}
                true => line.push(' '),
                false => line.push(character),
            }
        }
        if !line.is_empty() {
            parts.push((line, marked));
        }
    };
    if start > 0 {
        push("…", false);
    }
    let mut at = start;
    for mark in marks.iter().filter(|mark| mark.start >= start && mark.end <= end) {
        push(&text[at..mark.start], false);
        push(&text[mark.clone()], true);
        at = mark.end;
    }
    push(&text[at..end], false);
    if end < text.len() {
        push("…", false);
    }
    parts
}

#[cfg(test)]
mod tests;
