//! What administrators do to others' work: checked against their role as it is at this moment, and kept in the audit log.

use crate::actions::{Done, Failure, Outcome};
use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::refusal::Refusal;
use crate::storage::audit::{self, ActWord, AuditEntry, AuditOutcome};

pub use crate::storage::audit::{Change, Field, Measure, OwnMeasure, Thing};
use crate::storage::{StorageError, Write, conversations, operators, second_factors};

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
    /// Changes the company. With fields: [`Administrator::note_change`].
    Changed {
        /// How.
        what: Measure,
        /// The colleague it was about.
        colleague: Option<OperatorId>,
    },
    /// Changes their own account, whoever they are. With fields: [`Administrator::note_own_change`].
    ChangedOwn {
        /// How.
        what: OwnMeasure,
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
            Self::Read { conversation, owner } => (ActWord::ConversationRead, Some(conversation), Some(owner), None),
            Self::Exported => (ActWord::ConversationsExported, None, None, None),
            Self::Assigned { conversation, to } => (ActWord::ConversationAssigned, Some(conversation), Some(to), None),
            Self::Paused { colleague } => (ActWord::ColleaguePaused, None, Some(colleague), None),
            Self::ReturnedAll { colleague } => (ActWord::AllReturned, None, Some(colleague), None),
            Self::Closed { conversation, owner } => (ActWord::ConversationClosed, Some(conversation), owner, None),
            Self::Changed { what, colleague } => (ActWord::CompanyChanged, None, colleague, Some(what.word())),
            Self::ChangedOwn { what } => (ActWord::OwnAccountChanged, None, None, Some(what.word())),
            Self::Removed { colleague } => (ActWord::OperatorRemoved, None, Some(colleague), None),
            Self::Restored { colleague } => (ActWord::OperatorRestored, None, Some(colleague), None),
        };
        AuditEntry { operator: Some(by.operator), act, outcome, conversation, colleague, detail, address: &by.address }
    }
}

impl Administrator {
    /// N06: whether they are one, now, and have shown themselves as the company demands of administrators.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::SecondFactorNeeded`].
    pub(super) fn is_one(&self, write: &Write<'_>) -> Result<(), Failure> {
        let role = operators::by_id(write, self.operator)?.map(|person| person.role);
        let role = role.filter(|role| role.administers()).ok_or(Refusal::NotAllowed)?;
        if second_factors::is_owed(write, self.operator, role)? {
            return Err(Refusal::SecondFactorNeeded.into());
        }
        Ok(())
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
        self.note_fields(write, ActWord::CompanyChanged, colleague, change)
    }

    /// Keeps what they changed about themselves, field by field.
    pub(super) fn note_own_change(&self, write: &Write<'_>, change: &Change) -> Result<(), StorageError> {
        self.note_fields(write, ActWord::OwnAccountChanged, None, change)
    }

    fn note_fields(
        &self,
        write: &Write<'_>,
        act: ActWord,
        colleague: Option<OperatorId>,
        change: &Change,
    ) -> Result<(), StorageError> {
        if change.is_none() {
            return Ok(());
        }
        let (operator, address) = (Some(self.operator), self.address.as_str());
        let (outcome, text) = (AuditOutcome::Done, change.text());
        let entry = AuditEntry { operator, act, outcome, conversation: None, colleague, detail: Some(&text), address };
        audit::append(write, &entry)
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
    own(write, administrator, ActWord::AuditExported, AuditOutcome::Done, None)?;
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
    own(write, who, ActWord::FormSent, AuditOutcome::Refused, Some(path))?;
    Ok(Done::quietly(()))
}

/// N06: keeps that somebody without the right to it asked for one of the cabinet's pages or tables.
///
/// # Errors
/// Internal ones only.
pub fn refused_page(write: &Write<'_>, who: &Administrator, path: &str) -> Outcome<()> {
    own(write, who, ActWord::PageAsked, AuditOutcome::Refused, Some(path))?;
    Ok(Done::quietly(()))
}

/// N06: keeps how many more acts of somebody were refused within a minute than are kept one by one.
///
/// # Errors
/// Internal ones only.
pub fn refused_more(write: &Write<'_>, who: &Administrator, count: u64) -> Outcome<()> {
    own(write, who, ActWord::RefusalsFlooded, AuditOutcome::Refused, Some(&count.to_string()))?;
    Ok(Done::quietly(()))
}

/// Keeps what somebody does about their own account: signs in, takes the log out.
pub(super) fn own(
    write: &Write<'_>,
    who: &Administrator,
    act: ActWord,
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
    act: ActWord,
    outcome: AuditOutcome,
    (colleague, detail): (Option<OperatorId>, Option<&str>),
    address: &str,
) -> Result<(), StorageError> {
    let entry = AuditEntry { operator: None, act, outcome, conversation: None, colleague, detail, address };
    audit::append(write, &entry)
}
