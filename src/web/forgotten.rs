//! Somebody has forgotten their password: a link goes to the address, if anybody here has it. The answer is the same if not.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use crate::actions::invite::{self, Keep, Plea};
use crate::domain::email::EmailAddress;
use crate::domain::time::Timestamp;
use crate::storage::mail_settings;
use crate::web::App;
use crate::web::address::throttle_key;
use crate::web::assets::PREFIX;
use crate::web::error::WebError;
use crate::web::throttles::{Throttles, too_many};
use crate::web::views::Field;
use crate::web::views::join::Forgotten;
use crate::web::visit::Visit;
use crate::web::words;

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    email: String,
}

/// `GET /forgotten`, for anybody, where e-mail is set up.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, WebError> {
    is_offered(&app).await?;
    render(visit, Field::default(), false)
}

/// `POST /forgotten`, for anybody, throttled by address and by account. The answer does not tell whether anybody has this
/// address, and does not wait for it to be looked up.
pub async fn submit(State(app): State<App>, visit: Visit, Form(asked): Form<Asked>) -> Result<Response, WebError> {
    is_offered(&app).await?;
    let typed: String = asked.email.trim().chars().take(300).collect();
    let email = match EmailAddress::parse(&typed) {
        Ok(email) => email,
        Err(refusal) => {
            let sentence = words::sentence(&refusal, visit.t, &app.actions.directory());
            let page = render(visit, Field::new(typed).refused(sentence), false)?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let now = app.clock.now();
    let counted = app.throttles.forgotten_from.count(throttle_key(visit.address), now);
    if let Err(wait) = counted {
        return Err(too_many(wait).into());
    }
    // Whoever asks too often for one address gets the same answer, and no further mail.
    let too_often = app.throttles.forgotten_of.count(email.as_str().to_owned(), now).is_err();
    let (language, address) = (visit.t.language, visit.address.to_string());
    let plea = Plea { email, language, address, too_often, keep: keep(&app.throttles, now) };
    app.actions.run(
        move |write| invite::ask(write, &plea),
        |result| {
            if let Err(error) = result {
                tracing::error!(%error, "a link for a new password could not be made");
            }
        },
    );
    render(visit, Field::new(typed), true)
}

/// What the audit log keeps of a request, if it leads to no mail: a flood of them is kept as one.
fn keep(throttles: &Throttles, now: Timestamp) -> Keep {
    if throttles.pleas_kept.count((), now).is_ok() {
        Keep::Itself
    } else if throttles.plea_floods_kept.count((), now).is_ok() {
        Keep::Flood
    } else {
        Keep::Nothing
    }
}

async fn is_offered(app: &App) -> Result<(), WebError> {
    if app.reader.read(mail_settings::are_there).await? { Ok(()) } else { Err(WebError::NotFound) }
}

fn render(visit: Visit, email: Field, asked: bool) -> Result<Response, WebError> {
    let page = Forgotten { t: visit.t, assets: PREFIX, path: "/forgotten".into(), email, asked };
    Ok(Html(page.render()?).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Limits;
    use crate::domain::time::Span;

    #[test]
    fn two_hundred_requests_an_hour_are_kept_one_by_one_and_the_rest_as_one() {
        let throttles = Throttles::new(Limits::default());
        let asks = |many: usize, now| (0..many).map(|_| keep(&throttles, now)).collect::<Vec<_>>();
        assert_eq!(asks(200, Timestamp(0)), [Keep::Itself; 200]);
        assert_eq!(asks(3, Timestamp(0)), [Keep::Flood, Keep::Nothing, Keep::Nothing]);
        assert_eq!(asks(1, Timestamp(0) + Span::minutes(60)), [Keep::Itself]);
    }
}
