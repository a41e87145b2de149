//! Something that is done about a colleague: it is asked once more, one does it about oneself elsewhere, and to the owner
//! nobody does it.

use askama::Template as _;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::storage::operators::Operator;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::{Admin, person};
use crate::web::error::WebError;
use crate::web::views::employees::ask::{AskAboutEmployee, Question};

/// What is done about colleagues alone.
pub struct AboutColleagues {
    /// Where one does it about oneself.
    pub own: &'static str,
    /// Why the owner is left alone.
    pub of_owner: Refusal,
}

impl AboutColleagues {
    /// Where an administrator goes instead, if this account is their own.
    ///
    /// # Errors
    /// The refusal, if it is the owner's.
    pub fn elsewhere(self, admin: &Admin, account: &Operator) -> Result<Option<Response>, WebError> {
        if account.id == admin.person.operator.id {
            return Ok(Some(Redirect::to(self.own).into_response()));
        }
        if account.role == Role::Owner { Err(self.of_owner.into()) } else { Ok(None) }
    }
}

/// The page that asks once more.
pub fn ask(app: &App, admin: Admin, account: Operator, question: Question) -> Result<Response, WebError> {
    let page = AskAboutEmployee {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(app, &admin.person),
        flash: None,
        employee: format!("/cabinet/employees/{}", account.id),
        employee_name: account.name,
        question,
    };
    Ok(Html(page.render()?).into_response())
}
