//! What was written and what happened, in order, with a line where a day begins.

use crate::domain::directory::Directory;
use crate::domain::message::Author;
use crate::domain::time::Timestamp;
use crate::protocol::console_out::{Cause, TimelineEntry};
use crate::storage::messages::Stored;
use crate::texts::Texts;
use crate::web::cabinet::conversations::Names;
use crate::web::cabinet::moments::{Moments, iso};
use crate::web::views::conversations::one::Entry;

/// Puts both together. What happened comes before what was written at the same moment: a conversation is opened by its
/// first message.
pub fn entries(
    messages: &[Stored],
    timeline: &[TimelineEntry],
    directory: &Directory,
    names: &Names,
    moments: &Moments,
) -> Vec<Entry> {
    let t = moments.t;
    let happened = timeline.iter().map(|entry| {
        let event = Entry::Event {
            words: words(entry, directory, names, t),
            clock: moments.clock(entry.at),
            iso: iso(entry.at),
            note: entry.note.clone(),
        };
        (entry.at, event)
    });
    let written = messages.iter().map(|stored| (stored.message.at, message(stored, moments)));
    let mut all: Vec<(Timestamp, Entry)> = happened.chain(written).collect();
    all.sort_by_key(|(at, _)| *at);
    let mut entries = Vec::with_capacity(all.len() + 1);
    let mut today = String::new();
    for (at, entry) in all {
        let day = moments.day(at);
        if day != today {
            entries.push(Entry::Day(day.clone()));
            today = day;
        }
        entries.push(entry);
    }
    entries
}

fn message(stored: &Stored, moments: &Moments) -> Entry {
    let t = moments.t;
    let from_visitor = stored.message.author == Author::Visitor;
    Entry::Message {
        author: if from_visitor { t.conversations_read_visitor().to_owned() } else { stored.author_name.clone() },
        from_visitor,
        clock: moments.clock(stored.message.at),
        iso: iso(stored.message.at),
        text: stored.message.text.clone(),
    }
}

/// What happened, in the words of the console.
fn words(entry: &TimelineEntry, directory: &Directory, names: &Names, t: Texts) -> String {
    let by = entry.by.map_or("", |id| names.of(id));
    let to = entry.to.map_or("", |id| names.of(id));
    let department = entry.department.and_then(|id| directory.departments.get(&id));
    match (entry.cause, department) {
        (Cause::Opened, _) => t.console_log_opened().to_owned(),
        (Cause::Taken, _) => t.console_log_taken(by),
        (Cause::Assigned, _) if entry.by.is_none() => t.console_log_assigned(to),
        (Cause::Assigned, _) => t.console_log_assigned_by(by, to),
        (Cause::Transferred, _) => t.console_log_passed(by, to),
        (Cause::Queued, Some(department)) => t.console_log_department(by, &department.name),
        (Cause::Queued, None) => t.console_log_returned(by),
        (Cause::Released, _) => t.console_log_released(by),
        (Cause::Rated, _) => t.console_log_rated(entry.stars.unwrap_or_default().into()),
        (Cause::Closed, _) if entry.by.is_none() => t.conversations_row_closed_visitor().to_owned(),
        (Cause::Closed, _) => t.console_log_closed(by),
    }
}
