//! How far each side has got in a conversation: the ticks beside a message.
//!
//! A receipt is a watermark, not a mark on each message: "everything up to number 7 is delivered, up to 5 is read".

use crate::domain::conversation::State;
use crate::domain::ids::{MessageNumber, OperatorId};
use crate::domain::refusal::Refusal;

/// How far one side has got: `read ≤ delivered ≤ last message` (K04).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watermark {
    /// The last message that a device of this side has confirmed.
    pub delivered: MessageNumber,
    /// The last message that a person of this side has seen.
    pub read: MessageNumber,
}

/// A step that a client reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// A device holds everything up to this number.
    Delivered(MessageNumber),
    /// A person has seen everything up to this number.
    Read(MessageNumber),
}

impl Watermark {
    /// K04: moves forward only, never past the last message, and what is read is delivered. Returns `None` if nothing
    /// changes.
    #[must_use]
    pub fn advance(self, progress: Progress, last: MessageNumber) -> Option<Self> {
        let next = match progress {
            Progress::Delivered(upto) => Self { delivered: self.delivered.max(upto.min(last)), ..self },
            Progress::Read(upto) => {
                let upto = upto.min(last);
                Self { delivered: self.delivered.max(upto), read: self.read.max(upto) }
            }
        };
        (next != self).then_some(next)
    }
}

/// Both sides of a conversation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watermarks {
    /// The visitor's side: how far operators' messages have got (K01).
    pub visitor: Watermark,
    /// The company's side: how far the visitor's messages have got (K02, K03).
    pub company: Watermark,
}

/// K02, K03, K04: whether a report from this operator's console moves the company's side.
///
/// In a conversation that somebody owns only the owner's console counts; a colleague or an administrator reading along
/// changes nothing. In a queue an eligible console delivers, but nobody reads.
///
/// # Errors
/// [`Refusal::ReceiptNotYours`] for a console whose report does not count.
pub fn company_may_report(
    state: &State,
    operator: OperatorId,
    may_see_queue: bool,
    progress: Progress,
) -> Result<(), Refusal> {
    let counts = match state {
        State::Owned { operator: owner, .. } => *owner == operator,
        State::Queued { .. } => may_see_queue && matches!(progress, Progress::Delivered(_)),
        State::Closed { by_owner, .. } => *by_owner == Some(operator),
    };
    if counts { Ok(()) } else { Err(Refusal::ReceiptNotYours) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn progress() -> impl Strategy<Value = Progress> {
        prop_oneof![(0u32..20).prop_map(Progress::Delivered), (0u32..20).prop_map(Progress::Read)]
    }

    proptest! {
        #[test]
        fn k04_states_only_move_forward_and_stay_in_order(last in 0u32..12, steps in proptest::collection::vec(progress(), 0..40)) {
            let mut mark = Watermark::default();
            for step in steps {
                let next = mark.advance(step, last).unwrap_or(mark);
                prop_assert!(next.delivered >= mark.delivered && next.read >= mark.read);
                prop_assert!(next.read <= next.delivered && next.delivered <= last);
                mark = next;
            }
        }
    }
}
