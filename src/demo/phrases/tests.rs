//! Every template is whole: its brackets close, its places exist, and its forms are as many as the grammar needs.

use crate::demo::phrases::en::ENGLISH;
use crate::demo::phrases::ru::RUSSIAN;
use crate::demo::phrases::{Tongue, Turn};
use crate::domain::language::Language;

const PLACES: &[&str] = &[
    "city",
    "city.in",
    "city.to",
    "street",
    "window",
    "promotion",
    "visitor",
    "me",
    "hello",
    "days",
    "quantity",
    "many",
    "order",
    "track",
    "digits",
    "price",
    "sum",
    "fee",
    "lower_fee",
    "total",
    "date",
    "weekday",
    "later",
    "past",
    "shipped",
    ",name",
    " name",
];
const THINGS: &[&str] = &["tea", "tea2", "plant", "plant2", "ware", "ware2", "tool", "tool2", "goods", "goods2"];

fn templates(tongue: &'static Tongue) -> Vec<&'static str> {
    let courtesy = &tongue.courtesy;
    let mut all: Vec<&str> = [
        courtesy.visitor_begins,
        courtesy.operator_begins,
        courtesy.operator_begins_late,
        courtesy.understood,
        courtesy.by_the_way,
        courtesy.visitor_again,
        courtesy.operator_again,
        courtesy.nudge,
        courtesy.thanks[0],
        courtesy.thanks[1],
        courtesy.thanks[2],
        courtesy.goodbye[0],
        courtesy.goodbye[1],
        courtesy.goodbye[2],
        courtesy.last_word,
        courtesy.fallen_silent,
        tongue.withdrawn,
        tongue.names.surnames,
    ]
    .concat();
    for topic in tongue.topics {
        all.extend(topic.pages.iter().flat_map(|(path, title)| [*path, *title]));
        for story in topic.stories {
            all.extend(story.further.iter().flat_map(|(question, answer)| [*question, *answer]));
            for turn in story.turns {
                let (Turn::V(ways) | Turn::O(ways)) = turn;
                all.extend(*ways);
            }
        }
    }
    all
}

/// Checks what stands inside of braces, and that brackets of all kinds close in order.
fn check(template: &str, tongue: &Tongue) -> Result<(), String> {
    let mut open = Vec::new();
    for (at, byte) in template.bytes().enumerate() {
        match byte {
            b'[' | b'<' | b'{' => open.push((byte, at)),
            b']' | b'>' | b'}' => {
                let (opening, start) = open.pop().ok_or("closes what is not open")?;
                let inner = &template[start + 1..at];
                match (opening, byte) {
                    (b'[', b']') => {}
                    (b'<', b'>') if inner.matches('|').count() == 1 => {}
                    (b'{', b'}') => check_place(inner, tongue)?,
                    _ => return Err(format!("a group is wrong: {inner}")),
                }
            }
            _ => {}
        }
    }
    if open.is_empty() { Ok(()) } else { Err("something stays open".into()) }
}

fn check_place(inner: &str, tongue: &Tongue) -> Result<(), String> {
    let forms = |text: &str| text.matches('|').count() + 1;
    let sound = if let Some((thing, words)) = inner.split_once('~') {
        THINGS.contains(&thing) && forms(words) == 4
    } else if let Some((number, words)) = inner.split_once('#') {
        let needed = if tongue.language == Language::Ru { 3 } else { 2 };
        ["days", "quantity", "many"].contains(&number) && forms(words) == needed
    } else {
        let thing = inner.split_once('.').map_or(inner, |(thing, _)| thing);
        let cases = ["", ".gen", ".acc", ".slug"].map(|case| format!("{thing}{case}"));
        PLACES.contains(&inner) || THINGS.contains(&thing) && cases.contains(&inner.to_owned())
    };
    if sound { Ok(()) } else { Err(format!("no such place: {inner}")) }
}

#[test]
fn every_template_is_whole() {
    for tongue in [&RUSSIAN, &ENGLISH] {
        for template in templates(tongue) {
            check(template, tongue).unwrap_or_else(|problem| panic!("{problem} in {template}"));
        }
    }
}

#[test]
fn english_needs_no_genders_of_the_speaker_and_no_cyrillic() {
    for template in templates(&ENGLISH) {
        assert!(!template.contains('<') && !template.chars().any(|letter| ('А'..='ё').contains(&letter)), "{template}");
    }
}

#[test]
fn every_story_begins_with_the_visitor_and_takes_turns() {
    for tongue in [&RUSSIAN, &ENGLISH] {
        for (topic, story) in
            tongue.topics.iter().flat_map(|topic| topic.stories.iter().map(move |story| (topic, story)))
        {
            let visitors: Vec<bool> = story.turns.iter().map(|turn| matches!(turn, Turn::V(_))).collect();
            assert!(visitors.iter().step_by(2).all(|visitor| *visitor), "{}", topic.name);
            assert!(visitors.iter().skip(1).step_by(2).all(|visitor| !*visitor), "{}", topic.name);
            assert_eq!(visitors.len() % 2, 0, "{} ends with an answer", topic.name);
        }
    }
}

#[test]
fn there_is_a_topic_for_every_month_and_enough_to_say_between_two_that_are_alike() {
    for tongue in [&RUSSIAN, &ENGLISH] {
        for month in 0..12 {
            assert!(tongue.topics.iter().filter(|topic| topic.season[month] > 0).count() >= 10);
        }
        let passing: usize =
            tongue.topics.iter().filter(|topic| topic.in_passing).map(|topic| topic.stories.len()).sum();
        assert!(passing >= 15, "{passing}");
    }
}
