//! Why a measurement could not be made. What the measured server does wrong is not a failure but a finding.

/// Something that ends the run.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A sentence for the person at the keyboard.
    #[error("{0}")]
    Told(String),
    /// A file or a socket.
    #[error("input or output: {0}")]
    InputOutput(#[from] std::io::Error),
    /// A request or its answer.
    #[error("HTTP: {0}")]
    Http(#[from] hyper::Error),
    /// The server's data file, or the file of the ceiling.
    #[error("SQLite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// A line of a file, or an answer, that is not what it should be.
    #[error("JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A task of the tool itself.
    #[error("a client of the load tool broke: {0}")]
    Task(#[from] tokio::task::JoinError),
}

impl Failure {
    /// A sentence for the person at the keyboard.
    pub fn told(sentence: impl Into<String>) -> Self {
        Self::Told(sentence.into())
    }
}
