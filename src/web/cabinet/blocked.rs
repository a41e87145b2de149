//! Blocked visitors: whose messages are not accepted, a form for an address or a network, and the way to lift a block.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::{Failure, block_visitors};
use crate::domain::block::{Network, Target, Term, accept_reason};
use crate::domain::ids::BlockId;
use crate::domain::refusal::Refusal;
use crate::storage::blocks::{self, Recorded};
use crate::storage::operators;
use crate::texts::Texts;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::conversations::Names;
use crate::web::cabinet::forms::{Filled, again};
use crate::web::cabinet::moments::Moments;
use crate::web::cabinet::monitoring::visitor_name;
use crate::web::cabinet::news::{News, done, flash};
use crate::web::cabinet::{Admin, acting, person, say};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::views::Field;
use crate::web::views::blocked::{Blocked, Row};
use crate::web::views::conversations::Choice;

const PATH: &str = "/cabinet/blocked";

/// `GET /cabinet/blocked`, for administrators.
pub async fn show(State(app): State<App>, cookies: CookieJar, admin: Admin) -> Result<Response, WebError> {
    let (cookies, flash) = flash(cookies, admin.visit.t);
    Ok((cookies, render(&app, admin, flash, Typed::default()).await?).into_response())
}

/// `POST /cabinet/blocked`, for administrators: blocks an address or a network.
pub async fn submit(
    State(app): State<App>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let (network, reason) = (Network::accept(filled.text("network")), accept_reason(filled.text("reason")));
    let term = Term::parse(filled.text("term")).unwrap_or(Term::Day);
    let mut typed = Typed {
        network: again(filled.text("network"), &network, |refusal| say(&app, &admin, refusal)),
        reason: again(filled.text("reason"), &reason, |refusal| say(&app, &admin, refusal)),
        term,
    };
    if let (Ok(network), Ok(reason)) = (network, reason) {
        let (by, proxies) = (acting(&admin), app.trusted_proxies.clone());
        let block =
            app.actions.perform(move |write| block_visitors::network(write, &by, network, term, &reason, &proxies));
        match block.await {
            Ok(()) => return Ok(done(cookies, News::Blocked, PATH)),
            Err(Failure::Refused(refusal @ Refusal::AddressOfProxy)) => {
                typed.network = typed.network.refused(say(&app, &admin, &refusal));
            }
            Err(failure) => return Err(failure.into()),
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&app, admin, None, typed).await?).into_response())
}

/// `POST /cabinet/blocked/ID/lift`, for administrators.
pub async fn lift(
    State(app): State<App>,
    Path(id): Path<BlockId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let by = acting(&admin);
    app.actions.perform(move |write| block_visitors::lift(write, &by, id)).await?;
    Ok(done(cookies, News::Unblocked, PATH))
}

/// What was typed into the form.
struct Typed {
    network: Field,
    reason: Field,
    term: Term,
}

impl Default for Typed {
    fn default() -> Self {
        Self { network: Field::default(), reason: Field::default(), term: Term::Day }
    }
}

async fn render(app: &App, admin: Admin, flash: Option<String>, typed: Typed) -> Result<Html<String>, WebError> {
    let (t, directory, now) = (admin.visit.t, app.actions.directory(), app.clock.now());
    let (found, accounts) =
        app.reader.read(move |read| Ok((blocks::in_effect(read, now)?, operators::accounts(read)?))).await?;
    let (names, moments) = (Names::new(&accounts), Moments::of(&directory, t));
    let term = |term: Term| Choice {
        value: term.word().to_owned(),
        label: term_name(term, t).to_owned(),
        is_chosen: term == typed.term,
    };
    let page = Blocked {
        t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(app, &admin.person),
        flash,
        rows: found.iter().map(|one| row(one, &names, &moments)).collect(),
        zone: moments.zone(),
        network: typed.network,
        reason: typed.reason,
        terms: Term::ALL.into_iter().map(term).collect(),
    };
    Ok(Html(page.render()?))
}

fn row(found: &Recorded, names: &Names, moments: &Moments) -> Row {
    let t = moments.t;
    let (who, kind) = match found.block.target {
        Target::Visitor(visitor) => (visitor_name(found.visitor_name.as_deref(), visitor, t), t.blocked_list_visitor()),
        Target::Network(network) if network.is_single() => {
            (network.to_string().trim_end_matches("/32").to_owned(), t.blocked_list_address())
        }
        Target::Network(network) => (network.to_string(), t.blocked_list_network()),
    };
    let since = t.blocked_list_since(&moments.moment(found.since), names.of(found.by));
    Row {
        id: found.block.id,
        who,
        kind,
        reason: found.reason.clone(),
        since,
        until: match found.block.until {
            Some(until) => t.blocked_list_until(&moments.moment(until)),
            None => t.blocked_list_for_good().to_owned(),
        },
        last_attempt: found.last_attempt.map(|at| t.blocked_list_attempt(&moments.moment(at))),
        conversation: found.conversation,
    }
}

const fn term_name(term: Term, t: Texts) -> &'static str {
    match term {
        Term::Hour => t.blocked_term_hour(),
        Term::Day => t.blocked_term_day(),
        Term::Week => t.blocked_term_week(),
        Term::Month => t.blocked_term_month(),
        Term::ForGood => t.blocked_term_for_good(),
    }
}
