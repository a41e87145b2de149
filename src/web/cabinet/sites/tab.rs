//! A tab of a site, as an administrator opens it.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;

use crate::domain::directory::SiteEntry;
use crate::domain::ids::SiteId;
use crate::web::App;
use crate::web::cabinet::news::flash;
use crate::web::cabinet::sites::found;
use crate::web::cabinet::{Admin, overtaken};
use crate::web::path::Path;
use crate::web::views::seen::Seen;
use crate::web::visit::Turned;

/// What the GET of every tab begins with. Only administrators get that far, and only to a site that is there.
pub struct AdminOnTab {
    /// Who looks.
    pub admin: Admin,
    /// For a form of the tab: asked for before the site was.
    pub seen: Seen,
    /// The site of the address.
    pub site: SiteEntry,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// Their cookies from now on: what was told is told once.
    pub cookies: CookieJar,
}

impl FromRequestParts<App> for AdminOnTab {
    type Rejection = Turned;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Turned> {
        let Path(id) = Path::<SiteId>::from_request_parts(parts, app).await.map_err(Turned::Back)?;
        let admin = Admin::from_request_parts(parts, app).await?;
        let seen = overtaken::opening(app).await.map_err(Turned::Back)?;
        let site = found(&app.actions.directory(), id).map_err(Turned::Back)?.clone();
        let Ok(cookies) = CookieJar::from_request_parts(parts, app).await;
        let (cookies, flash) = flash(cookies, admin.visit.t);
        Ok(Self { admin, seen, site, flash, cookies })
    }
}
