//! The departments of a site.

use askama::Template;

use crate::domain::ids::{DepartmentId, SiteId};
use crate::texts::Texts;
use crate::web::views::{Field, Person};

/// The list, and a form for another one.
#[derive(Template)]
#[template(path = "cabinet/sites/departments.html")]
pub struct Departments {
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
    /// Its departments, in the order they were made.
    pub departments: Vec<DepartmentCard>,
    /// The name of another one.
    pub name: Field,
}

/// One department at a glance.
#[derive(Clone, Debug)]
pub struct DepartmentCard {
    /// Its number.
    pub id: DepartmentId,
    /// What it is called.
    pub name: String,
    /// Who belongs to it, with commas between them; empty if nobody does.
    pub members: String,
}
