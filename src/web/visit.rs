//! Who asks, in which language, from where: what handlers know of a request.

use std::marker::PhantomData;
use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, USER_AGENT};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;

use crate::actions::audited::{self, Administrator};
use crate::actions::sign_in;
use crate::domain::ids::OperatorId;
use crate::domain::language::Language;
use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::entropy::Secret;
use crate::storage::operators::Operator;
use crate::storage::{second_factors, sessions};
use crate::texts::Texts;
use crate::web::App;
use crate::web::address::{Peer, client_address, public_origin};
use crate::web::error::WebError;

/// The cookie that holds the language of a person who is not signed in.
pub const LANGUAGE_COOKIE: &str = "besedka_language";

/// Where somebody sets their second factor up.
pub const SECOND_FACTOR_PAGE: &str = "/cabinet/account/two-factor";

/// The name of the session cookie. Over TLS it is bound to the host by its prefix.
pub const fn session_cookie(secure: bool) -> &'static str {
    if secure { "__Host-besedka_session" } else { "besedka_session" }
}

/// A request from anybody.
pub struct Visit {
    /// The texts in their language.
    pub t: Texts,
    /// The path and query they asked for.
    pub path: String,
    /// Scheme, host and port by which they reached this server.
    pub origin: String,
    /// Where they come from.
    pub address: IpAddr,
    /// Their browser, as it names itself.
    pub user_agent: String,
    /// Who they are, if they are signed in.
    pub person: Option<SignedInPerson>,
}

/// A person with a good session.
#[derive(Clone)]
pub struct SignedInPerson {
    /// Who.
    pub operator: Operator,
    /// The SHA-256 of their session's secret.
    pub session: [u8; 32],
    /// Whether the company demands a second factor of them, and they have none: nothing opens to them but the pages where it
    /// is set up.
    pub owes_second_factor: bool,
}

impl Visit {
    /// Whether they reached this server over TLS.
    pub fn is_secure(&self) -> bool {
        self.origin.starts_with("https://")
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, WebError> {
        let peer = parts.extensions.get::<Peer>().map_or(IpAddr::from([127, 0, 0, 1]), |peer| peer.0.ip());
        let origin = public_origin(app.public_url.as_deref(), peer, &parts.headers, &app.trusted_proxies);
        let cookies = CookieJar::from_headers(&parts.headers);
        let secret = cookies
            .get(session_cookie(origin.starts_with("https://")))
            .and_then(|cookie| Secret::parse(cookie.value()));
        let person = match secret {
            Some(secret) => person(app, secret.hash()).await?,
            None => None,
        };
        let own = person.as_ref().and_then(|person| person.operator.language);
        Ok(Self {
            t: Texts { language: own.unwrap_or_else(|| language_of(&parts.headers)) },
            path: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            address: client_address(peer, &parts.headers, &app.trusted_proxies),
            origin,
            user_agent: header(&parts.headers, USER_AGENT.as_str()),
            person,
        })
    }
}

async fn person(app: &App, session: [u8; 32]) -> Result<Option<SignedInPerson>, WebError> {
    let now = app.clock.now();
    let found = app.reader.read(move |read| {
        let Some(found) = sessions::find(read, &session, now)? else { return Ok(None) };
        let Some(operator) = crate::storage::operators::by_id(read, found.operator)? else { return Ok(None) };
        let owes_second_factor = second_factors::is_owed(read, operator.id, operator.role)?;
        Ok(Some((SignedInPerson { operator, session, owes_second_factor }, found.last_seen_at)))
    });
    let Some((person, last_seen_at)) = found.await? else { return Ok(None) };
    if (now - last_seen_at) >= sessions::TOUCH {
        app.actions.run(move |write| sign_in::keep_alive(write, &session), |_| {});
    }
    Ok(Some(person))
}

/// The language of a request by its cookie, or by what its browser wishes.
pub fn language_of(headers: &HeaderMap) -> Language {
    let chosen =
        CookieJar::from_headers(headers).get(LANGUAGE_COOKIE).and_then(|cookie| Language::parse(cookie.value()));
    chosen.or_else(|| Language::negotiate(&header(headers, ACCEPT_LANGUAGE.as_str()))).unwrap_or_default()
}

/// The value of a header as text; empty if there is none, at most 500 characters.
pub fn header(headers: &HeaderMap, name: &str) -> String {
    let value =
        headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).unwrap_or_default();
    value.chars().filter(|character| !character.is_control()).take(500).collect()
}

