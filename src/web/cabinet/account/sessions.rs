//! Where a person is signed in, and the end of it.

use askama::Template as _;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::sign_out;
use crate::realtime::Topic;
use crate::storage::sessions::{Listed, TOUCH, of_operator};
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::browser::browser;
use crate::web::cabinet::account::myself;
use crate::web::cabinet::moments::Moments;
use crate::web::cabinet::news::{News, done, flash};
use crate::web::cabinet::person;
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::sign_in::{end_session, end_sessions};
use crate::web::views::account::sessions::{Seen, SessionLine, Sessions};
use crate::web::visit::{Anybody, SignedIn};

/// Where the page is.
const PATH: &str = "/cabinet/account/sessions";

/// `GET /cabinet/account/sessions`, for every signed-in person: their own.
pub async fn show(State(app): State<App>, cookies: CookieJar, who: SignedIn<Anybody>) -> Result<Response, WebError> {
    let (cookies, flash) = flash(cookies, who.visit.t);
    let listed = own(&app, &who).await?;
    let mut sessions: Vec<SessionLine> = listed.into_iter().map(|session| line(&app, &who, session)).collect();
    sessions.sort_by_key(|session| session.seen != Seen::This);
    let page = Sessions {
        t: who.visit.t,
        assets: PREFIX,
        path: PATH.into(),
        person: person(&app, &who.person),
        flash,
        sessions,
    };
    Ok((cookies, Html(page.render()?)).into_response())
}

/// `POST /cabinet/account/sessions/NAME`, for every signed-in person: ends one of their others, and its consoles. One that is
/// gone already is as good.
pub async fn end_one(
    State(app): State<App>,
    Path(name): Path<String>,
    cookies: CookieJar,
    who: SignedIn<Anybody>,
) -> Result<Response, WebError> {
    let (by, here) = (myself(&who), who.person.session);
    let found = own(&app, &who).await?.into_iter().find(|session| name_of(session) == name);
    if let Some(session) = found.map(|session| session.secret_hash).filter(|session| *session != here) {
        app.actions.perform(move |write| sign_out::end_another(write, &by, &session)).await?;
        end_session(&app, session);
    }
    Ok(done(cookies, News::SessionEnded, PATH))
}

/// `POST /cabinet/account/sessions`, for every signed-in person: ends all of theirs but this one.
pub async fn end_others(
    State(app): State<App>,
    cookies: CookieJar,
    who: SignedIn<Anybody>,
) -> Result<Response, WebError> {
    let (id, by, here) = (who.id(), myself(&who), who.person.session);
    app.actions.perform(move |write| sign_out::end_others(write, &by, &here)).await?;
    end_sessions(&app, id, Some(here));
    Ok(done(cookies, News::SessionsEnded, PATH))
}

async fn own(app: &App, who: &SignedIn<Anybody>) -> Result<Vec<Listed>, WebError> {
    let (id, now) = (who.id(), app.clock.now());
    Ok(app.reader.read(move |read| of_operator(read, id, now)).await?)
}

/// A session as forms name it: enough of its hash to tell a person's own apart.
fn name_of(session: &Listed) -> String {
    session.secret_hash[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn line(app: &App, who: &SignedIn<Anybody>, session: Listed) -> SessionLine {
    let t = who.visit.t;
    let moments = Moments::of(&app.actions.directory(), t);
    let seen = if session.secret_hash == who.person.session {
        Seen::This
    } else if app.hub.is_heard(Topic::Session(session.secret_hash)) {
        Seen::Console
    } else if app.clock.now() - session.last_seen_at < TOUCH {
        Seen::JustNow
    } else {
        Seen::At(moments.moment(session.last_seen_at))
    };
    SessionLine {
        name: name_of(&session),
        browser: browser(&session.user_agent).unwrap_or_else(|| t.security_sessions_unknown().to_owned()),
        address: session.address,
        since: moments.moment(session.since),
        until: moments.moment(session.ends_at),
        seen,
    }
}
