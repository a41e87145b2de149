//! The server that takes mail from this house.

use crate::domain::email::EmailAddress;
use crate::domain::refusal::Refusal;

/// How the way to the server is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte on, usually port 465.
    #[default]
    Tls,
    /// A plain greeting, then TLS, usually port 587. Without it nothing is sent.
    StartTls,
    /// None: whoever is on the way reads the password and every mail.
    None,
}

impl Security {
    /// The word in storage and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tls => "tls",
            Self::StartTls => "starttls",
            Self::None => "none",
        }
    }

    /// The security of a stored word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Tls, Self::StartTls, Self::None].into_iter().find(|security| security.word() == word)
    }
}

/// The password at a mail server. It is needed as it is, so it is kept as it is; it shows up nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct MailPassword(String);

impl MailPassword {
    /// The password that somebody typed or the file holds; `None` for nothing.
    pub fn new(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The password itself, for the server and the file alone.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for MailPassword {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("MailPassword(…)")
    }
}

/// A server and who this house is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailServer {
    /// A name in ASCII, or an address.
    pub host: String,
    /// The port.
    pub port: u16,
    /// How the way there is protected.
    pub security: Security,
    /// The name to sign in with; `None`: the server asks for none.
    pub user: Option<String>,
    /// The password that goes with it.
    pub password: Option<MailPassword>,
}

/// Everything that an administrator sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailSettings {
    /// The server.
    pub server: MailServer,
    /// The name that mails come from.
    pub sender_name: String,
    /// The address that mails come from.
    pub sender: EmailAddress,
    /// The address by which the cabinet was reached, without a slash at the end: links begin with it where no public URL is
    /// configured.
    pub origin: String,
}

/// The longest name of a host, in characters (RFC 1035, 2.3.4).
const LONGEST_HOST: usize = 253;

/// Accepts the name or address of a server. Names in other scripts are spelled as the network spells them.
///
/// # Errors
/// [`Refusal::FieldEmpty`], [`Refusal::HostInvalid`].
pub fn accept_host(typed: &str) -> Result<String, Refusal> {
    let typed = typed.trim().trim_start_matches('[').trim_end_matches(']').to_lowercase();
    if typed.is_empty() {
        return Err(Refusal::FieldEmpty);
    }
    if typed.parse::<std::net::IpAddr>().is_ok() {
        return Ok(typed);
    }
    let host = idna::domain_to_ascii(&typed).map_err(|_| Refusal::HostInvalid)?;
    let sound = host.len() <= LONGEST_HOST
        && host.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        });
    if sound { Ok(host) } else { Err(Refusal::HostInvalid) }
}

/// Accepts a port.
///
/// # Errors
/// [`Refusal::FieldEmpty`], [`Refusal::PortInvalid`].
pub fn accept_port(typed: &str) -> Result<u16, Refusal> {
    match typed.trim() {
        "" => Err(Refusal::FieldEmpty),
        typed => typed.parse().ok().filter(|port| *port != 0).ok_or(Refusal::PortInvalid),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_a_name_or_an_address() {
        assert_eq!(accept_host(" SMTP.Shop.example "), Ok("smtp.shop.example".into()));
        assert_eq!(accept_host("почта.рф"), Ok("xn--80a1acny.xn--p1ai".into()));
        assert_eq!(accept_host("[::1]"), Ok("::1".into()));
        assert_eq!(accept_host("192.168.1.5"), Ok("192.168.1.5".into()));
        assert_eq!(accept_host("mailhost"), Ok("mailhost".into()));
        for wrong in ["smtp.shop.example:465", "https://smtp.shop.example", "a b", "-a.example", "a..example", "a@b.c"]
        {
            assert_eq!(accept_host(wrong), Err(Refusal::HostInvalid), "{wrong}");
        }
    }

    #[test]
    fn a_port_is_a_number_that_there_is() {
        assert_eq!(accept_port(" 465 "), Ok(465));
        for wrong in ["0", "65536", "-1", "smtp"] {
            assert_eq!(accept_port(wrong), Err(Refusal::PortInvalid), "{wrong}");
        }
    }

    #[test]
    fn a_password_does_not_show() {
        let server = MailServer {
            host: "h".into(),
            port: 25,
            security: Security::Tls,
            user: Some("anna".into()),
            password: MailPassword::new("three green samovars"),
        };
        assert!(!format!("{server:?}").contains("samovars"));
    }
}
