//! Why a mail did not leave, as far as it can be told apart. What to do about each stands in the language files.

/// What was in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no server of this name.
    NameUnknown,
    /// Nothing listens at this port.
    ConnectionRefused,
    /// The way to the server is cut.
    Unreachable,
    /// The server took too long.
    TimedOut,
    /// The server broke off, or speaks something else.
    BrokenOff,
    /// The server's certificate comes from somebody who is not trusted here.
    CertificateUntrusted,
    /// The server's certificate is for another name.
    CertificateOfAnother,
    /// The server's certificate has run out, or does not hold yet.
    CertificateOutOfDate,
    /// No TLS could be agreed upon; often the port is one where it does not begin at once.
    TlsFailed,
    /// The server does not offer STARTTLS.
    StartTlsMissing,
    /// The server does not know this user, or not this password.
    SignInRefused,
    /// The server offers no way to sign in that this house knows.
    SignInImpossible,
    /// The server refused the connection as a whole.
    TurnedAway,
    /// The server does not take mail from this sender.
    SenderRefused,
    /// The server does not take mail to this address.
    RecipientRefused,
    /// The server did not take this mail.
    MailRefused,
    /// What the mail was about is not there any more.
    Pointless,
}

/// What has to happen before a mail leaves that did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Nothing but that it is tried again.
    Time,
    /// The company's settings are at fault, or what the provider knows of them: it is tried again, and somebody has to know.
    Settings,
    /// Nothing helps this mail: the server will not have it.
    Nothing,
}

impl Trouble {
    const ALL: [(Self, &'static str); 17] = [
        (Self::NameUnknown, "name_unknown"),
        (Self::ConnectionRefused, "connection_refused"),
        (Self::Unreachable, "unreachable"),
        (Self::TimedOut, "timed_out"),
        (Self::BrokenOff, "broken_off"),
        (Self::CertificateUntrusted, "certificate_untrusted"),
        (Self::CertificateOfAnother, "certificate_of_another"),
        (Self::CertificateOutOfDate, "certificate_out_of_date"),
        (Self::TlsFailed, "tls_failed"),
        (Self::StartTlsMissing, "starttls_missing"),
        (Self::SignInRefused, "sign_in_refused"),
        (Self::SignInImpossible, "sign_in_impossible"),
        (Self::TurnedAway, "turned_away"),
        (Self::SenderRefused, "sender_refused"),
        (Self::RecipientRefused, "recipient_refused"),
        (Self::MailRefused, "mail_refused"),
        (Self::Pointless, "pointless"),
    ];

    /// The word in storage.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(trouble, _)| *trouble == self).map_or("", |(_, word)| word)
    }

    /// The trouble of a stored word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, other)| *other == word).map(|(trouble, _)| *trouble)
    }

    /// Whether another server, user or sender may have been without it.
    pub const fn may_be_of_the_settings(self) -> bool {
        self.is_of_the_server() || matches!(self, Self::SenderRefused)
    }

    /// Whether it is about the server, so that no other mail would fare better just now.
    pub const fn is_of_the_server(self) -> bool {
        !matches!(self, Self::SenderRefused | Self::RecipientRefused | Self::MailRefused | Self::Pointless)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_has_a_word_of_its_own() {
        for (trouble, word) in Trouble::ALL {
            assert_eq!((trouble.word(), Trouble::parse(word)), (word, Some(trouble)));
        }
    }
}
