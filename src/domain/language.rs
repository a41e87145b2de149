//! The languages of the interface.

use serde::{Deserialize, Serialize};

/// A language that everything is written in. Chosen per person; the browser's wish is the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English, also for everybody whose language is not spoken here.
    #[default]
    En,
    /// Russian.
    Ru,
}

impl Language {
    /// Every language there is.
    pub const ALL: [Self; 2] = [Self::En, Self::Ru];

    /// The two-letter code of ISO 639-1.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
        }
    }

    /// The language of a code such as `ru`, `ru-RU` or `RU_ru`; `None` if it is not spoken here.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.code() == primary)
    }

    /// The best match for an `Accept-Language` header (RFC 9110, section 12.5.4): highest weight first, ties in order.
    pub fn negotiate(accept_language: &str) -> Option<Self> {
        let mut best: Option<(f32, Self)> = None;
        for wish in accept_language.split(',') {
            let mut parts = wish.split(';');
            let Some(language) = parts.next().and_then(Self::parse) else { continue };
            let weight =
                parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            if weight > 0.0 && best.is_none_or(|(highest, _)| weight > highest) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_weight_wins_and_ties_go_to_the_first() {
        assert_eq!(Language::negotiate("de, en;q=0.7, ru;q=0.9"), Some(Language::Ru));
        assert_eq!(Language::negotiate("en-GB,ru"), Some(Language::En));
        assert_eq!(Language::negotiate("ru;q=0, de"), None);
    }
}
