//! Web sites that carry the widget.

use serde::{Deserialize, Serialize};

/// How conversations find their operator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum RoutingMode {
    /// Every eligible operator sees a new conversation; the first to take it owns it.
    #[default]
    Common,
    /// The system assigns to the least loaded Ready operator.
    Balanced,
}

impl RoutingMode {
    /// The word in storage and on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::Balanced => "balanced",
        }
    }

    /// The mode of a stored word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Common, Self::Balanced].into_iter().find(|mode| mode.word() == word)
    }
}

/// Whether this can be the key of a site, as it stands in the address of its widget: 1 to 32 lower-case letters and
/// digits.
pub fn is_site_key(key: &str) -> bool {
    (1..=32).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}
