//! What an entry says beside who, what and whom: a word, or what was changed from what to what.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::language::Language;
use crate::domain::widget::words::Text;
use crate::storage::audit::{Field, Thing};

/// How much of a value is kept: what is longer is cut, since the log says what was changed and is no copy of it.
const LONGEST_VALUE: usize = 200;

/// The value of what is on.
pub const ON: &str = "on";
/// The value of what is off.
pub const OFF: &str = "off";

/// The value of a password that there is.
pub const PASSWORD_SET: &str = "set";
/// The value of a password that is another than the one there was.
pub const PASSWORD_ANOTHER: &str = "another";

/// What became of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// It is new.
    Added,
    /// It is another than before.
    Changed,
    /// It is gone.
    Removed,
}

/// What a field of a change is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldName {
    /// By a word of the log.
    Plain(Field),
    /// `ru_greeting`: what the chat says in this language.
    Says(Language, Text),
}

impl FieldName {
    /// The word in storage.
    pub fn word(self) -> Cow<'static, str> {
        match self {
            Self::Plain(field) => field.word().into(),
            Self::Says(language, text) => format!("{}_{}", language.code(), text.name()).into(),
        }
    }

    /// What a stored word stands for.
    pub fn parse(word: &str) -> Option<Self> {
        if let Some(field) = Field::parse(word) {
            return Some(Self::Plain(field));
        }
        let (code, name) = word.split_once('_')?;
        let language = Language::ALL.into_iter().find(|language| language.code() == code)?;
        Some(Self::Says(language, Text::parse(name)?))
    }
}

impl From<Field> for FieldName {
    fn from(field: Field) -> Self {
        Self::Plain(field)
    }
}

/// A change of something, field by field. What must stay secret has no place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The word of the [`Thing`].
    pub what: String,
    /// What became of it.
    pub how: How,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<i64>,
    /// What it was called afterwards, or before it went.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The fields that are different: the word of the [`FieldName`], the value before and the value after.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<(String, String, String)>,
}

impl Change {
    /// Something new.
    pub fn added(what: Thing, id: i64, name: &str) -> Self {
        Self::of(what, How::Added, Some(id), name)
    }

    /// Something that becomes another.
    pub fn changed(what: Thing, id: i64, name: &str) -> Self {
        Self::of(what, How::Changed, Some(id), name)
    }

    /// Something that goes.
    pub fn removed(what: Thing, id: i64, name: &str) -> Self {
        Self::of(what, How::Removed, Some(id), name)
    }

    /// Something of which the company has one.
    pub fn of_company(what: Thing) -> Self {
        Self::of(what, How::Changed, None, "")
    }

    fn of(what: Thing, how: How, id: Option<i64>, name: &str) -> Self {
        Self { what: what.word().to_owned(), how, id, name: cut(name), fields: Vec::new() }
    }

    /// The same with a field, if it is different. A value that there is not is empty.
    #[must_use]
    pub fn field(
        mut self,
        name: impl Into<FieldName>,
        before: impl std::fmt::Display,
        after: impl std::fmt::Display,
    ) -> Self {
        let (before, after) = (before.to_string(), after.to_string());
        if before != after {
            self.fields.push((name.into().word().into_owned(), cut(&before), cut(&after)));
        }
        self
    }

    /// The same with several words as one field, if they are different.
    #[must_use]
    pub fn list<T: AsRef<str>>(self, name: Field, before: &[T], after: &[T]) -> Self {
        let joined = |words: &[T]| words.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(", ");
        self.field(name, joined(before), joined(after))
    }

    /// The same with what is on or off, if it is different.
    #[must_use]
    pub fn switch(self, name: Field, before: bool, after: bool) -> Self {
        let word = |is_on| if is_on { ON } else { OFF };
        self.field(name, word(before), word(after))
    }

    /// Whether nothing is different after all.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.how == How::Changed && self.fields.is_empty()
    }

    /// As it is written down.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The detail of an entry, as it is read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// What was changed.
    Change(Change),
    /// A word, or what else was written.
    Word(String),
}

impl Detail {
    /// Reads it. What is not a change is a word.
    pub fn read(text: &str) -> Self {
        match serde_json::from_str(text) {
            Ok(change) => Self::Change(change),
            Err(_) => Self::Word(text.to_owned()),
        }
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST_VALUE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_same_is_left_out_and_what_is_long_is_cut() {
        let long = "ы".repeat(300);
        let change =
            Change::changed(Thing::Site, 3, "Shop").field(Field::Name, "Shop", "Shop").field(Field::Origins, "", &long);
        assert_eq!(change.fields.len(), 1);
        assert_eq!(change.fields[0].2.chars().count(), LONGEST_VALUE + 1);
        assert!(Change::changed(Thing::Site, 3, "Shop").list(Field::People, &["Anna"], &["Anna"]).is_none());
        assert!(!Change::added(Thing::Site, 3, "Shop").is_none());
    }

    #[test]
    fn what_was_written_is_read_again_and_words_of_earlier_versions_stay_words() {
        let change =
            Change::removed(Thing::Department, 7, "\"Delivery\"").list(Field::Members, &["Anna", "Boris"], &[]);
        assert_eq!(Detail::read(&change.text()), Detail::Change(change));
        for word in ["site", "/cabinet/sites/1", "conversation 9, operator 4", "{}"] {
            assert_eq!(Detail::read(word), Detail::Word(word.to_owned()));
        }
    }
}
