//! Whether a conversation is to be closed.

use askama::Template;

use crate::domain::ids::ConversationId;
use crate::texts::Texts;
use crate::web::views::Person;

/// N04: what comes of closing it.
#[derive(Template)]
#[template(path = "cabinet/monitoring/close.html")]
pub struct CloseConversation {
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
    /// Whose it is.
    pub owner: Option<String>,
}
