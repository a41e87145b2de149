use std::collections::BTreeSet;

use super::fields::differences;
use super::kinds::Kind;
use super::words::{more, sentence};
use crate::domain::language::Language;
use crate::domain::time::Timestamp;
use crate::domain::widget::words::Text;
use crate::storage::audit::{ActWord, AuditOutcome, Change, Field, FieldName, How, Kept, Measure, OwnMeasure, Thing};
use crate::texts::Texts;

const EN: Texts = Texts { language: Language::En };
const RU: Texts = Texts { language: Language::Ru };

fn entry(act: &str, detail: Option<&str>) -> Kept {
    Kept {
        number: 1,
        at: Timestamp(0),
        operator: None,
        act: act.to_owned(),
        outcome: AuditOutcome::Done,
        conversation: None,
        colleague: None,
        detail: detail.map(str::to_owned),
        address: String::new(),
    }
}

fn change(thing: Thing, how: How) -> Change {
    let change = match how {
        How::Added => Change::added(thing, 1, "Tea"),
        How::Changed => Change::changed(thing, 1, "Tea"),
        How::Removed => Change::removed(thing, 1, "Tea"),
    };
    change.field(Field::Text, "before", "after")
}

/// One entry for everything that can be written.
fn everything() -> Vec<Kept> {
    let acts = ActWord::ALL.iter().map(|act| entry(act.word(), None));
    let measures = Measure::ALL.iter().map(|measure| entry("company_changed", Some(measure.word())));
    let own = OwnMeasure::ALL.iter().map(|measure| entry("own_account_changed", Some(measure.word())));
    let changes = Thing::ALL.iter().flat_map(|thing| {
        let act = if *thing == Thing::OwnName { "own_account_changed" } else { "company_changed" };
        [How::Added, How::Changed, How::Removed].map(|how| entry(act, Some(&change(*thing, how).text())))
    });
    acts.chain(measures).chain(own).chain(changes).collect()
}

/// Words for people, in another letter case and with spaces: nothing that only storage understands.
fn reads(told: &str, word: &str) {
    assert!(!told.contains('_') && !told.contains('{') && !told.trim().is_empty(), "{word}: {told}");
    assert!(!told.contains("  ") && told.trim() == told, "{word}: {told:?}");
}

#[test]
fn everything_that_is_written_reads_as_a_sentence_in_both_languages() {
    for entry in everything() {
        let [english, russian] = [EN, RU].map(|t| sentence(&entry, t));
        let word = format!("{} {:?}", entry.act, entry.detail);
        for told in [&english, &russian] {
            reads(told, &word);
            assert!(
                told.chars().next().is_some_and(char::is_uppercase) && told.contains(' ') || told == "Вход",
                "{told}"
            );
        }
        assert_ne!(english, russian, "{word}");
        assert!(!english.is_ascii() || !english.contains("no words for"), "{word}");
        assert_eq!(more(&entry, EN), None, "{word}");
    }
}

#[test]
fn everything_that_is_written_is_of_a_kind_and_every_kind_has_something() {
    let mut kinds: Vec<Kind> = Vec::new();
    for entry in everything() {
        kinds.push(Kind::of(&entry).unwrap_or_else(|| panic!("{entry:?}")));
    }
    assert!(Kind::ALL.iter().all(|(kind, word)| kinds.contains(kind) && Kind::parse(word) == Some(*kind)));
}

#[test]
fn what_this_version_never_writes_is_shown_as_it_stands() {
    let unknown = entry("moon_sold", Some("by mistake"));
    assert_eq!(sentence(&unknown, EN), "Something that this version has no words for: moon_sold");
    assert_eq!((more(&unknown, EN).as_deref(), Kind::of(&unknown)), (Some("by mistake"), None));
    let detail = entry("company_changed", Some("moon"));
    assert_eq!((sentence(&detail, EN).as_str(), more(&detail, EN).as_deref()), ("Changed the company", Some("moon")));
    assert_eq!(sentence(&entry("company_changed", Some("site")), EN), "Changed the site", "of an earlier version");
}

#[test]
fn every_field_has_a_name_in_both_languages() {
    let says = Language::ALL.into_iter().flat_map(|language| Text::ALL.map(|text| FieldName::Says(language, text)));
    for name in Field::ALL.iter().copied().map(FieldName::Plain).chain(says) {
        assert_eq!(FieldName::parse(&name.word()), Some(name));
        for thing in Thing::ALL {
            let change = Change::changed(*thing, 1, "Tea").field(name, "", "x");
            let [english, russian] = [EN, RU].map(|t| differences(*thing, &change, t).remove(0));
            reads(&english.name, &name.word());
            reads(&russian.name, &name.word());
            assert!(russian.name.chars().any(|sign| ('а'..='я').contains(&sign)), "{name:?}");
            reads(&english.before.expect("a value"), &name.word());
        }
    }
}

fn line(thing: Thing, name: impl Into<FieldName>, before: &str, after: &str, t: Texts) -> String {
    let change = Change::changed(thing, 1, "Tea").field(name, before, after);
    differences(thing, &change, t).remove(0).line()
}

