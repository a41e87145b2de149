//! What administrators do to others' work: checked against their role as it is at this moment, and kept in the audit log.

use crate::actions::{Done, Failure, Outcome};
use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::refusal::Refusal;
use crate::storage::audit::{self, AuditEntry, AuditOutcome};

pub use crate::storage::audit::Change;
use crate::storage::{StorageError, Write, conversations, operators};

/// Somebody who acts as an administrator.
#[derive(Clone, Debug)]
pub struct Administrator {
    /// Who.
    pub operator: OperatorId,
    /// The address they act from.
    pub address: String,
}

/// What they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// N01: reads a conversation in somebody else's work.
    Read {
        /// Which.
        conversation: ConversationId,
        /// Whose.
        owner: OperatorId,
    },
    /// Takes a list of conversations out of the house, with names and addresses of visitors.
    Exported,
    /// N02: gives a conversation to somebody.
    Assigned {
        /// Which.
        conversation: ConversationId,
        /// To whom.
        to: OperatorId,
    },
    /// N03: sends a colleague on Pause.
    Paused {
        /// Whom.
        colleague: OperatorId,
    },
    /// N03: returns everything of a colleague to its queues.
    ReturnedAll {
        /// Whose.
        colleague: OperatorId,
    },
    /// N04: closes a conversation.
    Closed {
        /// Which.
        conversation: ConversationId,
        /// Whose it was.
        owner: Option<OperatorId>,
    },
    /// Changes the company: a word for what. With fields: [`Administrator::note_change`].
    Changed {
        /// `company`, `routing`, `hours`, `department`, `employee`, `site`, `widget`, `password`, `second_factor`,
        /// `sessions`, `phrase`, `tags`, `mail`, `mail_off`, `mail_test`, `mail_again`, `mail_discarded`, `invitation`,
        /// `invitation_withdrawn`.
        what: &'static str,
        /// The colleague it was about.
        colleague: Option<OperatorId>,
    },
    /// Changes their own account, whoever they are: a word for what.
    ChangedOwn {
        /// `password`, `second_factor_on`, `second_factor_off`, `recovery_codes`, `name`, `session`, `sessions`.
        what: &'static str,
    },
    /// X20: takes a colleague out of the company.
    Removed {
        /// Whom.
        colleague: OperatorId,
    },
    /// Takes a colleague back in.
    Restored {
        /// Whom.
        colleague: OperatorId,
    },
}

impl Act {
    fn entry<'a>(self, by: &'a Administrator, outcome: AuditOutcome) -> AuditEntry<'a> {
        let (act, conversation, colleague, detail) = match self {
            Self::Read { conversation, owner } => ("conversation_read", Some(conversation), Some(owner), None),
            Self::Exported => ("conversations_exported", None, None, None),
            Self::Assigned { conversation, to } => ("conversation_assigned", Some(conversation), Some(to), None),
            Self::Paused { colleague } => ("colleague_paused", None, Some(colleague), None),
            Self::ReturnedAll { colleague } => ("all_returned", None, Some(colleague), None),
            Self::Closed { conversation, owner } => ("conversation_closed", Some(conversation), owner, None),
            Self::Changed { what, colleague } => ("company_changed", None, colleague, Some(what)),
            Self::ChangedOwn { what } => ("own_account_changed", None, None, Some(what)),
            Self::Removed { colleague } => ("operator_removed", None, Some(colleague), None),
            Self::Restored { colleague } => ("operator_restored", None, Some(colleague), None),
        };
        AuditEntry { operator: Some(by.operator), act, outcome, conversation, colleague, detail, address: &by.address }
    }
}

