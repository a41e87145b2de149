//! One conversation, to read.

use askama::Template;

use crate::domain::ids::ConversationId;
use crate::texts::Texts;
use crate::web::views::Person;
use crate::web::views::tags::Chip;

/// What was written and what happened, with what is known of the visitor.
#[derive(Template)]
#[template(path = "cabinet/conversations/one.html")]
pub struct ConversationPage {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// Nothing is done here.
    pub flash: Option<String>,
    /// The address of the list that they came from.
    pub back: String,
    /// Its conditions, as the value of a query.
    pub list: String,
    /// Its number.
    pub id: ConversationId,
    /// Who writes.
    pub visitor: String,
    /// N01: whose work it is in, where that was kept in the audit log.
    pub kept: Option<String>,
    /// The class of its state.
    pub state: &'static str,
    /// Its state in words.
    pub state_words: String,
    /// Its site, and its department.
    pub place: String,
    /// The time zone of all times.
    pub zone: String,
    /// When it was opened.
    pub opened: String,
    /// How long it waited in queues.
    pub waited: String,
    /// When it was closed.
    pub closed: Option<String>,
    /// Why it is where it is, as sentences.
    pub why: Option<String>,
    /// Whether it can be assigned and closed.
    pub is_open: bool,
    /// Whether it is in somebody's work.
    pub is_owned: bool,
    /// What it is marked with.
    pub tags: Vec<Chip>,
    /// What is known of the visitor, by name.
    pub card: Vec<(&'static str, String)>,
    /// Their other conversations, latest first.
    pub others: Vec<Other>,
    /// What was written and what happened, in order.
    pub entries: Vec<Entry>,
    /// Whether anything was written before.
    pub earlier: Option<u32>,
    /// Whether the page ends with the latest.
    pub is_latest: bool,
}

/// Another conversation of the visitor.
#[derive(Clone, Debug)]
pub struct Other {
    /// Its number.
    pub id: ConversationId,
    /// When it was opened.
    pub opened: String,
    /// Its state in words.
    pub state_words: String,
}

/// Something in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A day begins.
    Day(String),
    /// Somebody wrote.
    Message {
        /// Who.
        author: String,
        /// Whether that is the visitor.
        from_visitor: bool,
        /// When, for people.
        clock: String,
        /// When, for programs.
        iso: String,
        /// What.
        text: String,
    },
    /// Something happened.
    Event {
        /// What, as a sentence.
        words: String,
        /// When, for people.
        clock: String,
        /// When, for programs.
        iso: String,
        /// What colleagues were told.
        note: Option<String>,
    },
}
