//! Deleting a phrase.

use askama::Template;

use crate::domain::ids::PhraseId;
use crate::texts::Texts;
use crate::web::views::Person;
use crate::web::views::phrases::Shelf;

/// Asks once more.
#[derive(Template)]
#[template(path = "cabinet/phrases/delete.html")]
pub struct DeletePhrase {
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
    /// Which phrases it stands among.
    pub shelf: Shelf,
    /// Its number.
    pub id: PhraseId,
    /// What it is found by.
    pub title: String,
    /// What it says.
    pub text: String,
}
