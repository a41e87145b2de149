//! A person's second factor: turned on with a picture for the phone, turned off, and its recovery codes.

use askama::Template as _;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;

use crate::actions::Failure;
use crate::actions::change_second_factor::{self, CodeSet, Shown};
use crate::domain::refusal::Refusal;
use crate::domain::second_factor::{RECOVERY_CODES, SharedSecret, Typed as TypedCode, is_demanded};
use crate::storage::{Read, accounts, second_factors};
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::account::picture::{issuer, picture};
use crate::web::cabinet::account::proof::{self, Fields, Typed, Wrong};
use crate::web::cabinet::account::{myself, say};
use crate::web::cabinet::moments::Moments;
use crate::web::cabinet::news::{News, done, flash};
use crate::web::cabinet::person;
use crate::web::error::WebError;
use crate::web::sign_in::{Way, end_sessions};
use crate::web::views::account::two_factor::{ConfirmTwoFactor, RecoveryCodes, TwoFactor, TwoFactorProof};
use crate::web::visit::{Anybody, Newcomers, SECOND_FACTOR_PAGE, SignedIn, with_next};
use crate::web::words;

/// Where the page is.
const PATH: &str = SECOND_FACTOR_PAGE;
const CONFIRM: &str = "/cabinet/account/two-factor/confirm";

/// Whoever has it already.
type Me = SignedIn<Anybody>;
/// Whoever sets it up, also because nothing else opens to them before.
type Newcomer = SignedIn<Newcomers>;

/// `GET /cabinet/account/two-factor`, for every signed-in person. Whoever was led here because the company demands it of them
/// is led on from step to step to where they wanted to go.
pub async fn show(
    State(app): State<App>,
    Query(way): Query<Way>,
    cookies: CookieJar,
    who: Newcomer,
) -> Result<Response, WebError> {
    let (cookies, flash) = flash(cookies, who.visit.t);
    Ok((cookies, page(&app, &who, way.next(), flash, None).await?).into_response())
}

async fn page<A>(
    app: &App,
    who: &SignedIn<A>,
    next: Option<&str>,
    flash: Option<String>,
    refusal: Option<String>,
) -> Result<Html<String>, WebError> {
    let (id, role) = (who.id(), who.person.operator.role);
    let read = move |read: &Read<'_>| {
        Ok((second_factors::of(read, id)?, is_demanded(role, accounts::demands_second_factor(read)?)))
    };
    let (factor, demanded) = app.reader.read(read).await?;
    let moments = Moments::of(&app.actions.directory(), who.visit.t);
    let page = TwoFactor {
        t: who.visit.t,
        assets: PREFIX,
        path: with_next(PATH, next),
        person: person(app, &who.person),
        flash,
        refusal,
        demanded,
        begin: with_next(PATH, next),
        on: factor.map(|factor| (moments.moment(factor.since), u64::from(factor.codes_left))),
    };
    Ok(Html(page.render()?))
}

/// `POST /cabinet/account/two-factor`, for every signed-in person: makes a secret for their phone.
pub async fn begin(State(app): State<App>, Query(way): Query<Way>, who: Newcomer) -> Result<Response, WebError> {
    let (id, secret) = (who.id(), app.entropy.shared_secret());
    match app.actions.perform(move |write| change_second_factor::offer(write, id, &secret)).await {
        Ok(()) => Ok(Redirect::to(&with_next(CONFIRM, way.next())).into_response()),
        Err(Failure::Refused(Refusal::SecondFactorOn)) => Ok(to_page(&way)),
        Err(failure) => Err(failure.into()),
    }
}

/// `GET /cabinet/account/two-factor/confirm`, for every signed-in person: the picture, and the form that turns it on.
pub async fn ask(State(app): State<App>, Query(way): Query<Way>, who: Newcomer) -> Result<Response, WebError> {
    match offered(&app, &who).await? {
        Some(secret) => Ok(confirm(&app, &who, &secret, &way, Fields::default())?.into_response()),
        None => Ok(to_page(&way)),
    }
}

