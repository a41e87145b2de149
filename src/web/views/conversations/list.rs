//! The archive.

use askama::Template;

use super::Choice;
use crate::domain::ids::ConversationId;
use crate::domain::words::Marked;
use crate::texts::Texts;
use crate::web::views::tags::Chip;
use crate::web::views::{Field, Person};

/// Conversations, latest first, as filters narrow them down.
#[derive(Template)]
#[template(path = "cabinet/conversations/list.html")]
pub struct Archive {
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
    /// As they are now.
    pub states: Vec<Choice>,
    /// The sites.
    pub sites: Vec<Choice>,
    /// The departments, by the name of their site.
    pub departments: Vec<(String, Vec<Choice>)>,
    /// The people, those who are disabled too.
    pub operators: Vec<Choice>,
    /// The time zone in which days are counted.
    pub zone: String,
    /// The tags, those that are retired too.
    pub tags: Vec<Choice>,
    /// The words to look for.
    pub words: Field,
    /// The first day.
    pub from: Field,
    /// The last day.
    pub to: Field,
    /// Whether anything narrows the list down.
    pub is_filtered: bool,
    /// Whether it begins with the latest.
    pub is_first: bool,
    /// How to find more, where words were asked for and nothing was found.
    pub unfound: Option<Unfound>,
    /// What was found.
    pub rows: Vec<Row>,
    /// Since when messages are not indexed yet, where the words asked for might be in them.
    pub behind: Option<String>,
    /// The conditions and the page, for the way back from a conversation.
    pub list: String,
    /// The address of what comes behind.
    pub next: Option<String>,
    /// The day of the last conversation that was looked at, where that was not everything.
    pub looked_back_to: Option<String>,
    /// The address of the same as a table.
    pub export: String,
    /// How many conversations that has at the most.
    pub export_most: u64,
}

/// Words that stand nowhere, and what may help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfound {
    /// As they were typed.
    pub words: String,
    /// Whether there are several: fewer may be found.
    pub fewer: bool,
    /// Whether some have to stand side by side: apart they may be found.
    pub apart: bool,
    /// The address of the same without anything else that narrows it down; `None` if there is nothing else.
    pub alone: Option<String>,
}

/// A conversation at a glance.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its number.
    pub id: ConversationId,
    /// Who writes.
    pub visitor: String,
    /// Its site, and its department.
    pub place: String,
    /// When it was opened.
    pub opened: String,
    /// The class of its state.
    pub state: &'static str,
    /// Its state in words.
    pub state_words: String,
    /// How many messages it has.
    pub messages: u64,
    /// The last line; `None` for what is in somebody else's work, because reading that is kept in the audit log (N01).
    pub line: Option<String>,
    /// Where the words stand that were asked for.
    pub excerpt: Option<Marked>,
    /// Whether that was an answer.
    pub is_answer: bool,
    /// What it is marked with.
    pub tags: Vec<Chip>,
    /// X16: 1 to 5, once its visitor has rated it.
    pub stars: Option<u64>,
}
