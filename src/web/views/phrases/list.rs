//! The list of phrases.

use askama::Template;

use crate::domain::ids::PhraseId;
use crate::texts::Texts;
use crate::web::views::Person;
use crate::web::views::conversations::Choice;
use crate::web::views::phrases::Shelf;

/// Phrases group by group, with what they can be narrowed down by.
#[derive(Template)]
#[template(path = "cabinet/phrases/list.html")]
pub struct PhraseList {
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
    /// Which phrases.
    pub shelf: Shelf,
    /// What is looked for.
    pub wanted: String,
    /// The languages to choose from.
    pub languages: Vec<Choice>,
    /// The sites to choose from; none where there is only one.
    pub sites: Vec<Choice>,
    /// Whether the list is narrowed down.
    pub is_filtered: bool,
    /// How many phrases there are, shown or not.
    pub total: u64,
    /// The phrases.
    pub groups: Vec<Group>,
}

/// Phrases under one heading.
pub struct Group {
    /// The heading; `None`: they stand in no group.
    pub name: Option<String>,
    /// The phrases.
    pub rows: Vec<Row>,
}

/// A phrase of the list.
pub struct Row {
    /// Its number.
    pub id: PhraseId,
    /// What it is found by.
    pub title: String,
    /// What it says.
    pub text: String,
    /// For which language and which sites, in words.
    pub facts: String,
}
