//! Somebody joins the company.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::Failure;
use crate::actions::create_operator;
use crate::domain::email::EmailAddress;
use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::storage::mail_settings;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::employees::employment::{Typed, Wrong};
use crate::web::cabinet::employees::password::{HAND, Handover, MAIL, Reaching, hand_over};
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::{Admin, acting, person, say};
use crate::web::error::WebError;
use crate::web::views::Field;
use crate::web::views::employees::new::NewEmployee;

/// `GET /cabinet/employees/new`, for administrators.
pub async fn show(State(app): State<App>, admin: Admin) -> Result<Response, WebError> {
    // Most companies are small, and everybody answers everywhere.
    let sites = app.actions.directory().sites.keys().copied().collect();
    let typed = Typed { role: Role::Operator.word().into(), sites, ..Typed::default() };
    let way = Field::new(if app.reader.read(mail_settings::are_there).await? { MAIL } else { HAND });
    Ok(render(&app, admin, Field::default(), way, typed, &Wrong::default()).await?.into_response())
}

/// `POST /cabinet/employees/new`, for administrators. They are sent an invitation, or the answer shows its link, this once.
pub async fn submit(
    State(app): State<App>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let typed = Typed::of_form(&filled, Role::Operator);
    let email = EmailAddress::parse(filled.text("email"));
    let (email, employment) = match (email, typed.accept()) {
        (Ok(email), Ok(employment)) => (email, employment),
        (email, employment) => {
            return refuse(&app, admin, &filled, typed, email.err(), &employment.err().unwrap_or_default()).await;
        }
    };
    let reaching = Reaching::read(&app, &admin, &filled);
    let (way, by, name) = (reaching.way.clone(), acting(&admin), employment.name.clone());
    let hired = app.actions.perform(move |write| create_operator::hire(write, &by, &email, &way, &employment)).await;
    match hired {
        Ok(id) => match reaching.link {
            Some(link) => hand_over(&app, admin, Handover { is_new: true, id, name, link }),
            None => Ok(done(cookies, News::Invited, "/cabinet/employees")),
        },
        Err(Failure::Refused(refusal @ (Refusal::EmailTaken | Refusal::EmailOfDisabled))) => {
            refuse(&app, admin, &filled, typed, Some(refusal), &Wrong::default()).await
        }
        Err(Failure::Refused(refusal @ Refusal::OwnerStays)) => {
            let wrong = Wrong { role: Some(refusal), ..Wrong::default() };
            refuse(&app, admin, &filled, typed, None, &wrong).await
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn refuse(
    app: &App,
    admin: Admin,
    filled: &Filled,
    typed: Typed,
    email: Option<Refusal>,
    wrong: &Wrong,
) -> Result<Response, WebError> {
    let error = email.map(|refusal| say(app, &admin, &refusal));
    let email = Field { value: filled.text("email").to_owned(), error };
    let way = Field::new(filled.text("way"));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(app, admin, email, way, typed, wrong).await?).into_response())
}

async fn render(
    app: &App,
    admin: Admin,
    email: Field,
    way: Field,
    typed: Typed,
    wrong: &Wrong,
) -> Result<Html<String>, WebError> {
    let form = typed.form(&app.actions.directory(), None, wrong, |refusal| say(app, &admin, refusal));
    let page = NewEmployee {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(app, &admin.person),
        flash: None,
        email,
        way,
        mail_is_set_up: app.reader.read(mail_settings::are_there).await?,
        form,
    };
    Ok(Html(page.render()?))
}
