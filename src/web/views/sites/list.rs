//! Every site, and how conversations find their operator where a site does not say.

use askama::Template;

use crate::domain::ids::SiteId;
use crate::domain::site::RoutingMode;
use crate::texts::Texts;
use crate::web::views::{Field, Person};

/// The list of sites.
#[derive(Template)]
#[template(path = "cabinet/sites/list.html")]
pub struct SiteList {
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
    /// Every site, in the order they were made.
    pub sites: Vec<SiteCard>,
    /// The word of the company's routing mode in the form.
    pub mode: Field,
}

/// One site at a glance.
#[derive(Clone, Debug)]
pub struct SiteCard {
    /// Its number.
    pub id: SiteId,
    /// Its key.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// Its allowed origins, with commas between them.
    pub origins: String,
    /// The host of the page that opened the widget last; `None` if none has.
    pub seen_on: Option<String>,
    /// How many people answer there.
    pub people: u64,
    /// How many departments it has.
    pub departments: u64,
    /// Its routing mode, with the company's applied.
    pub mode: RoutingMode,
    /// Whether it follows the company.
    pub follows: bool,
}
