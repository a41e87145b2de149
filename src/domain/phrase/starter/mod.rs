//! Phrases to begin with, in the language of whoever asks for them: what most companies say every day. They are the company's
//! own from then on.

mod en;
mod ru;

use crate::domain::language::Language;
use crate::domain::phrase::{ForSites, Phrase};

/// Group, title and text of each, in the order in which a conversation needs them.
type Set = [(&'static str, &'static str, &'static str)];

/// The set of a language.
pub fn set(language: Language) -> Vec<Phrase> {
    let set: &Set = match language {
        Language::En => &en::SET,
        Language::Ru => &ru::SET,
    };
    let phrase = |(group, title, text): &(&str, &str, &str)| Phrase {
        title: (*title).to_owned(),
        text: (*text).to_owned(),
        group: Some((*group).to_owned()),
        language: Some(language),
        sites: ForSites::All,
    };
    set.iter().map(phrase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::operator::accept_name;
    use crate::domain::phrase::{accept_group, accept_text};

    #[test]
    fn every_phrase_is_one_that_somebody_could_have_typed() {
        for language in Language::ALL {
            for Phrase { title, text, group, .. } in set(language) {
                assert_eq!(accept_name(&title).as_ref(), Ok(&title));
                assert_eq!(accept_text(&text).as_ref(), Ok(&text));
                assert_eq!(accept_group(group.as_deref().unwrap_or_default()).as_ref(), Ok(&group));
            }
        }
    }

    #[test]
    fn every_language_has_as_many_and_each_title_once() {
        for language in Language::ALL {
            let mut titles: Vec<String> = set(language).into_iter().map(|phrase| phrase.title).collect();
            assert_eq!(titles.len(), set(Language::En).len());
            titles.sort();
            titles.dedup();
            assert_eq!(titles.len(), set(Language::En).len(), "{language:?}");
        }
    }
}