/// `POST /cabinet/account/two-factor/confirm`, for every signed-in person: turns it on. Their other sessions end. The answer
/// shows the recovery codes, this once.
pub async fn turn_on(
    State(app): State<App>,
    Query(way): Query<Way>,
    who: Newcomer,
    Form(typed): Form<Typed>,
) -> Result<Response, WebError> {
    let Some(secret) = offered(&app, &who).await? else { return Ok(to_page(&way)) };
    match try_to_turn_on(&app, &who, &typed).await? {
        Ok(codes) => hand_over(&app, &who, way.next(), codes),
        Err(wrong) => {
            let fields = wrong.fields(&typed, |refusal| say(&app, &who, refusal));
            Ok((words::status(wrong.refusal()), confirm(&app, &who, &secret, &way, fields)?).into_response())
        }
    }
}

fn to_page(way: &Way) -> Response {
    Redirect::to(&with_next(PATH, way.next())).into_response()
}

async fn try_to_turn_on(app: &App, who: &Newcomer, typed: &Typed) -> Result<Result<Vec<String>, Wrong>, WebError> {
    let operator = &who.person.operator;
    if let Err(refusal) = proof::password(app, &myself(who), operator, typed.current_password.clone()).await? {
        return Ok(Err(Wrong::Password(refusal)));
    }
    if let Err(refusal) = app.throttles.count_code(operator.id, app.clock.now()) {
        return Ok(Err(Wrong::Code(refusal)));
    }
    let Some(TypedCode::Code(code)) = TypedCode::parse(&typed.code) else {
        return Ok(Err(Wrong::Code(Refusal::CodeWrong)));
    };
    let (codes, set) = new_codes(app).await?;
    let (by, keep) = (myself(who), who.person.session);
    let turned = app.actions.perform(move |write| change_second_factor::turn_on(write, &by, &keep, code, &set)).await;
    match turned {
        Ok(()) => {
            app.throttles.forget_codes(operator.id);
            end_sessions(app, operator.id, Some(keep));
            Ok(Ok(codes))
        }
        Err(failure) => Wrong::of_code(failure).map(Err),
    }
}

/// `GET /cabinet/account/two-factor/codes`, for every signed-in person: asks who it is.
pub async fn ask_for_codes(State(app): State<App>, who: Me) -> Result<Response, WebError> {
    ask_for_proof(&app, &who, false).await
}

/// `POST /cabinet/account/two-factor/codes`, for every signed-in person: a new set of recovery codes, shown this once.
pub async fn renew_codes(State(app): State<App>, who: Me, Form(typed): Form<Typed>) -> Result<Response, WebError> {
    let shown = match proof::both(&app, &myself(&who), &who.person.operator, &typed).await? {
        Ok(shown) => shown,
        Err(wrong) => return refuse(&app, &who, false, &typed, &wrong),
    };
    let (codes, set) = new_codes(&app).await?;
    let by = myself(&who);
    match app.actions.perform(move |write| change_second_factor::renew_codes(write, &by, &shown, &set)).await {
        Ok(()) => {
            app.throttles.forget_codes(who.id());
            hand_over(&app, &who, None, codes)
        }
        Err(failure) => refuse(&app, &who, false, &typed, &Wrong::of_code(failure)?),
    }
}

/// `GET /cabinet/account/two-factor/off`, for every signed-in person: asks who it is. Where the company demands it of them,
/// the page before says so.
pub async fn ask_to_turn_off(State(app): State<App>, who: Me) -> Result<Response, WebError> {
    let demanded = app.reader.read(accounts::demands_second_factor).await?;
    if is_demanded(who.person.operator.role, demanded) {
        return Ok(Redirect::to(PATH).into_response());
    }
    ask_for_proof(&app, &who, true).await
}

