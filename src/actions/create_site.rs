//! The company gets another site.

use crate::actions::audited::{Administrator, Change, Field, Thing};
use crate::actions::{Done, Outcome};
use crate::domain::ids::SiteId;
use crate::domain::language::Language;
use crate::domain::origin::OriginPattern;
use crate::storage::{Write, sites};

/// What a site begins with.
pub struct NewSite {
    /// What will stand in the address of its widget.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// The language for visitors whose own is not spoken here.
    pub language: Language,
    /// The pages that may carry its widget.
    pub origins: Vec<OriginPattern>,
}

/// Adds a site; the administrator who does so is the first whose it is.
///
/// # Errors
/// [`Refusal::NotAllowed`](crate::domain::refusal::Refusal::NotAllowed).
pub fn create(write: &Write<'_>, administrator: &Administrator, new: &NewSite) -> Outcome<SiteId> {
    administrator.is_one(write)?;
    let site = sites::insert(write, &new.key, &new.name, new.language)?;
    sites::set_origins(write, site, &new.origins)?;
    sites::add_member(write, administrator.operator, site)?;
    let origins: Vec<String> = new.origins.iter().map(ToString::to_string).collect();
    let change = Change::added(Thing::Site, site.0, &new.name).list(Field::Origins, &[], &origins);
    administrator.note_change(write, &change)?;
    Done::quietly(site).with_company_changed(write)
}
