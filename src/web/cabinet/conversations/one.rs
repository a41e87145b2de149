//! Reading one conversation. It marks nothing; what is in somebody else's work is kept in the audit log first (N01).

use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};

use crate::actions::audited::{self, Act, Administrator};
use crate::domain::conversation::{Conversation, State as Where};
use crate::domain::directory::Directory;
use crate::domain::ids::{ConversationId, MessageNumber, OperatorId, Ordinal, TagId};
use crate::domain::permission::Part;
use crate::domain::refusal::Refusal;
use crate::domain::time::{Span, Timestamp};
use crate::protocol::PAGE;
use crate::protocol::console_out::{ConsoleOut, Summary, SummaryState, TimelineEntry};
use crate::protocol::routing::Explanation;
use crate::storage::messages::{self, Stored};
use crate::storage::operators::{self, Account};
use crate::storage::rows::Place;
use crate::storage::visitors::{self, Card};
use crate::storage::{Read, StorageError, conversations, events, participants, summaries, tags};
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::browser::browser;
use crate::web::cabinet::conversations::{Names, log, state, why};
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::moments::{self, Moments};
use crate::web::cabinet::monitoring::{place, visitor_name};
use crate::web::cabinet::person;
use crate::web::cabinet::tags::chips;
use crate::web::console::{present, routing};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::views::conversations::one::{ConversationPage, Other};
use crate::web::visit::{Anybody, SignedIn, urlencode};

/// Where the list is.
const LIST: &str = "/cabinet/conversations";

/// How many of the visitor's other conversations are named.
const OTHERS: u32 = 20;

/// `GET /cabinet/conversations/ID`, for administrators. Of anybody else it is refused, and that is kept (N06).
pub async fn show(
    State(app): State<App>,
    Path(id): Path<ConversationId>,
    Query(asked): Query<Filled>,
    SignedIn { visit, person: who, .. }: SignedIn<Anybody>,
) -> Result<Response, WebError> {
    let (me, by) = (who.operator.id, Administrator { operator: who.operator.id, address: visit.address.to_string() });
    if !who.operator.role.administers() {
        keep_tried(&app, by, id).await?;
        return Err(Refusal::NotAllowed.into());
    }
    let (directory, now) = (app.actions.directory(), app.clock.now());
    let before: Option<MessageNumber> = asked.text("before").parse().ok();
    let list = list_of(asked.text("list"));
    let read = {
        let directory = directory.clone();
        app.reader.read(move |read| Reading::take(read, id, before, me, &directory, now)).await?
    };
    let reading = read.ok_or(WebError::NotFound)?;
    if let Some(owner) = reading.along {
        app.actions.perform(move |write| audited::reading(write, &by, id, owner)).await?;
    }
    let t = visit.t;
    let (names, moments) = (Names::new(&reading.accounts), Moments::of(&directory, t));
    let conversation = &reading.conversation;
    let (state, state_words) = state(&place_of(conversation), &names, t);
    let page = ConversationPage {
        t,
        assets: PREFIX,
        path: visit.path,
        person: person(&app, &who),
        flash: None,
        back: if list.is_empty() { LIST.to_owned() } else { format!("{LIST}?{list}") },
        list: urlencode(list),
        id,
        visitor: visitor_name(reading.card.contacts.name.as_deref(), conversation.visitor, t),
        kept: reading.along.map(|owner| names.of(owner).to_owned()),
        state,
        state_words,
        place: place(&directory, conversation.queue.site, conversation.queue.department),
        zone: moments.zone(),
        opened: moments.moment(conversation.opened_at),
        waited: moments::span(waited(conversation, now), t),
        closed: match conversation.state {
            Where::Closed { at, .. } => Some(moments.moment(at)),
            _ => None,
        },
        why: why::sentence(reading.decision.as_ref(), reading.waits.as_ref(), &names, t),
        is_open: conversation.is_open(),
        is_owned: conversation.owner().is_some(),
        tags: chips(&directory, &reading.tags),
        card: card(&reading.card, &moments),
        others: reading.others.iter().map(|other| another(other, &names, &moments)).collect(),
        entries: log::entries(&reading.messages, &reading.timeline, &directory, &names, &moments),
        earlier: reading.earlier,
        is_latest: before.is_none(),
    };
    Ok(Html(page.render()?).into_response())
}

/// The conditions of the list that the person came from, for the way back; empty where it is none of ours.
fn list_of(query: &str) -> &str {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"%=&._-/".contains(&byte);
    if query.len() <= 1_500 && query.bytes().all(fits) { query } else { "" }
}

/// N06: keeps that somebody without the right to it tried to read what is in others' work.
async fn keep_tried(app: &App, who: Administrator, id: ConversationId) -> Result<(), WebError> {
    let conversation = app.reader.read(move |read| conversations::by_id(read, id)).await?;
    let owner = conversation.and_then(|conversation| conversation.owner()).filter(|owner| *owner != who.operator);
    if let Some(owner) = owner
        && app.keeps_refused(&who)
    {
        let act = Act::Read { conversation: id, owner };
        app.actions.perform(move |write| audited::refused(write, &who, act)).await?;
    }
    Ok(())
}

