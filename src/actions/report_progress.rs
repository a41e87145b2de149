//! A client reports how far its side has got.

use crate::actions::{Done, Failure, Outcome, announce};
use crate::domain::conversation::{Conversation, State};
use crate::domain::ids::{ConversationId, OperatorId, Ordinal, SiteId};
use crate::domain::receipt::{Progress, Watermarks, company_may_report};
use crate::domain::refusal::Refusal;
use crate::storage::{Write, conversations, directory, messages, receipts, visitors};

/// K01: a widget of the visitor reports.
///
/// # Errors
/// [`Refusal::ConversationUnknown`].
pub fn as_visitor(
    write: &Write<'_>,
    site: SiteId,
    token_hash: &[u8; 32],
    ordinal: Ordinal,
    progress: Progress,
) -> Outcome<()> {
    let visitor = visitors::by_token(write, site, token_hash)?.ok_or(Refusal::ConversationUnknown)?;
    let conversation = conversations::by_ordinal(write, visitor, ordinal)?.ok_or(Refusal::ConversationUnknown)?;
    let marks = receipts::of(write, conversation.id)?;
    let moved = marks.visitor.advance(progress, messages::last_number(write, conversation.id)?);
    record(write, &conversation, moved.map(|visitor| Watermarks { visitor, ..marks }))
}

/// K02, K03: a console reports.
///
/// # Errors
/// [`Refusal::ConversationUnknown`], [`Refusal::ReceiptNotYours`].
pub fn as_operator(write: &Write<'_>, operator: OperatorId, id: ConversationId, progress: Progress) -> Outcome<()> {
    let conversation = conversations::by_id(write, id)?.ok_or(Refusal::ConversationUnknown)?;
    let marks = receipts::of(write, id)?;
    // Every console that sees a queue reports; only the first report moves anything, and only that one is looked into.
    let Some(company) = marks.company.advance(progress, messages::last_number(write, id)?) else {
        return Ok(Done::quietly(()));
    };
    let sees_queue = match conversation.state {
        State::Queued { .. } => {
            directory::operator(write, operator)?.is_some_and(|person| person.sees_queue(conversation.queue))
        }
        _ => false,
    };
    company_may_report(&conversation.state, operator, sees_queue, progress)?;
    record(write, &conversation, Some(Watermarks { company, ..marks }))
}

fn record(write: &Write<'_>, conversation: &Conversation, moved: Option<Watermarks>) -> Result<Done<()>, Failure> {
    let Some(marks) = moved else { return Ok(Done::quietly(())) };
    receipts::put(write, conversation.id, marks)?;
    Ok(Done::telling((), announce::receipts(conversation, marks).into()))
}
