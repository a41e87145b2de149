//! The audit log.

use askama::Template;

use crate::domain::ids::ConversationId;
use crate::texts::Texts;
use crate::web::views::conversations::Choice;
use crate::web::views::{Field, Person};

/// Entries, latest first, as filters narrow them down.
#[derive(Template)]
#[template(path = "cabinet/audit/list.html")]
pub struct AuditLog {
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
    /// Whether the log is whole.
    pub chain: ChainNow,
    /// The people, those who are disabled too.
    pub people: Vec<Choice>,
    /// The kinds of acts.
    pub kinds: Vec<Choice>,
    /// Done, or refused.
    pub outcomes: Vec<Choice>,
    /// The time zone in which days are counted.
    pub zone: String,
    /// The first day.
    pub from: Field,
    /// The last day.
    pub to: Field,
    /// Whether anything narrows the log down.
    pub is_filtered: bool,
    /// Whether it begins with the latest.
    pub is_first: bool,
    /// What was found.
    pub entries: Vec<Entry>,
    /// The address of what comes behind.
    pub next: Option<String>,
    /// The day of the last entry that was looked at, where that was not everything.
    pub looked_back_to: Option<String>,
    /// The address of the same as a table.
    pub export: String,
    /// How many entries that has at the most.
    pub export_most: u64,
}

/// Whether the log is whole, as far as it was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainNow {
    /// All of it, so many entries.
    Whole(u64),
    /// Up to this entry.
    Checking(i64),
    /// This entry is not what it was.
    Broken(i64),
}

/// An entry in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub number: i64,
    /// When, for people.
    pub moment: String,
    /// When, for programs.
    pub iso: String,
    /// Who.
    pub who: String,
    /// What.
    pub act: String,
    /// Whether it was refused.
    pub is_refused: bool,
    /// What is different.
    pub fields: Vec<Different>,
    /// What else there is to know.
    pub more: Option<String>,
    /// The conversation it was about.
    pub conversation: Option<ConversationId>,
    /// The colleague it was about, and where they are.
    pub colleague: Option<(String, Option<String>)>,
    /// Where the thing that was changed is, and what that is.
    pub place: Option<(String, String)>,
    /// The address it came from.
    pub address: String,
}

/// A field that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Different {
    /// What it is called.
    pub name: String,
    /// What it was; `None`: it was not there yet.
    pub before: Option<String>,
    /// What it is now; `None`: it is gone.
    pub after: Option<String>,
}

impl Different {
    /// In one line of text.
    #[must_use]
    pub fn line(&self) -> String {
        let sides: Vec<&str> = [&self.before, &self.after].into_iter().flatten().map(String::as_str).collect();
        format!("{}: {}", self.name, sides.join(" → "))
    }
}