impl Administrator {
    /// N06: whether they are one, now.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub(super) fn is_one(&self, write: &Write<'_>) -> Result<(), Failure> {
        let person = operators::by_id(write, self.operator)?;
        if person.is_some_and(|person| person.role.administers()) { Ok(()) } else { Err(Refusal::NotAllowed.into()) }
    }

    /// Keeps what they changed, field by field. A form that was sent as it stood is no change.
    pub(super) fn note_change(&self, write: &Write<'_>, change: &Change) -> Result<(), StorageError> {
        self.note_change_of(write, change, None)
    }

    /// The same about a colleague.
    pub(super) fn note_change_of(
        &self,
        write: &Write<'_>,
        change: &Change,
        colleague: Option<OperatorId>,
    ) -> Result<(), StorageError> {
        if change.is_none() {
            return Ok(());
        }
        let text = change.text();
        let entry = Act::Changed { what: "", colleague }.entry(self, AuditOutcome::Done);
        audit::append(write, &AuditEntry { detail: Some(&text), ..entry })
    }

    /// Keeps what they changed about themselves, field by field.
    pub(super) fn note_own_change(&self, write: &Write<'_>, change: &Change) -> Result<(), StorageError> {
        if change.is_none() {
            return Ok(());
        }
        let text = change.text();
        let entry = Act::ChangedOwn { what: "" }.entry(self, AuditOutcome::Done);
        audit::append(write, &AuditEntry { detail: Some(&text), ..entry })
    }

    /// Keeps what they did.
    pub(super) fn note(&self, write: &Write<'_>, act: Act) -> Result<(), StorageError> {
        audit::append(write, &act.entry(self, AuditOutcome::Done))
    }
}

/// N01: keeps that an administrator reads what is in somebody else's work. It changes nothing else.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn reading(
    write: &Write<'_>,
    administrator: &Administrator,
    conversation: ConversationId,
    owner: OperatorId,
) -> Outcome<()> {
    administrator.is_one(write)?;
    administrator.note(write, Act::Read { conversation, owner })?;
    Ok(Done::quietly(()))
}

/// Keeps that an administrator takes a list of conversations out of the house. It changes nothing else.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn exporting(write: &Write<'_>, administrator: &Administrator) -> Outcome<()> {
    administrator.is_one(write)?;
    administrator.note(write, Act::Exported)?;
    Ok(Done::quietly(()))
}

/// Keeps that an administrator takes the audit log out of the house. It changes nothing else.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn exporting_the_log(write: &Write<'_>, administrator: &Administrator) -> Outcome<()> {
    administrator.is_one(write)?;
    own(write, administrator, "audit_exported", AuditOutcome::Done, None)?;
    Ok(Done::quietly(()))
}

/// N06: keeps that somebody without the right to it tried to act as an administrator. Numbers that nothing has are kept as
/// words.
///
/// # Errors
/// Internal ones only.
pub fn refused(write: &Write<'_>, who: &Administrator, act: Act) -> Outcome<()> {
    let entry = act.entry(who, AuditOutcome::Refused);
    let conversation = match entry.conversation {
        Some(id) => conversations::by_id(write, id)?.map(|found| found.id),
        None => None,
    };
    let colleague = match entry.colleague {
        Some(id) if operators::was_ever(write, id)? => Some(id),
        _ => None,
    };
    let nobody = entry.colleague.filter(|_| colleague.is_none()).map(|id| format!("operator {id}"));
    let nothing = entry.conversation.filter(|_| conversation.is_none()).map(|id| format!("conversation {id}"));
    let unknown: Vec<String> = nothing.into_iter().chain(nobody).collect();
    let words = unknown.join(", ");
    let detail = if words.is_empty() { entry.detail } else { Some(words.as_str()) };
    audit::append(write, &AuditEntry { conversation, colleague, detail, ..entry })?;
    Ok(Done::quietly(()))
}

/// N06: keeps that somebody without the right to it sent one of the cabinet's forms.
///
/// # Errors
/// Internal ones only.
pub fn refused_form(write: &Write<'_>, who: &Administrator, path: &str) -> Outcome<()> {
    own(write, who, "form_sent", AuditOutcome::Refused, Some(path))?;
    Ok(Done::quietly(()))
}

/// Keeps what somebody does about their own account: signs in, changes their password, ends their sessions. The act is a word
/// of `docs/operations.md`.
pub(super) fn own(
    write: &Write<'_>,
    who: &Administrator,
    act: &'static str,
    outcome: AuditOutcome,
    detail: Option<&str>,
) -> Result<(), StorageError> {
    let entry = AuditEntry {
        operator: Some(who.operator),
        act,
        outcome,
        conversation: None,
        colleague: None,
        detail,
        address: &who.address,
    };
    audit::append(write, &entry)
}

/// Keeps what somebody tried who is not signed in, or what was done at the machine itself (without an address).
pub(super) fn by_nobody(
    write: &Write<'_>,
    act: &'static str,
    outcome: AuditOutcome,
    (colleague, detail): (Option<OperatorId>, Option<&str>),
    address: &str,
) -> Result<(), StorageError> {
    let entry = AuditEntry { operator: None, act, outcome, conversation: None, colleague, detail, address };
    audit::append(write, &entry)
}