/// Who may call a handler.
pub trait Admission {
    /// Whether somebody of this role may.
    fn admits(role: Role) -> bool;

    /// Whether they may also as long as they owe the company a second factor.
    const BEFORE_SECOND_FACTOR: bool = false;
}

/// Everybody who is signed in.
pub struct Anybody;

/// Everybody who is signed in, also whoever has to set their second factor up before anything else opens.
pub struct Newcomers;

/// Administrators and the owner.
pub struct Administrators;

impl Admission for Anybody {
    fn admits(_: Role) -> bool {
        true
    }
}

impl Admission for Newcomers {
    fn admits(_: Role) -> bool {
        true
    }

    const BEFORE_SECOND_FACTOR: bool = true;
}

impl Admission for Administrators {
    fn admits(role: Role) -> bool {
        role.administers()
    }
}

/// A request from a signed-in person whom `A` admits. A handler that takes one cannot run without.
pub struct SignedIn<A> {
    /// The request.
    pub visit: Visit,
    /// Who asks.
    pub person: SignedInPerson,
    admission: PhantomData<A>,
}

impl<A> SignedIn<A> {
    /// Who asks, by number.
    pub const fn id(&self) -> OperatorId {
        self.person.operator.id
    }
}

/// Why a handler for signed-in people did not run.
pub enum Turned {
    /// To the page where one signs in.
    Away(Redirect),
    /// With an error.
    Back(WebError),
}

impl IntoResponse for Turned {
    fn into_response(self) -> Response {
        match self {
            Self::Away(redirect) => redirect.into_response(),
            Self::Back(error) => error.into_response(),
        }
    }
}

impl<A: Admission> FromRequestParts<App> for SignedIn<A> {
    type Rejection = Turned;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Turned> {
        let mut visit = Visit::from_request_parts(parts, app).await.map_err(Turned::Back)?;
        let to = |page: &str, refusal: Refusal, wanted: &str| {
            let is_page = parts.method == axum::http::Method::GET && !parts.headers.contains_key("upgrade");
            if is_page {
                Turned::Away(Redirect::to(&with_next(page, Some(wanted))))
            } else {
                Turned::Back(refusal.into())
            }
        };
        let Some(person) = visit.person.take() else {
            return Err(to("/sign-in", Refusal::SignInNeeded, &visit.path));
        };
        if person.owes_second_factor && !A::BEFORE_SECOND_FACTOR {
            return Err(to(SECOND_FACTOR_PAGE, Refusal::SecondFactorNeeded, &visit.path));
        }
        if !A::admits(person.operator.role) {
            keep_refused(app, &visit, &person, parts.method.is_safe());
            return Err(Turned::Back(Refusal::NotAllowed.into()));
        }
        Ok(Self { visit, person, admission: PhantomData })
    }
}

/// N06: a form that somebody sent, or a page that they asked for, without the right to it is kept.
fn keep_refused(app: &App, visit: &Visit, person: &SignedInPerson, only_asks: bool) {
    let who = Administrator { operator: person.operator.id, address: visit.address.to_string() };
    if app.keeps_refused(&who) {
        let path: String = visit.path.chars().take(200).collect();
        let keep = if only_asks { audited::refused_page } else { audited::refused_form };
        app.actions.run(move |write| keep(write, &who, &path), |_| {});
    }
}

/// A page that leads on to where somebody wanted to go.
pub fn with_next(page: &str, next: Option<&str>) -> String {
    next.map_or_else(|| page.to_owned(), |next| format!("{page}?next={}", urlencode(next)))
}

/// A path as the value of a query.
pub fn urlencode(path: &str) -> String {
    path.bytes().fold(String::new(), |mut text, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => text.push(char::from(byte)),
            other => text.push_str(&format!("%{other:02X}")),
        }
        text
    })
}
