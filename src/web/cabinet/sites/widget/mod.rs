//! How a site's widget looks and what it says, with a preview of it.

mod form;
pub mod preview;

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::change_widget;
use crate::domain::ids::SiteId;
use crate::domain::widget::look::Icon;
use crate::storage::audit::Thing;
use crate::texts::Texts;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::sites::found;
use crate::web::cabinet::sites::tab::AdminOnTab;
use crate::web::cabinet::sites::widget::form::{Checked, as_it_is};
use crate::web::cabinet::sites::widget::preview::contrast;
use crate::web::cabinet::{Admin, acting, overtaken, person, say};
use crate::web::error::WebError;
use crate::web::headers::WITH_A_FRAME;
use crate::web::path::Path;
use crate::web::views::seen::Seen;
use crate::web::views::sites::widget::{SiteWidget, WidgetForm};
use crate::web::widget::look::drawing;

/// `GET /cabinet/sites/ID/widget`, for administrators.
pub async fn show(State(app): State<App>, tab: AdminOnTab) -> Result<Response, WebError> {
    let AdminOnTab { admin, site, seen, flash, cookies } = tab;
    let form = as_it_is(&site, &app.actions.directory());
    Ok((cookies, render(&app, site.id, admin, flash, form, seen)?).into_response())
}

/// `POST /cabinet/sites/ID/widget`, for administrators.
pub async fn submit(
    State(app): State<App>,
    Path(id): Path<SiteId>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let seen = overtaken::coming_back(&app, &admin, &filled, Thing::Widget, Some(id.0)).await?;
    let directory = app.actions.directory();
    let site = found(&directory, id)?;
    let checked = Checked::new(&filled);
    let Some(wanted) = checked.wanted(&site.widget) else {
        let form = checked.form(&filled, &directory, |refusal| say(&app, &admin, refusal));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&app, id, admin, None, form, seen)?).into_response());
    };
    if !seen.since.is_empty() {
        let form = checked.form(&filled, &directory, |refusal| say(&app, &admin, refusal));
        return Ok((StatusCode::CONFLICT, render(&app, id, admin, None, form, seen)?).into_response());
    }
    if (&wanted.look, &wanted.words) != (&site.widget.look, &site.widget.words) {
        let by = acting(&admin);
        app.actions.perform(move |write| change_widget::change(write, &by, id, &wanted.look, &wanted.words)).await?;
    }
    Ok(done(cookies, News::WidgetSaved, &format!("/cabinet/sites/{id}/widget")))
}

fn render(
    app: &App,
    id: SiteId,
    admin: Admin,
    flash: Option<String>,
    form: WidgetForm,
    seen: Seen,
) -> Result<impl IntoResponse, WebError> {
    let directory = app.actions.directory();
    let site = found(&directory, id)?;
    let t = admin.visit.t;
    let page = SiteWidget {
        t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(app, &admin.person),
        flash,
        site_id: id,
        site_name: site.name.clone(),
        icons: Icon::ALL.map(|icon| (icon.word(), drawing(icon), icon_name(icon, t))),
        language: site.widget.look.language.unwrap_or(t.language).code(),
        contrast: contrast(&form.colour.value, t),
        seen,
        form,
    };
    Ok(([(CONTENT_SECURITY_POLICY, WITH_A_FRAME)], Html(page.render()?)))
}

/// What a drawing is called.
pub(in crate::web::cabinet) const fn icon_name(icon: Icon, t: Texts) -> &'static str {
    match icon {
        Icon::Bubble => t.appearance_icon_bubble(),
        Icon::Lines => t.appearance_icon_lines(),
        Icon::Question => t.appearance_icon_question(),
        Icon::Envelope => t.appearance_icon_envelope(),
        Icon::Headset => t.appearance_icon_headset(),
    }
}
