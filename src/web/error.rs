//! What a person sees when something was not done: one page, and for what broke only a reference.

use askama::Template as _;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

use crate::actions::Failure;
use crate::domain::refusal::Refusal;
use crate::storage::StorageError;
use crate::texts::Texts;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::views::error::{ErrorPage, Mishap};
use crate::web::visit::language_of;
use crate::web::words;

/// Why a handler has no answer.
#[derive(Debug)]
pub enum WebError {
    /// The house says no.
    Refused(Refusal),
    /// There is nothing at this address.
    NotFound,
    /// Something broke; the person is told where to find it in the log.
    Internal(String),
}

impl From<Refusal> for WebError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StorageError> for WebError {
    fn from(error: StorageError) -> Self {
        Self::Internal(log(&error))
    }
}

impl From<askama::Error> for WebError {
    fn from(error: askama::Error) -> Self {
        Self::Internal(log(&error))
    }
}

impl From<Failure> for WebError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Self::Refused(refusal),
            Failure::Internal(error) => error.into(),
        }
    }
}

/// Writes an error down and returns the reference under which it stands there.
pub fn log(error: &dyn std::error::Error) -> String {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let reference = format!("{:x}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    tracing::error!(reference, %error, "internal error");
    reference
}

impl IntoResponse for WebError {
    /// The page itself is added by [`error_pages`], which knows the language.
    fn into_response(self) -> Response {
        let status = match &self {
            Self::Refused(refusal) => words::status(refusal),
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(std::sync::Arc::new(self));
        response
    }
}

/// Turns every answer without a page of its own into one that a person can read.
pub async fn error_pages(
    axum::extract::State(app): axum::extract::State<App>,
    request: Request,
    next: Next,
) -> Response {
    let t = Texts { language: language_of(request.headers()) };
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    let error = response.extensions().get::<std::sync::Arc<WebError>>().cloned();
    let mishap = match (error.as_deref(), response.status()) {
        (Some(WebError::Refused(Refusal::NotAllowed)), _) => Mishap::NotAllowed,
        (Some(WebError::Refused(Refusal::SiteUnknown)) | Some(WebError::NotFound), _) => Mishap::NotFound,
        (Some(WebError::Refused(refusal)), status) => {
            Mishap::Refused(status.as_u16(), words::sentence(refusal, t, &app.actions.directory()))
        }
        (Some(WebError::Internal(reference)), _) => Mishap::Internal(reference.clone()),
        (None, status) if has_page(response.headers()) || !(status.is_client_error() || status.is_server_error()) => {
            return response;
        }
        (None, StatusCode::NOT_FOUND) => Mishap::NotFound,
        (None, StatusCode::METHOD_NOT_ALLOWED) => Mishap::WrongMethod,
        (None, StatusCode::PAYLOAD_TOO_LARGE) => Mishap::TooLarge,
        (None, StatusCode::TOO_MANY_REQUESTS) => Mishap::TooMany,
        (None, StatusCode::FORBIDDEN) => Mishap::NotAllowed,
        (None, StatusCode::INTERNAL_SERVER_ERROR) => {
            Mishap::Internal(log(&std::io::Error::other("a handler panicked")))
        }
        (None, status) if status.is_server_error() => return response,
        (None, status) => Mishap::NotUnderstood(status.as_u16()),
    };
    let retry_after = match error.as_deref() {
        Some(WebError::Refused(refusal)) => refusal.retry_after_ms(),
        _ => None,
    };
    let page = ErrorPage { t, assets: PREFIX, path, mishap };
    let status = StatusCode::from_u16(page.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut answer = (status, Html(page.render().unwrap_or_default())).into_response();
    if let Some(wait) = retry_after {
        answer.headers_mut().insert("retry-after", HeaderValue::from(wait.div_ceil(1_000)));
    }
    answer
}

fn has_page(headers: &HeaderMap) -> bool {
    headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}
