//! The settings of e-mail: shown, saved, switched off.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::change_mail;
use crate::domain::email::EmailAddress;
use crate::domain::mail::{MailPassword, MailServer, MailSettings, Security, accept_host, accept_port};
use crate::domain::operator::accept_name;
use crate::domain::refusal::Refusal;
use crate::storage::mail_settings;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::forms::{Filled, again};
use crate::web::cabinet::mail::page::{PATH, Shown, render};
use crate::web::cabinet::news::{News, done, flash};
use crate::web::cabinet::{Admin, acting, person, say};
use crate::web::error::WebError;
use crate::web::views::Field;
use crate::web::views::mail::{MailForm, SwitchMailOff};

/// `GET /cabinet/mail`, for administrators.
pub async fn show(State(app): State<App>, cookies: CookieJar, admin: Admin) -> Result<Response, WebError> {
    let (cookies, flash) = flash(cookies, admin.visit.t);
    Ok((cookies, render(&app, admin, Shown { flash, ..Shown::default() }).await?).into_response())
}

/// `POST /cabinet/mail`, for administrators.
pub async fn submit(
    State(app): State<App>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let before = app.reader.read(mail_settings::get).await?;
    let checked = Checked::new(&filled, before.as_ref().map(|settings| &settings.server));
    let Some(settings) = checked.wanted(&admin.visit.origin) else {
        let form = checked.form(&filled, |refusal| say(&app, &admin, refusal));
        let page = render(&app, admin, Shown { form: Some(form), ..Shown::default() }).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let by = acting(&admin);
    app.actions.perform(move |write| change_mail::set_up(write, &by, &settings)).await?;
    Ok(done(cookies, News::MailSaved, PATH))
}

/// `GET /cabinet/mail/off`, for administrators: asks once more.
pub async fn ask_to_switch_off(State(app): State<App>, admin: Admin) -> Result<Response, WebError> {
    let page = SwitchMailOff {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(&app, &admin.person),
        flash: None,
    };
    Ok(Html(page.render()?).into_response())
}

/// `POST /cabinet/mail/off`, for administrators.
pub async fn switch_off(State(app): State<App>, cookies: CookieJar, admin: Admin) -> Result<Response, WebError> {
    let by = acting(&admin);
    app.actions.perform(move |write| change_mail::switch_off(write, &by)).await?;
    Ok(done(cookies, News::MailOff, PATH))
}

/// The longest user or password, in characters.
const LONGEST: usize = 300;

/// What was typed and chosen, each piece accepted or refused.
struct Checked {
    host: Result<String, Refusal>,
    port: Result<u16, Refusal>,
    security: Result<Security, Refusal>,
    user: Result<Option<String>, Refusal>,
    password: Result<Option<MailPassword>, Refusal>,
    sender_name: Result<String, Refusal>,
    sender: Result<EmailAddress, Refusal>,
}

impl Checked {
    fn new(filled: &Filled, before: Option<&MailServer>) -> Self {
        let host = accept_host(filled.text("host"));
        let security = filled.choice("security", Security::parse);
        let user = accept_word(filled.text("user").trim());
        let password = password(filled.text("password"), host.as_ref().ok(), security.as_ref().ok(), &user, before);
        Self {
            host,
            port: accept_port(filled.text("port")),
            security,
            user,
            password,
            sender_name: accept_name(filled.text("sender_name")),
            sender: EmailAddress::parse(filled.text("sender")),
        }
    }

    /// `None` if anything is refused.
    fn wanted(&self, origin: &str) -> Option<MailSettings> {
        let server = MailServer {
            host: self.host.clone().ok()?,
            port: self.port.clone().ok()?,
            security: self.security.clone().ok()?,
            user: self.user.clone().ok()?,
            password: self.password.clone().ok()?,
        };
        let (sender_name, sender) = (self.sender_name.clone().ok()?, self.sender.clone().ok()?);
        Some(MailSettings { server, sender_name, sender, origin: origin.to_owned() })
    }

    fn form(&self, filled: &Filled, say: impl Fn(&Refusal) -> String) -> MailForm {
        MailForm {
            host: again(filled.text("host"), &self.host, &say),
            port: again(filled.text("port"), &self.port, &say),
            security: again(filled.text("security"), &self.security, &say),
            user: again(filled.text("user"), &self.user, &say),
            password: Field { value: String::new(), error: self.password.as_ref().err().map(&say) },
            sender_name: again(filled.text("sender_name"), &self.sender_name, &say),
            sender: again(filled.text("sender"), &self.sender, &say),
        }
    }
}

/// A word for the server; nothing typed: none.
fn accept_word(typed: &str) -> Result<Option<String>, Refusal> {
    match typed.chars().count() {
        0 => Ok(None),
        length if length > LONGEST || typed.chars().any(char::is_control) => {
            Err(Refusal::FieldTooLong { longest: LONGEST })
        }
        _ => Ok(Some(typed.to_owned())),
    }
}

/// The password that is typed, or the one that is kept. That one goes to the server and user that it was given for, and over
/// a protected way: otherwise whoever may change the server could have it sent to themselves.
fn password(
    typed: &str,
    host: Option<&String>,
    security: Option<&Security>,
    user: &Result<Option<String>, Refusal>,
    before: Option<&MailServer>,
) -> Result<Option<MailPassword>, Refusal> {
    let Ok(Some(user)) = user else { return Ok(None) };
    if let Some(typed) = accept_word(typed)? {
        return Ok(MailPassword::new(&typed));
    }
    let Some(kept) = before.filter(|before| before.password.is_some()) else { return Ok(None) };
    let same = host == Some(&kept.host) && kept.user.as_ref() == Some(user);
    let protected = security != Some(&Security::None) || kept.security == Security::None;
    if same && protected { Ok(kept.password.clone()) } else { Err(Refusal::MailPasswordAgain) }
}
