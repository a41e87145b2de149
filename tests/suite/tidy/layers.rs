//! The layers point one way.

use std::fs;
use std::path::{Path, PathBuf};

/// A module, and the modules of the house that it may use beside itself.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("protocol", &["domain"]),
    ("clock", &["domain"]),
    ("entropy", &["domain"]),
    ("texts", &["domain"]),
    ("telemetry", &[]),
    ("lifecycle", &[]),
    ("storage", &["demo", "domain", "protocol"]),
    ("passwords", &["storage"]),
    ("realtime", &["domain"]),
    ("config", &["telemetry"]),
    ("mail", &["domain", "texts"]),
    ("demo", &["domain"]),
    ("actions", &["domain", "protocol", "storage", "realtime", "entropy"]),
    (
        "web",
        &[
            "actions",
            "clock",
            "config",
            "domain",
            "entropy",
            "mail",
            "passwords",
            "protocol",
            "realtime",
            "storage",
            "texts",
        ],
    ),
    ("jobs", &["actions", "clock", "domain", "entropy", "mail", "storage", "texts"]),
    ("appliance", &["actions", "clock", "config", "entropy", "jobs", "mail", "realtime", "storage", "web"]),
    (
        "cli",
        &[
            "actions",
            "appliance",
            "clock",
            "config",
            "demo",
            "domain",
            "entropy",
            "lifecycle",
            "passwords",
            "realtime",
            "storage",
            "telemetry",
            "texts",
            "web",
        ],
    ),
    ("main", &["cli"]),
    ("lib", &[]),
];

pub fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_module_uses_one_above_it() {
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    assert!(files.len() > 50);
    let mut broken = Vec::new();
    for file in files {
        let module = file.strip_prefix("src").unwrap().iter().next().unwrap().to_string_lossy().replace(".rs", "");
        let Some((_, may)) = MAY_USE.iter().find(|(name, _)| *name == module) else { panic!("{module} has no layer") };
        let source = fs::read_to_string(&file).unwrap();
        for used in source
            .split("crate::")
            .skip(1)
            .filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next())
        {
            if used != module && !used.is_empty() && !may.contains(&used) {
                broken.push(format!("{} uses crate::{used}", file.display()));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn the_writer_is_reached_through_actions_alone() {
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    let outsiders = files.into_iter().filter(|file| {
        let path = file.to_string_lossy();
        // The appliance and the command line start a writer, to hand it to actions.
        let allowed =
            ["src/storage", "src/actions", "src/appliance.rs", "src/cli"].iter().any(|start| path.starts_with(start));
        !allowed && fs::read_to_string(file).unwrap().contains("Writer")
    });
    assert_eq!(outsiders.collect::<Vec<_>>(), Vec::<PathBuf>::new());
}
