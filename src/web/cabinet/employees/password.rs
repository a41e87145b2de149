//! Another way in for somebody: a link by which they set a password, sent by e-mail or shown to be handed over.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::invite::{self, Way};
use crate::domain::ids::OperatorId;
use crate::domain::invitation::{Invitation, Purpose};
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;
use crate::storage::{invitations, mail_settings};
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::employees::ask::{self, AboutColleagues};
use crate::web::cabinet::employees::edit::account;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::moments::Moments;
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::{Admin, acting, person};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::sign_in::end_sessions;
use crate::web::views::employees::LinkState;
use crate::web::views::employees::ask::{Answer, AnswerKind, Question};
use crate::web::views::employees::password::HandedLink;

/// The word for a link that goes by e-mail.
pub const MAIL: &str = "mail";
/// The word for a link that somebody hands over.
pub const HAND: &str = "hand";

/// One's own password is changed where the old one is asked for, and the owner's by the owner alone.
const NEW_PASSWORD: AboutColleagues = AboutColleagues { own: "/cabinet/account", of_owner: Refusal::OwnerPassword };

/// How a link reaches its person, as a form says.
pub struct Reaching {
    /// For the action.
    pub way: Way,
    /// The link, to be shown once; `None`: it goes by e-mail.
    pub link: Option<String>,
}

impl Reaching {
    /// What a form says; handing over where it says nothing.
    pub fn read(app: &App, admin: &Admin, filled: &Filled) -> Self {
        if filled.text("way") == MAIL {
            return Self { way: Way::Mail(admin.visit.t.language), link: None };
        }
        let secret = app.entropy.secret();
        let link = format!("{}/join/{}", admin.visit.origin, secret.reveal());
        Self { way: Way::Hand(secret), link: Some(link) }
    }
}

/// How it stands with a link, in a sentence.
pub fn link_state(link: &Invitation, now: Timestamp, moments: &Moments) -> LinkState {
    let t = moments.t;
    let until = moments.moment(link.expires_at);
    let sentence = match (link.works(now), link.purpose) {
        (Ok(()), Purpose::Join) => t.mail_invite_state(&moments.day(link.created_at), &until),
        (Ok(()), Purpose::Password) => t.mail_invite_state_password(&until),
        (Err(Refusal::LinkExpired), _) => t.mail_invite_expired(&until),
        (Err(_), _) => t.mail_invite_withdrawn().to_owned(),
    };
    LinkState { sentence, works: link.is_open(now) }
}

/// `GET /cabinet/employees/ID/password`, for administrators: asks once more.
pub async fn ask(State(app): State<App>, Path(id): Path<OperatorId>, admin: Admin) -> Result<Response, WebError> {
    let account = account(&app, id).await?;
    if let Some(elsewhere) = NEW_PASSWORD.elsewhere(&admin, &account)? {
        return Ok(elsewhere);
    }
    let t = admin.visit.t;
    let by_mail = Answer { label: t.mail_access_mail(), kind: AnswerKind::Primary, way: Some(MAIL) };
    let by_hand = Answer { label: t.mail_access_hand(), kind: AnswerKind::Plain, way: Some(HAND) };
    let mail_is_set_up = app.reader.read(mail_settings::are_there).await?;
    let question = Question {
        word: "password",
        name: t.cabinet_employee_password(),
        heading: t.mail_access_heading(&account.name),
        consequences: vec![t.mail_access_consequence().to_owned(), t.mail_access_consequence_link().to_owned()],
        answers: mail_is_set_up.then_some(by_mail).into_iter().chain([by_hand]).collect(),
        cancel: t.mail_access_cancel(),
    };
    ask::ask(&app, admin, account, question)
}

/// `POST /cabinet/employees/ID/password`, for administrators. Sessions and consoles of that person end; the link goes by
/// e-mail, or the answer shows it, this once.
pub async fn reset(
    State(app): State<App>,
    Path(id): Path<OperatorId>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let account = account(&app, id).await?;
    if let Some(elsewhere) = NEW_PASSWORD.elsewhere(&admin, &account)? {
        return Ok(elsewhere);
    }
    let is_new = app.reader.read(move |read| invitations::is_to_come(read, id)).await?;
    let reaching = Reaching::read(&app, &admin, &filled);
    let (by, way) = (acting(&admin), reaching.way);
    app.actions.perform(move |write| invite::again(write, &by, id, &way)).await?;
    end_sessions(&app, id, None);
    match reaching.link {
        Some(link) => hand_over(&app, admin, Handover { is_new, id, name: account.name, link }),
        None => Ok(done(cookies, News::LinkSent, &format!("/cabinet/employees/{id}"))),
    }
}

/// `POST /cabinet/employees/ID/withdraw`, for administrators.
pub async fn withdraw(
    State(app): State<App>,
    Path(id): Path<OperatorId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let by = acting(&admin);
    app.actions.perform(move |write| invite::withdraw(write, &by, id)).await?;
    Ok(done(cookies, News::LinkWithdrawn, &format!("/cabinet/employees/{id}")))
}

/// What an administrator hands over.
pub struct Handover {
    pub is_new: bool,
    pub id: OperatorId,
    pub name: String,
    pub link: String,
}

/// The page that shows a link once.
pub fn hand_over(app: &App, admin: Admin, handover: Handover) -> Result<Response, WebError> {
    let Handover { is_new, id, name, link } = handover;
    let page = HandedLink {
        t: admin.visit.t,
        assets: PREFIX,
        path: format!("/cabinet/employees/{id}"),
        person: person(app, &admin.person),
        flash: None,
        is_new,
        employee_name: name,
        link,
    };
    Ok(Html(page.render()?).into_response())
}
