//! Mails and their troubles in words.

use crate::domain::mail::{Errand, MailState, Trouble};
use crate::storage::outbox::Mail;
use crate::texts::Texts;
use crate::web::cabinet::moments::Moments;
use crate::web::views::mail::MailRow;

/// What stood in the way, and what to do about it.
pub const fn advice(trouble: Trouble, t: Texts) -> &'static str {
    match trouble {
        Trouble::NameUnknown => t.mail_trouble_name_unknown(),
        Trouble::ConnectionRefused => t.mail_trouble_connection_refused(),
        Trouble::Unreachable => t.mail_trouble_unreachable(),
        Trouble::TimedOut => t.mail_trouble_timed_out(),
        Trouble::BrokenOff => t.mail_trouble_broken_off(),
        Trouble::CertificateUntrusted => t.mail_trouble_certificate_untrusted(),
        Trouble::CertificateOfAnother => t.mail_trouble_certificate_of_another(),
        Trouble::CertificateOutOfDate => t.mail_trouble_certificate_out_of_date(),
        Trouble::TlsFailed => t.mail_trouble_tls_failed(),
        Trouble::StartTlsMissing => t.mail_trouble_starttls_missing(),
        Trouble::SignInRefused => t.mail_trouble_sign_in_refused(),
        Trouble::SignInImpossible => t.mail_trouble_sign_in_impossible(),
        Trouble::TurnedAway => t.mail_trouble_turned_away(),
        Trouble::SenderRefused => t.mail_trouble_sender_refused(),
        Trouble::RecipientRefused => t.mail_trouble_recipient_refused(),
        Trouble::MailRefused => t.mail_trouble_mail_refused(),
        Trouble::Pointless => t.mail_trouble_pointless(),
    }
}

/// Whether it was the server that said this, and not the machine in its place.
pub fn is_spoken(answer: &str) -> bool {
    answer.starts_with(|first: char| first.is_ascii_digit())
}

/// What a mail is and to whom.
pub fn what(mail: &Mail, t: Texts) -> String {
    let kind = match mail.errand {
        Errand::Invitation(_) => t.mail_outbox_invitation(),
        Errand::Password(_) => t.mail_outbox_password(),
        Errand::OfflineCopy { .. } => t.mail_outbox_offline_copy(),
    };
    t.mail_outbox_to(&mail.recipient, kind)
}

const fn state_name(state: MailState, t: Texts) -> &'static str {
    match state {
        MailState::Waiting => t.mail_outbox_waiting(),
        MailState::Sending => t.mail_outbox_sending(),
        MailState::Delivered => t.mail_outbox_delivered(),
        MailState::Failed => t.mail_outbox_failed(),
        MailState::Unknown => t.mail_outbox_unknown(),
        MailState::Discarded => t.mail_saved_discarded(),
    }
}

/// A mail as a line of the page. `is_set_up`: whether what waits is tried at all.
pub fn row(mail: &Mail, is_set_up: bool, moments: &Moments) -> MailRow {
    let t = moments.t;
    let mut history = vec![t.mail_outbox_written(&moments.moment(mail.created_at))];
    if mail.attempts > 0 {
        history.push(t.mail_outbox_attempts(u64::from(mail.attempts)));
    }
    match mail.next_attempt {
        Some(next) if is_set_up => history.push(t.mail_outbox_next(&moments.moment(next))),
        Some(_) => history.push(t.mail_outbox_next_off().to_owned()),
        None => {}
    }
    if mail.state == MailState::Delivered {
        history.push(t.mail_outbox_delivered_at(&moments.moment(mail.changed_at)));
    }
    MailRow {
        id: mail.id,
        what: what(mail, t),
        state: mail.state.word(),
        state_name: state_name(mail.state, t),
        history: history.join(" · "),
        trouble: mail.trouble.map(|trouble| advice(trouble, t)),
        answer: mail.answer.clone().filter(|answer| !answer.is_empty()),
        unknown: mail.state == MailState::Unknown,
        actionable: mail.state.is_open(),
    }
}
