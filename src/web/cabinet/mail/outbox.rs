//! What an administrator does about a mail that did not leave, or of which nobody knows.

use askama::Template as _;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::send_mail;
use crate::domain::ids::MailId;
use crate::storage::outbox;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::mail::page::PATH;
use crate::web::cabinet::mail::words::what;
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::{Admin, acting, person};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::views::mail::DiscardMail;

/// `POST /cabinet/mail/ID/again`, for administrators.
pub async fn again(
    State(app): State<App>,
    Path(id): Path<MailId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let by = acting(&admin);
    app.actions.perform(move |write| send_mail::try_now(write, &by, id)).await?;
    Ok(done(cookies, News::MailAgain, PATH))
}

/// `GET /cabinet/mail/ID/discard`, for administrators: asks once more.
pub async fn ask_to_discard(
    State(app): State<App>,
    Path(id): Path<MailId>,
    admin: Admin,
) -> Result<Response, WebError> {
    let mail = app.reader.read(move |read| outbox::by_id(read, id)).await?;
    let mail = mail.filter(|mail| mail.state.is_open()).ok_or(WebError::NotFound)?;
    let page = DiscardMail {
        t: admin.visit.t,
        assets: PREFIX,
        what: what(&mail, admin.visit.t),
        path: admin.visit.path,
        person: person(&app, &admin.person),
        flash: None,
        id,
    };
    Ok(Html(page.render()?).into_response())
}

/// `POST /cabinet/mail/ID/discard`, for administrators.
pub async fn discard(
    State(app): State<App>,
    Path(id): Path<MailId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let by = acting(&admin);
    app.actions.perform(move |write| send_mail::discard(write, &by, id)).await?;
    Ok(done(cookies, News::MailDiscarded, PATH))
}
