//! The first frame of a widget: who it is, and what it has missed.

use crate::domain::ids::{EventNumber, SiteId, VisitorId};
use crate::domain::time::Timestamp;
use crate::entropy::Secret;
use crate::protocol::widget_in::Cursor;
use crate::protocol::widget_out::{Offline, VisitorConversation, VisitorMessage, WidgetOut};
use crate::protocol::{HEARTBEAT_MS, PAGE, VERSION};
use crate::storage::messages::Stored;
use crate::storage::{Read, StorageError, conversations, events, messages, operators, ratings, receipts};
use crate::texts::Texts;

/// The most messages that are replayed; past that the widget starts afresh from the latest.
const LONGEST_REPLAY: u32 = 200;

/// Everything about a visitor at one moment.
#[derive(Default)]
pub struct Snapshot {
    /// The last event at that moment.
    pub event: Option<EventNumber>,
    conversation: Option<VisitorConversation>,
    messages: Vec<VisitorMessage>,
    resumed: bool,
    has_earlier: bool,
}

/// Takes it: what is new since `resume`, or the latest page.
pub fn snapshot(
    read: &Read<'_>,
    visitor: VisitorId,
    resume: Option<Cursor>,
    now: Timestamp,
) -> Result<Snapshot, StorageError> {
    let event = Some(events::last(read)?);
    let Some(latest) = conversations::latest_of_visitor(read, visitor)? else {
        return Ok(Snapshot { event, ..Snapshot::default() });
    };
    let owner = match latest.owner() {
        Some(id) => operators::by_id(read, id)?.map(|operator| operator.name).unwrap_or_default(),
        None => String::new(),
    };
    let ratable = ratings::ratable(read, &latest, now)?;
    let conversation = Some(VisitorConversation::of(&latest, receipts::of(read, latest.id)?, &owner, ratable));
    if let Some(Cursor { conversation: ordinal, number }) = resume {
        let known = conversations::by_ordinal(read, visitor, ordinal)?;
        let last = known.map(|known| messages::last_number(read, known.id)).transpose()?;
        // A cursor past the end comes from another life of the file, a restored backup for one.
        if last.is_some_and(|last| number <= last) {
            let missed = messages::after(read, visitor, (ordinal, number), LONGEST_REPLAY + 1)?;
            if missed.len() <= LONGEST_REPLAY as usize {
                let messages = missed.into_iter().map(message).collect();
                return Ok(Snapshot { event, conversation, messages, resumed: true, has_earlier: false });
            }
        }
    }
    let (messages, has_earlier) = page(read, visitor, None)?;
    Ok(Snapshot { event, conversation, messages, resumed: false, has_earlier })
}

/// A page of messages before a cursor, or the latest, and whether there are more.
pub fn page(
    read: &Read<'_>,
    visitor: VisitorId,
    before: Option<Cursor>,
) -> Result<(Vec<VisitorMessage>, bool), StorageError> {
    let place = before.map_or((u32::MAX, u32::MAX), |cursor| (cursor.conversation, cursor.number));
    let mut found = messages::before(read, visitor, place, PAGE + 1)?;
    let has_earlier = found.len() > PAGE as usize;
    if has_earlier {
        found.remove(0);
    }
    Ok((found.into_iter().map(message).collect(), has_earlier))
}

fn message(stored: Stored) -> VisitorMessage {
    VisitorMessage::of(stored.message, stored.ordinal, &stored.author_name)
}

/// The answer.
pub fn welcome(snapshot: Snapshot, secret: &Secret, t: Texts, online: bool, offline: Offline, look: u32) -> WidgetOut {
    let Snapshot { conversation, messages, resumed, has_earlier, .. } = snapshot;
    WidgetOut::Welcome {
        version: VERSION,
        token: secret.reveal().to_owned(),
        language: t.language,
        online,
        offline,
        look,
        resumed,
        conversation,
        messages,
        has_earlier,
        heartbeat_ms: HEARTBEAT_MS,
    }
}

/// The host of a page's origin, if that page is not the one to try the widget on.
pub fn installed_on(url: &str, origin: &str, own_origin: &str, key: &str) -> Option<String> {
    if url.strip_prefix(own_origin).is_some_and(|path| path.starts_with(&format!("/try/{key}"))) {
        return None;
    }
    let host = origin.split_once("://")?.1;
    (!host.is_empty()).then(|| host.chars().take(100).collect())
}

/// What a socket knows of its visitor.
pub struct Identity {
    /// The site that its page carries.
    pub site: SiteId,
    /// What names the visitor.
    pub token_hash: [u8; 32],
}
