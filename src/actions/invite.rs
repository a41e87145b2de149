//! Links by which somebody sets a password of their own: a newcomer, or a person who has forgotten theirs.

use crate::actions::audited::{self, Act, Administrator, Change, Field, Measure, OwnMeasure, Thing};
use crate::actions::{Done, Failure, Outcome};
use crate::domain::email::EmailAddress;
use crate::domain::ids::OperatorId;
use crate::domain::invitation::Purpose;
use crate::domain::language::Language;
use crate::domain::mail::Errand;
use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::entropy::Secret;
use crate::storage::audit::{ActWord, AuditOutcome};
use crate::storage::invitations::{self, NewInvitation};
use crate::storage::operators::{self, Operator};
use crate::storage::{Write, mail_settings, outbox, preferences, sessions};

/// How a link reaches its person.
#[derive(Clone, Debug)]
pub enum Way {
    /// By e-mail, in this language. What the link carries is made when the mail leaves.
    Mail(Language),
    /// By hand: whoever made it is shown it once.
    Hand(Secret),
}

/// Makes a link. Whether it goes out as a mail, so that the job has to hear of it.
pub(super) fn make(
    write: &Write<'_>,
    person: &Operator,
    purpose: Purpose,
    made_by: Option<OperatorId>,
    way: &Way,
) -> Result<bool, Failure> {
    if made_by.is_some() {
        // There is one way in at a time, so that a link which went astray can be replaced. Not by strangers, though.
        invitations::withdraw_all(write, person.id)?;
    }
    let hash = match way {
        Way::Hand(secret) => Some(secret.hash()),
        Way::Mail(_) if mail_settings::are_there(write)? => None,
        Way::Mail(_) => return Err(Refusal::MailNotSetUp.into()),
    };
    let new = NewInvitation { operator: person.id, purpose, made_by, token_hash: hash.as_ref() };
    let id = invitations::insert(write, &new)?;
    let Way::Mail(language) = way else { return Ok(false) };
    let errand = match purpose {
        Purpose::Join => Errand::Invitation(id),
        Purpose::Password => Errand::Password(id),
    };
    Ok(outbox::insert(write, errand, &person.email, person.language.unwrap_or(*language))?)
}

fn colleague_of(write: &Write<'_>, administrator: &Administrator, colleague: OperatorId) -> Result<Operator, Failure> {
    administrator.is_one(write)?;
    let person = operators::by_id(write, colleague)?.ok_or(Refusal::OperatorUnknown)?;
    if person.role == Role::Owner { Err(Refusal::OwnerPassword.into()) } else { Ok(person) }
}

/// An administrator gives a colleague another way in. Who has been here before loses their password and their sessions at
/// once; who has not come yet gets another invitation. Not the owner: whoever could do that would be the owner.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::OperatorUnknown`], [`Refusal::OwnerPassword`], [`Refusal::MailNotSetUp`].
pub fn again(write: &Write<'_>, administrator: &Administrator, colleague: OperatorId, way: &Way) -> Outcome<()> {
    let person = colleague_of(write, administrator, colleague)?;
    let to_come = invitations::is_to_come(write, colleague)?;
    let purpose = if to_come { Purpose::Join } else { Purpose::Password };
    let new_deadline = make(write, &person, purpose, Some(administrator.operator), way)?;
    if !to_come {
        operators::forget_password(write, colleague)?;
        sessions::remove_others(write, colleague, None)?;
    }
    let what = if to_come { Measure::Invitation } else { Measure::Password };
    administrator.note(write, Act::Changed { what, colleague: Some(colleague) })?;
    Ok(Done { new_deadline, ..Done::quietly(()) })
}

/// An administrator takes every link of a colleague back.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::OperatorUnknown`], [`Refusal::OwnerPassword`].
pub fn withdraw(write: &Write<'_>, administrator: &Administrator, colleague: OperatorId) -> Outcome<()> {
    colleague_of(write, administrator, colleague)?;
    invitations::withdraw_all(write, colleague)?;
    administrator.note(write, Act::Changed { what: Measure::InvitationWithdrawn, colleague: Some(colleague) })?;
    Ok(Done::quietly(()))
}

