//! Prepares what the binary carries: assets, joined, minified and compressed under one content hash, and the texts of every
//! language, as typed functions for pages and as modules for scripts.

#[path = "build/assets.rs"]
mod assets;
#[path = "build/link.rs"]
mod link;
#[path = "build/texts.rs"]
mod texts;

use std::path::PathBuf;

#[expect(clippy::disallowed_methods, reason = "a build script is told by cargo through the environment")]
fn main() {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let catalogues = texts::read_all("locales");
    std::fs::write(out.join("texts.rs"), texts::functions(&catalogues)).expect("texts.rs is written");
    let mut files = assets::read_tree("static");
    link::join(&mut files, "widget/chat.js", &["widget/controllers/", "widget/helpers/", "widget/models/"]);
    files.extend(texts::modules(&catalogues));
    assets::embed(files, &out);
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=static");
    println!("cargo::rerun-if-changed=migrations");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
}
