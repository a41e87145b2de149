//! That no mail leaves, told on every page on which an administrator would see it.

use crate::storage::mail_faults::{self, MailFault};
use crate::storage::{Read, StorageError, outbox};
use crate::web::cabinet::mail::words::{advice, is_spoken};
use crate::web::cabinet::moments::Moments;
use crate::web::views::mail::MailAlarm;

/// What is wrong, and how many mails wait because of it.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn find(read: &Read<'_>) -> Result<Option<(MailFault, u64)>, StorageError> {
    match mail_faults::get(read)? {
        Some(fault) => Ok(Some((fault, outbox::waiting(read)?))),
        None => Ok(None),
    }
}

/// The same in words.
pub fn told(found: Option<(MailFault, u64)>, moments: &Moments) -> Option<MailAlarm> {
    let (MailFault { since, trouble, answer }, waiting) = found?;
    let t = moments.t;
    let since = moments.moment(since);
    let what =
        if is_spoken(&answer) { t.mail_alarm_said(&answer, &since) } else { t.mail_alarm_reason(&answer, &since) };
    let waiting = if waiting == 0 { t.mail_alarm_none_waits().to_owned() } else { t.mail_alarm_waiting(waiting) };
    Some(MailAlarm { what, advice: advice(trouble, t), waiting })
}
