//! A conversation goes from somebody's work to a colleague or back to a queue. It takes effect at once, and it is never
//! ownerless outside a queue.

use crate::domain::conversation::{Conversation, Queue, State};
use crate::domain::ids::OperatorId;
use crate::domain::message::MessageText;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;
use crate::domain::work_status::WorkStatus;

/// The longest note to a receiver, in characters.
pub const LONGEST_NOTE: usize = 1_000;

/// Whoever a conversation shall go to, as they are at this moment (F08).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// Who.
    pub operator: OperatorId,
    /// Their work status.
    pub status: WorkStatus,
    /// Whether the site of the conversation is theirs.
    pub has_site: bool,
}

/// M10, M11, F01, F02: whether a colleague may receive a conversation. Their limit is no reason against it (M12), and who is
/// on Pause stays so (X04).
///
/// # Errors
/// [`Refusal::ReceiverAway`] on Left, [`Refusal::ReceiverLacksSite`] on Pause where the site is not theirs.
pub const fn may_receive(receiver: Receiver) -> Result<(), Refusal> {
    let Receiver { operator, status, has_site } = receiver;
    match (status, has_site) {
        (WorkStatus::Ready | WorkStatus::CanHelp, _) | (WorkStatus::Pause, true) => Ok(()),
        (WorkStatus::Pause, false) => Err(Refusal::ReceiverLacksSite { operator }),
        (WorkStatus::Left, _) => Err(Refusal::ReceiverAway { operator, status }),
    }
}

/// Accepts a note to a receiver; `None` if nothing was written.
///
/// # Errors
/// [`Refusal::NoteTooLong`].
pub fn accept_note(typed: &str) -> Result<Option<String>, Refusal> {
    // Written like a message: one kind of line end, no control characters.
    match MessageText::parse(typed.trim()).map(MessageText::into_string) {
        Err(Refusal::MessageEmpty) => Ok(None),
        Err(Refusal::MessageTooLong { length, .. }) => Err(Refusal::NoteTooLong { length, longest: LONGEST_NOTE }),
        Err(other) => Err(other),
        Ok(note) => match note.chars().count() {
            length if length > LONGEST_NOTE => Err(Refusal::NoteTooLong { length, longest: LONGEST_NOTE }),
            _ => Ok(Some(note)),
        },
    }
}

impl Conversation {
    /// F01, F02, F05, F08: its owner passes it to a colleague.
    ///
    /// # Errors
    /// [`Refusal::TransferToOwner`], those of [`may_receive`] and of [`Conversation::may_be_answered_by`].
    pub fn transfer(self, owner: OperatorId, receiver: Receiver, now: Timestamp) -> Result<Self, Refusal> {
        self.may_be_answered_by(owner)?;
        if receiver.operator == owner {
            return Err(Refusal::TransferToOwner);
        }
        may_receive(receiver)?;
        let mut passed = self.into_work_of(receiver.operator, now);
        if let State::Owned { sender, .. } = &mut passed.state {
            *sender = Some(owner);
        }
        Ok(passed)
    }

    /// F03, F04, F06, F0x: its owner passes it to a department of its site, or returns it to the queue of the site. It
    /// waits there behind those who came before.
    ///
    /// # Errors
    /// [`Refusal::DepartmentOfAnotherSite`], and those of [`Conversation::may_be_answered_by`].
    pub fn pass_to_queue(self, owner: OperatorId, queue: Queue, now: Timestamp) -> Result<Self, Refusal> {
        self.may_be_answered_by(owner)?;
        if queue.site != self.queue.site {
            return Err(Refusal::DepartmentOfAnotherSite);
        }
        let sender = queue.department.map(|_| owner);
        Ok(Self { queue, state: State::Queued { since: now, entered: now, sender }, ..self })
    }

    /// X20, N03: it is taken out of somebody's work over their head and goes back to its queue, to the place it had there.
    /// `None` for one that nobody owns.
    pub fn give_back(self, now: Timestamp) -> Option<Self> {
        let State::Owned { queued_since, sender, .. } = self.state else { return None };
        Some(Self { state: State::Queued { since: queued_since, entered: now, sender }, ..self })
    }

