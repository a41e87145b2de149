//! What went wrong on the line, told apart: the server's own words where it spoke, the machine's where it did not.

use std::io::ErrorKind;

use mail_send::Error;
use rustls::CertificateError;

use crate::domain::mail::{Remedy, Trouble};
use crate::mail::Refused;

/// How far a conversation with a server had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reaching it, agreeing on TLS, signing in.
    Arriving,
    /// Naming the sender.
    Sender,
    /// Naming the recipient.
    Recipient,
    /// Handing the mail over.
    Mail,
}

/// A server's answer as it stood on the line, in one line.
pub fn words(code: u16, enhanced: [u8; 3], message: &str) -> String {
    let [class, subject, detail] = enhanced;
    let enhanced = if class == 0 { String::new() } else { format!(" {class}.{subject}.{detail}") };
    let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
    let answer = format!("{code}{enhanced} {message}");
    answer.trim_end().chars().filter(|character| !character.is_control()).take(LONGEST_ANSWER).collect()
}

/// The most that is kept of an answer, in characters.
const LONGEST_ANSWER: usize = 500;

/// An answer that came too late.
pub fn too_late() -> Refused {
    Refused { trouble: Trouble::TimedOut, answer: "no answer in time".into(), remedy: Remedy::Time }
}

/// What an error of the library means at this stage.
pub fn understand(error: Error, stage: Stage) -> Refused {
    let temporary = |trouble, answer: String| Refused { trouble, answer, remedy: Remedy::Time };
    let of_settings = |trouble, answer: String| Refused { trouble, answer, remedy: Remedy::Settings };
    match error {
        Error::UnexpectedReply(reply) => {
            let answer = words(reply.code, reply.esc, &reply.message);
            let trouble = match stage {
                Stage::Arriving => Trouble::TurnedAway,
                Stage::Sender => Trouble::SenderRefused,
                Stage::Recipient => Trouble::RecipientRefused,
                Stage::Mail => Trouble::MailRefused,
            };
            let remedy = match stage {
                _ if reply.code < 500 => Remedy::Time,
                // A server that turns everybody away may be mended; a mail that it refused for good will not.
                Stage::Arriving => Remedy::Time,
                Stage::Sender => Remedy::Settings,
                Stage::Recipient | Stage::Mail => Remedy::Nothing,
            };
            // 421: the server closes down, whatever was being said.
            if reply.code == 421 { temporary(Trouble::TurnedAway, answer) } else { Refused { trouble, answer, remedy } }
        }
        Error::AuthenticationFailed(reply) => {
            let answer = words(reply.code, reply.esc, &reply.message);
            if reply.code < 500 {
                temporary(Trouble::SignInRefused, answer)
            } else {
                of_settings(Trouble::SignInRefused, answer)
            }
        }
        Error::UnsupportedAuthMechanism | Error::Auth(_) | Error::MissingCredentials => {
            of_settings(Trouble::SignInImpossible, error.to_string())
        }
        Error::Timeout => too_late(),
        Error::MissingStartTls => of_settings(Trouble::StartTlsMissing, error.to_string()),
        Error::InvalidTLSName => of_settings(Trouble::CertificateOfAnother, error.to_string()),
        Error::Tls(error) => match of_tls(&error) {
            Trouble::TlsFailed => temporary(Trouble::TlsFailed, error.to_string()),
            certificate => of_settings(certificate, error.to_string()),
        },
        Error::Io(error) => temporary(of_the_line(&error), error.to_string()),
        Error::UnparseableReply => {
            temporary(Trouble::BrokenOff, "the connection ended, or the answer was not SMTP".into())
        }
        other => temporary(Trouble::BrokenOff, other.to_string()),
    }
}

const fn of_tls(error: &rustls::Error) -> Trouble {
    match error {
        rustls::Error::InvalidCertificate(wrong) => match wrong {
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                Trouble::CertificateOfAnother
            }
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidYet
            | CertificateError::NotValidYetContext { .. } => Trouble::CertificateOutOfDate,
            _ => Trouble::CertificateUntrusted,
        },
        _ => Trouble::TlsFailed,
    }
}

fn of_the_line(error: &std::io::Error) -> Trouble {
    match error.kind() {
        ErrorKind::ConnectionRefused => Trouble::ConnectionRefused,
        ErrorKind::TimedOut => Trouble::TimedOut,
        ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe
        | ErrorKind::UnexpectedEof => Trouble::BrokenOff,
        // The resolver has no kind of its own for a name that there is not.
        _ if error.raw_os_error().is_none() && error.to_string().contains("lookup") => Trouble::NameUnknown,
        _ => Trouble::Unreachable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_told_word_for_word() {
        assert_eq!(words(535, [5, 7, 8], "authentication failed"), "535 5.7.8 authentication failed");
        assert_eq!(words(550, [0, 0, 0], "No such\r\nuser here"), "550 No such user here");
    }

    #[test]
    fn a_line_that_is_cut_is_no_server_that_says_no() {
        for (kind, trouble) in [
            (ErrorKind::ConnectionRefused, Trouble::ConnectionRefused),
            (ErrorKind::ConnectionReset, Trouble::BrokenOff),
            (ErrorKind::NetworkUnreachable, Trouble::Unreachable),
        ] {
            let refused = understand(Error::Io(kind.into()), Stage::Mail);
            assert_eq!((refused.trouble, refused.remedy), (trouble, Remedy::Time));
        }
    }
}
