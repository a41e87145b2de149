//! Domain values as colleagues see them.

use crate::domain::directory::{Directory, OperatorEntry};
use crate::domain::rating::Rating;
use crate::domain::tag::TagEntry;
use crate::protocol::console_out::{Cause, Colleague, ConsoleMessage, Department, Site, Tag, TimelineEntry, Workplace};
use crate::storage::events::{Passing, Recorded};
use crate::storage::messages::Stored;

/// A message.
pub fn message(stored: Stored) -> ConsoleMessage {
    ConsoleMessage::of(stored.message, &stored.author_name)
}

/// What happened to a conversation, if the event is of that kind.
pub fn cause(kind: &str) -> Option<Cause> {
    match kind {
        "conversation_opened" => Some(Cause::Opened),
        "conversation_taken" => Some(Cause::Taken),
        "conversation_assigned" => Some(Cause::Assigned),
        "conversation_transferred" => Some(Cause::Transferred),
        "conversation_queued" => Some(Cause::Queued),
        "conversation_released" => Some(Cause::Released),
        "conversation_closed" => Some(Cause::Closed),
        "conversation_rated" => Some(Cause::Rated),
        _ => None,
    }
}

/// An entry of a timeline.
pub fn timeline_entry(event: &Recorded) -> Option<TimelineEntry> {
    let cause = cause(&event.kind)?;
    let Passing { to, department, note, .. } = event.passing();
    let (note, stars) = match event.rating() {
        Some(Rating { stars, comment }) => (comment, Some(stars)),
        None => (note, None),
    };
    Some(TimelineEntry { cause, at: event.at, by: event.operator, to, department, note, stars })
}

/// Everybody.
pub fn colleagues(directory: &Directory) -> Vec<Colleague> {
    let people = directory.operators.values();
    let colleague = |person: &OperatorEntry| Colleague {
        id: person.id,
        name: person.name.clone(),
        status: person.standing.status,
        since: person.standing.since,
        sites: person.sites.clone(),
    };
    people.map(colleague).collect()
}

/// Every site, with its departments.
pub fn sites(directory: &Directory) -> Vec<Site> {
    let departments = |site| {
        let of_site = directory.departments.values().filter(move |department| department.site == site);
        of_site.map(|department| Department { id: department.id, name: department.name.clone() }).collect()
    };
    let sites = directory.sites.values();
    sites
        .map(|site| Site { id: site.id, name: site.name.clone(), mode: site.mode, departments: departments(site.id) })
        .collect()
}

/// What conversations are marked with, in its order.
pub fn tags(directory: &Directory) -> Vec<Tag> {
    let tag = |TagEntry { id, name, colour, retired }: &TagEntry| Tag {
        id: *id,
        name: name.clone(),
        colour: *colour,
        retired: *retired,
    };
    directory.tags.iter().map(tag).collect()
}

/// What is a person's own.
pub fn workplace(person: &OperatorEntry) -> Workplace {
    Workplace { limit: person.limit, sites: person.sites.clone(), departments: person.departments.clone() }
}
