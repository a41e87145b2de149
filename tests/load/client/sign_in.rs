//! Signing in as an operator does, by the form.

use hyper::StatusCode;
use hyper::header::SET_COOKIE;

use crate::arguments::Account;
use crate::client::http::Http;
use crate::client::socket::Door;
use crate::failure::Failure;
use crate::target::Target;

/// The way to the console for an operator, with the cookie of a new session.
pub async fn sign_in(target: &Target, index: usize, account: &Account) -> Result<Door, Failure> {
    let fields = [("email", account.email.as_str()), ("password", account.password.as_str())];
    let source = target.source_of_operator(index);
    let answer = Http::connect_from(target, source).await?.post_form("/sign-in", &fields).await?;
    let cookies: Vec<_> = answer
        .headers
        .get_all(SET_COOKIE)
        .iter()
        .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
        .collect();
    if answer.status != StatusCode::SEE_OTHER || cookies.is_empty() {
        return Err(Failure::told(format!(
            "{} could not sign in: the server answered {}",
            account.email, answer.status
        )));
    }
    Ok(Door { target: target.clone(), path: "/ws/console".into(), cookie: Some(cookies.join("; ")), source })
}
