//! From the modules of a script to one script: fewer requests, and a quarter less on the wire, because what is alike in
//! twenty files is compressed once. The sources stay ordinary modules, and tests import them as such.
//!
//! All modules come to share one scope, each after those that it imports. This knows the few forms of `import` and
//! `export` that this tree uses, and stops the build at any other, at a name that two modules give at their outermost
//! level, and at a name that would hide something of the browser's.

use std::collections::{BTreeMap, HashMap};

/// What scripts take for granted in a page. A module that gave such a name to something of its own would, in one scope,
/// give it to all.
const OF_THE_BROWSER: [&str; 16] = [
    "crypto",
    "document",
    "event",
    "fetch",
    "history",
    "length",
    "localStorage",
    "location",
    "name",
    "navigator",
    "origin",
    "parent",
    "performance",
    "self",
    "status",
    "window",
];

/// Puts one script in the place of the modules below `folders`: `entry` with everything that it imports. Modules in other
/// folders are copied and stay where they are, since other scripts may need them.
pub fn join(files: &mut Vec<(String, Vec<u8>)>, entry: &str, folders: &[&str]) {
    let modules: BTreeMap<String, String> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".js"))
        .map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    let script = script(&modules, entry).unwrap_or_else(|problem| panic!("static/{problem}"));
    files.retain(|(path, _)| path != entry && !folders.iter().any(|folder| path.starts_with(folder)));
    files.push((entry.to_owned(), script.into_bytes()));
}

/// The script, or what stands in its way, beginning with the path of the module.
pub fn script(modules: &BTreeMap<String, String>, entry: &str) -> Result<String, String> {
    let mut linked = Linked { modules, entry, order: Vec::new(), named: HashMap::new(), text: String::new() };
    linked.visit(entry, &mut Vec::new())?;
    Ok(linked.text)
}

struct Linked<'a> {
    modules: &'a BTreeMap<String, String>,
    entry: &'a str,
    order: Vec<String>,
    /// What is named at the outermost level, and in which module.
    named: HashMap<String, String>,
    text: String,
}

impl Linked<'_> {
    /// Adds a module after those that it imports. `within` are those that are being visited.
    fn visit(&mut self, path: &str, within: &mut Vec<String>) -> Result<(), String> {
        if self.order.iter().any(|known| known == path) {
            return Ok(());
        }
        if within.iter().any(|outer| outer == path) {
            return Err(format!("{path}: imports itself, by way of {within:?}"));
        }
        let source = self.modules.get(path).ok_or_else(|| format!("{path}: is imported and does not exist"))?;
        within.push(path.to_owned());
        let mut kept = String::new();
        for line in source.lines() {
            if let Some(import) = line.strip_prefix("import") {
                let from = imported(import).ok_or_else(|| format!("{path}: what kind of import is this? {line}"))?;
                self.visit(&resolved(path, from), within)?;
                continue;
            }
            let exported = line.strip_prefix("export ");
            for name in names(exported.unwrap_or(line)).map_err(|problem| format!("{path}: {problem}: {line}"))? {
                if OF_THE_BROWSER.contains(&name) {
                    return Err(format!("{path}: {name} is the browser's own"));
                }
                if let Some(other) = self.named.insert(name.to_owned(), path.to_owned()) {
                    return Err(format!("{path}: {name} is in {other} already; one of them needs another name"));
                }
            }
            kept.push_str(if path == self.entry { line } else { exported.unwrap_or(line) });
            kept.push('\n');
        }
        within.pop();
        self.order.push(path.to_owned());
        self.text.push_str(&kept);
        Ok(())
    }
}

/// The address in ` { one, other } from "./address.js";`, if it is nothing but that.
fn imported(import: &str) -> Option<&str> {
    let (list, from) = import.strip_prefix(" { ")?.split_once(" } from \"")?;
    let plain = |name: &str| !name.is_empty() && name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_');
    (list.split(", ").all(plain)).then(|| from.strip_suffix("\";"))?
}

/// The path that a relative address leads to.
fn resolved(path: &str, address: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What a line names at the outermost level: only lines that are not indented do.
fn names(line: &str) -> Result<Vec<&str>, &'static str> {
    const BEGINNINGS: [&str; 5] = ["const ", "let ", "function ", "async function ", "class "];
    if line.is_empty() || line.starts_with([' ', '}', ')', ']']) || line.starts_with("/*") || line.starts_with("//") {
        return Ok(Vec::new());
    }
    let Some(named) = BEGINNINGS.iter().find_map(|beginning| line.strip_prefix(beginning)) else {
        return Err("neither names something nor belongs to what does");
    };
    let list = match named.strip_prefix(['[', '{']) {
        Some(several) => several.split_once([']', '}']).ok_or("names several things over several lines")?.0,
        None => named,
    };
    let one =
        |part: &str| part.trim().split(|sign: char| !(sign.is_alphanumeric() || sign == '_')).next().map(str::len);
    let parts = if list.len() < named.len() { list.split(',').collect() } else { vec![list] };
    parts
        .into_iter()
        .map(|part| match one(part) {
            Some(length) if length > 0 => Ok(&part.trim()[..length]),
            _ => Err("names something in a way that is not known here"),
        })
        .collect()
}
