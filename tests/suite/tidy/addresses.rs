//! An address that names nothing is a page that there is not, not a mistake in plain text.

use std::fs;
use std::path::{Path, PathBuf};

use super::layers::sources;

#[test]
fn handlers_take_what_an_address_names_by_the_extractor_of_the_house() {
    let mut files = Vec::new();
    sources(Path::new("src/web"), &mut files);
    let others = files.into_iter().filter(|file| !file.ends_with("web/path.rs")).filter(|file| {
        let source = fs::read_to_string(file).unwrap();
        let uses = source.split(';').filter(|part| part.contains("use axum::extract"));
        source.contains("extract::Path")
            || uses.flat_map(|part| part.split([' ', ',', '{', '}'])).any(|name| name == "Path")
    });
    assert_eq!(others.collect::<Vec<_>>(), Vec::<PathBuf>::new(), "these take axum's Path: use crate::web::path::Path");
}
