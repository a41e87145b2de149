//! The list of tags.

use askama::Template;

use super::{Chip, Swatch};
use crate::texts::Texts;
use crate::web::views::{Field, Person};

/// The list, and a form for another one.
#[derive(Template)]
#[template(path = "cabinet/tags/list.html")]
pub struct TagList {
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
    /// What can be put on conversations, in its order.
    pub offered: Vec<TagRow>,
    /// What cannot be any more.
    pub retired: Vec<TagRow>,
    /// The name of another one.
    pub name: Field,
    /// Its colour.
    pub colours: Vec<Swatch>,
}

/// A tag at a glance.
#[derive(Clone, Debug)]
pub struct TagRow {
    /// The tag.
    pub chip: Chip,
    /// How many conversations carry it.
    pub conversations: u64,
}
