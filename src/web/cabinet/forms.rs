//! What a form of the cabinet brings.

use serde::Deserialize;

use crate::domain::refusal::Refusal;
use crate::web::views::Field;

/// The fields of a form, in their order. A name may come more than once, as the boxes of a group do.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct Filled(Vec<(String, String)>);

impl Filled {
    /// What was typed into a field; empty where it is missing.
    pub fn text(&self, name: &str) -> &str {
        self.sent(name).unwrap_or_default()
    }

    /// What was sent of a field; `None` where the form has no such field.
    pub fn sent(&self, name: &str) -> Option<&str> {
        self.values(name).next()
    }

    /// The numbers of the boxes of a group that were ticked.
    pub fn ticked<T>(&self, name: &str, id: fn(i64) -> T) -> Vec<T> {
        self.values(name).filter_map(|value| value.parse().ok().map(id)).collect()
    }

    /// Which of several ways was chosen.
    ///
    /// # Errors
    /// [`Refusal::FieldEmpty`] for none, and for one that there is not.
    pub fn choice<T>(&self, name: &str, parse: fn(&str) -> Option<T>) -> Result<T, Refusal> {
        parse(self.text(name)).ok_or(Refusal::FieldEmpty)
    }

    fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

/// A field as it is shown again: what was typed, and what is wrong with it.
pub fn again<T>(typed: &str, checked: &Result<T, Refusal>, say: impl Fn(&Refusal) -> String) -> Field {
    Field { value: typed.to_owned(), error: checked.as_ref().err().map(say) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::SiteId;

    #[test]
    fn a_group_of_boxes_is_read_whole_and_anything_else_once() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let filled = Filled(vec![pair("site", "1"), pair("name", "Anna"), pair("site", "3"), pair("site", "x")]);
        assert_eq!(filled.ticked("site", SiteId), [SiteId(1), SiteId(3)]);
        assert_eq!((filled.text("name"), filled.text("limit"), filled.sent("limit")), ("Anna", "", None));
    }
}
