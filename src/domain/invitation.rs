//! Links by which somebody sets a password of their own: a newcomer, or a person who has forgotten theirs.

use crate::domain::ids::{InvitationId, OperatorId};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Span, Timestamp};

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A newcomer joins.
    Join,
    /// Somebody sets another password.
    Password,
}

impl Purpose {
    /// The word in storage.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Join => "join",
            Self::Password => "password",
        }
    }

    /// The purpose of a stored word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Join, Self::Password].into_iter().find(|purpose| purpose.word() == word)
    }

    /// How long a link lasts; one that somebody asked for themselves is used at once or never.
    pub const fn lasts(self, asked_themselves: bool) -> Span {
        match (self, asked_themselves) {
            (Self::Join, _) => Span::days(7),
            (Self::Password, false) => Span::days(1),
            (Self::Password, true) => Span::minutes(60),
        }
    }
}

/// A link, without what it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its number.
    pub id: InvitationId,
    /// Who sets their password by it.
    pub operator: OperatorId,
    /// As what.
    pub purpose: Purpose,
    /// Who made it; `None`: they asked for it themselves.
    pub made_by: Option<OperatorId>,
    /// Since when there is one.
    pub created_at: Timestamp,
    /// From when on it does not work any more.
    pub expires_at: Timestamp,
    /// When a password was set by it.
    pub used_at: Option<Timestamp>,
    /// When it was taken back, or replaced by another.
    pub withdrawn_at: Option<Timestamp>,
}

impl Invitation {
    /// Whether it works.
    ///
    /// # Errors
    /// [`Refusal::LinkUsed`], [`Refusal::LinkWithdrawn`], [`Refusal::LinkExpired`].
    pub fn works(&self, now: Timestamp) -> Result<(), Refusal> {
        match (self.used_at, self.withdrawn_at) {
            (Some(_), _) => Err(Refusal::LinkUsed),
            (None, Some(_)) => Err(Refusal::LinkWithdrawn),
            (None, None) if now >= self.expires_at => Err(Refusal::LinkExpired),
            (None, None) => Ok(()),
        }
    }

    /// The same as a yes or no.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.works(now).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_works_until_its_time_is_over_and_once() {
        let made = Timestamp(0);
        let link = Invitation {
            id: InvitationId(1),
            operator: OperatorId(2),
            purpose: Purpose::Join,
            made_by: None,
            created_at: made,
            expires_at: made + Purpose::Join.lasts(false),
            used_at: None,
            withdrawn_at: None,
        };
        let last = made + Span::days(7) - Span(1);
        assert_eq!(link.works(last), Ok(()));
        assert_eq!(link.works(last + Span(1)), Err(Refusal::LinkExpired));
        assert_eq!(Invitation { used_at: Some(made), ..link }.works(last), Err(Refusal::LinkUsed));
        assert_eq!(Invitation { withdrawn_at: Some(made), ..link }.works(last), Err(Refusal::LinkWithdrawn));
    }
}