/// Everything that the page shows, of one moment.
struct Reading {
    conversation: Conversation,
    /// N01: the owner, for whoever never owned it.
    along: Option<OperatorId>,
    card: Card,
    tags: Vec<TagId>,
    messages: Vec<Stored>,
    /// The number before which there are more.
    earlier: Option<MessageNumber>,
    timeline: Vec<TimelineEntry>,
    others: Vec<Summary>,
    accounts: Vec<Account>,
    decision: Option<Explanation>,
    waits: Option<Explanation>,
}

impl Reading {
    fn take(
        read: &Read<'_>,
        id: ConversationId,
        before: Option<MessageNumber>,
        me: OperatorId,
        directory: &Directory,
        now: Timestamp,
    ) -> Result<Option<Self>, StorageError> {
        let Some(conversation) = conversations::by_id(read, id)? else { return Ok(None) };
        let Some(card) = visitors::card(read, conversation.visitor)? else { return Ok(None) };
        let part = participants::part_of(read, me, id)?;
        let along = conversation.owner().filter(|owner| *owner != me && part == Part::None);
        let place = (conversation.ordinal, before.unwrap_or(MessageNumber::MAX));
        let mut messages = messages::before(read, conversation.visitor, place, PAGE)?;
        messages.retain(|stored| stored.message.conversation == id);
        let earlier = messages.first().map(|stored| stored.message.number).filter(|number| *number > 1);
        let from = messages.first().filter(|_| earlier.is_some()).map(|stored| stored.message.at);
        let until = match before {
            Some(number) => messages::one(read, id, number)?.map(|stored| stored.message.at),
            None => None,
        };
        let mut timeline: Vec<TimelineEntry> =
            events::of_conversation(read, id)?.iter().filter_map(present::timeline_entry).collect();
        timeline.retain(|entry| from.is_none_or(|from| entry.at >= from) && until.is_none_or(|until| entry.at < until));
        let (decision, waits) = match routing::explained(read, 0, &conversation, directory, now)? {
            ConsoleOut::Explained { decision, now, .. } => (decision, now),
            _ => (None, None),
        };
        let others = summaries::others_of_visitor(read, conversation.visitor, id, Ordinal::MAX, OTHERS)?;
        let accounts = operators::accounts(read)?;
        let tags = tags::of_conversation(read, id)?;
        Ok(Some(Self {
            conversation,
            along,
            card,
            tags,
            messages,
            earlier,
            timeline,
            others,
            accounts,
            decision,
            waits,
        }))
    }
}

const fn place_of(conversation: &Conversation) -> Place {
    match conversation.state {
        Where::Queued { since, .. } => Place::Queued { since },
        Where::Owned { operator, since, .. } => Place::Owned { by: operator, since },
        Where::Closed { at, by, by_owner } => Place::Closed { at, by, owner: by_owner },
    }
}

fn waited(conversation: &Conversation, now: Timestamp) -> Span {
    match conversation.state {
        Where::Queued { entered, .. } => conversation.waited.plus(now - entered),
        _ => conversation.waited,
    }
}

/// What is known of the visitor: what is not known is left out.
fn card(card: &Card, moments: &Moments) -> Vec<(&'static str, String)> {
    let t = moments.t;
    let known = |text: &Option<String>| text.clone().unwrap_or_default();
    let facts = [
        (t.conversations_visitor_name(), known(&card.contacts.name)),
        (t.conversations_visitor_email(), known(&card.contacts.email)),
        (t.conversations_visitor_phone(), known(&card.contacts.phone)),
        (t.conversations_visitor_page(), page(&card.there.title, &card.there.url)),
        (t.conversations_visitor_referrer(), card.there.referrer.clone()),
        (t.conversations_visitor_device(), device(&card.there.user_agent)),
        (t.conversations_visitor_language(), card.there.language.clone()),
        (t.conversations_visitor_first_seen(), moments.moment(card.first_seen)),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// Browser and system in words; what is not known, as it names itself.
fn device(user_agent: &str) -> String {
    browser(user_agent).unwrap_or_else(|| user_agent.to_owned())
}

fn page(title: &str, url: &str) -> String {
    match (title.is_empty(), url.is_empty()) {
        (false, false) => format!("{title} · {url}"),
        _ => format!("{title}{url}"),
    }
}

fn another(summary: &Summary, names: &Names, moments: &Moments) -> Other {
    let t = moments.t;
    let state_words = match summary.state {
        SummaryState::Queued { .. } => t.conversations_row_queued().to_owned(),
        SummaryState::Owned { operator, .. } => t.conversations_row_owned(names.of(operator)),
        SummaryState::Closed { .. } => t.conversations_row_closed().to_owned(),
    };
    Other { id: summary.id, opened: moments.moment(summary.opened_at), state_words }
}
