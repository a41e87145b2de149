//! One thread between a visitor and the company, and every way it can move.
//!
//! A conversation is in exactly one place (I1): a queue, one operator's work, or closed. Silence and time change nothing
//! (X08, X09): only an explicit act of a person moves it (I7).

use crate::domain::ids::{ConversationId, DepartmentId, OperatorId, Ordinal, SiteId, VisitorId};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Span, Timestamp};
use crate::domain::work_status::WorkStatus;

/// A queue: of a site, or of one of its departments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Queue {
    /// The site.
    pub site: SiteId,
    /// The department, or `None` for the queue of the site itself.
    pub department: Option<DepartmentId>,
}

/// A conversation: what never changes about it, and its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    /// Its number among all.
    pub id: ConversationId,
    /// Its place among its visitor's conversations.
    pub ordinal: Ordinal,
    /// Who writes.
    pub visitor: VisitorId,
    /// Where it belongs: the queue it rests in, rested in last, or would return to.
    pub queue: Queue,
    /// When the visitor opened it.
    pub opened_at: Timestamp,
    /// All finished stays in queues together.
    pub waited: Span,
    /// Where it is.
    pub state: State,
}

/// Where a conversation is, with what is true there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody owns it. It may rest here for 10 minutes or 10 days (X08).
    Queued {
        /// Its place in the queue: the moment it entered, or, where it was given back, that of its earlier entry (X20).
        since: Timestamp,
        /// When this stay began: what [`Conversation::waited`] counts from.
        entered: Timestamp,
        /// The colleague who passed it on to this queue, if one did (F03).
        sender: Option<OperatorId>,
    },
    /// Somebody answers it.
    Owned {
        /// Who.
        operator: OperatorId,
        /// Since when.
        since: Timestamp,
        /// Its place in the queue that it came from, should it be given back there (X20).
        queued_since: Timestamp,
        /// The colleague who passed it on to them, if one did.
        sender: Option<OperatorId>,
    },
    /// It is over. Writing again opens a new one (A12).
    Closed {
        /// When.
        at: Timestamp,
        /// By whom.
        by: Closer,
        /// Who owned it at that moment, if anybody.
        by_owner: Option<OperatorId>,
    },
}

/// Who closed a conversation (I7: never the clock).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closer {
    /// Its owner.
    Operator(OperatorId),
    /// An administrator, over the owner's head (N04).
    Administrator(OperatorId),
    /// The visitor.
    Visitor,
}

impl Conversation {
    /// X10: a visitor's first message opens a conversation in the queue of the site, whoever is or is not available.
    pub const fn open(id: ConversationId, ordinal: Ordinal, visitor: VisitorId, site: SiteId, now: Timestamp) -> Self {
        Self {
            id,
            ordinal,
            visitor,
            queue: Queue { site, department: None },
            opened_at: now,
            waited: Span(0),
            state: State::Queued { since: now, entered: now, sender: None },
        }
    }

    /// Who owns it, if anybody does.
    pub const fn owner(&self) -> Option<OperatorId> {
        match self.state {
            State::Owned { operator, .. } => Some(operator),
            _ => None,
        }
    }

    /// Whether it is not closed.
    pub const fn is_open(&self) -> bool {
        !matches!(self.state, State::Closed { .. })
    }

    /// M06, M07, X17: somebody takes it from the queue by hand, above their limit too. Exactly one can.
    ///
    /// # Errors
    /// [`Refusal::StatusForbids`] on Pause or Left, [`Refusal::ConversationTaken`] with whoever was first,
    /// [`Refusal::AlreadyYours`], [`Refusal::ConversationClosed`].
    pub fn take(self, operator: OperatorId, status: WorkStatus, now: Timestamp) -> Result<Self, Refusal> {
        match self.state {
            State::Closed { .. } => Err(Refusal::ConversationClosed),
            State::Owned { operator: owner, .. } if owner == operator => Err(Refusal::AlreadyYours),
            State::Owned { operator: owner, .. } => Err(Refusal::ConversationTaken { by: owner }),
            State::Queued { .. } if !status.is_available() => Err(Refusal::StatusForbids { status }),
            State::Queued { .. } => Ok(self.into_work_of(operator, now)),
        }
    }

    /// X12: the system gives a queued conversation to whom the routing chose. `None` for one that is not queued.
    pub fn assign(self, operator: OperatorId, now: Timestamp) -> Option<Self> {
        matches!(self.state, State::Queued { .. }).then(|| self.into_work_of(operator, now))
    }

    /// From a queue, or from somebody else's work, into somebody's. A stay in the queue ends with it.
    pub(super) fn into_work_of(self, operator: OperatorId, now: Timestamp) -> Self {
        let (waited, queued_since, sender) = match self.state {
            State::Queued { since, entered, sender } => (self.waited.plus(now - entered), since, sender),
            State::Owned { queued_since, .. } => (self.waited, queued_since, None),
            State::Closed { .. } => (self.waited, now, None),
        };
        Self { waited, state: State::Owned { operator, since: now, queued_since, sender }, ..self }
    }

