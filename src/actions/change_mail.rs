//! An administrator sets up the server through which mail leaves the house.

use crate::actions::audited::{Act, Administrator, Change, Field, Measure, Thing};
use crate::actions::{Done, Outcome};
use crate::domain::mail::{MailSettings, Trouble};
use crate::domain::refusal::Refusal;
use crate::storage::audit::{PASSWORD_ANOTHER, PASSWORD_SET};
use crate::storage::{Write, mail_faults, mail_settings, outbox};

/// Sets it up, or otherwise than before. Whatever waits is tried at once, and so is what was given up because of the server
/// or of the settings; what it was about may be over by then, in which case it is not sent.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn set_up(write: &Write<'_>, administrator: &Administrator, settings: &MailSettings) -> Outcome<()> {
    administrator.is_one(write)?;
    let before = mail_settings::get(write)?;
    mail_settings::put(write, settings)?;
    mail_faults::clear(write)?;
    outbox::hurry(write)?;
    for mail in outbox::failed(write)?.iter().filter(|mail| mail.trouble.is_some_and(Trouble::may_be_of_the_settings)) {
        outbox::revive(write, mail)?;
    }
    administrator.note_change(write, &difference(before.as_ref(), settings))?;
    Ok(Done { new_deadline: true, monitored: true, ..Done::quietly(()) })
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
    mail_faults::clear(write)?;
    administrator.note(write, Act::Changed { what: Measure::MailOff, colleague: None })?;
    Ok(Done { new_deadline: true, monitored: true, ..Done::quietly(()) })
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
