//! From `locales/LANGUAGE/SECTION.toml` to typed functions and script modules.
//!
//! A text is a string with `{name}` for what is filled in, or a table of plural forms (`one`, `few`, `many`, `other`)
//! chosen by the number `{n}`. Every language has to have every key with the same places to fill in: otherwise the
//! build stops here and says which is missing.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// What a key says in one language.
pub enum Text {
    Plain(String),
    Plural(BTreeMap<String, String>),
}

/// Language code → section (file name) → key → text.
pub type Catalogues = BTreeMap<String, BTreeMap<String, BTreeMap<String, Text>>>;

/// Sections that scripts read, beside pages.
const SCRIPT_SECTIONS: [&str; 2] = ["console", "widget"];

/// The plural categories that each language distinguishes for whole numbers (Unicode CLDR).
fn forms_of(language: &str) -> &'static [&'static str] {
    match language {
        "en" => &["one", "other"],
        "ru" => &["few", "many", "one"],
        other => panic!("locales/{other}: its plural forms are not described in build/texts.rs"),
    }
}

pub fn read_all(folder: &str) -> Catalogues {
    let mut catalogues = Catalogues::new();
    for language in entries(folder) {
        let mut sections = BTreeMap::new();
        for file in entries(&format!("{folder}/{language}")) {
            let path = format!("{folder}/{language}/{file}");
            let source = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
            let table: toml::Table = source.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
            let mut texts = BTreeMap::new();
            flatten("", &table, forms_of(&language), &path, &mut texts);
            sections.insert(file.trim_end_matches(".toml").to_owned(), texts);
        }
        catalogues.insert(language, sections);
    }
    compare(&catalogues);
    catalogues
}

fn entries(folder: &str) -> Vec<String> {
    let listing = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut names: Vec<String> = listing.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    names
}

fn flatten(prefix: &str, table: &toml::Table, forms: &[&str], path: &str, texts: &mut BTreeMap<String, Text>) {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::String(text) => {
                texts.insert(key, Text::Plain(text.clone()));
            }
            toml::Value::Table(inner) if inner.contains_key("many") || inner.contains_key("other") => {
                let plural: BTreeMap<String, String> = inner
                    .iter()
                    .map(|(form, text)| (form.clone(), text.as_str().unwrap_or_default().to_owned()))
                    .collect();
                assert!(plural.keys().eq(forms.iter()), "{path}: {key}: plural forms have to be {forms:?}");
                texts.insert(key, Text::Plural(plural));
            }
            toml::Value::Table(inner) => flatten(&key, inner, forms, path, texts),
            _ => panic!("{path}: {key} is neither a text nor a table"),
        }
    }
}

/// Every language has the same sections, keys, kinds and places to fill in.
fn compare(catalogues: &Catalogues) {
    let shape = |sections: &BTreeMap<String, BTreeMap<String, Text>>| -> BTreeSet<String> {
        let texts =
            sections.iter().flat_map(|(section, texts)| texts.iter().map(move |(key, text)| (section, key, text)));
        texts.map(|(section, key, text)| format!("{section}: {key} {:?}", places(text))).collect()
    };
    let mut all = catalogues.iter().map(|(language, sections)| (language, shape(sections)));
    let (first, expected) = all.next().expect("at least one language");
    for (language, found) in all {
        let missing: Vec<_> = expected.difference(&found).collect();
        let surplus: Vec<_> = found.difference(&expected).collect();
        assert!(
            missing.is_empty() && surplus.is_empty(),
            "locales/{language} differs from locales/{first}:\n missing or different: {missing:#?}\n surplus or different: {surplus:#?}"
        );
    }
}

/// The names that stand in braces.
fn places(text: &Text) -> BTreeSet<String> {
    let of = |text: &str| -> Vec<String> {
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name.to_owned())).collect()
    };
    match text {
        Text::Plain(text) => of(text).into_iter().collect(),
        Text::Plural(forms) => forms.values().flat_map(|text| of(text)).chain(["n".to_owned()]).collect(),
    }
}

/// The methods of `Texts`: `section_key(…)`, one argument per place in alphabetical order, plural ones first `n: u64`.
pub fn functions(catalogues: &Catalogues) -> String {
    let mut code = String::from("impl Texts {\n");
    let (_, sections) = catalogues.first_key_value().expect("at least one language");
    for (section, texts) in sections {
        for (key, text) in texts {
            let name = format!("{section}_{}", key.replace('.', "_"));
            let places = places(text);
            let arguments: String = places
                .iter()
                .map(|place| if place == "n" { ", n: u64".to_owned() } else { format!(", {place}: &str") })
                .collect();
            let (constness, answer) = if places.is_empty() { ("const ", "&'static str") } else { ("", "String") };
            let _ = writeln!(
                code,
                "    /// `{key}` of `{section}.toml`.\n    #[must_use]\n    pub {constness}fn {name}(self{arguments}) -> {answer} {{\n        match self.language {{"
            );
            for (language, sections) in catalogues {
                let variant = format!("{}{}", language[..1].to_uppercase(), &language[1..]);
                let body = match &sections[section][key] {
                    Text::Plain(text) if places.is_empty() => format!("{text:?}"),
                    // A place and nothing else.
                    Text::Plain(text) if places.iter().any(|place| *text == format!("{{{place}}}")) => {
                        format!("{}.to_owned()", &text[1..text.len() - 1])
                    }
                    Text::Plain(text) => format!("format!({text:?})"),
                    Text::Plural(forms) => {
                        let arms: String =
                            forms.iter().map(|(form, text)| format!("\"{form}\" => format!({text:?}), ")).collect();
                        format!("match plural_{language}(n) {{ {arms} _ => String::new() }}")
                    }
                };
                let _ = writeln!(code, "            Language::{variant} => {body},");
            }
            code.push_str("        }\n    }\n");
        }
    }
    code.push_str("}\n");
    code
}

/// `locales/SECTION.LANGUAGE.js` for the sections that scripts read: `export default { "key": "text" | { one: … } }`.
pub fn modules(catalogues: &Catalogues) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for (language, sections) in catalogues {
        for (section, texts) in sections.iter().filter(|(section, _)| SCRIPT_SECTIONS.contains(&section.as_str())) {
            let entries: Vec<String> = texts
                .iter()
                .map(|(key, text)| match text {
                    Text::Plain(text) => format!("{key:?}:{}", quoted(text)),
                    Text::Plural(forms) => {
                        let forms: Vec<String> =
                            forms.iter().map(|(form, text)| format!("{form:?}:{}", quoted(text))).collect();
                        format!("{key:?}:{{{}}}", forms.join(","))
                    }
                })
                .collect();
            files.push((
                format!("locales/{section}.{language}.js"),
                format!("export default {{{}}};\n", entries.join(",\n")).into_bytes(),
            ));
        }
    }
    files
}

/// A JavaScript string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
