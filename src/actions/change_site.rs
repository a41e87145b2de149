//! An administrator changes a site.

use crate::actions::audited::{Act, Administrator};
use crate::actions::{Done, Outcome};
use crate::domain::ids::SiteId;
use crate::domain::offline::OfflineForm;
use crate::domain::origin::OriginPattern;
use crate::domain::refusal::Refusal;
use crate::storage::{Write, directory, sites};

/// Gives a site its name and the pages that may carry its widget.
///
/// # Errors
/// [`Refusal::SiteUnknown`].
pub fn change(write: &Write<'_>, site: SiteId, name: &str, origins: &[OriginPattern]) -> Outcome<()> {
    if !directory::load(write)?.sites.contains_key(&site) {
        return Err(Refusal::SiteUnknown.into());
    }
    sites::rename(write, site, name)?;
    sites::set_origins(write, site, origins)?;
    Done::quietly(()).with_company_changed(write)
}

/// W02: chooses what the widget of a site offers while nobody is there. Pages that are open hear of it at once.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::SiteUnknown`].
pub fn set_offline(
    write: &Write<'_>,
    administrator: &Administrator,
    site: SiteId,
    offline: OfflineForm,
) -> Outcome<()> {
    administrator.is_one(write)?;
    if !directory::load(write)?.sites.contains_key(&site) {
        return Err(Refusal::SiteUnknown.into());
    }
    sites::set_offline(write, site, offline)?;
    administrator.note(write, Act::Changed { what: "site", colleague: None })?;
    Done::quietly(()).with_directory(write, &[])
}

/// Notes the host of a page that has opened the site's widget.
///
/// # Errors
/// Internal ones only.
pub fn note_seen(write: &Write<'_>, site: SiteId, host: &str) -> Outcome<()> {
    sites::note_seen(write, site, host)?;
    Ok(Done::quietly(()))
}
