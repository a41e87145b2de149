//! Browser and system in words, out of what a browser calls itself. Every browser claims to be several others, so the most
//! particular name is looked for first. Browsers have frozen the versions of some systems; those are left out. The console
//! has the same in `static/console/helpers/user_agent.js`; a table of cases holds both to it.

/// A browser by the words that it puts before its version.
const BROWSERS: &[(&[&str], &str)] = &[
    (&["YaBrowser"], "Yandex Browser"),
    (&["Edg", "Edge", "EdgA", "EdgiOS"], "Edge"),
    (&["OPR", "OPT", "OPiOS"], "Opera"),
    (&["Vivaldi"], "Vivaldi"),
    (&["SamsungBrowser"], "Samsung Internet"),
    (&["MiuiBrowser"], "Mi Browser"),
    (&["HuaweiBrowser"], "Huawei Browser"),
    (&["UCBrowser"], "UC Browser"),
    (&["Firefox", "FxiOS"], "Firefox"),
    (&["HeadlessChrome", "Chrome", "CriOS", "Chromium"], "Chrome"),
];

/// A system by a word of its own, and the words before its version where that is told.
const SYSTEMS: &[(&str, &str, &str)] = &[
    ("iPhone", "OS ", "iOS"),
    ("iPad", "OS ", "iPadOS"),
    ("HarmonyOS", "HarmonyOS ", "HarmonyOS"),
    ("Android", "Android ", "Android"),
    ("Windows NT 6.1", "", "Windows 7"),
    ("Windows", "", "Windows"),
    ("CrOS", "", "ChromeOS"),
    ("Macintosh", "", "macOS"),
    ("Mac OS X", "", "macOS"),
    ("Linux", "", "Linux"),
];

/// Such as `Chrome 142, Windows`; `None` for what calls itself something that nobody knows.
pub fn browser(user_agent: &str) -> Option<String> {
    let known = [name_of_browser(user_agent), name_of_system(user_agent)];
    let words: Vec<String> = known.into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn name_of_browser(user_agent: &str) -> Option<String> {
    let known = BROWSERS.iter().find_map(|(words, name)| {
        let version = words.iter().find_map(|word| number_after(user_agent, &format!("{word}/")))?;
        Some(format!("{name} {version}"))
    });
    known.or_else(|| {
        let version = number_after(user_agent, "Version/").filter(|_| user_agent.contains(" Safari/"))?;
        Some(format!("Safari {version}"))
    })
}

fn name_of_system(user_agent: &str) -> Option<String> {
    SYSTEMS.iter().find(|(word, ..)| has_word(user_agent, word)).map(|(_, before, name)| {
        let version = if before.is_empty() { None } else { number_after(user_agent, before) };
        version.map_or_else(|| (*name).to_owned(), |version| format!("{name} {version}"))
    })
}

/// The digits right after these words, where the words begin one.
fn number_after<'text>(text: &'text str, words: &str) -> Option<&'text str> {
    text.match_indices(words).find_map(|(place, _)| {
        let rest = &text[place + words.len()..];
        let end = rest.find(|character: char| !character.is_ascii_digit()).unwrap_or(rest.len());
        (begins_word(text, place) && end > 0).then_some(&rest[..end])
    })
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(place, _)| {
        begins_word(text, place) && !text[place + word.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
    })
}

fn begins_word(text: &str, place: usize) -> bool {
    !text[..place].ends_with(|character: char| character.is_ascii_alphanumeric() || character == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Case {
        user_agent: String,
        browser: String,
        system: String,
    }

    #[test]
    fn browsers_are_known_by_their_most_particular_name() {
        let cases: Vec<Case> =
            serde_json::from_str(include_str!("../../tests/browser/unit/user-agent-cases.json")).expect("a table");
        assert!(cases.len() > 10);
        for Case { user_agent, browser, system } in cases {
            assert_eq!(name_of_browser(&user_agent).unwrap_or_default(), browser, "{user_agent}");
            assert_eq!(name_of_system(&user_agent).unwrap_or_default(), system, "{user_agent}");
        }
        assert_eq!(browser("curl/8.0"), None);
    }
}
