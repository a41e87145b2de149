//! The people of the company.

pub mod ask;
pub mod edit;
pub mod list;
pub mod new;
pub mod password;

use crate::domain::operator::Role;
use crate::texts::Texts;
use crate::web::views::{Field, Tick};

/// What somebody may do in the company, and where, as it stands in a form.
#[derive(Clone, Debug)]
pub struct EmploymentForm {
    /// Their name.
    pub name: Field,
    /// The word of their role.
    pub role: Field,
    /// Why their role is not to be chosen, as a sentence.
    pub role_stays: Option<&'static str>,
    /// Their limit.
    pub limit: Field,
    /// Every site of the company.
    pub places: Vec<Place>,
}

impl EmploymentForm {
    /// Whether the last try was refused.
    pub fn refused(&self) -> bool {
        [&self.name, &self.role, &self.limit].iter().any(|field| field.error.is_some())
    }
}

/// A site with its departments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The site.
    pub site: Tick,
    /// Its departments.
    pub departments: Vec<Tick>,
}

/// How it stands with the link by which somebody without a password sets one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkState {
    /// In a sentence.
    pub sentence: String,
    /// Whether it works.
    pub works: bool,
}

/// The name of a role.
pub const fn role_name(role: Role, t: Texts) -> &'static str {
    match role {
        Role::Operator => t.cabinet_employees_operator(),
        Role::Administrator => t.cabinet_employees_administrator(),
        Role::Owner => t.cabinet_employees_owner(),
    }
}
