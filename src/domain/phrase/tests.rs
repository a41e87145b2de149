use super::*;

fn phrase(title: &str, text: &str, group: Option<&str>) -> Phrase {
    let group = group.map(ToOwned::to_owned);
    Phrase { title: title.into(), text: text.into(), group, language: None, sites: ForSites::All }
}

/// What a variable is, is said in the server and again in the console: both are held to the same cases.
#[test]
fn every_case_of_the_console_is_accepted_or_refused_as_it_says() {
    let cases: serde_json::Value =
        serde_json::from_str(include_str!("../../../tests/browser/unit/phrase-cases.json")).expect("cases");
    for case in cases.as_array().expect("a list") {
        let text = case["text"].as_str().expect("a text");
        let unknown = case["unknown"].as_str().map(ToOwned::to_owned);
        match unknown {
            Some(variable) => assert_eq!(accept_text(text), Err(Refusal::PhraseVariableUnknown { variable }), "{text}"),
            None => assert_eq!(accept_text(text).as_deref(), Ok(text)),
        }
    }
}

#[test]
fn a_text_is_what_a_message_may_be() {
    assert_eq!(accept_text(" \n"), Err(Refusal::FieldEmpty));
    assert_eq!(accept_text("one\r\ntwo  ").as_deref(), Ok("one\ntwo"));
    assert!(accept_text(&"я".repeat(4_000)).is_ok());
    assert_eq!(accept_text(&"я".repeat(4_001)), Err(Refusal::FieldTooLong { longest: 4_000 }));
}

#[test]
fn a_group_may_be_left_out() {
    assert_eq!(accept_group("  "), Ok(None));
    assert_eq!(accept_group(" Delivery  and\npayment "), Ok(Some("Delivery and payment".into())));
    assert_eq!(accept_group(&"x".repeat(101)), Err(Refusal::FieldTooLong { longest: 100 }));
}

#[test]
fn every_word_has_to_be_somewhere_without_regard_to_capitals_and_yo() {
    let ours = phrase("Приём заказа", "Всё готово, {visitor}!", Some("Доставка"));
    for found in ["", "  ", "прием", "ВСЕ готово", "доставка заказ", "всё приём"] {
        assert!(finder(found)(&ours), "{found}");
    }
    for missing in ["оплата", "приём оплата"] {
        assert!(!finder(missing)(&ours), "{missing}");
    }
}

#[test]
fn phrases_stand_by_group_and_title() {
    let kept = |id, title, group| Kept { id: PhraseId(id), keeper: Keeper::Company, phrase: phrase(title, "x", group) };
    let mut phrases =
        [kept(1, "Б", Some("Б")), kept(2, "ёж", Some("А")), kept(3, "Еда", Some("а")), kept(4, "Я", None)];
    sort(&mut phrases);
    assert_eq!(phrases.map(|kept| kept.id.0), [4, 3, 2, 1]);
}

#[test]
fn there_is_room_up_to_the_limit() {
    assert_eq!(Keeper::Company.has_room(499, 1), Ok(()));
    assert_eq!(Keeper::Company.has_room(490, 11), Err(Refusal::PhrasesFull { most: 500 }));
    assert_eq!(Keeper::Person(OperatorId(1)).has_room(100, 1), Err(Refusal::PhrasesFull { most: 100 }));
}

#[test]
fn a_phrase_for_some_sites_is_for_those_alone() {
    let some = ForSites::Some(vec![SiteId(1), SiteId(2)]);
    assert!(some.include_any(&[SiteId(2), SiteId(3)]) && ForSites::All.include_any(&[]));
    assert!(!some.include_any(&[SiteId(3)]) && !some.include_any(&[]));
}
