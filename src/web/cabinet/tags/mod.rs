//! Tags: the company's list of what conversations are marked with.

pub mod list;
pub mod one;

use crate::domain::directory::Directory;
use crate::domain::ids::TagId;
use crate::domain::refusal::Refusal;
use crate::domain::tag::{TagColour, TagEntry, accept_tag};
use crate::texts::Texts;
use crate::web::cabinet::forms::Filled;
use crate::web::views::Field;
use crate::web::views::tags::{Chip, Swatch};

/// What the form of a tag brings, and how it is shown again.
struct Typed {
    name: Result<String, Refusal>,
    colour: TagColour,
    field: String,
}

impl Typed {
    fn read(filled: &Filled) -> Self {
        let field = filled.text("name").to_owned();
        Self { name: accept_tag(&field), colour: TagColour::parse(filled.text("colour")).unwrap_or_default(), field }
    }

    /// The field of the name with what is wrong with it.
    fn refused(&self, why: String) -> Field {
        Field::new(self.field.clone()).refused(why)
    }
}

/// A tag as a page shows it.
fn chip(tag: &TagEntry) -> Chip {
    Chip { id: tag.id, name: tag.name.clone(), colour: tag.colour.word() }
}

/// The tags of a conversation, in the order of the list.
pub(super) fn chips(directory: &Directory, tags: &[TagId]) -> Vec<Chip> {
    directory.tags.iter().filter(|tag| tags.contains(&tag.id)).map(chip).collect()
}

fn swatches(chosen: TagColour, t: Texts) -> Vec<Swatch> {
    let swatch =
        |colour: TagColour| Swatch { word: colour.word(), label: colour_name(colour, t), is_chosen: colour == chosen };
    TagColour::ALL.into_iter().map(swatch).collect()
}

/// What a colour is called.
pub(super) const fn colour_name(colour: TagColour, t: Texts) -> &'static str {
    match colour {
        TagColour::Grey => t.tags_colour_grey(),
        TagColour::Green => t.tags_colour_green(),
        TagColour::Teal => t.tags_colour_teal(),
        TagColour::Blue => t.tags_colour_blue(),
        TagColour::Violet => t.tags_colour_violet(),
        TagColour::Rose => t.tags_colour_rose(),
        TagColour::Red => t.tags_colour_red(),
        TagColour::Amber => t.tags_colour_amber(),
    }
}
