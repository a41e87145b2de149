//! An administrator sets up the server through which mail leaves the house.

use crate::actions::audited::{Act, Administrator, Change, Field, Measure, Thing};
use crate::actions::{Done, Outcome};
use crate::domain::mail::MailSettings;
use crate::domain::refusal::Refusal;
use crate::storage::audit::{PASSWORD_ANOTHER, PASSWORD_SET};
use crate::storage::{Write, mail_settings, outbox};

/// Sets it up, or otherwise than before. Whatever waits is tried at once.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn set_up(write: &Write<'_>, administrator: &Administrator, settings: &MailSettings) -> Outcome<()> {
    administrator.is_one(write)?;
    let before = mail_settings::get(write)?;
    mail_settings::put(write, settings)?;
    outbox::hurry(write)?;
    administrator.note_change(write, &difference(before.as_ref(), settings))?;
    Ok(Done { new_deadline: true, ..Done::quietly(()) })
}

/// What is different, but for the password: of that only whether there is one.
fn difference(before: Option<&MailSettings>, after: &MailSettings) -> Change {
    let of = |told: fn(&MailSettings) -> String| (before.map(told).unwrap_or_default(), told(after));
    let fields = [
        (Field::Host, of(|settings| settings.server.host.clone())),
        (Field::Port, of(|settings| settings.server.port.to_string())),
        (Field::Security, of(|settings| settings.server.security.word().to_owned())),
        (Field::User, of(|settings| settings.server.user.clone().unwrap_or_default())),
        (Field::SenderName, of(|settings| settings.sender_name.clone())),
        (Field::Sender, of(|settings| settings.sender.as_str().to_owned())),
        (Field::Links, of(|settings| settings.origin.clone())),
    ];
    let change = fields
        .into_iter()
        .fold(Change::of_company(Thing::Mail), |change, (field, (before, after))| change.field(field, before, after));
    match (before.and_then(|before| before.server.password.as_ref()), &after.server.password) {
        (None, Some(_)) => change.field(Field::Password, "", PASSWORD_SET),
        (Some(_), None) => change.field(Field::Password, PASSWORD_SET, ""),
        (Some(old), Some(new)) if old != new => change.field(Field::Password, PASSWORD_SET, PASSWORD_ANOTHER),
        _ => change,
    }
}

/// No mail leaves any more; the password is forgotten. What waits goes on waiting.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn switch_off(write: &Write<'_>, administrator: &Administrator) -> Outcome<()> {
    administrator.is_one(write)?;
    mail_settings::remove(write)?;
    administrator.note(write, Act::Changed { what: Measure::MailOff, colleague: None })?;
    Ok(Done { new_deadline: true, ..Done::quietly(()) })
}

/// Keeps that an administrator sent a mail to try the settings out. It changes nothing else.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::MailNotSetUp`].
pub fn trying_out(write: &Write<'_>, administrator: &Administrator) -> Outcome<MailSettings> {
    administrator.is_one(write)?;
    let settings = mail_settings::get(write)?.ok_or(Refusal::MailNotSetUp)?;
    administrator.note(write, Act::Changed { what: Measure::MailTest, colleague: None })?;
    Ok(Done::quietly(settings))
}
