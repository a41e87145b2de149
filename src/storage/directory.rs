//! The directory of the company, loaded whole.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row};

use crate::domain::directory::{DepartmentEntry, Directory, OperatorEntry, SiteEntry};
use crate::domain::ids::{DepartmentId, OperatorId, SiteId};
use crate::domain::language::Language;
use crate::domain::offline::{Asked, OfflineForm, OfflineMode};
use crate::domain::operator::Role;
use crate::domain::origin::OriginPattern;
use crate::domain::site::RoutingMode;
use crate::domain::time::Timestamp;
use crate::domain::time_zone::TimeZone;
use crate::domain::work_status::{Standing, WorkStatus};
use crate::storage::{Read, StorageError, accounts, columns, opening_hours, tags, widgets};

/// Loads the directory.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn load(read: &Read<'_>) -> Result<Directory, StorageError> {
    let time_zone = accounts::time_zone(read)?;
    Ok(Directory {
        company: accounts::name(read)?,
        sites: sites(read, &time_zone)?,
        time_zone,
        departments: departments(read)?,
        operators: operators(read)?,
        tags: tags::all(read)?,
    })
}

/// What a query finds.
pub(super) fn rows<T>(
    read: &Read<'_>,
    sql: &str,
    row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, StorageError> {
    Ok(read.connection.prepare_cached(sql)?.query_map([], row)?.collect::<Result<_, _>>()?)
}

fn sites(read: &Read<'_>, company: &TimeZone) -> Result<BTreeMap<SiteId, SiteEntry>, StorageError> {
    type Columns = (i64, String, String, String, String, String, String, String, String);
    let sql = "SELECT s.id, s.key, s.name, s.language, coalesce(s.routing_mode, a.routing_mode), s.offline_mode,
                      s.form_name, s.form_email, s.form_phone
               FROM sites s JOIN accounts a WHERE s.removed_at IS NULL";
    let found: Vec<Columns> = rows(read, sql, |row| row.try_into())?;
    let mut widgets = widgets::all(read)?;
    let mut sites = BTreeMap::new();
    let mut hours = opening_hours::of_sites(read)?;
    for (id, key, name, language, mode, offline, form_name, form_email, form_phone) in found {
        let language = columns::word("sites", id, &language, Language::parse)?;
        let mode = columns::word("sites", id, &mode, RoutingMode::parse)?;
        let asked = |word: &str| columns::word("sites", id, word, Asked::parse);
        let offline = OfflineForm {
            mode: columns::word("sites", id, &offline, OfflineMode::parse)?,
            name: asked(&form_name)?,
            email: asked(&form_email)?,
            phone: asked(&form_phone)?,
        };
        let hours = hours.remove(&SiteId(id)).and_then(|hours| hours.opening_hours(company));
        let widget = widgets.remove(&SiteId(id)).unwrap_or_default();
        let site = SiteEntry { id: SiteId(id), key, name, language, mode, origins: Vec::new(), offline, hours, widget };
        sites.insert(SiteId(id), site);
    }
    let patterns: Vec<(i64, String)> = rows(read, "SELECT site_id, pattern FROM site_origins", |row| row.try_into())?;
    for (id, pattern) in patterns {
        let origin = columns::word("site_origins", id, &pattern, |text| OriginPattern::parse(text).ok())?;
        if let Some(site) = sites.get_mut(&SiteId(id)) {
            site.origins.push(origin);
        }
    }
    Ok(sites)
}

fn departments(read: &Read<'_>) -> Result<BTreeMap<DepartmentId, DepartmentEntry>, StorageError> {
    let found = rows(read, "SELECT id, site_id, name FROM departments WHERE removed_at IS NULL", |row| {
        Ok(DepartmentEntry { id: DepartmentId(row.get(0)?), site: SiteId(row.get(1)?), name: row.get(2)? })
    })?;
    Ok(found.into_iter().map(|department| (department.id, department)).collect())
}

type Person = (i64, String, String, String, i64, Option<u32>);

const PEOPLE: &str = "SELECT id, name, role, status, status_since, work_limit FROM operators WHERE removed_at IS NULL";

fn entry((id, name, role, status, since, limit): Person) -> Result<OperatorEntry, StorageError> {
    Ok(OperatorEntry {
        id: OperatorId(id),
        name,
        role: columns::word("operators", id, &role, Role::parse)?,
        standing: Standing {
            status: columns::word("operators", id, &status, WorkStatus::parse)?,
            since: Timestamp(since),
        },
        limit,
        sites: Vec::new(),
        departments: Vec::new(),
    })
}

/// One person as the directory has them: what an action needs that asks about nobody else.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn operator(read: &Read<'_>, id: OperatorId) -> Result<Option<OperatorEntry>, StorageError> {
    let mut query = read.connection.prepare_cached(&format!("{PEOPLE} AND id = ?1"))?;
    let Some(found) = query.query_row([id.0], |row| Person::try_from(row)).optional()? else { return Ok(None) };
    let mut person = entry(found)?;
    let of = |sql: &str| -> Result<Vec<i64>, StorageError> {
        Ok(read.connection.prepare_cached(sql)?.query_map([id.0], |row| row.get(0))?.collect::<Result<_, _>>()?)
    };
    person.sites = of("SELECT site_id FROM site_memberships WHERE operator_id = ?1")?.into_iter().map(SiteId).collect();
    let departments = of("SELECT department_id FROM department_memberships WHERE operator_id = ?1")?;
    person.departments = departments.into_iter().map(DepartmentId).collect();
    Ok(Some(person))
}

fn operators(read: &Read<'_>) -> Result<BTreeMap<OperatorId, OperatorEntry>, StorageError> {
    let found: Vec<Person> = rows(read, PEOPLE, |row| row.try_into())?;
    let mut operators = BTreeMap::new();
    for person in found {
        let entry = entry(person)?;
        operators.insert(entry.id, entry);
    }
    let memberships: Vec<(i64, i64)> =
        rows(read, "SELECT operator_id, site_id FROM site_memberships", |row| row.try_into())?;
    for (operator, site) in memberships {
        if let Some(entry) = operators.get_mut(&OperatorId(operator)) {
            entry.sites.push(SiteId(site));
        }
    }
    let sql = "SELECT operator_id, department_id FROM department_memberships";
    let memberships: Vec<(i64, i64)> = rows(read, sql, |row| row.try_into())?;
    for (operator, department) in memberships {
        if let Some(entry) = operators.get_mut(&OperatorId(operator)) {
            entry.departments.push(DepartmentId(department));
        }
    }
    Ok(operators)
}
