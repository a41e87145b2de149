//! Another site.

use askama::Template;

use crate::texts::Texts;
use crate::web::views::{Field, Person, Tick};

/// Name, address, and who answers there.
#[derive(Template)]
#[template(path = "cabinet/sites/new.html")]
pub struct NewSiteForm {
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
    /// What the site is called.
    pub name: Field,
    /// Where it is.
    pub domain: Field,
    /// Everybody in the company.
    pub people: Vec<Tick>,
}

impl NewSiteForm {
    /// Whether the last try was refused.
    fn refused(&self) -> bool {
        self.name.error.is_some() || self.domain.error.is_some()
    }
}
