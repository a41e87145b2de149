//! Bringing the file to the shape that this version knows.

use std::fs::File;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use refinery::Target;
use rusqlite::{Connection, OpenFlags};

use crate::storage::StorageError;
use crate::storage::connection::open_writer;

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// The name of the database in the data folder.
pub const DATABASE_FILE: &str = "besedka.db";

/// A data folder that this process alone serves.
pub struct Folder {
    /// The database.
    pub file: PathBuf,
    /// The connection that writes.
    pub connection: Connection,
    lock: File,
}

impl Folder {
    /// The parts, with the lock that has to live as long as anything writes.
    pub fn into_parts(self) -> (PathBuf, Connection, File) {
        (self.file, self.connection, self.lock)
    }
}

/// Makes the data folder if need be, locks it, and migrates the database in it.
///
/// # Errors
/// [`StorageError::Folder`], [`StorageError::InUse`], [`StorageError::Newer`], [`StorageError::Migration`].
pub fn open_folder(folder: &Path) -> Result<Folder, StorageError> {
    let trouble = |source| StorageError::Folder { folder: folder.display().to_string(), source };
    // What visitors wrote is nobody's business on a shared machine.
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(trouble)?;
    let lock = File::options().create(true).append(true).open(folder.join("besedka.lock")).map_err(trouble)?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(std::fs::TryLockError::WouldBlock) => {
            return Err(StorageError::InUse { folder: folder.display().to_string() });
        }
        Err(std::fs::TryLockError::Error(source)) => return Err(trouble(source)),
    }
    let file = folder.join(DATABASE_FILE);
    // SQLite gives its other files the mode of this one.
    File::options().create(true).append(true).mode(0o600).open(&file).map_err(trouble)?;
    let mut connection = open_writer(&file)?;
    migrate(&mut connection, &file)?;
    Ok(Folder { file, connection, lock })
}

pub(super) fn migrate(connection: &mut Connection, file: &Path) -> Result<(), StorageError> {
    let runner = embedded::migrations::runner();
    let known = runner.get_migrations().iter().map(|step| i64::from(step.version())).max().unwrap_or(0);
    let found = schema_of(connection)?;
    if found > known {
        return Err(StorageError::Newer { file: file.display().to_string(), found, known });
    }
    if found == 0 {
        runner.run(connection)?;
    } else if found < known {
        take_snapshot(connection, file, found, known)?;
        let pending = runner.get_migrations().iter().filter(|step| i64::from(step.version()) > found);
        let mut pending: Vec<_> = pending.map(|step| (step.version(), step.name().replace('_', " "))).collect();
        pending.sort_unstable();
        for (version, brings) in pending {
            tracing::info!("migrating: step V{version}, {brings}");
            embedded::migrations::runner().set_target(Target::Version(version)).run(connection)?;
        }
        tracing::info!("the migration is done");
    }
    Ok(())
}

/// Copies the file, as it is before the first step, to beside it. A migration that was interrupted has left such a copy
/// already: that one is kept, since the file is half another by now.
fn take_snapshot(connection: &Connection, file: &Path, found: i64, known: i64) -> Result<(), StorageError> {
    let trouble = |source| StorageError::Folder { folder: file.display().to_string(), source };
    let snapshot = file.with_file_name(format!("besedka-before-V{known}.db"));
    if schema_of_snapshot(&snapshot).is_some_and(|earlier| earlier < found) {
        tracing::info!(snapshot = %snapshot.display(), "an earlier start was interrupted in the middle of the migration; it goes on");
        return Ok(());
    }
    let megabytes = std::fs::metadata(file).map_or(0, |about| about.len() / 1_000_000);
    tracing::info!(
        "making a snapshot of {megabytes} MB before the migration; this may take a minute for each gigabyte"
    );
    // Under another name until it is whole. SQLite takes an empty file, and keeps the mode of it.
    let part = snapshot.with_extension("db.part");
    let _ = std::fs::remove_file(&part);
    File::options().write(true).create_new(true).mode(0o600).open(&part).map_err(trouble)?;
    connection.execute("VACUUM INTO ?1", [part.to_string_lossy()])?;
    File::open(&part).and_then(|whole| whole.sync_all()).map_err(trouble)?;
    std::fs::rename(&part, &snapshot).map_err(trouble)?;
    tracing::info!(snapshot = %snapshot.display(), "a snapshot was taken before the migration");
    Ok(())
}

