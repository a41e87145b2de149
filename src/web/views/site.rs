//! The settings of a site.

use askama::Template;

use super::{Field, Person};
use crate::domain::ids::SiteId;
use crate::texts::Texts;

/// Name and allowed origins.
#[derive(Template)]
#[template(path = "cabinet/site.html")]
pub struct SiteForm {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// The number of the site.
    pub site_id: SiteId,
    /// What the site is called now, whatever stands in the form.
    pub site_name: String,
    /// The name in the form.
    pub name: Field,
    /// The allowed origins in the form, one on each line.
    pub origins: Field,
}

impl SiteForm {
    /// Whether the last try was refused.
    fn refused(&self) -> bool {
        self.name.error.is_some() || self.origins.error.is_some()
    }
}
