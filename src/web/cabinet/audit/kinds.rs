//! The kinds of entries that there are to choose from.

use crate::storage::audit::{ActWord, Kept, Measure, Thing};
use crate::texts::Texts;
use crate::web::cabinet::audit::words::Told;

/// What entries are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Others' conversations.
    Conversations,
    /// Visitors who were blocked.
    Visitors,
    /// Employees.
    People,
    /// The company, its sites and settings.
    Company,
    /// Mail that leaves the house.
    Mail,
    /// Ways in: sign-ins, passwords, sessions.
    Access,
    /// What was taken out as a file.
    Exports,
}

impl Kind {
    /// Every one, with its word in addresses.
    pub const ALL: [(Self, &str); 7] = [
        (Self::Conversations, "conversations"),
        (Self::Visitors, "visitors"),
        (Self::People, "people"),
        (Self::Company, "company"),
        (Self::Mail, "mail"),
        (Self::Access, "access"),
        (Self::Exports, "exports"),
    ];

    /// The kind of a word in an address.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, other)| *other == word).map(|(kind, _)| kind)
    }

    /// Of which kind an entry is; `None` for one that this version never writes.
    pub fn of(entry: &Kept) -> Option<Self> {
        Some(match Told::of(entry)? {
            Told::Act(act) => Self::of_act(act),
            Told::Change(thing, _) => Self::of_thing(thing),
            Told::Measure(measure) => Self::of_measure(measure),
            Told::Own(_) => Self::Access,
        })
    }

    const fn of_act(act: ActWord) -> Self {
        match act {
            ActWord::ConversationRead
            | ActWord::ConversationAssigned
            | ActWord::AllReturned
            | ActWord::ConversationClosed => Self::Conversations,
            ActWord::VisitorBlocked | ActWord::VisitorUnblocked => Self::Visitors,
            ActWord::ColleaguePaused
            | ActWord::OperatorRemoved
            | ActWord::OperatorRestored
            | ActWord::PersonCreated => Self::People,
            ActWord::CompanyChanged => Self::Company,
            ActWord::FormSent
            | ActWord::PageAsked
            | ActWord::RefusalsFlooded
            | ActWord::SignedIn
            | ActWord::SignInFailed
            | ActWord::SignInsFlooded
            | ActWord::PasswordAsked
            | ActWord::PasswordsAskedFlooded
            | ActWord::PasswordReset
            | ActWord::SecondFactorReset
            | ActWord::SecondFactorDemandLifted
            | ActWord::OwnAccountChanged => Self::Access,
            ActWord::ConversationsExported | ActWord::AuditExported => Self::Exports,
        }
    }

    const fn of_thing(thing: Thing) -> Self {
        match thing {
            Thing::Employee | Thing::OwnName => Self::People,
            Thing::Mail => Self::Mail,
            Thing::Site
            | Thing::Widget
            | Thing::Hours
            | Thing::Department
            | Thing::Phrase
            | Thing::Tag
            | Thing::Tags
            | Thing::Company
            | Thing::Routing => Self::Company,
        }
    }

    const fn of_measure(measure: Measure) -> Self {
        match measure {
            Measure::Password
            | Measure::SecondFactor
            | Measure::SecondFactorDemanded
            | Measure::SecondFactorLeft
            | Measure::Sessions => Self::Access,
            Measure::Invitation | Measure::InvitationWithdrawn => Self::People,
            Measure::MailOff | Measure::MailTest | Measure::MailAgain | Measure::MailDiscarded => Self::Mail,
        }
    }

    /// What it is called.
    pub const fn label(self, t: Texts) -> &'static str {
        match self {
            Self::Conversations => t.audit_kind_conversations(),
            Self::Visitors => t.audit_kind_visitors(),
            Self::People => t.audit_kind_people(),
            Self::Company => t.audit_kind_company(),
            Self::Mail => t.audit_kind_mail(),
            Self::Access => t.audit_kind_access(),
            Self::Exports => t.audit_kind_exports(),
        }
    }
}
