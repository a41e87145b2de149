//! What stands in the file of the company itself, and what should.

use besedka::domain::site::RoutingMode;
use rusqlite::{Connection, Row};

use super::company::Company;
use super::file::{compare, rows};

/// Who and what there is, and what belongs to whom.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Structure {
    pub account_mode: Option<RoutingMode>,
    /// Site and its own mode.
    pub sites: Vec<(i64, Option<RoutingMode>)>,
    /// Department, site, and whether it exists.
    pub departments: Vec<(i64, i64, bool)>,
    /// Operator and site.
    pub site_members: Vec<(i64, i64)>,
    /// Operator and department.
    pub department_members: Vec<(i64, i64)>,
}

impl Structure {
    pub fn read(connection: &Connection) -> Self {
        let mode = |row: &Row<'_>, index| {
            let word: Option<String> = row.get(index)?;
            Ok(word.as_deref().and_then(RoutingMode::parse))
        };
        Self {
            account_mode: rows(connection, "SELECT routing_mode FROM accounts", |row| mode(row, 0)).pop().flatten(),
            sites: rows(connection, "SELECT id, routing_mode FROM sites ORDER BY id", |row| {
                Ok((row.get(0)?, mode(row, 1)?))
            }),
            departments: rows(
                connection,
                "SELECT id, site_id, removed_at IS NULL FROM departments ORDER BY id",
                |row| row.try_into(),
            ),
            site_members: rows(connection, "SELECT operator_id, site_id FROM site_memberships ORDER BY 1, 2", |row| {
                row.try_into()
            }),
            department_members: rows(
                connection,
                "SELECT operator_id, department_id FROM department_memberships ORDER BY 1, 2",
                |row| row.try_into(),
            ),
        }
    }

    pub fn expected(company: &Company) -> Self {
        let mut structure = Self { account_mode: Some(company.account_mode), ..Self::default() };
        structure.sites.extend(company.sites.iter().map(|site| (site.id.0, site.mode)));
        let departments = company.departments.iter();
        structure.departments.extend(departments.map(|known| (known.id.0, known.site.0, known.exists)));
        for person in &company.people {
            structure.site_members.extend(person.sites.iter().map(|site| (person.id.0, site.0)));
            let departments = person.departments.iter();
            structure.department_members.extend(departments.map(|department| (person.id.0, department.0)));
        }
        structure.site_members.sort_unstable();
        structure.department_members.sort_unstable();
        structure
    }

    /// Where the company is not as it should be, a line each.
    pub fn differences(&self, expected: &Self) -> Vec<String> {
        let mut found = Vec::new();
        if self.account_mode != expected.account_mode {
            found.push(format!("the account: {:?}, not {:?}", self.account_mode, expected.account_mode));
        }
        compare("sites", &self.sites, &expected.sites, &mut found);
        compare("departments", &self.departments, &expected.departments, &mut found);
        compare("members of sites", &self.site_members, &expected.site_members, &mut found);
        compare("members of departments", &self.department_members, &expected.department_members, &mut found);
        found
    }
}
