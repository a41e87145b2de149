//! Scripts, styles and pictures, carried in the binary and served for ever under the hash of their contents.

use axum::http::header::{
    ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::web::path::Path;

/// One file, in every form it is served in.
pub(crate) struct Asset {
    path: &'static str,
    content_type: &'static str,
    plain: &'static [u8],
    brotli: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The text of an asset that is filled in before it is served.
pub fn text(path: &str) -> Option<&'static str> {
    find(path).and_then(|asset| std::str::from_utf8(asset.plain).ok())
}

/// The modules below these folders, for a page that is going to need them all: named beforehand, they come at once rather
/// than one import after another.
pub fn modules(folders: &'static [&'static str]) -> impl Iterator<Item = &'static str> {
    let below = |path: &str| path.ends_with(".js") && folders.iter().any(|folder| path.starts_with(folder));
    ASSETS.iter().map(|asset| asset.path).filter(move |path| below(path))
}

fn find(path: &str) -> Option<&'static Asset> {
    ASSETS.binary_search_by(|asset| asset.path.cmp(path)).ok().map(|index| &ASSETS[index])
}

/// `GET /a/HASH/PATH`, for anybody, from any page: the widget loads its modules from other origins.
pub async fn serve(Path((hash, path)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let current = PREFIX.trim_start_matches("/a/").trim_end_matches('/');
    let Some(asset) = find(&path).filter(|_| hash == current) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (encoding, body) = match (asset.brotli, asset.gzip) {
        (Some(brotli), _) if accepts(&headers, "br") => (Some("br"), brotli),
        (_, Some(gzip)) if accepts(&headers, "gzip") => (Some("gzip"), gzip),
        _ => (None, asset.plain),
    };
    let fixed: [(HeaderName, &'static str); 6] = [
        (CONTENT_TYPE, asset.content_type),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (VARY, "accept-encoding"),
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    let mut response = (fixed, body).into_response();
    if let Some(encoding) = encoding {
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// Whether a client accepts an encoding (RFC 9110, section 12.5.3).
pub fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    lists(headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default(), encoding)
}

/// Whether a list of encodings has this one, and not with the weight 0.
fn lists(list: &str, encoding: &str) -> bool {
    list.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        parts.next() == Some(encoding)
            && !parts.any(|part| part.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_of_weight_zero_is_not_accepted() {
        assert!(lists("gzip, deflate, br;q=0.5", "br"));
        assert!(!lists("gzip, br;q=0", "br") && !lists("brotli", "br"));
    }

    #[test]
    fn assets_are_found_by_their_path() {
        assert!(text("css/tokens.css").is_some_and(|css| css.contains("--paper")));
        assert!(text("types/WidgetIn.ts").is_none());
    }
}
