//! The first run: the one-time form, and the page for whoever comes before it is filled in.

use askama::Template;

use super::Field;
use crate::texts::Texts;
use crate::web::views::zones::ZoneRegion;

/// The form that the one-time link opens.
#[derive(Template)]
#[template(path = "setup/form.html")]
pub struct SetupForm {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page with the token of the link; the form is sent there too.
    pub path: String,
    /// Your name.
    pub name: Field,
    /// The address to sign in with.
    pub email: Field,
    /// The password; only its error is shown.
    pub password: Field,
    /// The company.
    pub company: Field,
    /// What the first site is called.
    pub site_name: Field,
    /// Where the first site is.
    pub site_domain: Field,
    /// The name of the company's time zone.
    pub time_zone: Field,
    /// The time zones to choose from.
    pub zones: Vec<ZoneRegion>,
}

impl SetupForm {
    /// Whether the last try was refused.
    pub fn refused(&self) -> bool {
        let Self { name, email, password, company, site_name, site_domain, time_zone, .. } = self;
        [name, email, password, company, site_name, site_domain, time_zone].iter().any(|field| field.error.is_some())
    }
}

/// What everybody without the one-time link sees until the set-up is done.
#[derive(Template)]
#[template(path = "setup/pending.html")]
pub struct SetupPending {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page. Without the token of a link that was refused.
    pub path: String,
    /// Scheme, host and port that the page was asked for at, to show what the link looks like.
    pub origin: String,
    /// Why a link did not work, as a sentence.
    pub refusal: Option<String>,
}