/// `POST /cabinet/account/two-factor/off`, for every signed-in person who shows the password and a code.
pub async fn turn_off(
    State(app): State<App>,
    cookies: CookieJar,
    who: Me,
    Form(typed): Form<Typed>,
) -> Result<Response, WebError> {
    let shown: Shown = match proof::both(&app, &myself(&who), &who.person.operator, &typed).await? {
        Ok(shown) => shown,
        Err(wrong) => return refuse(&app, &who, true, &typed, &wrong),
    };
    let by = myself(&who);
    match app.actions.perform(move |write| change_second_factor::turn_off(write, &by, &shown)).await {
        Ok(()) => {
            app.throttles.forget_codes(who.id());
            Ok(done(cookies, News::TwoFactorOff, PATH))
        }
        Err(Failure::Refused(refusal @ Refusal::SecondFactorDemanded)) => {
            let sentence = say(&app, &who, &refusal);
            Ok((words::status(&refusal), page(&app, &who, None, None, Some(sentence)).await?).into_response())
        }
        Err(failure) => refuse(&app, &who, true, &typed, &Wrong::of_code(failure)?),
    }
}

/// The secret that the person was shown, unless it is too old, or their second factor is on already.
async fn offered(app: &App, who: &Newcomer) -> Result<Option<SharedSecret>, WebError> {
    let (id, now) = (who.id(), app.clock.now());
    let found = app.reader.read(move |read| match second_factors::is_on(read, id)? {
        true => Ok(None),
        false => second_factors::offered(read, id, now),
    });
    Ok(found.await?)
}

/// A set of recovery codes: as they are shown, and as they are kept.
async fn new_codes(app: &App) -> Result<(Vec<String>, CodeSet), WebError> {
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| app.entropy.recovery_code()).collect();
    let (salt, plain) = (app.entropy.bytes(), codes.iter().map(|code| code.replace('-', "")).collect());
    let hashes = app.passwords.hash_codes(plain, salt).await?;
    Ok((codes, CodeSet { salt, hashes }))
}

fn confirm(
    app: &App,
    who: &Newcomer,
    secret: &SharedSecret,
    way: &Way,
    fields: Fields,
) -> Result<Html<String>, WebError> {
    let company = app.actions.directory().company.clone().unwrap_or_default();
    let address = secret.address(&who.person.operator.email, &issuer(&company));
    let page = ConfirmTwoFactor {
        t: who.visit.t,
        assets: PREFIX,
        path: with_next(CONFIRM, way.next()),
        before: with_next(PATH, way.next()),
        person: person(app, &who.person),
        flash: None,
        picture: picture(&address),
        groups: secret.groups(),
        address,
        current_password: fields.current_password,
        code: fields.code,
    };
    Ok(Html(page.render()?))
}

fn hand_over<A>(app: &App, who: &SignedIn<A>, next: Option<&str>, codes: Vec<String>) -> Result<Response, WebError> {
    let page = RecoveryCodes {
        t: who.visit.t,
        assets: PREFIX,
        path: PATH.into(),
        person: person(app, &who.person),
        flash: None,
        next: next.unwrap_or(PATH).to_owned(),
        sign_in: format!("{}/sign-in", who.visit.origin),
        email: who.person.operator.email.clone(),
        codes,
    };
    Ok(Html(page.render()?).into_response())
}

async fn ask_for_proof(app: &App, who: &Me, turns_off: bool) -> Result<Response, WebError> {
    let id = who.id();
    if !app.reader.read(move |read| second_factors::is_on(read, id)).await? {
        return Ok(Redirect::to(PATH).into_response());
    }
    Ok(prove(app, who, turns_off, Fields::default())?.into_response())
}

fn refuse(app: &App, who: &Me, turns_off: bool, typed: &Typed, wrong: &Wrong) -> Result<Response, WebError> {
    let fields = wrong.fields(typed, |refusal| say(app, who, refusal));
    Ok((words::status(wrong.refusal()), prove(app, who, turns_off, fields)?).into_response())
}

fn prove(app: &App, who: &Me, turns_off: bool, fields: Fields) -> Result<Html<String>, WebError> {
    let page = TwoFactorProof {
        t: who.visit.t,
        assets: PREFIX,
        path: format!("{PATH}/{}", if turns_off { "off" } else { "codes" }),
        person: person(app, &who.person),
        flash: None,
        turns_off,
        current_password: fields.current_password,
        code: fields.code,
    };
    Ok(Html(page.render()?))
}
