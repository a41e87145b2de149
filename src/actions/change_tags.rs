//! An administrator keeps the list of tags. Every console asks for everything anew, as after any change of the company.

use crate::actions::audited::{Administrator, Change, Field, Thing};
use crate::actions::{Done, Failure, Outcome};
use crate::domain::ids::TagId;
use crate::domain::refusal::Refusal;
use crate::domain::tag::{MOST_TAGS, TagColour, TagEntry};
use crate::storage::{Write, tags};

/// Which way a tag moves in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

impl Way {
    /// The way of a word in a form.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "up" => Some(Self::Up),
            "down" => Some(Self::Down),
            _ => None,
        }
    }
}

/// Adds a tag at the end of the list.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TagNameTaken`], [`Refusal::TooManyTags`].
pub fn create(write: &Write<'_>, administrator: &Administrator, name: &str, colour: TagColour) -> Outcome<TagId> {
    administrator.is_one(write)?;
    if tags::all(write)?.len() >= MOST_TAGS {
        return Err(Refusal::TooManyTags { most: MOST_TAGS }.into());
    }
    name_is_free(write, name, None)?;
    let id = tags::insert(write, name, colour)?;
    let change = Change::added(Thing::Tag, id.0, name).field(Field::Colour, "", colour.word());
    told(write, administrator, &change, id)
}

/// Gives a tag its name and its colour, also on the conversations that carry it.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TagUnknown`], [`Refusal::TagNameTaken`].
pub fn change(
    write: &Write<'_>,
    administrator: &Administrator,
    tag: TagId,
    name: &str,
    colour: TagColour,
) -> Outcome<()> {
    administrator.is_one(write)?;
    let before = found(write, tag)?;
    name_is_free(write, name, Some(tag))?;
    tags::change(write, tag, name, colour)?;
    let change = Change::changed(Thing::Tag, tag.0, name).field(Field::Name, &before.name, name).field(
        Field::Colour,
        before.colour.word(),
        colour.word(),
    );
    told(write, administrator, &change, ())
}

/// Offers a tag no more, or again. The conversations that carry it keep it.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TagUnknown`].
pub fn set_retired(write: &Write<'_>, administrator: &Administrator, tag: TagId, retired: bool) -> Outcome<()> {
    administrator.is_one(write)?;
    let before = found(write, tag)?;
    tags::set_retired(write, tag, retired)?;
    let change = Change::changed(Thing::Tag, tag.0, &before.name).switch(Field::Retired, before.retired, retired);
    told(write, administrator, &change, ())
}

/// Moves a tag by one place among those that are offered. The first and the last stay where they are.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TagUnknown`].
pub fn shift(write: &Write<'_>, administrator: &Administrator, tag: TagId, way: Way) -> Outcome<()> {
    administrator.is_one(write)?;
    found(write, tag)?;
    let (retired, offered): (Vec<TagEntry>, Vec<TagEntry>) = tags::all(write)?.into_iter().partition(|one| one.retired);
    let mut order = offered.clone();
    let from = order.iter().position(|one| one.id == tag).ok_or(Refusal::TagRetired)?;
    let to = match way {
        Way::Up => from.checked_sub(1),
        Way::Down => Some(from + 1).filter(|to| *to < order.len()),
    };
    if let Some(to) = to {
        order.swap(from, to);
        tags::set_order(write, &order.iter().chain(&retired).map(|one| one.id).collect::<Vec<_>>())?;
    }
    let names = |tags: &[TagEntry]| tags.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    let change = Change::of_company(Thing::Tags).list(Field::Order, &names(&offered), &names(&order));
    told(write, administrator, &change, ())
}

/// Takes a tag off the list for good. One that any conversation carries can only be retired.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TagUnknown`], [`Refusal::TagInUse`].
pub fn remove(write: &Write<'_>, administrator: &Administrator, tag: TagId) -> Outcome<()> {
    administrator.is_one(write)?;
    let before = found(write, tag)?;
    if tags::is_used(write, tag)? {
        return Err(Refusal::TagInUse.into());
    }
    tags::remove(write, tag)?;
    told(write, administrator, &Change::removed(Thing::Tag, tag.0, &before.name), ())
}

fn found(write: &Write<'_>, tag: TagId) -> Result<TagEntry, Failure> {
    Ok(tags::all(write)?.into_iter().find(|one| one.id == tag).ok_or(Refusal::TagUnknown)?)
}

fn name_is_free(write: &Write<'_>, name: &str, but: Option<TagId>) -> Result<(), Failure> {
    let taken = tags::by_name(write, name)?.filter(|other| Some(*other) != but);
    if taken.is_some() { Err(Refusal::TagNameTaken.into()) } else { Ok(()) }
}

fn told<T>(write: &Write<'_>, administrator: &Administrator, change: &Change, answer: T) -> Outcome<T> {
    administrator.note_change(write, change)?;
    Done::quietly(answer).with_company_changed(write)
}
