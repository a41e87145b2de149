//! What can go wrong with the file. None of it is shown to a person.

/// An error of the storage.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// SQLite refused or failed.
    #[error("SQLite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// A row that no state of the domain corresponds to.
    #[error("{table} {row}: {detail}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The row, by its key.
        row: String,
        /// What is wrong with it.
        detail: String,
    },
    /// The data folder cannot be used.
    #[error("the data folder {folder}: {source}")]
    Folder {
        /// Which.
        folder: String,
        /// Why.
        source: std::io::Error,
    },
    /// Another process serves this data folder.
    #[error("the data folder {folder} is in use by another besedka; stop it first, or name another folder with --data")]
    InUse {
        /// Which.
        folder: String,
    },
    /// The file was written by a newer version.
    #[error(
        "the file {file} has schema {found}, this version knows {known}: it was written by a newer besedka. Start that \
         version, or restore the snapshot that was taken before the upgrade"
    )]
    Newer {
        /// Which.
        file: String,
        /// Its schema.
        found: i64,
        /// The newest schema known here.
        known: i64,
    },
    /// A migration failed; the snapshot taken before it is whole.
    #[error("migration: {0}")]
    Migration(#[from] refinery::Error),
    /// More actions wait than the writer takes on.
    #[error("too many actions are waiting")]
    Overloaded,
    /// The transaction that an action was part of could not be committed.
    #[error("the transaction was not committed")]
    NotCommitted,
    /// The writer has stopped.
    #[error("the writer has stopped")]
    Stopped,
    /// An action panicked; it was rolled back.
    #[error("an action panicked: {0}")]
    Panicked(String),
}
