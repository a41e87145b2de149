//! Canned phrases at the console: who is told which, that one's own are kept, and that open consoles hear of changes.

use besedka::actions::{add_phrases, change_phrase, remove_phrase};
use besedka::domain::ids::{OperatorId, PhraseId, SiteId};
use besedka::domain::phrase::{ForSites, Phrase};
use besedka::protocol::console_in::ConsoleIn;
use besedka::protocol::console_out::ConsoleOut;

use crate::support::{Desk, Operator};

fn phrase(title: &str, sites: ForSites) -> Phrase {
    Phrase { title: title.into(), text: "Hello, {visitor}!".into(), group: None, language: None, sites }
}

async fn shares(desk: &Desk, phrases: Vec<Phrase>) {
    desk.cabinet(move |write, by| add_phrases::shared(write, by, &phrases)).await;
}

async fn keeps(desk: &Desk, who: OperatorId, new: Phrase) {
    desk.performs(move |write| add_phrases::personal(write, who, &[new])).await.unwrap();
}

/// Title, the sites it is said to be for, and whether it is personal.
type Told = (String, Option<Vec<SiteId>>, bool);

async fn told(operator: &mut Operator) -> Vec<Told> {
    operator.socket.say(&ConsoleIn::Phrases { re: 900 }).await;
    operator
        .socket
        .wait_for("phrases", |frame| match frame {
            ConsoleOut::Phrases { re: 900, phrases } => {
                Some(phrases.iter().map(|one| (one.title.clone(), one.sites.clone(), one.personal)).collect())
            }
            _ => None,
        })
        .await
}

async fn hears_of_a_change(operator: &mut Operator) {
    operator.socket.wait_for("a change", |frame| matches!(frame, ConsoleOut::PhrasesChanged).then_some(())).await;
}

#[tokio::test]
async fn everybody_is_told_the_shared_ones_of_their_sites_and_their_own() {
    let desk = Desk::open().await;
    let second = desk.second_site().await;
    let (mut anna, mut admin) = (desk.operator("anna").await, desk.administrator("admin").await);
    let (here, both) = (vec![SiteId(1)], vec![SiteId(1), second]);
    let some = |title, sites: &[SiteId]| phrase(title, ForSites::Some(sites.to_vec()));
    shares(&desk, vec![some("b both", &both), phrase("a all", ForSites::All), some("c second", &[second])]).await;
    keeps(&desk, anna.me, phrase("d own", ForSites::All)).await;
    keeps(&desk, admin.me, some("e admin's own", &[second])).await;
    desk.employment(anna.me, |employment| employment.sites = vec![SiteId(1)]).await;
    let named = |title: &str, sites: Option<&[SiteId]>, own| (title.to_owned(), sites.map(<[_]>::to_vec), own);
    assert_eq!(
        told(&mut anna).await,
        [named("a all", None, false), named("b both", Some(&here), false), named("d own", None, true)]
    );
    assert_eq!(
        told(&mut admin).await,
        [
            named("a all", None, false),
            named("b both", Some(&both), false),
            named("c second", Some(&[second]), false),
            named("e admin's own", Some(&[second]), true)
        ]
    );
    desk.closes().await;
}

#[tokio::test]
async fn open_consoles_hear_of_every_change_that_concerns_them_and_of_no_other() {
    let desk = Desk::open().await;
    let (mut anna, mut boris) = (desk.operator("anna").await, desk.operator("boris").await);
    shares(&desk, vec![phrase("one", ForSites::All)]).await;
    desk.cabinet(|write, by| change_phrase::shared(write, by, PhraseId(1), &phrase("two", ForSites::All))).await;
    desk.cabinet(|write, by| remove_phrase::shared(write, by, PhraseId(1))).await;
    for _ in 0..3 {
        hears_of_a_change(&mut anna).await;
        hears_of_a_change(&mut boris).await;
    }
    let me = anna.me;
    keeps(&desk, me, phrase("own", ForSites::All)).await;
    let changed = phrase("own still", ForSites::All);
    desk.performs(move |write| change_phrase::personal(write, me, PhraseId(2), &changed)).await.unwrap();
    desk.performs(move |write| remove_phrase::personal(write, me, PhraseId(2))).await.unwrap();
    for _ in 0..3 {
        hears_of_a_change(&mut anna).await;
    }
    boris.is_up_to_date().await;
    let unasked = boris.socket.unasked();
    assert!(!unasked.iter().any(|frame| matches!(frame, ConsoleOut::PhrasesChanged)), "{unasked:#?}");
    desk.closes().await;
}

#[tokio::test]
async fn an_operator_keeps_one_of_their_own_and_is_told_what_cannot_be_kept() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut saves = async |title: &str, text: &str| {
        let (title, text) = (title.to_owned(), text.to_owned());
        let answer = anna.asks(|re| ConsoleIn::SavePhrase { re, title, text, language: None }).await;
        answer.map_err(|(code, _)| code)
    };
    assert_eq!(saves(" Bye  now ", "Goodbye, {visitor}!").await, Ok(()));
    assert_eq!(saves(" ", "Goodbye").await, Err("field_empty".into()));
    assert_eq!(saves("Bye", "\n").await, Err("field_empty".into()));
    assert_eq!(saves(&"x".repeat(101), "Goodbye").await, Err("field_too_long".into()));
    assert_eq!(saves("Bye", &"x".repeat(4_001)).await, Err("field_too_long".into()));
    assert_eq!(saves("Bye", "Goodbye, {friend}").await, Err("phrase_variable_unknown".into()));
    assert_eq!(told(&mut anna).await, [("Bye now".to_owned(), None, true)]);
    let me = anna.me;
    let ninety_nine = vec![phrase("more", ForSites::All); 99];
    desk.performs(move |write| add_phrases::personal(write, me, &ninety_nine)).await.unwrap();
    let one_more = |re| ConsoleIn::SavePhrase { re, title: "One more".into(), text: "Bye".into(), language: None };
    assert_eq!(anna.asks(one_more).await.map_err(|(code, _)| code), Err("phrases_full".into()));
    desk.closes().await;
}
