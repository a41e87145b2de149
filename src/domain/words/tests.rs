use super::*;

fn finds(asked: &str, text: &str) -> bool {
    let wanted = Wanted::parse(asked).expect("words");
    let words = Stems::default().words(text);
    wanted.marks(&words).1 == wanted.many() && wanted.phrases_stand_in(&[text.to_owned()])
}

#[test]
fn a_word_finds_its_other_forms_in_both_languages() {
    for (asked, text) in [
        ("заказ", "Где мои ЗАКАЗЫ?"),
        ("заказы", "по заказу 12"),
        ("доставка", "про доставку спросили"),
        ("ёжик", "два ежика"),
        ("еще", "Ещё раз"),
        ("нижний новгород", "в Нижнем Новгороде"),
        ("delivery", "when will it be delivered, deliveries are late"),
        ("returns", "I want to return it"),
        ("1042", "Order №1042."),
        ("anna@shop.example", "write to anna@shop.example"),
        ("дост", "доставка"),
    ] {
        assert!(finds(asked, text), "{asked} in {text}");
    }
}

#[test]
fn other_words_are_not_found() {
    for (asked, text) in [("заказ", "показ"), ("чай", "чей"), ("tea", "team leader x"), ("й", "и")] {
        let exact = format!("\"{asked}\"");
        assert!(!finds(&exact, text), "{asked} in {text}");
    }
    assert!(!finds("заказ доставка", "только заказ"));
}

#[test]
fn words_in_quotation_marks_stand_side_by_side() {
    assert!(finds("«зелёный чай»", "Купил зеленого чая"));
    assert!(!finds("«зелёный чай»", "Зелёный и чёрный чай"));
    assert!(finds("чай \"green tea\"", "green tea — это чай"));
    assert!(!finds("\"дост\"", "доставка"), "what is quoted does not go on");
}

#[test]
fn a_question_can_hold_anything_and_asks_for_words_alone() {
    for nothing in ["", "  ", "\"\"", "*", "-- ()", "«»"] {
        assert_eq!(Wanted::parse(nothing), None, "{nothing}");
    }
    let wanted = Wanted::parse("tea\" OR * NEAR(x) NOT col:y").expect("words");
    assert!(wanted.expression().chars().all(|character| character.is_alphanumeric() || "\" *()".contains(character)));
    assert_eq!(Wanted::parse(&"слово ".repeat(500)).map(|wanted| wanted.many()), Some(MOST_WORDS));
    assert_eq!(Wanted::parse("чай а").expect("words").expression(), "\"ча\" AND \"а\"", "one letter does not go on");
    assert_eq!(Wanted::parse("чай зел").expect("words").expression(), "\"ча\" AND (\"зел\" OR \"зел\"*)");
}

#[test]
fn an_excerpt_is_one_line_around_the_first_mark() {
    let wanted = Wanted::parse("чай").expect("a word");
    let text = format!("{}\nесть ли\n\n<b>чай</b>? {}", "вступление ".repeat(30), "и ещё ".repeat(100));
    let words = Stems::default().words(&text);
    let parts = excerpt(&text, &wanted.marks(&words).0);
    assert_eq!(parts.first().map(|(text, _)| text.as_str()), Some("…"));
    assert_eq!(parts.last().map(|(text, _)| text.as_str()), Some("…"));
    assert_eq!(parts.iter().filter(|(_, marked)| *marked).map(|(text, _)| text.as_str()).collect::<Vec<_>>(), ["чай"]);
    let all: String = parts.iter().map(|(text, _)| text.as_str()).collect();
    assert!(all.contains("есть ли <b>чай</b>?") && all.chars().count() < EXCERPT + 5, "{all}");
    assert_eq!(excerpt("чай", &[]), [("чай".to_owned(), false)]);
}
