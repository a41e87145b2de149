//! A mail in the outbox: what it is about, how far it has come, and when it is tried again.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{ConversationId, InvitationId, MessageNumber};
use crate::domain::time::{Span, Timestamp};

/// What a mail is about. What it says is put together when it leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Errand {
    /// A link by which a newcomer sets their password.
    Invitation(InvitationId),
    /// A link by which somebody sets another password.
    Password(InvitationId),
    /// X15: a copy of what a visitor wrote in the offline form.
    OfflineCopy {
        /// Where it stands.
        conversation: ConversationId,
        /// As which message.
        message: MessageNumber,
    },
}

impl Errand {
    /// The word in storage.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Invitation(_) => "invitation",
            Self::Password(_) => "password",
            Self::OfflineCopy { .. } => "offline_copy",
        }
    }

    /// By what a mail is recognised as the same: at most one of a key is ever written.
    pub fn dedup_key(self, recipient: &str) -> String {
        match self {
            Self::Invitation(id) | Self::Password(id) => format!("{}/{id}", self.kind()),
            Self::OfflineCopy { conversation, .. } => format!("offline_copy/{conversation}/{recipient}"),
        }
    }

    /// How long it is worth trying: a link that was asked for is stale soon.
    pub const fn worth_trying(self) -> Span {
        match self {
            Self::Password(_) => Span::minutes(60),
            Self::Invitation(_) | Self::OfflineCopy { .. } => Span::days(2),
        }
    }
}

/// How far a mail has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailState {
    /// It is tried at its next attempt.
    Waiting,
    /// It is on its way at this moment.
    Sending,
    /// The server has taken it.
    Delivered,
    /// The server will not have it, or it was tried for long enough.
    Failed,
    /// The server may have taken it: the house stopped, or the line broke, in between. It is not sent again by itself.
    Unknown,
    /// Somebody decided that it is not to be sent.
    Discarded,
}

impl MailState {
    const ALL: [Self; 6] =
        [Self::Waiting, Self::Sending, Self::Delivered, Self::Failed, Self::Unknown, Self::Discarded];

    /// The word in storage.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
            Self::Discarded => "discarded",
        }
    }

    /// The state of a stored word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// Whether an administrator may send it again, or decide that it is not to be sent.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Failed | Self::Unknown)
    }
}

/// Minutes from each attempt that did not work out to the next; the last goes on.
const PAUSES: [i64; 7] = [1, 5, 15, 30, 60, 180, 360];

/// When a mail is tried again after this many attempts, or `None` if that would be too late.
pub fn next_attempt(attempts: u32, now: Timestamp, give_up_at: Timestamp) -> Option<Timestamp> {
    let place = usize::try_from(attempts.saturating_sub(1)).unwrap_or(usize::MAX).min(PAUSES.len() - 1);
    Some(now + Span::minutes(PAUSES[place])).filter(|next| *next <= give_up_at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_grow_rare_and_end_after_two_days() {
        let begin = Timestamp(0);
        let give_up = begin + Span::days(2);
        let (mut now, mut attempts) = (begin, 0);
        loop {
            attempts += 1;
            match next_attempt(attempts, now, give_up) {
                Some(next) => {
                    assert!((next - now) >= Span::minutes(1) && (next - now) <= Span::minutes(360));
                    now = next;
                }
                None => break,
            }
        }
        assert!(now > begin + Span::days(1), "tried for most of the time");
        assert!(attempts < 20, "{attempts} attempts");
    }

    #[test]
    fn a_link_that_was_asked_for_is_not_sent_hours_later() {
        let errand = Errand::Password(InvitationId(1));
        let (asked, late) = (Timestamp(0), Timestamp(0) + Span::minutes(50));
        assert_eq!(next_attempt(4, late, asked + errand.worth_trying()), None);
    }

    #[test]
    fn x15_one_copy_per_conversation_and_address() {
        let copy = |message| Errand::OfflineCopy { conversation: ConversationId(7), message };
        assert_eq!(copy(1).dedup_key("a@b.example"), copy(9).dedup_key("a@b.example"));
        assert_ne!(copy(1).dedup_key("a@b.example"), copy(1).dedup_key("c@b.example"));
    }
}