/// Somebody says that they have forgotten their password.
#[derive(Clone, Debug)]
pub struct Plea {
    /// Which address they sign in with.
    pub email: EmailAddress,
    /// The language that they read.
    pub language: Language,
    /// The address they come from.
    pub address: String,
    /// Whether they have asked as often already as mails are sent.
    pub too_often: bool,
    /// What is kept of it if it leads to nothing.
    pub keep: Keep,
}

/// What is kept of a plea that leads to nothing. Strangers must not be able to fill the file; those that lead to a mail are
/// as few as these mails are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The plea itself.
    Itself,
    /// That there are so many that they are not kept one by one for a while.
    Flood,
    /// Nothing: that has been kept already.
    Nothing,
}

/// Makes a link and sends it to whoever has forgotten their password. Whether anybody has this address is nobody's business:
/// the answer is the same.
///
/// # Errors
/// Internal ones only.
pub fn ask(write: &Write<'_>, plea: &Plea) -> Outcome<()> {
    let person = operators::by_email(write, &plea.email)?;
    let about = (person.as_ref().map(|person| person.id), person.is_none().then(|| plea.email.as_str()));
    let helped = person.as_ref().filter(|_| !plea.too_often && mail_settings::are_there(write).unwrap_or(false));
    if let Some(person) = helped {
        let new_deadline = make(write, person, Purpose::Password, None, &Way::Mail(plea.language))?;
        audited::by_nobody(write, ActWord::PasswordAsked, AuditOutcome::Done, about, &plea.address)?;
        return Ok(Done { new_deadline, ..Done::quietly(()) });
    }
    let refused = AuditOutcome::Refused;
    match plea.keep {
        Keep::Itself => audited::by_nobody(write, ActWord::PasswordAsked, refused, about, &plea.address)?,
        Keep::Flood => {
            audited::by_nobody(write, ActWord::PasswordsAskedFlooded, refused, (None, None), &plea.address)?;
        }
        Keep::Nothing => {}
    }
    Ok(Done::quietly(()))
}

/// What somebody sets by a link.
pub struct Arrival {
    /// What the link carried.
    pub token: Secret,
    /// How they want to be called; `None`: as before.
    pub name: Option<String>,
    /// The argon2 hash of their password.
    pub password_hash: String,
    /// The language they chose; `None`: as before.
    pub language: Option<Language>,
    /// The address they come from.
    pub address: String,
}

/// Somebody sets their password by a link: it works once, every other link of theirs ends, and so do their sessions.
///
/// # Errors
/// [`Refusal::LinkUnknown`], [`Refusal::LinkUsed`], [`Refusal::LinkExpired`], [`Refusal::LinkWithdrawn`].
pub fn arrive(write: &Write<'_>, arrival: &Arrival) -> Outcome<OperatorId> {
    let link = invitations::by_token(write, &arrival.token.hash())?.ok_or(Refusal::LinkUnknown)?;
    link.works(write.now())?;
    let person = operators::by_id(write, link.operator)?.ok_or(Refusal::LinkWithdrawn)?;
    invitations::note_used(write, link.id)?;
    invitations::withdraw_all(write, person.id)?;
    operators::set_password(write, person.id, &arrival.password_hash)?;
    sessions::remove_others(write, person.id, None)?;
    if let Some(language) = arrival.language {
        preferences::set_language(write, person.id, language)?;
    }
    let themselves = Administrator { operator: person.id, address: arrival.address.clone() };
    let what = match link.purpose {
        Purpose::Join => OwnMeasure::Joined,
        Purpose::Password => OwnMeasure::PasswordByLink,
    };
    themselves.note(write, Act::ChangedOwn { what })?;
    match arrival.name.as_ref().filter(|name| **name != person.name) {
        Some(name) => {
            let change = Change::of_company(Thing::OwnName).field(Field::Name, &person.name, name);
            themselves.note_own_change(write, &change)?;
            operators::rename(write, person.id, name)?;
            Done::quietly(person.id).with_company_changed(write)
        }
        None => Ok(Done::quietly(person.id)),
    }
}