#[test]
fn values_are_told_in_words() {
    let tea = |field, before, after| line(Thing::Site, field, before, after, EN);
    assert_eq!(tea(Field::Mode, "company", "balanced"), "Mode: as the company → balanced");
    assert_eq!(tea(Field::Offline, "form", "hidden"), "While nobody is there: a form → no chat button");
    assert_eq!(tea(Field::FormName, "hidden", "required"), "The form asks for a name: no → has to be filled in");
    assert_eq!(tea(Field::Kept, "off", "on"), "The chat says when somebody is back: no → yes");
    assert_eq!(tea(Field::Sound, "true", "false"), "Sound for an answer: yes → no");
    assert_eq!(tea(Field::Security, "starttls", "none"), "Protection on the way: STARTTLS → none");
    assert_eq!(tea(Field::Password, "set", "another"), "Password: set → another one");
    assert_eq!(
        tea(Field::Desktop, "shown 20 24", "hidden 20 24"),
        "Button on wide screens: 20 px from the side, 24 px from the bottom → no chat button"
    );
    assert_eq!(line(Thing::Employee, Field::Role, "operator", "administrator", RU), "Роль: Оператор → Администратор");
    assert_eq!(line(Thing::Employee, Field::Limit, "", "5", EN), "Limit: any number → 5");
    assert_eq!(line(Thing::Phrase, Field::Sites, "", "Tea", EN), "Sites: all sites → Tea");
    assert_eq!(line(Thing::Employee, Field::Sites, "", "Tea", EN), "Sites: nothing → Tea");
    assert_eq!(line(Thing::Widget, Field::Language, "", "ru", EN), "Language: the visitor’s own → Russian");
    assert_eq!(line(Thing::Tag, Field::Colour, "grey", "rose", EN), "Colour: Grey → Rose");
    assert_eq!(
        line(Thing::Widget, FieldName::Says(Language::Ru, Text::Greeting), "", "Привет", EN),
        "Greeting, in Russian: the words that come with it → Привет"
    );
}

#[test]
fn a_name_that_happens_to_be_a_word_of_storage_stays_a_name() {
    assert_eq!(line(Thing::Site, Field::Name, "form", "operator", EN), "Name: form → operator");
    assert_eq!(line(Thing::Site, Field::People, "company", "hidden", RU), "Кто отвечает: company → hidden");
}

#[test]
fn hours_are_told_by_day_and_days_that_are_alike_at_once() {
    let working = "09:00–18:00; 09:00–18:00; 09:00–18:00; 09:00–18:00; 09:00–13:00, 14:00–17:00; ; ";
    assert_eq!(
        line(Thing::Hours, Field::Week, "; ; ; ; ; ; ", working, EN),
        "Every week: Mon–Sun closed → Mon–Thu 09:00–18:00; Fri 09:00–13:00, 14:00–17:00; Sat–Sun closed"
    );
    let days = "2026-12-31 to 2026-12-31: 10:00–12:00, 13:00–14:00, 2027-01-01 to 2027-01-08: ";
    assert_eq!(
        line(Thing::Hours, Field::Exceptions, "", days, EN),
        "Days that are different: nothing → 31 December 2026: 10:00–12:00, 13:00–14:00; 1 January 2027 – 8 January 2027: closed"
    );
    assert_eq!(
        line(Thing::Hours, Field::Week, "09:00–18…", "x", RU),
        "Каждую неделю: пн 09:00–18… → пн x",
        "it was cut"
    );
}

#[test]
fn what_is_new_or_gone_has_one_side_and_its_name_is_not_told_twice() {
    let added =
        Change::added(Thing::Employee, 1, "Anna").field(Field::Name, "", "Anna").field(Field::Role, "", "owner");
    assert_eq!(
        differences(Thing::Employee, &added, EN).iter().map(|one| one.line()).collect::<Vec<_>>(),
        ["Role: Owner"]
    );
    let removed = Change::removed(Thing::Phrase, 1, "Hello").field(Field::Text, "Hi!", "");
    assert_eq!(differences(Thing::Phrase, &removed, EN)[0].line(), "Text: Hi!");
}

#[test]
fn blocks_are_told_with_whom_and_for_how_long() {
    let told = |act: &str, detail: &str, t| sentence(&entry(act, Some(detail)), t);
    assert_eq!(told("visitor_blocked", "visitor 5, hour", EN), "Blocked visitor 5 for an hour");
    assert_eq!(
        told("visitor_blocked", "203.0.113.7/32, for_good", RU),
        "Блокировка: адрес 203.0.113.7, пока не снимут"
    );
    assert_eq!(told("visitor_blocked", "2001:db8::/64, month", EN), "Blocked network 2001:db8::/64 for 30 days");
    assert_eq!(told("visitor_unblocked", "visitor 5", EN), "Lifted the block of visitor 5");
}

#[test]
fn numbers_that_nothing_had_are_told_in_words() {
    let refused = entry("conversation_read", Some("conversation 9, operator 4"));
    let told = "conversation 9, which there is not, employee 4, whom there is not";
    assert_eq!(more(&refused, EN).as_deref(), Some(told));
    assert_eq!(more(&entry("form_sent", Some("/cabinet/sites/1")), EN).as_deref(), Some("/cabinet/sites/1"));
}

#[test]
fn how_many_more_were_refused_is_told_in_words() {
    let flood = entry("refusals_flooded", Some("41"));
    assert_eq!(sentence(&flood, EN), "Tried 41 more times to do what they have no right to, within a minute");
    assert_eq!(sentence(&flood, RU), "Ещё 41 действие без права на него за минуту");
    assert_eq!(more(&flood, EN), None);
}

#[test]
fn the_handbook_names_every_word() {
    let handbook = include_str!("../../../../docs/operations.md");
    let acts = ActWord::ALL.iter().map(|one| one.word());
    let measures = Measure::ALL.iter().map(|one| one.word());
    let own = OwnMeasure::ALL.iter().map(|one| one.word());
    let things = Thing::ALL.iter().map(|one| one.word());
    let words: BTreeSet<&str> = acts.chain(measures).chain(own).chain(things).collect();
    let missing: Vec<_> = words.into_iter().filter(|word| !handbook.contains(&format!("`{word}`"))).collect();
    assert_eq!(missing, Vec::<&str>::new(), "docs/operations.md has to say what these mean");
}
