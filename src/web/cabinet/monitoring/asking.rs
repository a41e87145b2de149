//! The pages that ask before something is done: to whom, or whether.

use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};

use crate::domain::conversation::{Conversation, Queue};
use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::refusal::Refusal;
use crate::domain::work_status::WorkStatus;
use crate::storage::visitors::Card;
use crate::storage::{conversations, routing, visitors};
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::monitoring::page::refused;
use crate::web::cabinet::monitoring::{load, place, visitor_name};
use crate::web::cabinet::{Admin, person};
use crate::web::error::WebError;
use crate::web::views::monitoring::assign::{Assign, Candidate};
use crate::web::views::monitoring::close::CloseConversation;
use crate::web::views::monitoring::return_all::ReturnAll;

/// The conversation that a form or an address names.
pub fn conversation(filled: &Filled) -> Option<ConversationId> {
    filled.text("conversation").parse().ok().map(ConversationId)
}

/// The person that a form or an address names.
pub fn operator(filled: &Filled, name: &str) -> Option<OperatorId> {
    filled.text(name).parse().ok().map(OperatorId)
}

/// An open conversation with its visitor.
async fn open(app: &App, filled: &Filled) -> Result<Result<(Conversation, Card), Refusal>, WebError> {
    let Some(id) = conversation(filled) else { return Ok(Err(Refusal::ConversationUnknown)) };
    let found = app.reader.read(move |read| {
        let Some(found) = conversations::by_id(read, id)? else { return Ok(None) };
        Ok(visitors::card(read, found.visitor)?.map(|card| (found, card)))
    });
    Ok(match found.await? {
        None => Err(Refusal::ConversationUnknown),
        Some((found, _)) if !found.is_open() => Err(Refusal::ConversationClosed),
        Some(found) => Ok(found),
    })
}

/// `GET /cabinet/monitoring/assign`, for administrators.
pub async fn assign(State(app): State<App>, admin: Admin, Query(asked): Query<Filled>) -> Result<Response, WebError> {
    match assign_page(&app, &admin, &asked, None).await? {
        Ok(page) => Ok(page.into_response()),
        Err(refusal) => refused(&app, &admin, &refusal).await,
    }
}

/// N02: who can be assigned a conversation, with why the last try was refused. There is no such page for one that is closed.
pub async fn assign_page(
    app: &App,
    admin: &Admin,
    filled: &Filled,
    error: Option<String>,
) -> Result<Result<Html<String>, Refusal>, WebError> {
    let (conversation, card) = match open(app, filled).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let (t, directory, chosen) = (admin.visit.t, app.actions.directory(), operator(filled, "to"));
    let site = Queue { site: conversation.queue.site, department: None };
    let mut people = app.reader.read(move |read| routing::applicants(read, site)).await?;
    people.retain(|person| person.status == WorkStatus::Ready && conversation.owner() != Some(person.operator));
    people.sort_by_cached_key(|person| (person.in_work, directory.name_of(person.operator).to_lowercase()));
    let candidates = people.iter().map(|person| Candidate {
        id: person.operator,
        name: directory.name_of(person.operator).to_owned(),
        load: load(person.in_work.into(), person.limit, t),
        is_full: person.limit.is_some_and(|limit| person.in_work >= limit),
        has_site: person.has_site,
        is_chosen: chosen == Some(person.operator),
    });
    let page = Assign {
        t,
        assets: PREFIX,
        path: format!("/cabinet/monitoring/assign?conversation={}", conversation.id),
        person: person(app, &admin.person),
        flash: None,
        conversation: conversation.id,
        visitor: visitor_name(card.contacts.name.as_deref(), conversation.visitor, t),
        place: place(&directory, conversation.queue.site, conversation.queue.department),
        owner: conversation.owner().map(|owner| directory.name_of(owner).to_owned()),
        candidates: candidates.collect(),
        error,
    };
    Ok(Ok(Html(page.render()?)))
}

/// `GET /cabinet/monitoring/close`, for administrators.
pub async fn close(State(app): State<App>, admin: Admin, Query(asked): Query<Filled>) -> Result<Response, WebError> {
    let (conversation, card) = match open(&app, &asked).await? {
        Ok(found) => found,
        Err(refusal) => return refused(&app, &admin, &refusal).await,
    };
    let t = admin.visit.t;
    let page = CloseConversation {
        t,
        assets: PREFIX,
        path: admin.visit.path.clone(),
        person: person(&app, &admin.person),
        flash: None,
        conversation: conversation.id,
        visitor: visitor_name(card.contacts.name.as_deref(), conversation.visitor, t),
        owner: conversation.owner().map(|owner| app.actions.directory().name_of(owner).to_owned()),
    };
    Ok(Html(page.render()?).into_response())
}

/// `GET /cabinet/monitoring/return`, for administrators.
pub async fn return_all(
    State(app): State<App>,
    admin: Admin,
    Query(asked): Query<Filled>,
) -> Result<Response, WebError> {
    let directory = app.actions.directory();
    let Some(entry) = operator(&asked, "operator").and_then(|id| directory.operators.get(&id)) else {
        return refused(&app, &admin, &Refusal::OperatorUnknown).await;
    };
    let id = entry.id;
    let in_work = app.reader.read(move |read| conversations::in_work(read, id)).await?;
    let page = ReturnAll {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path.clone(),
        person: person(&app, &admin.person),
        flash: None,
        operator: id,
        operator_name: entry.name.clone(),
        status: entry.standing.status,
        in_work: in_work as u64,
    };
    Ok(Html(page.render()?).into_response())
}
