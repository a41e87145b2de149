//! The page behind a link: a newcomer joins, or somebody sets another password.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::actions::Failure;
use crate::actions::invite::{Arrival, arrive};
use crate::domain::invitation::Purpose;
use crate::domain::language::Language;
use crate::domain::operator::accept_name;
use crate::domain::password;
use crate::domain::refusal::Refusal;
use crate::entropy::Secret;
use crate::storage::operators::{self, Operator};
use crate::storage::{invitations, mail_settings};
use crate::web::App;
use crate::web::address::throttle_key;
use crate::web::assets::PREFIX;
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::sign_in::{admit, end_sessions};
use crate::web::throttles::too_many;
use crate::web::views::Field;
use crate::web::views::join::{JoinForm, LinkProblem};
use crate::web::visit::Visit;
use crate::web::words;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    name: String,
    password: String,
    language: String,
}

/// `GET /join/TOKEN`, for whoever has the link; throttled by address.
pub async fn show(State(app): State<App>, visit: Visit, Path(token): Path<String>) -> Result<Response, WebError> {
    match behind(&app, &visit, &token).await? {
        Ok((_, person, purpose)) => {
            let form = Shown { name: Field::new(&person.name), password: Field::default(), language: visit.t.language };
            render(&app, &visit, &person, purpose, form)
        }
        Err(refusal) => problem(&app, visit, &refusal).await,
    }
}

/// `POST /join/TOKEN`, for whoever has the link; throttled by address. The link works once; whoever has joined is signed in.
pub async fn submit(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
    cookies: CookieJar,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let (token, person, purpose) = match behind(&app, &visit, &token).await? {
        Ok(behind) => behind,
        Err(refusal) => return problem(&app, visit, &refusal).await,
    };
    let company = app.actions.directory().company.clone().unwrap_or_default();
    let joins = purpose == Purpose::Join;
    let name = if joins { accept_name(&filled.name) } else { Ok(person.name.clone()) };
    let language = Language::parse(&filled.language).unwrap_or(visit.t.language);
    let accepted = password::accept(&filled.password, &[&filled.name, &person.name, &person.email, &company]);
    let (Ok(name), Ok(())) = (&name, &accepted) else {
        let say = |refusal: &Refusal| words::sentence(refusal, visit.t, &app.actions.directory());
        let form = Shown {
            name: Field { value: filled.name.chars().take(400).collect(), error: name.as_ref().err().map(say) },
            password: Field { value: String::new(), error: accepted.as_ref().err().map(say) },
            language,
        };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&app, &visit, &person, purpose, form)?).into_response());
    };
    let arrival = Arrival {
        token,
        name: joins.then(|| name.clone()),
        password_hash: app.passwords.hash(filled.password).await?,
        language: joins.then_some(language),
        address: visit.address.to_string(),
    };
    match app.actions.perform(move |write| arrive(write, &arrival)).await {
        Ok(operator) => {
            end_sessions(&app, operator, None);
            let next = if person.role.administers() { "/cabinet" } else { "/console" };
            admit(&app, &visit, cookies, operator, Some(next)).await
        }
        Err(Failure::Refused(refusal)) => problem(&app, visit, &refusal).await,
        Err(broken) => Err(broken.into()),
    }
}

/// Who is behind a link, if it works.
async fn behind(
    app: &App,
    visit: &Visit,
    token: &str,
) -> Result<Result<(Secret, Operator, Purpose), Refusal>, WebError> {
    let now = app.clock.now();
    if let Err(wait) = app.throttles.links_from.count(throttle_key(visit.address), now) {
        return Ok(Err(too_many(wait)));
    }
    let Some(token) = Secret::parse(token) else { return Ok(Err(Refusal::LinkUnknown)) };
    let hash = token.hash();
    let found = app.reader.read(move |read| {
        let Some(link) = invitations::by_token(read, &hash)? else { return Ok(Err(Refusal::LinkUnknown)) };
        let person = operators::by_id(read, link.operator)?;
        Ok(link.works(now).and_then(|()| person.ok_or(Refusal::LinkWithdrawn)).map(|person| (person, link.purpose)))
    });
    Ok(found.await?.map(|(person, purpose)| (token, person, purpose)))
}

async fn problem(app: &App, visit: Visit, refusal: &Refusal) -> Result<Response, WebError> {
    let mail_is_set_up = app.reader.read(mail_settings::are_there).await?;
    let sentence = words::sentence(refusal, visit.t, &app.actions.directory());
    let page = LinkProblem { t: visit.t, assets: PREFIX, path: "/sign-in".into(), sentence, mail_is_set_up };
    Ok((words::status(refusal), Html(page.render()?)).into_response())
}

struct Shown {
    name: Field,
    password: Field,
    language: Language,
}

fn render(app: &App, visit: &Visit, person: &Operator, purpose: Purpose, form: Shown) -> Result<Response, WebError> {
    let page = JoinForm {
        t: visit.t,
        assets: PREFIX,
        path: visit.path.clone(),
        joins: purpose == Purpose::Join,
        company: app.actions.directory().company.clone().unwrap_or_default(),
        email: person.email.clone(),
        name: form.name,
        password: form.password,
        language: form.language,
    };
    Ok(Html(page.render()?).into_response())
}
