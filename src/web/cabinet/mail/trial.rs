//! One mail to try the settings out, while the person waits for what the server says.

use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::actions::{change_mail, send_mail};
use crate::domain::email::EmailAddress;
use crate::domain::mail::MailSettings;
use crate::domain::refusal::Refusal;
use crate::mail::{Envelope, Refused, letters};
use crate::web::App;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::mail::page::{Shown, render};
use crate::web::cabinet::mail::words::{advice, is_spoken};
use crate::web::cabinet::{Admin, acting, say};
use crate::web::error::WebError;
use crate::web::views::Field;
use crate::web::views::mail::{Trial, TrialResult};

/// `POST /cabinet/mail/test`, for administrators, throttled. The answer shows what the server said, word for word.
pub async fn submit(State(app): State<App>, admin: Admin, Form(filled): Form<Filled>) -> Result<Response, WebError> {
    let typed = filled.text("to");
    let to = match EmailAddress::parse(typed) {
        Ok(to) => to,
        Err(refusal) => {
            let trial = Trial { to: Field::new(typed).refused(say(&app, &admin, &refusal)), result: None };
            let page = render(&app, admin, Shown { trial: Some(trial), ..Shown::default() }).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    if let Err(wait) = app.throttles.mail_tests.count(admin.person.operator.id, app.clock.now()) {
        return Err(Refusal::TooFast { retry_after_ms: u64::try_from(wait.0).unwrap_or(0) }.into());
    }
    let by = acting(&admin);
    let settings = app.actions.perform(move |write| change_mail::trying_out(write, &by)).await?;
    let result = send(&app, &admin, &settings, to).await?;
    if result.good {
        app.actions.perform(send_mail::mended).await?;
    }
    let trial = Trial { to: Field::new(typed), result: Some(result) };
    Ok(render(&app, admin, Shown { trial: Some(trial), ..Shown::default() }).await?.into_response())
}

async fn send(
    app: &App,
    admin: &Admin,
    settings: &MailSettings,
    recipient: EmailAddress,
) -> Result<TrialResult, WebError> {
    let t = admin.visit.t;
    let company = app.actions.directory().company.clone().unwrap_or_default();
    let origin = app.public_url.clone().unwrap_or_else(|| settings.origin.clone());
    let written = letters::trial(&letters::Trial { t, company, origin })?;
    let at = app.clock.now();
    let envelope = Envelope {
        sender_name: settings.sender_name.clone(),
        sender: settings.sender.clone(),
        recipient,
        dedup_key: format!("trial/{}", app.entropy.secret().reveal()),
        at,
    };
    Ok(match app.postman.send_at_once(&settings.server, &envelope, &written).await {
        Ok(answer) => TrialResult { good: true, answer, spoken: true, advice: "" },
        Err(Refused { trouble, answer, .. }) => {
            let spoken = is_spoken(&answer);
            TrialResult { good: false, answer, spoken, advice: advice(trouble, t) }
        }
    })
}