    /// N02, M08, M09: an administrator gives it, queued or in work, to somebody who is Ready, above their limit too.
    ///
    /// # Errors
    /// [`Refusal::ConversationClosed`], [`Refusal::ReceiverOwnsIt`], [`Refusal::ReceiverNotReady`].
    pub fn assign_by_administrator(self, to: OperatorId, status: WorkStatus, now: Timestamp) -> Result<Self, Refusal> {
        if !self.is_open() {
            return Err(Refusal::ConversationClosed);
        }
        if self.owner() == Some(to) {
            return Err(Refusal::ReceiverOwnsIt { operator: to });
        }
        if status != WorkStatus::Ready {
            return Err(Refusal::ReceiverNotReady { operator: to, status });
        }
        Ok(self.into_work_of(to, now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{ConversationId, DepartmentId, SiteId, VisitorId};
    use crate::domain::time::Span;
    use WorkStatus::{CanHelp, Left, Pause, Ready};

    const ANNA: OperatorId = OperatorId(1);
    const BORIS: OperatorId = OperatorId(2);

    fn owned() -> Conversation {
        let queued = Conversation::open(ConversationId(1), 1, VisitorId(1), SiteId(1), Timestamp(1_000));
        queued.take(ANNA, Ready, Timestamp(2_000)).expect("taken")
    }

    const fn boris(status: WorkStatus, has_site: bool) -> Receiver {
        Receiver { operator: BORIS, status, has_site }
    }

    #[test]
    fn f01_f02_m10_m11_who_receives_in_which_status() {
        for (status, with_site, without) in
            [(Ready, true, true), (CanHelp, true, true), (Pause, true, false), (Left, false, false)]
        {
            for (has_site, may) in [(true, with_site), (false, without)] {
                let passed = owned().transfer(ANNA, boris(status, has_site), Timestamp(3_000));
                assert_eq!(passed.is_ok(), may, "{status:?}, site {has_site}");
                assert!(passed.is_err() || passed.is_ok_and(|passed| passed.owner() == Some(BORIS)));
            }
        }
    }

    #[test]
    fn f05_nobody_transfers_to_themselves_and_only_the_owner_transfers() {
        let me = Receiver { operator: ANNA, status: Ready, has_site: true };
        assert_eq!(owned().transfer(ANNA, me, Timestamp(3_000)), Err(Refusal::TransferToOwner));
        let taken_by_anna = Err(Refusal::ConversationTaken { by: ANNA });
        assert_eq!(owned().transfer(BORIS, boris(Ready, true), Timestamp(3_000)), taken_by_anna);
    }

    #[test]
    fn the_receiver_knows_the_sender_and_the_sender_after_a_return() {
        let passed = owned().transfer(ANNA, boris(Ready, true), Timestamp(3_000)).expect("passed");
        assert!(matches!(passed.state, State::Owned { sender: Some(ANNA), queued_since: Timestamp(1_000), .. }));
        let anna = Receiver { operator: ANNA, status: Pause, has_site: true };
        let back = passed.transfer(BORIS, anna, Timestamp(4_000)).expect("returned");
        assert!(matches!(back.state, State::Owned { operator: ANNA, sender: Some(BORIS), .. }));
    }

    #[test]
    fn f03_f06_f0x_departments_and_the_queue_of_its_own_site_only() {
        let department = Queue { site: SiteId(1), department: Some(DepartmentId(4)) };
        let passed = owned().pass_to_queue(ANNA, department, Timestamp(3_000)).expect("passed");
        assert_eq!(passed.queue, department);
        let at = Timestamp(3_000);
        assert_eq!(passed.state, State::Queued { since: at, entered: at, sender: Some(ANNA) });
        let elsewhere = Queue { site: SiteId(2), department: Some(DepartmentId(5)) };
        let refused = owned().pass_to_queue(ANNA, elsewhere, Timestamp(3_000));
        assert_eq!(refused, Err(Refusal::DepartmentOfAnotherSite));
    }

    #[test]
    fn x20_what_is_given_back_keeps_its_place_and_counts_no_work_as_waiting() {
        let given_back = owned().give_back(Timestamp(9_000)).expect("given back");
        assert!(matches!(given_back.state, State::Queued { since: Timestamp(1_000), .. }));
        let taken = given_back.take(BORIS, Ready, Timestamp(10_000)).expect("taken");
        assert_eq!(taken.waited, Span(1_000 + 1_000));
    }

    #[test]
    fn n02_m08_m09_an_administrator_assigns_to_ready_only() {
        let queued = Conversation::open(ConversationId(1), 1, VisitorId(1), SiteId(1), Timestamp(1_000));
        for conversation in [queued, owned()] {
            for status in [CanHelp, Pause, Left] {
                let refused = Err(Refusal::ReceiverNotReady { operator: BORIS, status });
                assert_eq!(conversation.clone().assign_by_administrator(BORIS, status, Timestamp(3_000)), refused);
            }
            let given = conversation.assign_by_administrator(BORIS, Ready, Timestamp(3_000)).expect("given");
            assert_eq!((given.owner(), given.waited.0), (Some(BORIS), given.waited.0.max(1_000)));
        }
        let again = owned().assign_by_administrator(ANNA, Ready, Timestamp(3_000));
        assert_eq!(again, Err(Refusal::ReceiverOwnsIt { operator: ANNA }));
    }

    #[test]
    fn a_note_is_bounded_and_may_be_empty() {
        assert_eq!(accept_note(" \n "), Ok(None));
        assert_eq!(accept_note(" please, the bill\r\nof May "), Ok(Some("please, the bill\nof May".into())));
        let refused = Err(Refusal::NoteTooLong { length: 1_001, longest: 1_000 });
        assert_eq!(accept_note(&"ж".repeat(1_001)), refused);
    }
}
