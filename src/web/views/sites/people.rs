//! Who answers on a site.

use askama::Template;

use crate::domain::ids::SiteId;
use crate::texts::Texts;
use crate::web::views::{Person, Tick};

/// Everybody in the company, with a box each.
#[derive(Template)]
#[template(path = "cabinet/sites/people.html")]
pub struct SitePeople {
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
    /// What it is called.
    pub site_name: String,
    /// Everybody in the company.
    pub people: Vec<Tick>,
}