    /// M14: only the owner answers, in any status but Left, which an owner never has (I4).
    ///
    /// # Errors
    /// [`Refusal::ConversationClosed`], [`Refusal::ConversationQueued`], [`Refusal::ConversationTaken`].
    pub const fn may_be_answered_by(&self, operator: OperatorId) -> Result<(), Refusal> {
        match self.state {
            State::Owned { operator: owner, .. } if owner.0 == operator.0 => Ok(()),
            State::Owned { operator: owner, .. } => Err(Refusal::ConversationTaken { by: owner }),
            State::Queued { .. } => Err(Refusal::ConversationQueued),
            State::Closed { .. } => Err(Refusal::ConversationClosed),
        }
    }

    /// M14: the owner closes it. A conversation in the queue has to be taken first.
    ///
    /// # Errors
    /// As [`Self::may_be_answered_by`].
    pub fn close_by_owner(self, operator: OperatorId, now: Timestamp) -> Result<Self, Refusal> {
        self.may_be_answered_by(operator)?;
        self.closed(Closer::Operator(operator), now)
    }

    /// The visitor ends it, wherever it is.
    ///
    /// # Errors
    /// [`Refusal::ConversationClosed`].
    pub fn close_by_visitor(self, now: Timestamp) -> Result<Self, Refusal> {
        self.closed(Closer::Visitor, now)
    }

    /// N04: an administrator closes it, wherever it is.
    ///
    /// # Errors
    /// [`Refusal::ConversationClosed`].
    pub fn close_by_administrator(self, administrator: OperatorId, now: Timestamp) -> Result<Self, Refusal> {
        self.closed(Closer::Administrator(administrator), now)
    }

    fn closed(self, by: Closer, now: Timestamp) -> Result<Self, Refusal> {
        let (by_owner, stay) = match self.state {
            State::Closed { .. } => return Err(Refusal::ConversationClosed),
            State::Owned { operator, .. } => (Some(operator), Span(0)),
            State::Queued { entered, .. } => (None, now - entered),
        };
        Ok(Self { waited: self.waited.plus(stay), state: State::Closed { at: now, by, by_owner }, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANNA: OperatorId = OperatorId(1);
    const BORIS: OperatorId = OperatorId(2);

    fn queued() -> Conversation {
        Conversation::open(ConversationId(1), 1, VisitorId(1), SiteId(1), Timestamp(1_000))
    }

    #[test]
    fn m06_ready_and_can_help_take_by_hand_pause_and_left_do_not() {
        for status in [WorkStatus::Ready, WorkStatus::CanHelp] {
            assert_eq!(queued().take(ANNA, status, Timestamp(2_000)).map(|c| c.owner()), Ok(Some(ANNA)));
        }
        for status in [WorkStatus::Pause, WorkStatus::Left] {
            assert_eq!(queued().take(ANNA, status, Timestamp(2_000)), Err(Refusal::StatusForbids { status }));
        }
    }

    #[test]
    fn x17_the_second_to_take_is_told_who_was_first() {
        let taken = queued().take(ANNA, WorkStatus::Ready, Timestamp(2_000)).expect("taken");
        assert_eq!(
            taken.take(BORIS, WorkStatus::Ready, Timestamp(2_001)),
            Err(Refusal::ConversationTaken { by: ANNA })
        );
    }

    #[test]
    fn x08_a_stay_in_the_queue_is_counted_and_ends_nothing() {
        let ten_days = Timestamp(1_000) + Span::days(10);
        let taken = queued().take(ANNA, WorkStatus::Ready, ten_days).expect("still there");
        assert_eq!(taken.waited, Span::days(10));
    }

    #[test]
    fn n04_an_administrator_closes_it_wherever_it_is_and_once() {
        let closed = queued().close_by_administrator(BORIS, Timestamp(3_000)).expect("closed");
        let by = Closer::Administrator(BORIS);
        assert_eq!(closed.state, State::Closed { at: Timestamp(3_000), by, by_owner: None });
        assert_eq!(closed.waited, Span(2_000));
        assert_eq!(closed.close_by_administrator(BORIS, Timestamp(4_000)), Err(Refusal::ConversationClosed));
    }

    #[test]
    fn m14_only_the_owner_answers_and_closes() {
        assert_eq!(queued().close_by_owner(ANNA, Timestamp(2_000)), Err(Refusal::ConversationQueued));
        let taken = queued().take(ANNA, WorkStatus::Ready, Timestamp(2_000)).expect("taken");
        assert_eq!(taken.clone().close_by_owner(BORIS, Timestamp(3_000)), Err(Refusal::ConversationTaken { by: ANNA }));
        let closed = taken.close_by_owner(ANNA, Timestamp(3_000)).expect("closed");
        assert_eq!(
            closed.state,
            State::Closed { at: Timestamp(3_000), by: Closer::Operator(ANNA), by_owner: Some(ANNA) }
        );
        assert_eq!(closed.close_by_visitor(Timestamp(4_000)), Err(Refusal::ConversationClosed));
    }
}
