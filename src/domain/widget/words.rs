//! What a site's widget says in the company's own words. Where there are none it says what `locales/` has.

use std::collections::BTreeMap;

use crate::domain::language::Language;
use crate::domain::refusal::Refusal;

/// A text of the widget that a company may put into words of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Text {
    /// Beside the drawing on the launcher; none of ours.
    Launcher,
    /// Above the chat; the company's name if it is not set.
    Title,
    /// The large line that greets.
    Greeting,
    /// What stands below it.
    Lead,
    /// In the empty field where the visitor writes.
    Placeholder,
    /// Above the form.
    FormTitle,
    /// What stands below that.
    FormLead,
    /// Above the notice.
    NoticeTitle,
    /// What it says.
    Notice,
    /// After the form has been sent.
    Thanks,
}

impl Text {
    /// Every one.
    pub const ALL: [Self; 10] = [
        Self::Launcher,
        Self::Title,
        Self::Greeting,
        Self::Lead,
        Self::Placeholder,
        Self::FormTitle,
        Self::FormLead,
        Self::NoticeTitle,
        Self::Notice,
        Self::Thanks,
    ];

    /// Its name in storage and in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Launcher => "launcher",
            Self::Title => "title",
            Self::Greeting => "greeting",
            Self::Lead => "lead",
            Self::Placeholder => "placeholder",
            Self::FormTitle => "form_title",
            Self::FormLead => "form_lead",
            Self::NoticeTitle => "notice_title",
            Self::Notice => "notice",
            Self::Thanks => "thanks",
        }
    }

    /// The text of a name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|text| text.name() == name)
    }

    /// How long it may be, in characters. The launcher's goes out with every page view.
    pub const fn longest(self) -> usize {
        match self {
            Self::Launcher => 30,
            Self::Title | Self::Greeting | Self::Placeholder | Self::FormTitle | Self::NoticeTitle => 60,
            Self::Lead | Self::FormLead | Self::Notice | Self::Thanks => 300,
        }
    }

    /// Accepts a text as it was typed: white space becomes single spaces; nothing typed is `None`.
    ///
    /// # Errors
    /// [`Refusal::FieldTooLong`].
    pub fn accept(self, typed: &str) -> Result<Option<String>, Refusal> {
        let visible: String = typed.chars().filter(|sign| sign.is_whitespace() || !sign.is_control()).collect();
        let text = visible.split_whitespace().collect::<Vec<_>>().join(" ");
        match text.chars().count() {
            0 => Ok(None),
            length if length > self.longest() => Err(Refusal::FieldTooLong { longest: self.longest() }),
            _ => Ok(Some(text)),
        }
    }
}

/// The company's own words, by language. A text that is not in it has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(BTreeMap<(&'static str, Text), String>);

impl Words {
    /// Puts a text into words; `None` takes them away.
    pub fn set(&mut self, language: Language, text: Text, words: Option<String>) {
        let key = (language.code(), text);
        match words {
            Some(words) => drop(self.0.insert(key, words)),
            None => drop(self.0.remove(&key)),
        }
    }

    /// The company's own words for a text.
    pub fn get(&self, language: Language, text: Text) -> Option<&str> {
        self.0.get(&(language.code(), text)).map(String::as_str)
    }

    /// Everything that has words of its own in a language.
    pub fn of(&self, language: Language) -> impl Iterator<Item = (Text, &str)> {
        Text::ALL.into_iter().filter_map(move |text| Some((text, self.get(language, text)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_is_no_text_of_its_own() {
        assert_eq!(Text::Greeting.accept(" \u{7} "), Ok(None));
        assert_eq!(Text::Greeting.accept("  Ask\r\n  us "), Ok(Some("Ask us".into())));
        let mut words = Words::default();
        words.set(Language::Ru, Text::Greeting, Some("Спросите".into()));
        assert_eq!(words.of(Language::Ru).collect::<Vec<_>>(), [(Text::Greeting, "Спросите")]);
        assert_eq!(words.of(Language::En).count(), 0);
        words.set(Language::Ru, Text::Greeting, None);
        assert_eq!(words, Words::default());
    }

    #[test]
    fn every_text_has_a_length_in_characters_and_a_name() {
        for text in Text::ALL {
            let fits = "щ".repeat(text.longest());
            assert_eq!(text.accept(&fits), Ok(Some(fits.clone())));
            assert_eq!(text.accept(&(fits + "щ")), Err(Refusal::FieldTooLong { longest: text.longest() }));
            assert_eq!(Text::parse(text.name()), Some(text));
        }
    }
}
