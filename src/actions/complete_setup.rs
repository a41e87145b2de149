//! The owner sets the company up.

use crate::actions::{Done, Outcome};
use crate::domain::email::EmailAddress;
use crate::domain::ids::{OperatorId, SiteId};
use crate::domain::language::Language;
use crate::domain::operator::Role;
use crate::domain::origin::OriginPattern;
use crate::domain::refusal::Refusal;
use crate::domain::time_zone::TimeZone;
use crate::entropy::Secret;
use crate::storage::operators::NewOperator;
use crate::storage::{Write, accounts, operators, settings, sites};

/// What a company begins with.
pub struct Setup {
    /// The secret of the set-up link.
    pub secret: Secret,
    /// The owner's name.
    pub name: String,
    /// The owner's address.
    pub email: EmailAddress,
    /// The argon2 hash of the owner's password.
    pub password_hash: String,
    /// The company's name.
    pub company: String,
    /// The key of the first site.
    pub site_key: String,
    /// The name of the first site.
    pub site_name: String,
    /// The pages that may carry its widget.
    pub origins: Vec<OriginPattern>,
    /// The owner's language, and the default of the site.
    pub language: Language,
    /// Where the company's clocks hang.
    pub time_zone: TimeZone,
}

/// Founds the company, once.
///
/// # Errors
/// [`Refusal::SetupDone`], [`Refusal::SetupLinkInvalid`].
pub fn complete(write: &Write<'_>, setup: &Setup) -> Outcome<(OperatorId, SiteId)> {
    if accounts::name(write)?.is_some() {
        return Err(Refusal::SetupDone.into());
    }
    let kept = settings::get(write, settings::SETUP_SECRET)?.as_deref().and_then(Secret::parse);
    if kept.is_none_or(|kept| kept.hash() != setup.secret.hash()) {
        return Err(Refusal::SetupLinkInvalid.into());
    }
    accounts::insert(write, &setup.company, setup.language, &setup.time_zone)?;
    let owner = NewOperator {
        email: &setup.email,
        name: &setup.name,
        role: Role::Owner,
        password_hash: Some(&setup.password_hash),
        language: Some(setup.language),
    };
    let owner = operators::insert(write, &owner)?;
    let site = sites::insert(write, &setup.site_key, &setup.site_name, setup.language)?;
    sites::set_origins(write, site, &setup.origins)?;
    sites::add_member(write, owner, site)?;
    settings::remove(write, settings::SETUP_SECRET)?;
    Done::quietly((owner, site)).with_directory(write, &[owner])
}
