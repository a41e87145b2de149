//! Blocked visitors.

use askama::Template;

use crate::domain::ids::{BlockId, ConversationId};
use crate::texts::Texts;
use crate::web::views::conversations::Choice;
use crate::web::views::{Field, Person};

/// Who is blocked, and a form for an address or a network.
#[derive(Template)]
#[template(path = "cabinet/blocked.html")]
pub struct Blocked {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// Those in effect, the latest first.
    pub rows: Vec<Row>,
    /// The time zone of the moments.
    pub zone: String,
    /// The address or network to block.
    pub network: Field,
    /// Why.
    pub reason: Field,
    /// For how long.
    pub terms: Vec<Choice>,
}

/// A block at a glance.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its number.
    pub id: BlockId,
    /// Who, or from where.
    pub who: String,
    /// Whether that is a visitor, an address or a network.
    pub kind: &'static str,
    /// Why; empty if nobody said.
    pub reason: String,
    /// Since when and by whom, as words.
    pub since: String,
    /// Until when, as words.
    pub until: String,
    /// When somebody tried last, as words.
    pub last_attempt: Option<String>,
    /// The conversation that it came from.
    pub conversation: Option<ConversationId>,
}
