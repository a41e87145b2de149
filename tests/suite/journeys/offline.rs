//! Nobody is there: what visitors can do all the same (W01 to W04, X10, X14, X15).

use besedka::domain::offline::{Asked, OfflineForm, OfflineMode};
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::console_out::{Cause, SummaryState};
use besedka::protocol::widget_in::WidgetIn;
use besedka::protocol::widget_out::{VisitorState, WidgetOut};

use crate::support::{Desk, http};

fn form(key: besedka::domain::ids::MessageKey, email: &str) -> WidgetIn {
    WidgetIn::OfflineForm {
        key,
        text: "Do you have honey?".into(),
        name: "Olga".into(),
        email: email.into(),
        phone: String::new(),
    }
}

#[tokio::test]
async fn w02_x15_a_form_makes_one_queued_conversation_however_often_it_is_sent() {
    let desk = Desk::open().await;
    let mut guest = desk.visitor().await;
    assert!(!guest.welcome.online);
    let key = desk.next_key();
    for _ in 0..2 {
        guest.socket.say(&form(key, "olga@mail.example")).await;
        assert_eq!(guest.posted(key).await.number, 1);
    }
    let mut guest = guest.reloads(&desk).await;
    guest.socket.say(&form(key, "olga@mail.example")).await;
    guest.posted(key).await;
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM conversations"), [1]);

    let mut anna = desk.operator("anna").await;
    let waiting = anna.welcome.conversations.first().expect("it waits in the morning").clone();
    assert!(matches!(waiting.state, SummaryState::Queued { .. }));
    assert_eq!(waiting.visitor_name.as_deref(), Some("Olga"));
    anna.takes(waiting.id).await.expect("hers");
    anna.says(&desk, waiting.id, "Yes, of lime").await.expect("said");
    assert_eq!(guest.reads_message().await.text, "Yes, of lime");
    desk.closes().await;
}

#[tokio::test]
async fn w02_a_form_that_lacks_something_is_refused_field_by_field() {
    let desk = Desk::open().await;
    let site = besedka::domain::ids::SiteId(1);
    let offline = OfflineForm { email: Asked::Required, ..OfflineForm::default() };
    desk.cabinet(move |write, by| besedka::actions::change_site::set_offline(write, by, site, offline)).await;
    let mut guest = desk.visitor().await;
    for (email, code) in [("", "email_empty"), ("nowhere", "email_invalid")] {
        guest.socket.say(&form(desk.next_key(), email)).await;
        assert_eq!(guest.is_refused().await, code);
    }
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM conversations"), [0]);
    desk.closes().await;
}

#[tokio::test]
async fn x10_a_plain_message_is_taken_while_nobody_is_there() {
    let desk = Desk::open().await;
    let mut guest = desk.visitor().await;
    guest.says(&desk, "Hello").await;
    guest.sees_state(&VisitorState::Queued).await;
    desk.closes().await;
}

#[tokio::test]
async fn w03_x14_x11_offline_an_open_conversation_stays_usable() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    anna.becomes(WorkStatus::Pause).await;
    let offline = |frame: &WidgetOut| matches!(frame, WidgetOut::Online { online: false, .. }).then_some(());
    guest.socket.wait_for("offline", offline).await;
    guest.says(&desk, "One more thing").await;
    assert_eq!(anna.reads_message().await.text, "One more thing");
    anna.says(&desk, id, "Yes?").await.expect("M14: on Pause too");
    assert_eq!(guest.reads_message().await.text, "Yes?");
    desk.closes().await;
}

#[tokio::test]
async fn x14_pages_that_never_opened_the_chat_can_ask_and_open_ones_hear_of_another_mode() {
    let desk = Desk::open().await;
    let ask = || http::get(desk.address(), "/w/demo.json?look=0").send();
    let answer = ask().await;
    assert_eq!((answer.status, answer.body.as_str()), (200, r#"{"online":false,"offline":"form"}"#));
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    let mut guest = desk.visitor().await;
    let anna = desk.operator("anna").await;
    assert!(ask().await.body.contains(r#""online":true"#));
    let site = besedka::domain::ids::SiteId(1);
    let hidden = OfflineForm { mode: OfflineMode::Hidden, ..OfflineForm::default() };
    desk.cabinet(move |write, by| besedka::actions::change_site::set_offline(write, by, site, hidden)).await;
    assert!(ask().await.body.contains(r#""offline":"hidden""#));
    let told = |frame: &WidgetOut| match frame {
        WidgetOut::Online { online, offline, .. } if offline.mode == OfflineMode::Hidden => Some(*online),
        _ => None,
    };
    assert!(guest.socket.wait_for("another mode", told).await);
    assert_eq!(http::get(desk.address(), "/w/nobody.json").send().await.status, 404);
    drop(anna);
    desk.closes().await;
}

#[tokio::test]
async fn x08_x09_nothing_is_missed_and_nothing_closed_by_time() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, _) = desk.conversation_in_work().await;
    let mut other = desk.visitor().await;
    other.says(&desk, "I can wait").await;
    anna.sees(Cause::Opened).await;
    desk.passes(besedka::domain::time::Span::days(30));
    guest.says(&desk, "Still me").await;
    other.says(&desk, "Still me too").await;
    let states: Vec<String> = desk.asks_file("SELECT state FROM conversations ORDER BY id");
    assert_eq!(states, ["owned", "queued"]);
    desk.closes().await;
}
