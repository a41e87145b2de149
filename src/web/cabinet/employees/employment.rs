//! What somebody may do in the company, and where, as a form has it: typed, accepted or refused, and shown again.

use crate::actions::change_employee::Employment;
use crate::domain::directory::{Directory, OperatorEntry, SiteEntry};
use crate::domain::ids::{DepartmentId, SiteId};
use crate::domain::operator::{Role, accept_limit, accept_name};
use crate::domain::refusal::Refusal;
use crate::web::cabinet::forms::Filled;
use crate::web::views::employees::{EmploymentForm, Place};
use crate::web::views::{Field, Tick};

/// What stands in the form.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub name: String,
    pub role: String,
    pub limit: String,
    pub sites: Vec<SiteId>,
    pub departments: Vec<DepartmentId>,
}

/// What is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Wrong {
    pub name: Option<Refusal>,
    pub role: Option<Refusal>,
    pub limit: Option<Refusal>,
}

impl Typed {
    /// What was sent. `role` where the form does not ask for it.
    pub fn of_form(filled: &Filled, role: Role) -> Self {
        Self {
            name: filled.text("name").to_owned(),
            role: filled.sent("role").unwrap_or(role.word()).to_owned(),
            limit: filled.text("limit").to_owned(),
            sites: filled.ticked("site", SiteId),
            departments: filled.ticked("department", DepartmentId),
        }
    }

    /// How it is now.
    pub fn of_person(person: &OperatorEntry) -> Self {
        Self {
            name: person.name.clone(),
            role: person.role.word().to_owned(),
            limit: person.limit.map(|limit| limit.to_string()).unwrap_or_default(),
            sites: person.sites.clone(),
            departments: person.departments.clone(),
        }
    }

    /// Accepts it whole, or says what is wrong.
    pub fn accept(&self) -> Result<Employment, Wrong> {
        let role = Role::parse(&self.role).ok_or(Refusal::FieldEmpty);
        match (accept_name(&self.name), role, accept_limit(&self.limit)) {
            (Ok(name), Ok(role), Ok(limit)) => {
                Ok(Employment { name, role, limit, sites: self.sites.clone(), departments: self.departments.clone() })
            }
            (name, role, limit) => Err(Wrong { name: name.err(), role: role.err(), limit: limit.err() }),
        }
    }

    /// The form with this in it.
    pub fn form(
        self,
        directory: &Directory,
        role_stays: Option<&'static str>,
        wrong: &Wrong,
        say: impl Fn(&Refusal) -> String,
    ) -> EmploymentForm {
        let places = directory.sites.values().map(|site| self.place(directory, site)).collect();
        let field = |value: String, refusal: &Option<Refusal>| Field { value, error: refusal.as_ref().map(&say) };
        EmploymentForm {
            name: field(self.name, &wrong.name),
            role: field(self.role, &wrong.role),
            role_stays,
            limit: field(self.limit, &wrong.limit),
            places,
        }
    }

    fn place(&self, directory: &Directory, site: &SiteEntry) -> Place {
        let departments = directory.departments.values().filter(|department| department.site == site.id);
        let departments = departments.map(|department| Tick {
            id: department.id.0,
            label: department.name.clone(),
            ticked: self.departments.contains(&department.id),
        });
        let site = Tick { id: site.id.0, label: site.name.clone(), ticked: self.sites.contains(&site.id) };
        Place { site, departments: departments.collect() }
    }
}
