//! One department.

use askama::Template;

use crate::domain::ids::{DepartmentId, SiteId};
use crate::texts::Texts;
use crate::web::views::{Field, Person, Tick};

/// Its name and its members.
#[derive(Template)]
#[template(path = "cabinet/sites/department.html")]
pub struct DepartmentForm {
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
    /// The number of its site.
    pub site_id: SiteId,
    /// What the site is called.
    pub site_name: String,
    /// Its number.
    pub department_id: DepartmentId,
    /// What it is called now, whatever stands in the form.
    pub department_name: String,
    /// The name in the form.
    pub name: Field,
    /// Everybody who answers on the site.
    pub people: Vec<Tick>,
}

impl DepartmentForm {
    /// Where the departments of the site are.
    fn departments(&self) -> String {
        format!("/cabinet/sites/{}/departments", self.site_id)
    }
}

/// Asks once more before a department is closed.
#[derive(Template)]
#[template(path = "cabinet/sites/close_department.html")]
pub struct CloseDepartment {
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
    /// The number of its site.
    pub site_id: SiteId,
    /// What the site is called.
    pub site_name: String,
    /// Its number.
    pub department_id: DepartmentId,
    /// What it is called.
    pub department_name: String,
    /// How many conversations wait there.
    pub waiting: u64,
}

impl CloseDepartment {
    /// Where the department is.
    fn department(&self) -> String {
        format!("/cabinet/sites/{}/departments/{}", self.site_id, self.department_id)
    }
}
