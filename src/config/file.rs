//! The configuration file.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use crate::config::{ConfigError, LimitsArguments};
use crate::telemetry::LogFormat;

/// What may stand in the file. A word that means nothing is an error, so that a slip of the pen is noticed.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FileConfig {
    /// See [`Config`](crate::config::Config).
    pub data: Option<PathBuf>,
    /// See [`Config`](crate::config::Config).
    pub listen: Option<SocketAddr>,
    /// See [`Config`](crate::config::Config).
    pub public_url: Option<String>,
    /// See [`Config`](crate::config::Config).
    pub trusted_proxies: Option<Vec<IpAddr>>,
    /// See [`Config`](crate::config::Config).
    pub mail_ca: Option<PathBuf>,
    /// See [`Config`](crate::config::Config).
    pub mail_timeout: Option<u32>,
    /// See [`Config`](crate::config::Config).
    pub log: Option<String>,
    /// See [`Config`](crate::config::Config).
    pub log_format: Option<LogFormat>,
    /// See [`Config`](crate::config::Config).
    pub limits: LimitsArguments,
}

impl FileConfig {
    /// Reads a file.
    ///
    /// # Errors
    /// [`ConfigError::File`].
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let trouble = |why: String| ConfigError::File { file: path.display().to_string(), why };
        let source = std::fs::read_to_string(path).map_err(|error| trouble(error.to_string()))?;
        toml::from_str(&source).map_err(|error| trouble(error.to_string()))
    }
}
