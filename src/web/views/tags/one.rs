//! One tag.

use askama::Template;

use super::{Chip, Swatch};
use crate::texts::Texts;
use crate::web::views::{Field, Person};

/// Its name and its colour, and its end.
#[derive(Template)]
#[template(path = "cabinet/tags/one.html")]
pub struct TagForm {
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
    /// Why something was not done, as a sentence.
    pub refused: Option<String>,
    /// The tag as it is.
    pub tag: Chip,
    /// Whether it is offered no more.
    pub is_retired: bool,
    /// How many conversations carry it.
    pub conversations: u64,
    /// Its name, as it was typed.
    pub name: Field,
    /// Its colour.
    pub colours: Vec<Swatch>,
}

/// Asks once more before a tag is deleted.
#[derive(Template)]
#[template(path = "cabinet/tags/delete.html")]
pub struct DeleteTag {
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
    /// The tag.
    pub tag: Chip,
}

impl DeleteTag {
    /// Where the tag is.
    fn of_tag(&self) -> String {
        format!("/cabinet/tags/{}", self.tag.id)
    }
}
