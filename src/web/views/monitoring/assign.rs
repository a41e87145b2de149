//! To whom a conversation goes.

use askama::Template;

use crate::domain::ids::{ConversationId, OperatorId};
use crate::texts::Texts;
use crate::web::views::Person;

/// N02: everybody who can be assigned a conversation.
#[derive(Template)]
#[template(path = "cabinet/monitoring/assign.html")]
pub struct Assign {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// Nothing has been done yet.
    pub flash: Option<String>,
    /// The conversation.
    pub conversation: ConversationId,
    /// Who writes.
    pub visitor: String,
    /// Its site, and its department.
    pub place: String,
    /// Whose it is.
    pub owner: Option<String>,
    /// Those who are Ready, the least in work first.
    pub candidates: Vec<Candidate>,
    /// Why the last try was refused, as a sentence.
    pub error: Option<String>,
}

/// Somebody who can be assigned a conversation.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Their number.
    pub id: OperatorId,
    /// Their name.
    pub name: String,
    /// What they have in work, and of how many.
    pub load: String,
    /// Whether it would go above their limit.
    pub is_full: bool,
    /// Whether the site is theirs.
    pub has_site: bool,
    /// Whether they are chosen.
    pub is_chosen: bool,
}
