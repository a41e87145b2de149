//! The one-time page on which the owner sets the company up.

use askama::Template as _;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::actions::Failure;
use crate::actions::complete_setup::{Setup, complete};
use crate::domain::email::EmailAddress;
use crate::domain::operator::{LONGEST_NAME, accept_name};
use crate::domain::origin::OriginPattern;
use crate::domain::password;
use crate::domain::refusal::Refusal;
use crate::domain::time_zone::TimeZone;
use crate::entropy::Secret;
use crate::storage::{accounts, settings};
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::error::WebError;
use crate::web::root::pending;
use crate::web::sign_in::admit;
use crate::web::views::Field;
use crate::web::views::setup::SetupForm;
use crate::web::visit::Visit;
use crate::web::{words, zones};

#[derive(Deserialize)]
pub struct Link {
    #[serde(default)]
    token: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    name: String,
    email: String,
    password: String,
    company: String,
    site_name: String,
    site_domain: String,
    time_zone: String,
}

/// `GET /setup?token=…`, for whoever has the printed link.
pub async fn show(State(app): State<App>, visit: Visit, Query(link): Query<Link>) -> Result<Response, WebError> {
    match secret_of(&app, &link).await? {
        Ok(_) => {
            let likely = Filled { time_zone: zones::likely(visit.t.language).into(), ..Filled::default() };
            render(&app, &visit, likely, Errors::default())
        }
        Err(refusal) => turn_away(&app, visit, &refusal),
    }
}

/// `POST /setup?token=…`, for whoever has the printed link.
pub async fn submit(
    State(app): State<App>,
    visit: Visit,
    Query(link): Query<Link>,
    cookies: CookieJar,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let secret = match secret_of(&app, &link).await? {
        Ok(secret) => secret,
        Err(refusal) => return turn_away(&app, visit, &refusal),
    };
    let known = [filled.name.as_str(), &filled.email, &filled.company, &filled.site_name, &filled.site_domain];
    let checked = (
        accept_name(&filled.name),
        EmailAddress::parse(&filled.email),
        password::accept(&filled.password, &known),
        accept_name(&filled.company),
        accept_name(&filled.site_name),
        OriginPattern::of_domain(&filled.site_domain),
        TimeZone::accept(&filled.time_zone),
    );
    let (Ok(name), Ok(email), Ok(()), Ok(company), Ok(site_name), Ok(origins), Ok(time_zone)) = checked else {
        let (name, email, password, company, site_name, site_domain, time_zone) = checked;
        let say = |refusal: Refusal| words::sentence(&refusal, visit.t, &app.actions.directory());
        let errors = Errors {
            name: name.err().map(say),
            email: email.err().map(say),
            password: password.err().map(say),
            company: company.err().map(say),
            site_name: site_name.err().map(say),
            site_domain: site_domain.err().map(say),
            time_zone: time_zone.err().map(say),
        };
        return render(&app, &visit, filled, errors);
    };
    let password_hash = app.passwords.hash(filled.password.clone()).await?;
    let site_key = app.entropy.site_key();
    let language = visit.t.language;
    let setup =
        Setup { secret, name, email, password_hash, company, site_key, site_name, origins, language, time_zone };
    match app.actions.perform(move |write| complete(write, &setup)).await {
        Ok((owner, site)) => {
            let next = format!("/cabinet/sites/{site}/install?first=1");
            admit(&app, &visit, cookies, owner, Some(&next)).await
        }
        Err(Failure::Refused(refusal)) => turn_away(&app, visit, &refusal),
        Err(broken) => Err(broken.into()),
    }
}

/// The secret of a link, if it is the printed one and the company is still to be set up.
async fn secret_of(app: &App, link: &Link) -> Result<Result<Secret, Refusal>, WebError> {
    let shown = Secret::parse(&link.token);
    let found = app.reader.read(move |read| {
        if accounts::name(read)?.is_some() {
            return Ok(Err(Refusal::SetupDone));
        }
        let kept = settings::get(read, settings::SETUP_SECRET)?.as_deref().and_then(Secret::parse);
        let same = shown.zip(kept).filter(|(shown, kept)| shown.hash() == kept.hash());
        Ok(same.map(|(shown, _)| shown).ok_or(Refusal::SetupLinkInvalid))
    });
    Ok(found.await?)
}

fn turn_away(app: &App, visit: Visit, refusal: &Refusal) -> Result<Response, WebError> {
    if *refusal == Refusal::SetupDone {
        return Ok(Redirect::to("/").into_response());
    }
    let sentence = words::sentence(refusal, visit.t, &app.actions.directory());
    Ok((words::status(refusal), pending(visit, Some(sentence))?).into_response())
}

#[derive(Default)]
struct Errors {
    name: Option<String>,
    email: Option<String>,
    password: Option<String>,
    company: Option<String>,
    site_name: Option<String>,
    site_domain: Option<String>,
    time_zone: Option<String>,
}

fn render(app: &App, visit: &Visit, filled: Filled, errors: Errors) -> Result<Response, WebError> {
    let bounded = |value: String| value.chars().take(4 * LONGEST_NAME).collect::<String>();
    let field = |value: String, error| Field { value: bounded(value), error };
    let page = SetupForm {
        t: visit.t,
        assets: PREFIX,
        path: visit.path.clone(),
        name: field(filled.name, errors.name),
        email: field(filled.email, errors.email),
        password: field(String::new(), errors.password),
        company: field(filled.company, errors.company),
        site_name: field(filled.site_name, errors.site_name),
        site_domain: field(filled.site_domain, errors.site_domain),
        time_zone: field(filled.time_zone, errors.time_zone),
        zones: zones::regions(app.clock.now(), visit.t),
    };
    let status = if page.refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, Html(page.render()?)).into_response())
}
