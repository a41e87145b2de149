//! A person chooses a language.

use axum::Form;
use axum::extract::State;
use axum::response::Redirect;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use serde::Deserialize;

use crate::actions::change_personal_settings;
use crate::domain::language::Language;
use crate::web::App;
use crate::web::error::WebError;
use crate::web::visit::{LANGUAGE_COOKIE, Visit};

#[derive(Deserialize)]
pub struct Choice {
    lang: Language,
    #[serde(default)]
    back: String,
}

/// `POST /language`, for anybody: kept in a cookie, and with the person if they are signed in.
pub async fn choose(
    State(app): State<App>,
    cookies: CookieJar,
    visit: Visit,
    Form(Choice { lang, back }): Form<Choice>,
) -> Result<(CookieJar, Redirect), WebError> {
    if let Some(person) = &visit.person {
        let operator = person.operator.id;
        app.actions.perform(move |write| change_personal_settings::language(write, operator, lang)).await?;
    }
    let cookie = Cookie::build((LANGUAGE_COOKIE, lang.code()))
        .path("/")
        .same_site(SameSite::Lax)
        .secure(visit.is_secure())
        .http_only(true)
        .permanent();
    Ok((cookies.add(cookie), Redirect::to(local(&back).unwrap_or("/"))))
}

/// A path on this server, or nothing: whoever is sent on is never sent to a stranger. Browsers leave out tabs and take a
/// backslash for a slash, so that there may be nothing in it but what addresses are written with.
pub fn local(path: &str) -> Option<&str> {
    let is_written_so = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (path.starts_with('/') && !path.starts_with("//") && is_written_so).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_a_stranger() {
        assert_eq!(local("/cabinet?x=1"), Some("/cabinet?x=1"));
        for stranger in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/\u{b}",
            "/\0",
            "/ /evil.example",
            "/я",
            "",
            "console",
        ] {
            assert_eq!(local(stranger), None, "{stranger}");
        }
    }
}
