//! The page, put together from what the file says and what was just typed.

use askama::Template as _;
use axum::response::Html;

use crate::domain::mail::{MailSettings, Security};
use crate::storage::{mail_settings, outbox};
use crate::web::App;
use crate::web::address;
use crate::web::assets::PREFIX;
use crate::web::cabinet::mail::alarm;
use crate::web::cabinet::mail::words::row;
use crate::web::cabinet::moments::Moments;
use crate::web::cabinet::{Admin, person};
use crate::web::error::WebError;
use crate::web::views::Field;
use crate::web::views::mail::{MailForm, MailPage, Trial};

/// Where the page is.
pub const PATH: &str = "/cabinet/mail";

/// The most mails of a list.
const MOST: i64 = 50;

/// What stands on the page beside what the file says.
#[derive(Default)]
pub struct Shown {
    /// What came of the last thing that was done.
    pub flash: Option<String>,
    /// What was typed; `None`: as it is.
    pub form: Option<MailForm>,
    /// The test, where it was sent.
    pub trial: Option<Trial>,
}

/// Draws it.
pub async fn render(app: &App, admin: Admin, shown: Shown) -> Result<Html<String>, WebError> {
    let read = |read: &crate::storage::Read<'_>| {
        let mails = (outbox::open(read, MOST + 1)?, outbox::delivered(read, MOST)?);
        Ok((mail_settings::get(read)?, mails, alarm::find(read)?))
    };
    let (settings, (mut open, delivered), alarm) = app.reader.read(read).await?;
    let more = open.len() > MOST as usize;
    open.truncate(MOST as usize);
    let t = admin.visit.t;
    let is_set_up = settings.is_some();
    let moments = Moments::of(&app.actions.directory(), t);
    let saved = settings.as_ref().map(|settings| settings.origin.as_str());
    let links = app.public_url.as_deref().or(saved).unwrap_or(&admin.visit.origin).to_owned();
    let to_oneself = || Trial { to: Field::new(&admin.person.operator.email), result: None };
    let page = MailPage {
        t,
        assets: PREFIX,
        path: PATH.into(),
        flash: shown.flash,
        alarm: alarm::told(alarm, &moments),
        is_set_up,
        has_password: settings.as_ref().is_some_and(|settings| settings.server.password.is_some()),
        links_are_local: address::is_of_this_machine(&links),
        links,
        form: shown.form.unwrap_or_else(|| as_it_is(settings.as_ref(), &admin, app)),
        trial: shown.trial.unwrap_or_else(to_oneself),
        open: open.iter().map(|mail| row(mail, is_set_up, &moments)).collect(),
        more,
        delivered: delivered.iter().map(|mail| row(mail, is_set_up, &moments)).collect(),
        person: person(app, &admin.person),
    };
    Ok(Html(page.render()?))
}

/// The form as it is before anything is typed. Where nothing is set up, the company is the sender.
fn as_it_is(settings: Option<&MailSettings>, admin: &Admin, app: &App) -> MailForm {
    let Some(MailSettings { server, sender_name, sender, .. }) = settings else {
        let company = app.actions.directory().company.clone().unwrap_or_default();
        return MailForm {
            host: Field::default(),
            port: Field::new("465"),
            security: Field::new(Security::Tls.word()),
            user: Field::default(),
            password: Field::default(),
            sender_name: Field::new(company),
            sender: Field::new(&admin.person.operator.email),
        };
    };
    MailForm {
        host: Field::new(&server.host),
        port: Field::new(server.port.to_string()),
        security: Field::new(server.security.word()),
        user: Field::new(server.user.as_deref().unwrap_or_default()),
        password: Field::default(),
        sender_name: Field::new(sender_name),
        sender: Field::new(sender.as_str()),
    }
}
