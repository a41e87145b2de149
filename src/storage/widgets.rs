//! `widgets` and `widget_texts`.

use std::collections::BTreeMap;

use crate::domain::ids::SiteId;
use crate::domain::language::Language;
use crate::domain::widget::Widget;
use crate::domain::widget::colour::Colour;
use crate::domain::widget::look::{Corner, Icon, Look, Place};
use crate::domain::widget::words::{Text, Words};
use crate::storage::{Read, StorageError, Write, columns};

/// The widgets of the sites where somebody has chosen anything.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn all(read: &Read<'_>) -> Result<BTreeMap<SiteId, Widget>, StorageError> {
    type Columns = (i64, u32, String, String, String, bool, u16, u16, bool, u16, u16, bool, Option<String>);
    let sql = "SELECT site_id, version, colour, icon, corner, desktop_shown, desktop_side, desktop_bottom,
                      phone_shown, phone_side, phone_bottom, sound, language FROM widgets";
    let mut query = read.connection.prepare_cached(sql)?;
    let rows: Vec<Columns> = query.query_map([], |row| row.try_into())?.collect::<Result<_, _>>()?;
    let mut widgets = BTreeMap::new();
    for (
        site,
        version,
        colour,
        icon,
        corner,
        shown,
        side,
        bottom,
        on_phones,
        phone_side,
        phone_bottom,
        sound,
        language,
    ) in rows
    {
        let language = language.map(|word| columns::word("widgets", site, &word, Language::parse)).transpose()?;
        let look = Look {
            colour: columns::word("widgets", site, &colour, Colour::parse)?,
            icon: columns::word("widgets", site, &icon, Icon::parse)?,
            corner: columns::word("widgets", site, &corner, Corner::parse)?,
            desktop: Place { shown, side, bottom },
            phone: Place { shown: on_phones, side: phone_side, bottom: phone_bottom },
            sound,
            language,
        };
        widgets.insert(SiteId(site), Widget { version, look, words: Words::default() });
    }
    let mut query = read.connection.prepare_cached("SELECT site_id, language, name, text FROM widget_texts")?;
    let rows: Vec<(i64, String, String, String)> =
        query.query_map([], |row| row.try_into())?.collect::<Result<_, _>>()?;
    for (site, language, name, words) in rows {
        let language = columns::word("widget_texts", site, &language, Language::parse)?;
        let text = columns::word("widget_texts", site, &name, Text::parse)?;
        widgets.entry(SiteId(site)).or_default().words.set(language, text, Some(words));
    }
    Ok(widgets)
}

/// Gives a site's widget this look and these words, as its next version.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set(write: &Write<'_>, site: SiteId, look: &Look, words: &Words) -> Result<(), StorageError> {
    let sql = "INSERT INTO widgets (site_id, version, colour, icon, corner, desktop_shown, desktop_side, desktop_bottom,
                                    phone_shown, phone_side, phone_bottom, sound, language)
               VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
               ON CONFLICT (site_id) DO UPDATE SET
                   version = version + 1, colour = ?2, icon = ?3, corner = ?4, desktop_shown = ?5, desktop_side = ?6,
                   desktop_bottom = ?7, phone_shown = ?8, phone_side = ?9, phone_bottom = ?10, sound = ?11, language = ?12";
    let Look { colour, icon, corner, desktop, phone, sound, language } = look;
    write.connection.prepare_cached(sql)?.execute((
        site.0,
        colour.to_string(),
        icon.word(),
        corner.word(),
        desktop.shown,
        desktop.side,
        desktop.bottom,
        phone.shown,
        phone.side,
        phone.bottom,
        sound,
        language.map(Language::code),
    ))?;
    write.connection.prepare_cached("DELETE FROM widget_texts WHERE site_id = ?1")?.execute([site.0])?;
    let sql = "INSERT INTO widget_texts (site_id, language, name, text) VALUES (?1, ?2, ?3, ?4)";
    let mut insert = write.connection.prepare_cached(sql)?;
    for language in Language::ALL {
        for (text, words) in words.of(language) {
            insert.execute((site.0, language.code(), text.name(), words))?;
        }
    }
    Ok(())
}
