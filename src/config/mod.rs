//! Start-up facts: from flags, then the environment, then one TOML file, then defaults. Everything that an administrator
//! changes is data and not here.

mod file;
mod limits;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::telemetry::LogFormat;
pub use file::FileConfig;
pub use limits::{Limits, LimitsArguments};

/// The file that is read where none is named.
pub const DEFAULT_FILE: &str = "besedka.toml";

/// How long a mail server may take over anything, in seconds: what a person waits for the answer to a test.
const DEFAULT_MAIL_TIMEOUT: u32 = 15;

/// What the server is told at its start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The folder that holds everything.
    pub data: PathBuf,
    /// The address to listen on.
    pub listen: SocketAddr,
    /// The address that people's browsers use, without a slash at the end; `None`: as each browser says.
    pub public_url: Option<String>,
    /// Proxies whose word is taken for where a request came from.
    pub trusted_proxies: Vec<IpAddr>,
    /// How much people may do.
    pub limits: Limits,
    /// A file of certificate authorities to believe beside the usual ones, where mail goes out.
    pub mail_ca: Option<PathBuf>,
    /// How long a mail server may take over anything.
    pub mail_timeout: Duration,
    /// What is logged.
    pub log: String,
    /// How it is logged.
    pub log_format: LogFormat,
}

/// Flags and environment of `serve`.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ServeArguments {
    /// The folder that holds everything: the database, its snapshots, uploaded files [default: ./data]
    #[arg(long, value_name = "DIR", env = "BESEDKA_DATA")]
    pub data: Option<PathBuf>,
    /// The address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR", env = "BESEDKA_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// The address that people's browsers use, such as https://chat.example.com; needed behind a reverse proxy
    #[arg(long, value_name = "URL", env = "BESEDKA_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Reverse proxies whose X-Forwarded-For is believed, with commas between them [default: 127.0.0.1,::1]
    #[arg(long, value_name = "IPS", env = "BESEDKA_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Option<Vec<IpAddr>>,
    /// Certificate authorities of your own that mail servers may be certified by, beside the usual ones; PEM
    #[arg(long, value_name = "FILE", env = "BESEDKA_MAIL_CA")]
    pub mail_ca: Option<PathBuf>,
    /// Seconds that a mail server may take over anything [default: 15]
    #[arg(long, value_name = "SECONDS", env = "BESEDKA_MAIL_TIMEOUT", hide_short_help = true)]
    pub mail_timeout: Option<u32>,
    /// What is logged: error, warn, info, debug or trace, also by module [default: info]
    #[arg(long, value_name = "FILTER", env = "BESEDKA_LOG")]
    pub log: Option<String>,
    /// How it is logged [default: text]
    #[arg(long, value_name = "FORMAT", env = "BESEDKA_LOG_FORMAT")]
    pub log_format: Option<LogFormat>,
    /// A TOML file with the same settings [default: ./besedka.toml, if there is one]
    #[arg(long, value_name = "FILE", env = "BESEDKA_CONFIG")]
    pub config: Option<PathBuf>,
    /// How much people may do.
    #[command(flatten)]
    pub limits: LimitsArguments,
}

/// Why the server does not start: a line for the person who starts it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("the configuration file {file} cannot be read: {why}")]
    File {
        /// Which.
        file: String,
        /// Why.
        why: String,
    },
    /// The public URL is none.
    #[error("the public URL {url:?} is not usable: write it like https://chat.example.com, without a path")]
    PublicUrl {
        /// What was given.
        url: String,
    },
}

