//! What becomes of the mails in the outbox. The job `deliver_mail` carries them; this writes down how far it has come.
//!
//! A mail is marked as on its way before the first byte of it is sent ([`begin`]), so that it is never sent twice: whatever
//! stands so marked when the house starts may have arrived, and is left to a person ([`doubt_interrupted`]).

use crate::actions::audited::{Act, Administrator, Measure};
use crate::actions::{Done, Failure, Outcome};
use crate::domain::ids::{ConversationId, MailId, MessageNumber};
use crate::domain::invitation::Invitation;
use crate::domain::mail::{Errand, MailSettings, MailState, Remedy, Trouble, next_attempt};
use crate::domain::offline::Contacts;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;
use crate::domain::visitor::Whereabouts;
use crate::entropy::Secret;
use crate::storage::invitations;
use crate::storage::outbox::{self, Change, Mail};
use crate::storage::{
    StorageError, Write, accounts, conversations, directory, mail_faults, mail_settings, messages, operators, visitors,
};

/// What a mail says, before it is put into words.
#[derive(Clone, Debug)]
pub enum Letter {
    /// Come and join us.
    Invitation {
        /// Into which company.
        company: String,
        /// Who is invited.
        name: String,
        /// By whom.
        invited_by: String,
        /// What the link carries.
        token: Secret,
    },
    /// Set another password.
    Password {
        /// In which company.
        company: String,
        /// Who.
        name: String,
        /// The administrator who made it; empty if they asked for it themselves.
        made_by: String,
        /// What the link carries.
        token: Secret,
    },
    /// X15: what a visitor left in the offline form.
    OfflineCopy {
        /// The name of the site.
        site: String,
        /// The conversation that it opened.
        conversation: ConversationId,
        /// Who wrote.
        contacts: Contacts,
        /// Where.
        there: Whereabouts,
        /// What.
        text: String,
    },
}

/// How an attempt failed.
#[derive(Clone, Debug)]
pub struct Failed {
    /// What was in the way.
    pub trouble: Trouble,
    /// What the server answered, word for word, or what the machine said in its place.
    pub answer: String,
    /// What has to happen before it works out.
    pub remedy: Remedy,
}

/// A mail leaves now: it is marked as on its way. The link in it is made at this moment, of `fresh`; the file keeps its hash
/// alone. `None`: it is not to be sent any more.
///
/// # Errors
/// Internal ones only.
pub fn begin(write: &Write<'_>, id: MailId, fresh: &Secret) -> Outcome<Option<Letter>> {
    let Some(mail) = outbox::by_id(write, id)?.filter(|mail| mail.state == MailState::Waiting) else {
        return Ok(Done::quietly(None));
    };
    let letter = letter(write, mail.errand, fresh)?;
    let change = match &letter {
        Some(_) => Change { state: MailState::Sending, ..settled(&mail) },
        None => Change { state: MailState::Discarded, trouble: Some(Trouble::Pointless), ..settled(&mail) },
    };
    outbox::change(write, id, &change)?;
    Ok(Done::quietly(letter))
}

const fn settled(mail: &Mail) -> Change<'_> {
    let attempts = mail.attempts;
    let give_up_at = mail.give_up_at;
    Change { state: mail.state, next_attempt: None, attempts, trouble: None, answer: None, give_up_at }
}

fn letter(write: &Write<'_>, errand: Errand, fresh: &Secret) -> Result<Option<Letter>, StorageError> {
    let company = || accounts::name(write).map(Option::unwrap_or_default);
    match errand {
        Errand::Invitation(id) | Errand::Password(id) => {
            let Some(invitation) = invitations::by_id(write, id)?.filter(|found| found.is_open(write.now())) else {
                return Ok(None);
            };
            let Some(person) = operators::by_id(write, invitation.operator)? else { return Ok(None) };
            invitations::set_token(write, id, &fresh.hash())?;
            let (company, token) = (company()?, fresh.clone());
            Ok(Some(match errand {
                Errand::Invitation(_) => {
                    let invited_by = inviter(write, &invitation)?;
                    Letter::Invitation { company, name: person.name, invited_by, token }
                }
                _ => Letter::Password { company, name: person.name, made_by: inviter(write, &invitation)?, token },
            }))
        }
        Errand::OfflineCopy { conversation, message } => offline_copy(write, conversation, message),
    }
}

fn inviter(write: &Write<'_>, invitation: &Invitation) -> Result<String, StorageError> {
    let by = invitation.made_by.map(|by| operators::by_id(write, by)).transpose()?.flatten();
    Ok(by.map(|person| person.name).unwrap_or_default())
}

fn offline_copy(
    write: &Write<'_>,
    conversation: ConversationId,
    message: MessageNumber,
) -> Result<Option<Letter>, StorageError> {
    let Some(found) = conversations::by_id(write, conversation)? else { return Ok(None) };
    let Some(card) = visitors::card(write, found.visitor)? else { return Ok(None) };
    let Some(message) = messages::one(write, conversation, message)? else { return Ok(None) };
    let site = directory::load(write)?.sites.get(&card.visitor.site).map(|site| site.name.clone()).unwrap_or_default();
    Ok(Some(Letter::OfflineCopy {
        site,
        conversation,
        contacts: card.contacts,
        there: card.there,
        text: message.message.text,
    }))
}

