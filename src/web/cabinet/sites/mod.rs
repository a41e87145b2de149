//! The pages of the company's sites.

pub mod department;
pub mod departments;
pub mod hours;
pub mod install;
pub mod list;
pub mod new;
pub mod people;
pub mod settings;
mod tab;
pub mod widget;

use crate::domain::directory::{Directory, OperatorEntry, SiteEntry};
use crate::domain::ids::{OperatorId, SiteId};
use crate::web::error::WebError;
use crate::web::views::Tick;

/// The site of an address.
fn found(directory: &Directory, id: SiteId) -> Result<&SiteEntry, WebError> {
    directory.sites.get(&id).ok_or(WebError::NotFound)
}

/// These people by name, each with a box.
fn boxes<'a>(people: impl Iterator<Item = &'a OperatorEntry>, is_ticked: impl Fn(&OperatorEntry) -> bool) -> Vec<Tick> {
    let tick = |person: &OperatorEntry| Tick { id: person.id.0, label: person.name.clone(), ticked: is_ticked(person) };
    let mut boxes: Vec<Tick> = people.map(tick).collect();
    boxes.sort_by_cached_key(|tick| (tick.label.to_lowercase(), tick.id));
    boxes
}

/// Which of these people are ticked, as a question to [`boxes`].
fn among(ticked: &[OperatorId]) -> impl Fn(&OperatorEntry) -> bool {
    |person| ticked.contains(&person.id)
}