/// The schema number of a snapshot; `None` if there is none.
fn schema_of_snapshot(snapshot: &Path) -> Option<i64> {
    let connection = Connection::open_with_flags(snapshot, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    schema_of(&connection).ok().filter(|schema| *schema > 0)
}

/// The schema number of the file; 0 for an empty one.
fn schema_of(connection: &Connection) -> Result<i64, StorageError> {
    let exists: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'refinery_schema_history')",
        [],
        |row| row.get(0),
    )?;
    if !exists {
        return Ok(0);
    }
    Ok(connection.query_row("SELECT coalesce(max(version), 0) FROM refinery_schema_history", [], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_newer_schema_is_refused_with_a_line_that_says_what_to_do() {
        let folder = tempfile::tempdir().expect("a folder");
        {
            let opened = open_folder(folder.path()).expect("an empty folder is made ready");
            opened
                .connection
                .execute(
                    "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) VALUES (9999, 'later', '', '')",
                    [],
                )
                .expect("a later step");
        }
        let refused = open_folder(folder.path()).err().expect("refused").to_string();
        assert!(refused.contains("9999") && refused.contains("newer besedka"), "{refused}");
    }

    #[test]
    fn a_file_of_the_first_version_is_brought_up_with_a_snapshot_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(DATABASE_FILE);
        {
            let mut connection = open_writer(&file).expect("a file");
            let first = embedded::migrations::runner().set_target(Target::Version(1));
            first.run(&mut connection).expect("the first version");
            let company = "INSERT INTO accounts (id, name, language, created_at) VALUES (1, 'Tea', 'en', 5);
                INSERT INTO operators (email, name, role, status, status_since, created_at) VALUES ('a@b', 'Anna', 'owner', 'ready', 7, 5);
                INSERT INTO sites (key, name, language, created_at) VALUES ('tea', 'Tea', 'en', 5);
                INSERT INTO visitors (site_id, token_hash, language, user_agent, page_url, page_title, referrer, address, created_at)
                    VALUES (1, x'00', 'en', '', '', '', '', '', 6);
                INSERT INTO conversations (visitor_id, ordinal, site_id, opened_at, state, queued_since) VALUES (1, 1, 1, 6, 'queued', 6);";
            connection.execute_batch(company).expect("what a company has");
        }
        let opened = open_folder(folder.path()).expect("it is brought up");
        let newest = schema_of(&opened.connection).expect("a number");
        let snapshot = folder.path().join(format!("besedka-before-V{newest}.db"));
        assert_eq!(schema_of_snapshot(&snapshot), Some(1));
        let mode = std::fs::metadata(&snapshot).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "what visitors wrote is nobody's business");
        let read = crate::storage::Read { connection: &opened.connection };
        let waiting = crate::storage::conversations::by_id(&read, crate::domain::ids::ConversationId(1));
        assert!(waiting.expect("a legal row").is_some_and(|conversation| conversation.is_open()));
        drop(opened);
        let findings = crate::storage::integrity::check(&file).expect("checked");
        assert_eq!(findings.violations, Vec::<String>::new());
    }

    #[test]
    fn a_migration_that_was_interrupted_goes_on_and_keeps_the_snapshot_of_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(DATABASE_FILE);
        let mut connection = open_writer(&file).expect("a file");
        let brought_to = |connection: &mut Connection, version| {
            let runner = embedded::migrations::runner().set_target(Target::Version(version));
            runner.run(connection).expect("some steps");
        };
        let known = embedded::migrations::runner().get_migrations().iter().map(|step| step.version()).max();
        let known = i64::from(known.expect("there are steps"));
        let snapshot = folder.path().join(format!("besedka-before-V{known}.db"));
        brought_to(&mut connection, 2);
        take_snapshot(&connection, &file, 2, known).expect("taken");
        brought_to(&mut connection, 4);
        migrate(&mut connection, &file).expect("it goes on");
        assert_eq!((schema_of_snapshot(&snapshot), schema_of(&connection).expect("a number")), (Some(2), known));
        assert!(!snapshot.with_extension("db.part").exists());
        // Whoever went back to the version before and comes again gets another one.
        take_snapshot(&connection, &file, 2, known).expect("taken anew");
        assert_eq!(schema_of_snapshot(&snapshot), Some(known));
    }

    #[test]
    fn a_folder_is_served_by_one_process() {
        let folder = tempfile::tempdir().expect("a folder");
        let _held = open_folder(folder.path()).expect("the first");
        assert!(matches!(open_folder(folder.path()), Err(StorageError::InUse { .. })));
    }
}
