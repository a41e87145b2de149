//! What a person sees when there is nothing else to show.

use askama::Template;

use crate::texts::Texts;

/// What happened, as far as it concerns the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// 404.
    NotFound,
    /// 403 (N06).
    NotAllowed,
    /// 405.
    WrongMethod,
    /// Anything else that no page of ours asks for, with its status: a form or a query of another shape, say.
    NotUnderstood(u16),
    /// 413.
    TooLarge,
    /// 429.
    TooMany,
    /// The house said no; the sentence says why. With the status that goes with it.
    Refused(u16, String),
    /// 500, with the reference under which it stands in the log. The reference is all that a person is told.
    Internal(String),
}

/// One page for everything that went wrong.
#[derive(Template)]
#[template(path = "errors/page.html")]
pub struct ErrorPage {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// Where a change of language leads back to.
    pub path: String,
    /// What happened.
    pub mishap: Mishap,
}

impl ErrorPage {
    /// The HTTP status to answer with.
    pub const fn status(&self) -> u16 {
        match self.mishap {
            Mishap::NotFound => 404,
            Mishap::NotAllowed => 403,
            Mishap::WrongMethod => 405,
            Mishap::TooLarge => 413,
            Mishap::TooMany => 429,
            Mishap::NotUnderstood(status) | Mishap::Refused(status, _) => status,
            Mishap::Internal(_) => 500,
        }
    }

    fn heading(&self) -> &'static str {
        match self.mishap {
            Mishap::NotFound => self.t.cabinet_errors_not_found(),
            Mishap::NotAllowed => self.t.cabinet_errors_not_allowed(),
            Mishap::WrongMethod | Mishap::NotUnderstood(_) => self.t.cabinet_errors_method(),
            Mishap::TooLarge => self.t.cabinet_errors_too_large(),
            Mishap::TooMany => self.t.cabinet_errors_too_many(),
            Mishap::Refused(..) => self.t.cabinet_errors_refused(),
            Mishap::Internal(_) => self.t.cabinet_errors_internal(),
        }
    }

    fn text(&self) -> &str {
        match &self.mishap {
            Mishap::NotFound => self.t.cabinet_errors_not_found_text(),
            Mishap::NotAllowed => self.t.cabinet_errors_not_allowed_text(),
            Mishap::WrongMethod | Mishap::NotUnderstood(_) => self.t.cabinet_errors_method_text(),
            Mishap::TooLarge => self.t.cabinet_errors_too_large_text(),
            Mishap::TooMany => self.t.cabinet_errors_too_many_text(),
            Mishap::Refused(_, sentence) => sentence,
            Mishap::Internal(_) => self.t.cabinet_errors_internal_text(),
        }
    }

    fn reference(&self) -> Option<&str> {
        match &self.mishap {
            Mishap::Internal(reference) => Some(reference),
            _ => None,
        }
    }
}
