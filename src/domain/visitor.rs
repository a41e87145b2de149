//! People who write.

use crate::domain::ids::{SiteId, VisitorId};

/// A visitor as the domain knows one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// Their number.
    pub id: VisitorId,
    /// The site that they wrote on.
    pub site: SiteId,
}

/// Where a visitor is: the page that carries the widget, as its browser reports it. Bounded, never trusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whereabouts {
    /// The address of the page.
    pub url: String,
    /// The title of the page.
    pub title: String,
    /// The page they came from.
    pub referrer: String,
    /// The language of the browser, as it names it.
    pub language: String,
    /// The browser, as it names itself.
    pub user_agent: String,
}

/// The longest of each of these fields, in characters.
pub const LONGEST_FIELD: usize = 500;

impl Whereabouts {
    /// Cuts every field to what is kept. Only addresses of web pages are kept as addresses.
    #[must_use]
    pub fn bounded(self) -> Self {
        Self {
            url: web_address(self.url),
            title: bounded(self.title),
            referrer: web_address(self.referrer),
            language: bounded(self.language),
            user_agent: bounded(self.user_agent),
        }
    }
}

fn bounded(mut field: String) -> String {
    field.retain(|character| !character.is_control());
    if let Some((end, _)) = field.char_indices().nth(LONGEST_FIELD) {
        field.truncate(end);
    }
    field
}

fn web_address(field: String) -> String {
    if field.starts_with("https://") || field.starts_with("http://") { bounded(field) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strangers_address_is_kept_only_if_it_is_a_web_page() {
        let there = Whereabouts {
            url: "javascript:alert(1)".into(),
            referrer: "https://a.example/ь".into(),
            ..Default::default()
        };
        let kept = there.bounded();
        assert_eq!((kept.url.as_str(), kept.referrer.as_str()), ("", "https://a.example/ь"));
    }

    #[test]
    fn fields_are_cut_by_characters() {
        let title = "ё".repeat(LONGEST_FIELD + 5);
        let kept = Whereabouts { title, ..Default::default() }.bounded();
        assert_eq!(kept.title.chars().count(), LONGEST_FIELD);
    }
}
