//! X16: what a visitor thinks of a conversation that is over: one to five stars, and a comment if they like.

use crate::domain::conversation::{Conversation, State};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Span, Timestamp};

/// For how long after its close a conversation can be rated. The last moment counts.
pub const WINDOW: Span = Span::minutes(30);

/// The longest comment, in characters.
pub const LONGEST_COMMENT: usize = 1_000;

/// What a visitor thinks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// 1, the worst, to 5.
    pub stars: u8,
    /// Why, if they said it.
    pub comment: Option<String>,
}

impl Rating {
    /// Accepts what a visitor chose and typed.
    ///
    /// # Errors
    /// [`Refusal::RatingInvalid`], [`Refusal::FieldTooLong`].
    pub fn parse(stars: u8, comment: &str) -> Result<Self, Refusal> {
        let comment = comment.trim().replace("\r\n", "\n");
        match stars {
            1..=5 if comment.chars().count() <= LONGEST_COMMENT => {
                Ok(Self { stars, comment: Some(comment).filter(|comment| !comment.is_empty()) })
            }
            1..=5 => Err(Refusal::FieldTooLong { longest: LONGEST_COMMENT }),
            _ => Err(Refusal::RatingInvalid),
        }
    }
}

impl Conversation {
    /// X16: for how long yet this conversation can be rated; the last moment is one in which it can.
    ///
    /// # Errors
    /// [`Refusal::RatingTooEarly`] while it is open, [`Refusal::RatingTooLate`] after the window.
    pub fn ratable_for(&self, now: Timestamp) -> Result<Span, Refusal> {
        match self.state {
            State::Closed { at, .. } if now - at <= WINDOW => Ok(at + WINDOW - now),
            State::Closed { .. } => Err(Refusal::RatingTooLate),
            State::Queued { .. } | State::Owned { .. } => Err(Refusal::RatingTooEarly),
        }
    }
}

/// Ratings taken together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ratings {
    /// How many.
    pub many: u64,
    /// All their stars.
    pub stars: u64,
}

impl Ratings {
    /// Their mean in tenths of a star, rounded half up; `None` of no ratings.
    #[must_use]
    pub const fn tenths(self) -> Option<u64> {
        match self.many {
            0 => None,
            many => Some((self.stars * 20 + many) / (many * 2)),
        }
    }

    /// Both taken together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { many: self.many + other.many, stars: self.stars + other.stars }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{ConversationId, SiteId, VisitorId};

    fn closed(at: Timestamp) -> Conversation {
        let open = Conversation::open(ConversationId(1), 1, VisitorId(1), SiteId(1), Timestamp(1));
        open.close_by_visitor(at).expect("closed")
    }

    #[test]
    fn x16_it_can_be_rated_for_thirty_minutes_and_in_the_last_moment_of_them() {
        let conversation = closed(Timestamp(1_000));
        let last = Timestamp(1_000) + Span::minutes(30);
        assert_eq!(conversation.ratable_for(Timestamp(1_000)), Ok(Span::minutes(30)));
        assert_eq!(conversation.ratable_for(last), Ok(Span(0)));
        assert_eq!(conversation.ratable_for(last + Span(1)), Err(Refusal::RatingTooLate));
    }

    #[test]
    fn x16_what_is_open_is_not_rated() {
        let open = Conversation::open(ConversationId(1), 1, VisitorId(1), SiteId(1), Timestamp(1));
        assert_eq!(open.ratable_for(Timestamp(2)), Err(Refusal::RatingTooEarly));
    }

    #[test]
    fn x16_one_to_five_stars_and_a_comment_that_fits() {
        assert_eq!(Rating::parse(0, ""), Err(Refusal::RatingInvalid));
        assert_eq!(Rating::parse(6, ""), Err(Refusal::RatingInvalid));
        assert_eq!(Rating::parse(5, "  "), Ok(Rating { stars: 5, comment: None }));
        assert_eq!(Rating::parse(1, " slow\r\n"), Ok(Rating { stars: 1, comment: Some("slow".into()) }));
        let longest = "я".repeat(LONGEST_COMMENT);
        assert!(Rating::parse(3, &longest).is_ok());
        assert_eq!(Rating::parse(3, &(longest + "!")), Err(Refusal::FieldTooLong { longest: LONGEST_COMMENT }));
    }

    #[test]
    fn a_mean_is_rounded_to_the_nearest_tenth() {
        assert_eq!(Ratings::default().tenths(), None);
        assert_eq!(Ratings { many: 3, stars: 14 }.tenths(), Some(47));
        assert_eq!(Ratings { many: 4, stars: 17 }.tenths(), Some(43));
    }
}