/// The server has taken it. If the settings had been at fault, they are no more: whatever else waits is tried at once.
///
/// # Errors
/// Internal ones only.
pub fn delivered(write: &Write<'_>, id: MailId, answer: &str) -> Outcome<()> {
    if let Some(mail) = outbox::by_id(write, id)? {
        let change = Change { state: MailState::Delivered, answer: Some(answer), ..settled(&mail) };
        outbox::change(write, id, &Change { attempts: mail.attempts + 1, ..change })?;
    }
    mended(write)
}

/// Mail leaves, as has just been seen. If the settings had been at fault, whatever waits is tried at once.
///
/// # Errors
/// Internal ones only.
pub fn mended(write: &Write<'_>) -> Outcome<()> {
    if !mail_faults::clear(write)? {
        return Ok(Done::quietly(()));
    }
    outbox::hurry(write)?;
    Ok(Done { new_deadline: true, monitored: true, ..Done::quietly(()) })
}

/// It did not leave. What is wrong with the server holds up everything that is due, so that nobody knocks there with one mail
/// after the other. What is wrong with the settings is noted, so that an administrator is told; unless they are others by now
/// than those that were `used`: with these it has not been tried yet.
///
/// # Errors
/// Internal ones only.
pub fn failed(write: &Write<'_>, id: MailId, failed: &Failed, used: &MailSettings) -> Outcome<()> {
    let own = outbox::by_id(write, id)?.filter(|mail| matches!(mail.state, MailState::Waiting | MailState::Sending));
    let is_of_settings = failed.remedy == Remedy::Settings;
    if is_of_settings && mail_settings::get(write)?.as_ref() != Some(used) {
        if let Some(mail) = &own {
            let next_attempt = Some(write.now());
            outbox::change(write, id, &Change { state: MailState::Waiting, next_attempt, ..settled(mail) })?;
        }
        return Ok(Done { new_deadline: true, ..Done::quietly(()) });
    }
    if let Some(mail) = &own {
        put_off(write, mail, failed)?;
    }
    if is_of_settings || failed.trouble.is_of_the_server() {
        for other in outbox::due(write)?.iter().filter(|other| other.id != id) {
            put_off(write, other, failed)?;
        }
    }
    if is_of_settings {
        mail_faults::note(write, failed.trouble, &failed.answer)?;
    }
    Ok(Done { new_deadline: true, monitored: is_of_settings, ..Done::quietly(()) })
}

fn put_off(write: &Write<'_>, mail: &Mail, failed: &Failed) -> Result<(), StorageError> {
    let attempts = mail.attempts + 1;
    let next = next_attempt(attempts, write.now(), mail.give_up_at).filter(|_| failed.remedy != Remedy::Nothing);
    let change = Change {
        state: if next.is_some() { MailState::Waiting } else { MailState::Failed },
        next_attempt: next,
        attempts,
        trouble: Some(failed.trouble),
        answer: Some(&failed.answer),
        give_up_at: mail.give_up_at,
    };
    outbox::change(write, mail.id, &change)
}

/// The line broke while the server may have had all of it.
///
/// # Errors
/// Internal ones only.
pub fn in_doubt(write: &Write<'_>, id: MailId, failed: &Failed) -> Outcome<()> {
    if let Some(mail) = outbox::by_id(write, id)? {
        let (trouble, answer) = (Some(failed.trouble), Some(failed.answer.as_str()));
        let attempts = mail.attempts + 1;
        outbox::change(write, id, &Change { state: MailState::Unknown, attempts, trouble, answer, ..settled(&mail) })?;
    }
    Ok(Done::quietly(()))
}

/// The house starts: whatever was on its way when it stopped may have arrived or not. How many there are.
///
/// # Errors
/// Internal ones only.
pub fn doubt_interrupted(write: &Write<'_>) -> Outcome<usize> {
    Ok(Done::quietly(outbox::doubt_interrupted(write)?))
}

/// An administrator wants a mail to be tried now, whatever became of it so far.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::MailSettled`], [`Refusal::MailNotSetUp`].
pub fn try_now(write: &Write<'_>, administrator: &Administrator, id: MailId) -> Outcome<()> {
    let mail = open_mail(write, administrator, id)?;
    if !mail_settings::are_there(write)? {
        return Err(Refusal::MailNotSetUp.into());
    }
    let give_up_at: Timestamp = write.now() + mail.errand.worth_trying();
    let next_attempt = Some(write.now());
    outbox::change(write, id, &Change { state: MailState::Waiting, next_attempt, give_up_at, ..settled(&mail) })?;
    administrator.note(write, Act::Changed { what: Measure::MailAgain, colleague: None })?;
    Ok(Done { new_deadline: true, ..Done::quietly(()) })
}

/// An administrator decides that a mail is not to be sent.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::MailSettled`].
pub fn discard(write: &Write<'_>, administrator: &Administrator, id: MailId) -> Outcome<()> {
    let mail = open_mail(write, administrator, id)?;
    let (trouble, answer) = (mail.trouble, mail.answer.as_deref());
    outbox::change(write, id, &Change { state: MailState::Discarded, trouble, answer, ..settled(&mail) })?;
    administrator.note(write, Act::Changed { what: Measure::MailDiscarded, colleague: None })?;
    Ok(Done { new_deadline: true, ..Done::quietly(()) })
}

fn open_mail(write: &Write<'_>, administrator: &Administrator, id: MailId) -> Result<Mail, Failure> {
    administrator.is_one(write)?;
    Ok(outbox::by_id(write, id)?.filter(|mail| mail.state.is_open()).ok_or(Refusal::MailSettled)?)
}
