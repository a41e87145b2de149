//! From `static/` to constants in the binary: minified, compressed, under one hash of all their contents.
//!
//! One hash for the tree, rather than one per file, lets modules import each other by relative address: everything
//! lies in `/a/HASH/…` and is immutable there.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// Every file below a folder that browsers are served, by its path with `/`.
pub fn read_tree(folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    collect(Path::new(folder), "", &mut files);
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, Vec<u8>)>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).expect("static/ can be read").flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            if name != "types" {
                collect(&entry.path(), &format!("{name}/"), files);
            }
        } else if content_type(&name).is_some() {
            files.push((name, std::fs::read(entry.path()).expect("an asset can be read")));
        }
    }
}

fn content_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        "mp3" => "audio/mpeg",
        "wav" => "audio/wav",
        _ => return None,
    })
}

/// Writes `assets.rs` and the bytes that it includes.
pub fn embed(mut files: Vec<(String, Vec<u8>)>, out: &Path) {
    files.sort();
    for (name, bytes) in &mut files {
        if name.ends_with(".js") || name.ends_with(".css") {
            *bytes = without_comments(&String::from_utf8_lossy(bytes), name.ends_with(".css")).into_bytes();
        }
    }
    let mut hash = ring::digest::Context::new(&ring::digest::SHA256);
    for (name, bytes) in &files {
        hash.update(name.as_bytes());
        hash.update(&(bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    let hash: String = hash.finish().as_ref()[..8].iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    let mut code = format!(
        "/// Where all assets lie, with a slash at the end.\npub const PREFIX: &str = \"/a/{hash}/\";\n\npub(crate) static ASSETS: &[Asset] = &[\n"
    );
    for (index, (name, bytes)) in files.iter().enumerate() {
        let store = |suffix: &str, bytes: &[u8]| {
            let path = out.join(format!("asset-{index}.{suffix}"));
            std::fs::write(&path, bytes).expect("an asset is written");
            format!("include_bytes!({path:?})")
        };
        let compressible = !name.ends_with(".png") && !name.ends_with(".mp3");
        let (brotli, gzip) = if compressible {
            (format!("Some({})", store("br", &brotli(bytes))), format!("Some({})", store("gz", &gzip(bytes))))
        } else {
            ("None".into(), "None".into())
        };
        let kind = content_type(name).expect("only known kinds are read");
        let _ = writeln!(
            code,
            "    Asset {{ path: {name:?}, content_type: {kind:?}, plain: {}, brotli: {brotli}, gzip: {gzip} }},",
            store("plain", bytes)
        );
    }
    code.push_str("];\n");
    std::fs::write(out.join("assets.rs"), code).expect("assets.rs is written");
}

/// Drops indentation, blank lines and comments that have lines to themselves. That is most of what a minifier wins after
/// compression, and it is safe by the habits of this tree: no text in our scripts and styles spans lines.
fn without_comments(source: &str, css: bool) -> String {
    let mut kept = String::with_capacity(source.len());
    let mut inside = false;
    for line in source.lines().map(str::trim) {
        if inside || line.starts_with("/*") {
            inside = !line.ends_with("*/");
        } else if !line.is_empty() && (css || !line.starts_with("//")) {
            kept.push_str(&without_types(line));
            kept.push('\n');
        }
    }
    kept
}

/// Drops the type annotations inside a line, `/** @type … */` and the like.
fn without_types(line: &str) -> String {
    let mut parts = line.split("/** @");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once("*/").map_or("", |(_, code)| code.trim_start()));
    }
    kept
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    #[expect(clippy::disallowed_methods, reason = "a build script is told by cargo through the environment")]
    let quality = if std::env::var("PROFILE").as_deref() == Ok("release") { 11 } else { 5 };
    let parameters = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters).expect("memory takes every byte");
    compressed
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("memory takes every byte");
    encoder.finish().expect("memory takes every byte")
}
