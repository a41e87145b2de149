//! What visitors may say, and that none of it reaches another's conversation.

use besedka::domain::ids::ConversationId;
use besedka::protocol::widget_in::WidgetIn;
use besedka::protocol::widget_out::WidgetOut;

use super::console::{Gets, Where};
use crate::support::visitor::Shop;
use crate::support::{Desk, Operator, Visitor};

use Gets::{Done, Refused, Silence};
use Where::{Closed, Owned};

/// Their own conversation, where there is none.
const UNKNOWN: Gets = Refused("conversation_unknown");

/// A frame about the first conversation of whoever says it, where that of the first visitor is, and what comes of it for that
/// visitor, for another visitor of the site who has written nothing, and for the first visitor's token on another site. `$K`
/// stands for a new key.
pub const TABLE: &[(&str, Where, [Gets; 3])] = &[
    (r#"{"type":"hello","version":1}"#, Owned, [Done, Done, Done]),
    (r#"{"type":"ping"}"#, Owned, [Done, Done, Done]),
    (r#"{"type":"post","key":"$K","text":"Mine"}"#, Owned, [Done, Done, Done]),
    (r#"{"type":"offline_form","key":"$K","text":"Mine"}"#, Owned, [Done, Done, Done]),
    (r#"{"type":"typing"}"#, Owned, [Silence, Silence, Silence]),
    (r#"{"type":"delivered","conversation":1,"upto":1}"#, Owned, [Silence, Silence, Silence]),
    (r#"{"type":"read","conversation":1,"upto":1}"#, Owned, [Silence, Silence, Silence]),
    (r#"{"type":"history","re":999,"before":{"conversation":1,"number":99}}"#, Owned, [Done, Done, Done]),
    (r#"{"type":"close","re":999,"conversation":1}"#, Owned, [Done, UNKNOWN, UNKNOWN]),
    (r#"{"type":"rate","re":999,"conversation":1,"stars":1}"#, Closed, [Done, UNKNOWN, UNKNOWN]),
];

/// The reasons that the table names.
const CODES: &[&str] = &["conversation_unknown", "frame_unknown"];

fn outcome(told: &[WidgetOut]) -> Gets {
    let answer = told.iter().find_map(|frame| match frame {
        WidgetOut::Refused { code, .. } => Some(Refused(CODES.iter().find(|known| *known == code).unwrap_or(&"other"))),
        WidgetOut::Welcome { .. } | WidgetOut::Pong | WidgetOut::Posted { .. } => Some(Done),
        WidgetOut::Accepted { re: 999 } | WidgetOut::History { re: 999, .. } => Some(Done),
        _ => None,
    });
    answer.unwrap_or(Silence)
}

/// What the file says of a conversation.
fn kept(desk: &Desk, id: ConversationId) -> Vec<String> {
    desk.asks_file(&format!(
        "SELECT state || ifnull(closed_at, '-') || (SELECT count(*) FROM messages WHERE conversation_id = c.id)
             || (SELECT count(*) FROM events WHERE conversation_id = c.id)
             || ifnull((SELECT visitor_delivered || '.' || visitor_read FROM receipts WHERE conversation_id = c.id), '')
         FROM conversations c WHERE id = {id}"
    ))
}

async fn conversation(desk: &Desk, anna: &mut Operator, place: Where) -> (Visitor, ConversationId) {
    let mut guest = desk.visitor().await;
    guest.says(desk, "Hello").await;
    let [newest] = desk.asks_file::<i64>("SELECT max(id) FROM conversations").try_into().expect("one");
    let id = ConversationId(newest);
    anna.takes(id).await.expect("nobody else wants it");
    if place == Closed {
        anna.closes(id).await.expect("it is theirs");
    }
    (guest, id)
}

#[tokio::test]
async fn visitors_reach_their_own_conversations_alone() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    desk.second_site().await;
    let second = Shop { key: "second", domain: "second.example" };
    for (frame, place, wanted) in TABLE {
        for (caller, wanted) in wanted.iter().enumerate() {
            let (guest, id) = conversation(&desk, &mut anna, *place).await;
            let token = guest.token.clone();
            let mut speaker = match caller {
                0 => guest,
                1 => Visitor::opens_widget(&desk, 700).await,
                _ => Visitor::opens_widget_with(&desk, second, Some(token)).await,
            };
            if caller > 0 {
                assert!(speaker.welcome.messages.is_empty() && speaker.welcome.conversation.is_none());
            }
            let (text, before) = (frame.replace("$K", &desk.next_key().0.to_string()), kept(&desk, id));
            serde_json::from_str::<WidgetIn>(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
            speaker.is_up_to_date().await;
            anna.is_up_to_date().await;
            anna.socket.forget();
            speaker.socket.forget();
            speaker.socket.say_text(&text).await;
            speaker.is_up_to_date().await;
            anna.is_up_to_date().await;
            let told: Vec<WidgetOut> = speaker.socket.unasked().iter().cloned().collect();
            let who = ["the visitor", "another visitor", "their token on another site"][caller];
            assert_eq!(outcome(&told), *wanted, "{who}: {text}: {told:#?}");
            if caller > 0 {
                assert_eq!(before, kept(&desk, id), "{who} changed it: {text}");
                let heard = serde_json::to_string(&told).unwrap();
                assert!(!heard.contains("Hello"), "{who} read it: {heard}");
                let heard = anna.socket.unasked().iter().filter(|frame| is_about(frame, id)).count();
                assert_eq!(heard, 0, "the owner heard of it: {text}");
            }
        }
    }
    desk.closes().await;
}

/// Whether a frame to a console is about this conversation.
fn is_about(frame: &besedka::protocol::console_out::ConsoleOut, id: ConversationId) -> bool {
    let text = serde_json::to_string(frame).unwrap();
    text.contains(&format!("\"conversation\":{id},")) || text.contains(&format!("\"conversation\":{id}}}"))
}

#[tokio::test]
async fn a_widget_that_has_not_said_hello_is_nobody() {
    let desk = Desk::open().await;
    for (frame, ..) in TABLE.iter().filter(|(frame, ..)| !frame.contains("hello") && !frame.contains("ping")) {
        let url = format!("ws://{}/ws/widget/demo", desk.address());
        let headers = [("origin", "https://shop.example".to_owned())];
        let mut socket = crate::support::socket::Socket::<WidgetOut>::connect(&url, &headers).await.unwrap();
        socket.say_text(&frame.replace("$K", &desk.next_key().0.to_string())).await;
        let told = socket.until_end().await;
        assert!(matches!(told.as_slice(), [WidgetOut::Bye { .. }]), "{frame}: {told:?}");
    }
    desk.closes().await;
}