impl Config {
    /// Puts flags, environment, file and defaults together.
    ///
    /// # Errors
    /// [`ConfigError`].
    pub fn resolve(arguments: ServeArguments) -> Result<Self, ConfigError> {
        let file = match &arguments.config {
            Some(path) => FileConfig::read(path)?,
            None if Path::new(DEFAULT_FILE).exists() => FileConfig::read(Path::new(DEFAULT_FILE))?,
            None => FileConfig::default(),
        };
        let loopback = || vec![IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
        Ok(Self {
            data: arguments.data.or(file.data).unwrap_or_else(|| PathBuf::from("data")),
            listen: arguments.listen.or(file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            public_url: arguments.public_url.or(file.public_url).map(|url| origin_of(&url)).transpose()?,
            trusted_proxies: arguments.trusted_proxies.or(file.trusted_proxies).unwrap_or_else(loopback),
            limits: arguments.limits.over(file.limits),
            mail_ca: arguments.mail_ca.or(file.mail_ca),
            mail_timeout: seconds(arguments.mail_timeout.or(file.mail_timeout).unwrap_or(DEFAULT_MAIL_TIMEOUT)),
            log: arguments.log.or(file.log).unwrap_or_else(|| "info".into()),
            log_format: arguments.log_format.or(file.log_format).unwrap_or_default(),
        })
    }
}

/// Nothing is waited for no time at all.
fn seconds(number: u32) -> Duration {
    Duration::from_secs(u64::from(number.max(1)))
}

/// Scheme, host and port of an address as browsers spell an origin: in lower case and ASCII, without the scheme's own port
/// and without a slash at the end.
fn origin_of(url: &str) -> Result<String, ConfigError> {
    let refused = || ConfigError::PublicUrl { url: url.to_owned() };
    let lower = url.trim().trim_end_matches('/').to_lowercase();
    let (scheme, authority) = lower.split_once("://").ok_or_else(refused)?;
    let own_port = match scheme {
        "https" => ":443",
        "http" => ":80",
        _ => return Err(refused()),
    };
    let authority = authority.strip_suffix(own_port).unwrap_or(authority);
    let port_at = authority.rfind(':').filter(|colon| !authority[*colon..].contains(']'));
    let (host, port) = authority.split_at(port_at.unwrap_or(authority.len()));
    let host = if host.is_ascii() { host.to_owned() } else { idna::domain_to_ascii(host).map_err(|_| refused())? };
    let sound_host =
        !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-[]:".contains(&byte));
    let sound_port = port.is_empty() || port[1..].parse::<u16>().is_ok();
    if sound_host && sound_port { Ok(format!("{scheme}://{host}{port}")) } else { Err(refused()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_beats_the_file_and_the_file_beats_the_default() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("besedka.toml");
        std::fs::write(&path, "data = \"from-file\"\nlisten = \"127.0.0.1:1\"\n[limits]\nvisitor_messages = 7\n")
            .expect("written");
        let arguments = ServeArguments { config: Some(path), data: Some("from-flag".into()), ..Default::default() };
        let config = Config::resolve(arguments).expect("a configuration");
        assert_eq!(config.data, PathBuf::from("from-flag"));
        assert_eq!(config.listen.port(), 1);
        assert_eq!(config.limits.visitor_messages, 7);
        assert_eq!(config.limits.operator_messages, Limits::default().operator_messages);
    }

    #[test]
    fn a_word_that_means_nothing_is_pointed_at() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("besedka.toml");
        std::fs::write(&path, "listn = \"127.0.0.1:1\"").expect("written");
        let refused =
            Config::resolve(ServeArguments { config: Some(path), ..Default::default() }).expect_err("refused");
        assert!(refused.to_string().contains("listn"), "{refused}");
    }

    #[test]
    fn a_public_url_is_an_origin() {
        assert_eq!(origin_of("https://Chat.example/"), Ok("https://chat.example".into()));
        assert_eq!(origin_of("https://чат.рф:443"), Ok("https://xn--80a0bn.xn--p1ai".into()));
        assert_eq!(origin_of("http://[::1]:8080"), Ok("http://[::1]:8080".into()));
        for wrong in [
            "chat.example",
            "https://chat.example/path",
            "https://me@chat.example",
            "https://chat.example:x",
            "ftp://a.example",
        ] {
            assert!(origin_of(wrong).is_err(), "{wrong}");
        }
    }
}
