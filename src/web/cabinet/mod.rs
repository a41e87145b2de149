//! The cabinet: the pages from which administrators run the company's chat.

pub mod account;
pub mod home;
pub mod install;
pub mod site;

use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};

use crate::web::App;
use crate::web::views::Person;
use crate::web::visit::SignedInPerson;

/// The person, as the frame of a page shows them.
fn person(app: &App, person: &SignedInPerson) -> Person {
    let company = app.actions.directory().company.clone().unwrap_or_default();
    Person { name: person.operator.name.clone(), company, administers: person.operator.role.administers() }
}

/// The cookie that carries the news of what was done to the next page.
const NEWS: &str = "besedka_news";

/// What was done, as the next page says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum News {
    SiteSaved,
    PasswordChanged,
    StartSaved,
}

impl News {
    const ALL: [(Self, &'static str); 3] =
        [(Self::SiteSaved, "site"), (Self::PasswordChanged, "password"), (Self::StartSaved, "start")];
}

/// Sends the person on to a page that tells them what was done.
fn done(cookies: CookieJar, news: News, to: &str) -> Response {
    let word = News::ALL.iter().find(|(other, _)| *other == news).map_or("", |(_, word)| *word);
    let cookie = Cookie::build((NEWS, word)).path("/cabinet").http_only(true).same_site(SameSite::Lax);
    (cookies.add(cookie), Redirect::to(to)).into_response()
}

/// The news, told once.
fn news(cookies: CookieJar) -> (CookieJar, Option<News>) {
    let word = cookies.get(NEWS).map(|cookie| cookie.value().to_owned());
    let news = word.and_then(|word| News::ALL.iter().find(|(_, other)| *other == word).map(|(news, _)| *news));
    let cookies = if news.is_some() { cookies.remove(Cookie::build((NEWS, "")).path("/cabinet")) } else { cookies };
    (cookies, news)
}

/// The news as a sentence.
fn sentence(news: News, t: crate::texts::Texts) -> String {
    match news {
        News::SiteSaved => t.cabinet_site_saved(),
        News::PasswordChanged => t.cabinet_account_password_saved(),
        News::StartSaved => t.cabinet_account_start_saved(),
    }
    .to_owned()
}
