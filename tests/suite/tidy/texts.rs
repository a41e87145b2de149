//! Every text is used somewhere. That none is missing, the build checks.

use std::fs;
use std::path::Path;

fn read_all(folder: &Path, endings: &[&str], all: &mut String) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            read_all(&path, endings, all);
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            all.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

fn keys(prefix: &str, table: &toml::Table, found: &mut Vec<String>) {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::Table(inner) if !inner.contains_key("many") && !inner.contains_key("other") => {
                keys(&key, inner, found)
            }
            _ => found.push(key),
        }
    }
}

#[test]
fn every_text_is_used() {
    let (mut pages, mut scripts) = (String::new(), String::new());
    read_all(Path::new("templates"), &[".html", ".txt"], &mut pages);
    read_all(Path::new("src"), &[".rs"], &mut pages);
    read_all(Path::new("static"), &[".js"], &mut scripts);
    read_all(Path::new("templates/console"), &[".html"], &mut scripts);
    let mut unused = Vec::new();
    for entry in fs::read_dir("locales/en").unwrap().flatten() {
        let section = entry.path().file_stem().unwrap().to_string_lossy().into_owned();
        let table: toml::Table = fs::read_to_string(entry.path()).unwrap().parse().unwrap();
        let mut found = Vec::new();
        keys("", &table, &mut found);
        for key in found {
            let function = format!("{section}_{}(", key.replace('.', "_"));
            // A script may put a key together from a prefix and a word of the protocol: "status." + status.
            let prefix = key.rsplit_once('.').map(|(prefix, _)| format!("{prefix}."));
            let in_scripts =
                |text: &str| ['"', '`', '\''].iter().any(|quote| scripts.contains(&format!("{quote}{text}")));
            let used = pages.contains(&function)
                || in_scripts(&key)
                || prefix.is_some_and(|prefix| {
                    ['"', '`', '\''].iter().any(|quote| {
                        scripts.contains(&format!("{quote}{prefix}{quote}"))
                            || scripts.contains(&format!("{quote}{prefix}${{"))
                    })
                });
            if !used {
                unused.push(format!("{section}: {key}"));
            }
        }
    }
    assert_eq!(unused, Vec::<String>::new());
}
