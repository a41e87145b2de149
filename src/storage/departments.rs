//! `departments` and `department_memberships`.

use rusqlite::OptionalExtension;

use crate::domain::ids::{DepartmentId, OperatorId, SiteId};
use crate::storage::{Read, StorageError, Write};

/// The site of a department; `None` for one that is gone.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn site_of(read: &Read<'_>, department: DepartmentId) -> Result<Option<SiteId>, StorageError> {
    let sql = "SELECT site_id FROM departments WHERE id = ?1 AND removed_at IS NULL";
    let found = read.connection.prepare_cached(sql)?.query_row([department.0], |row| row.get(0).map(SiteId));
    Ok(found.optional()?)
}

/// Adds a department to a site.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn insert(write: &Write<'_>, site: SiteId, name: &str) -> Result<DepartmentId, StorageError> {
    let sql = "INSERT INTO departments (site_id, name, created_at) VALUES (?1, ?2, ?3)";
    write.connection.prepare_cached(sql)?.execute((site.0, name, write.now().0))?;
    Ok(DepartmentId(write.connection.last_insert_rowid()))
}

/// Renames a department.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn rename(write: &Write<'_>, department: DepartmentId, name: &str) -> Result<(), StorageError> {
    let sql = "UPDATE departments SET name = ?2 WHERE id = ?1";
    write.connection.prepare_cached(sql)?.execute((department.0, name))?;
    Ok(())
}

/// Takes a department out of its site; nobody belongs to it any more.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn remove(write: &Write<'_>, department: DepartmentId) -> Result<(), StorageError> {
    let sql = "UPDATE departments SET removed_at = ?2 WHERE id = ?1";
    write.connection.prepare_cached(sql)?.execute((department.0, write.now().0))?;
    let sql = "DELETE FROM department_memberships WHERE department_id = ?1";
    write.connection.prepare_cached(sql)?.execute([department.0])?;
    Ok(())
}

/// Makes these people the members of a department, and of those who are in the company nobody else.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_members(write: &Write<'_>, department: DepartmentId, people: &[OperatorId]) -> Result<(), StorageError> {
    let sql = "DELETE FROM department_memberships WHERE department_id = ?1
               AND operator_id IN (SELECT id FROM operators WHERE removed_at IS NULL)";
    write.connection.prepare_cached(sql)?.execute([department.0])?;
    let sql = "INSERT INTO department_memberships (operator_id, department_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    let mut insert = write.connection.prepare_cached(sql)?;
    for person in people {
        insert.execute((person.0, department.0))?;
    }
    Ok(())
}

/// Ends the memberships in the departments of a site of everybody whose the site is not.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn leave_those_of(write: &Write<'_>, site: SiteId) -> Result<(), StorageError> {
    let sql = "DELETE FROM department_memberships
               WHERE department_id IN (SELECT id FROM departments WHERE site_id = ?1)
                 AND operator_id NOT IN (SELECT operator_id FROM site_memberships WHERE site_id = ?1)";
    write.connection.prepare_cached(sql)?.execute([site.0])?;
    Ok(())
}

/// Makes somebody a member of these departments and of no others.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_of_operator(
    write: &Write<'_>,
    operator: OperatorId,
    departments: &[DepartmentId],
) -> Result<(), StorageError> {
    let sql = "DELETE FROM department_memberships WHERE operator_id = ?1";
    write.connection.prepare_cached(sql)?.execute([operator.0])?;
    let sql = "INSERT INTO department_memberships (operator_id, department_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    let mut insert = write.connection.prepare_cached(sql)?;
    for department in departments {
        insert.execute((operator.0, department.0))?;
    }
    Ok(())
}
