//! X16: a visitor says what they think of a conversation that is over.

use crate::actions::{Done, Outcome, announce};
use crate::domain::event::Event;
use crate::domain::ids::{Ordinal, SiteId};
use crate::domain::rating::Rating;
use crate::domain::refusal::Refusal;
use crate::storage::{Write, conversations, events, ratings, visitors};

/// Keeps a rating: a later one replaces an earlier. The same again changes nothing, so that a send may be repeated.
///
/// # Errors
/// [`Refusal::ConversationUnknown`], [`Refusal::RatingTooEarly`], [`Refusal::RatingTooLate`].
pub fn rate(write: &Write<'_>, site: SiteId, token_hash: &[u8; 32], ordinal: Ordinal, rating: Rating) -> Outcome<()> {
    let visitor = visitors::by_token(write, site, token_hash)?.ok_or(Refusal::ConversationUnknown)?;
    let conversation = conversations::by_ordinal(write, visitor, ordinal)?.ok_or(Refusal::ConversationUnknown)?;
    conversation.ratable_for(write.now())?;
    let mut done = Done::quietly(());
    if ratings::latest(write, conversation.id)?.as_ref() == Some(&rating) {
        return Ok(done);
    }
    ratings::insert(write, conversation.id, &rating)?;
    let comment = rating.comment.clone();
    let fact = Event::ConversationRated { conversation: conversation.id, rating };
    let event = events::append(write, &fact, events::Audience::of(&conversation))?;
    announce::rated(write, &conversation, event, comment, &mut done)?;
    Ok(done)
}
