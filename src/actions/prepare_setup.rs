//! At start: makes sure that a company not yet set up can be.

use crate::actions::{Done, Outcome};
use crate::entropy::Secret;
use crate::storage::{Write, accounts, settings};

/// The secret of the set-up link: the one that was printed before, or `fresh`; `None` once set-up is done. It is kept in
/// clear, because it is printed at every start until it has been used, and lies in the owner's own file.
///
/// # Errors
/// Internal ones only.
pub fn prepare(write: &Write<'_>, fresh: &Secret) -> Outcome<Option<Secret>> {
    if accounts::name(write)?.is_some() {
        return Ok(Done::quietly(None));
    }
    if let Some(kept) = settings::get(write, settings::SETUP_SECRET)?.as_deref().and_then(Secret::parse) {
        return Ok(Done::quietly(Some(kept)));
    }
    settings::put(write, settings::SETUP_SECRET, fresh.reveal())?;
    Ok(Done::quietly(Some(fresh.clone())))
}
