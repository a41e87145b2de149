//! An administrator sets up the server through which mail leaves the house.

use crate::actions::audited::{Act, Administrator};
use crate::actions::{Done, Outcome};
use crate::domain::mail::MailSettings;
use crate::domain::refusal::Refusal;
use crate::storage::{Write, mail_settings, outbox};

/// Sets it up, or otherwise than before. Whatever waits is tried at once.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn set_up(write: &Write<'_>, administrator: &Administrator, settings: &MailSettings) -> Outcome<()> {
    administrator.is_one(write)?;
    mail_settings::put(write, settings)?;
    outbox::hurry(write)?;
    administrator.note(write, Act::Changed { what: "mail", colleague: None })?;
    Ok(Done { new_deadline: true, ..Done::quietly(()) })
}

/// No mail leaves any more; the password is forgotten. What waits goes on waiting.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn switch_off(write: &Write<'_>, administrator: &Administrator) -> Outcome<()> {
    administrator.is_one(write)?;
    mail_settings::remove(write)?;
    administrator.note(write, Act::Changed { what: "mail_off", colleague: None })?;
    Ok(Done { new_deadline: true, ..Done::quietly(()) })
}

/// Keeps that an administrator sent a mail to try the settings out. It changes nothing else.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::MailNotSetUp`].
pub fn trying_out(write: &Write<'_>, administrator: &Administrator) -> Outcome<MailSettings> {
    administrator.is_one(write)?;
    let settings = mail_settings::get(write)?.ok_or(Refusal::MailNotSetUp)?;
    administrator.note(write, Act::Changed { what: "mail_test", colleague: None })?;
    Ok(Done::quietly(settings))
}
