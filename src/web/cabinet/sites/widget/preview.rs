//! The preview: the real widget on a page of ours, in the state that the form beside it would bring about. Nothing is
//! written, and no visitor comes of it: the page has no origin (`web/headers.rs`), and its script answers the widget in the
//! server's place.

use askama::Template as _;
use axum::extract::{Query, State};
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::{Html, IntoResponse, Response};
use axum::{Form, Json};
use serde::{Deserialize, Serialize};

use crate::domain::directory::SiteEntry;
use crate::domain::ids::SiteId;
use crate::domain::language::Language;
use crate::domain::widget::colour::{Colour, ENOUGH};
use crate::protocol::widget_out::Offline;
use crate::texts::Texts;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::Admin;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::sites::found;
use crate::web::cabinet::sites::widget::form::Checked;
use crate::web::error::WebError;
use crate::web::headers::IN_A_FRAME;
use crate::web::path::Path;
use crate::web::views::sites::widget::{Contrast, Preview};
use crate::web::widget::loader::Options;
use crate::web::widget::look::{OwnWords, drawing, own_words};

/// What the page is to show, in its address.
#[derive(Deserialize)]
pub struct Asked {
    language: Option<String>,
}

/// `GET /cabinet/sites/ID/widget/preview`, for administrators: the page in the frame. Its script is told the rest by the page
/// around it.
pub async fn show(
    State(app): State<App>,
    Path(id): Path<SiteId>,
    Query(asked): Query<Asked>,
    admin: Admin,
) -> Result<Response, WebError> {
    let directory = app.actions.directory();
    let site = found(&directory, id)?;
    let language = asked.language.as_deref().and_then(Language::parse).unwrap_or(admin.visit.t.language);
    let page = Preview {
        t: Texts { language },
        assets: PREFIX,
        colour: site.widget.look.colour.to_string(),
        ink: site.widget.look.colour.ink().to_string(),
        icon: drawing(site.widget.look.icon),
    };
    Ok(([(CONTENT_SECURITY_POLICY, IN_A_FRAME)], Html(page.render()?)).into_response())
}

/// What the page around it needs to know of a form that is not saved.
#[derive(Serialize)]
struct Unsaved<'a> {
    /// As the loader would have them.
    options: Options<'a>,
    words: OwnWords<'a>,
    /// As `welcome` would have it.
    offline: Offline,
    contrast: Option<Contrast>,
}

/// `POST /cabinet/sites/ID/widget/look`, for administrators: what the form would bring about. It changes nothing.
pub async fn look(
    State(app): State<App>,
    Path(id): Path<SiteId>,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let directory = app.actions.directory();
    let site = found(&directory, id)?;
    let widget = Checked::new(&filled).so_far(&site.widget);
    let unsaved = SiteEntry { widget, ..site.clone() };
    let answer = Unsaved {
        options: Options::of(&unsaved, &directory),
        words: own_words(&unsaved.widget.words),
        offline: Offline::new(unsaved.offline, directory.back_at(id, app.clock.now())),
        contrast: contrast(filled.text("colour"), admin.visit.t),
    };
    Ok(Json(answer).into_response())
}

/// Where a colour is hard to see, and what would be seen better; `None` if there is nothing to warn of, and for what is no
/// colour.
pub fn contrast(typed: &str, t: Texts) -> Option<Contrast> {
    let found = Colour::parse(typed)?.visibility();
    let better = found.better?.to_string();
    let enough = ratio(ENOUGH, t.language);
    let warning = if found.on_white < ENOUGH {
        t.appearance_contrast_white(&enough, &ratio(found.on_white, t.language))
    } else {
        t.appearance_contrast_dark(&enough, &ratio(found.on_dark, t.language))
    };
    Some(Contrast { suggestion: t.appearance_contrast_better(&better), warning, better })
}

/// A contrast as people write it: rounded down, so that what is not enough does not look as if it were.
fn ratio(contrast: f64, language: Language) -> String {
    let ratio = format!("{:.1}", (contrast * 10.0).floor() / 10.0);
    match language {
        Language::En => ratio,
        Language::Ru => ratio.replace('.', ","),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_that_is_hard_to_see_is_warned_of_with_a_better_one() {
        let t = Texts { language: Language::En };
        let yellow = contrast("#ffd400", t).expect("a warning");
        assert!(yellow.warning.contains("1.4") && yellow.warning.contains("3.0"), "{}", yellow.warning);
        assert!(yellow.suggestion.contains(&yellow.better), "{}", yellow.suggestion);
        let night = contrast("#101040", Texts { language: Language::Ru }).expect("a warning");
        assert!(night.warning.contains("1,0"), "{}", night.warning);
        assert_eq!((contrast("#1f7a5b", t), contrast("nothing", t)), (None, None));
    }
}
