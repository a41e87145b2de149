//! An administrator changes how a site's widget looks and what it says.

use crate::actions::audited::{Administrator, Change, Field, Thing};
use crate::actions::{Done, Outcome};
use crate::domain::ids::SiteId;
use crate::domain::language::Language;
use crate::domain::refusal::Refusal;
use crate::domain::widget::look::{Look, Place};
use crate::domain::widget::words::{Text, Words};
use crate::storage::audit::FieldName;
use crate::storage::{Write, directory, widgets};

/// Gives a site's widget this look and these words. Chats that are open hear at once that there is a new version, pages
/// without one when they next ask.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::SiteUnknown`].
pub fn change(
    write: &Write<'_>,
    administrator: &Administrator,
    site: SiteId,
    look: &Look,
    words: &Words,
) -> Outcome<()> {
    administrator.is_one(write)?;
    let company = directory::load(write)?;
    let entry = company.sites.get(&site).ok_or(Refusal::SiteUnknown)?;
    widgets::set(write, site, look, words)?;
    let change = Change::changed(Thing::Widget, site.0, &entry.name);
    administrator.note_change(
        write,
        &different_words(different_look(change, &entry.widget.look, look), &entry.widget.words, words),
    )?;
    Done::quietly(()).with_directory(write, &[])
}

fn different_look(change: Change, before: &Look, after: &Look) -> Change {
    let place =
        |Place { shown, side, bottom }: Place| format!("{} {side} {bottom}", if shown { "shown" } else { "hidden" });
    change
        .field(Field::Colour, before.colour, after.colour)
        .field(Field::Icon, before.icon.word(), after.icon.word())
        .field(Field::Corner, before.corner.word(), after.corner.word())
        .field(Field::Desktop, place(before.desktop), place(after.desktop))
        .field(Field::Phone, place(before.phone), place(after.phone))
        .switch(Field::Sound, before.sound, after.sound)
        .field(Field::Language, before.language.map_or("", Language::code), after.language.map_or("", Language::code))
}

fn different_words(mut change: Change, before: &Words, after: &Words) -> Change {
    for language in Language::ALL {
        for text in Text::ALL {
            let of = |words: &Words| words.get(language, text).unwrap_or_default().to_owned();
            change = change.field(FieldName::Says(language, text), of(before), of(after));
        }
    }
    change
}
