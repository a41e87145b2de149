//! Who may say what on the console's socket, about a conversation of the first site. What a screen hides does not matter here.

use besedka::domain::ids::{ConversationId, SiteId};
use besedka::domain::operator::Role;
use besedka::domain::time::Span;
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::common::ByeReason;
use besedka::protocol::console_in::ConsoleIn;
use besedka::protocol::console_out::ConsoleOut;

use crate::support::socket::Socket;
use crate::support::{Desk, Operator, Visitor};

/// Where the conversation is that a frame is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// It waits in the queue of the first site.
    Queued,
    /// Its owner has it in work.
    Owned,
    /// Its owner has closed it.
    Closed,
}

/// What comes of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gets {
    /// It is done, or answered.
    Done,
    /// It is not done, for this reason.
    Refused(&'static str),
    /// Nobody is told anything.
    Silence,
}

use Gets::{Done, Refused, Silence};
use Where::{Closed, Owned, Queued};

/// A conversation that somebody may not know of, or that there is not.
const UNKNOWN: Gets = Refused("conversation_unknown");
/// Somebody else has it in work.
const TAKEN: Gets = Refused("conversation_taken");
/// It has to be taken before.
const WAITS: Gets = Refused("conversation_queued");
/// It is closed.
const OVER: Gets = Refused("conversation_closed");
/// They have no right to it.
const NO: Gets = Refused("not_allowed");

/// A frame, where its conversation is, and what comes of it for its owner (while it waits: for whoever sees the queue), for a
/// colleague of the same site, for an operator of another site, and for an administrator of another site. `$C` stands for the
/// conversation, `$O` for a colleague who is Ready, `$D` for a department of the first site, `$T` for a tag, `$K` for a new key. Who is not
/// signed in says nothing: their connection ends.
pub const TABLE: &[(&str, Where, [Gets; 4])] = &[
    (r#"{"type":"hello","version":1}"#, Queued, [Done, Done, Done, Done]),
    (r#"{"type":"ping"}"#, Queued, [Done, Done, Done, Done]),
    (r#"{"type":"set_status","re":999,"status":"ready"}"#, Queued, [Done, Done, Done, Done]),
    (r#"{"type":"take","re":999,"conversation":$C}"#, Queued, [Done, Done, UNKNOWN, NO]),
    (r#"{"type":"take","re":999,"conversation":$C}"#, Owned, [Refused("already_yours"), TAKEN, UNKNOWN, NO]),
    (r#"{"type":"post","key":"$K","conversation":$C,"text":"Ours"}"#, Owned, [Done, TAKEN, UNKNOWN, TAKEN]),
    (r#"{"type":"typing","conversation":$C}"#, Owned, [Silence, UNKNOWN, UNKNOWN, UNKNOWN]),
    (r#"{"type":"delivered","conversation":$C,"upto":1}"#, Owned, [Done, Silence, Silence, Silence]),
    (r#"{"type":"read","conversation":$C,"upto":1}"#, Owned, [Done, Silence, Silence, Silence]),
    (r#"{"type":"open","re":999,"conversation":$C}"#, Queued, [Done, Done, UNKNOWN, Done]),
    (r#"{"type":"open","re":999,"conversation":$C}"#, Owned, [Done, UNKNOWN, UNKNOWN, Done]),
    (r#"{"type":"open","re":999,"conversation":$C}"#, Closed, [Done, UNKNOWN, UNKNOWN, Done]),
    (r#"{"type":"leave","conversation":$C}"#, Owned, [Silence, Silence, Silence, Silence]),
    (
        r#"{"type":"history","re":999,"conversation":$C,"before":{"conversation":$C,"number":99}}"#,
        Owned,
        [Done, UNKNOWN, UNKNOWN, Done],
    ),
    (r#"{"type":"receivers","re":999,"conversation":$C}"#, Owned, [Done, UNKNOWN, UNKNOWN, Done]),
    (r#"{"type":"tag","re":999,"conversation":$C,"tag":$T}"#, Owned, [Done, TAKEN, UNKNOWN, Done]),
    (r#"{"type":"tag","re":999,"conversation":$C,"tag":$T}"#, Closed, [Done, NO, UNKNOWN, Done]),
    (r#"{"type":"untag","re":999,"conversation":$C,"tag":$T}"#, Owned, [Done, TAKEN, UNKNOWN, Done]),
    (r#"{"type":"block","re":999,"conversation":$C,"term":"day"}"#, Queued, [Done, Done, UNKNOWN, Done]),
    (r#"{"type":"block","re":999,"conversation":$C,"term":"day"}"#, Owned, [Done, TAKEN, UNKNOWN, Done]),
    (r#"{"type":"block","re":999,"conversation":$C,"term":"day"}"#, Closed, [OVER, OVER, UNKNOWN, Done]),
    (r#"{"type":"phrases","re":999}"#, Queued, [Done, Done, Done, Done]),
    (r#"{"type":"save_phrase","re":999,"title":"Mine","text":"Mine alone"}"#, Queued, [Done, Done, Done, Done]),
    (
        r#"{"type":"transfer","re":999,"conversation":$C,"to":{"kind":"operator","id":$O},"note":null}"#,
        Owned,
        [Done, TAKEN, UNKNOWN, TAKEN],
    ),
    (
        r#"{"type":"transfer","re":999,"conversation":$C,"to":{"kind":"department","id":$D},"note":null}"#,
        Owned,
        [Done, TAKEN, UNKNOWN, TAKEN],
    ),
    (r#"{"type":"explain","re":999,"conversation":$C}"#, Queued, [Done, Done, UNKNOWN, Done]),
    (r#"{"type":"explain","re":999,"conversation":$C}"#, Owned, [Done, UNKNOWN, UNKNOWN, Done]),
    (r#"{"type":"assign","re":999,"conversation":$C,"to":$O}"#, Queued, [NO, NO, NO, Done]),
    (r#"{"type":"assign","re":999,"conversation":$C,"to":$O}"#, Owned, [NO, NO, NO, Done]),
    (r#"{"type":"pause_colleague","re":999,"operator":$O}"#, Queued, [NO, NO, NO, Done]),
    (r#"{"type":"return_all","re":999,"operator":$O}"#, Queued, [NO, NO, NO, Done]),
    (r#"{"type":"close","re":999,"conversation":$C}"#, Queued, [WAITS, WAITS, UNKNOWN, Done]),
    (r#"{"type":"close","re":999,"conversation":$C}"#, Owned, [Done, TAKEN, UNKNOWN, Done]),
    (r#"{"type":"list_passed","re":999}"#, Owned, [Done, Done, Done, Done]),
    (r#"{"type":"list_closed","re":999}"#, Closed, [Done, Done, Done, Done]),
];

/// A company with a conversation that a frame is about.
struct Stage {
    desk: Desk,
    owner: Operator,
    ready: Operator,
    department: i64,
}

impl Stage {
    /// A new conversation, where it shall be.
    async fn conversation(&mut self, place: Where) -> (Visitor, ConversationId) {
        let mut guest = self.desk.visitor().await;
        guest.says(&self.desk, "Hello").await;
        let [newest] = self.desk.asks_file::<i64>("SELECT max(id) FROM conversations").try_into().expect("one");
        let id = ConversationId(newest);
        if place != Queued {
            self.owner.takes(id).await.expect("nobody else wants it");
        }
        if place == Closed {
            self.owner.closes(id).await.expect("it is theirs");
        }
        self.ready.becomes(WorkStatus::Ready).await;
        (guest, id)
    }

    /// The frame, with what it is about filled in.
    fn fill(&self, frame: &str, id: ConversationId) -> String {
        let key = self.desk.next_key().0.to_string();
        let pairs = [("$C", id.0), ("$O", self.ready.me.0), ("$D", self.department), ("$T", 1)];
        pairs
            .into_iter()
            .fold(frame.replace("$K", &key), |text, (place, value)| text.replace(place, &value.to_string()))
    }

    /// Everything that the file says of a conversation and its visitor.
    fn kept(&self, id: ConversationId) -> Vec<String> {
        self.desk.asks_file(&format!(
            "SELECT state || ifnull(operator_id, '-') || ifnull(department_id, '-') || ifnull(closed_at, '-')
                 || (SELECT count(*) FROM messages WHERE conversation_id = c.id)
                 || (SELECT count(*) FROM events WHERE conversation_id = c.id)
                 || ifnull((SELECT company_delivered || '.' || company_read FROM receipts WHERE conversation_id = c.id), '')
             FROM conversations c WHERE id = {id}"
        ))
    }
}

/// What came of a frame, out of everything that its socket was told since.
fn outcome(frames: &[ConsoleOut], before: &[String], after: &[String]) -> Gets {
    let answer = frames.iter().find_map(|frame| match frame {
        ConsoleOut::Refused { re: Some(re), .. } if *re != 999 => None,
        ConsoleOut::Refused { code, .. } => {
            Some(Refused(CODES.iter().find(|known| *known == code).unwrap_or(&"other")))
        }
        ConsoleOut::Welcome { .. } | ConsoleOut::Pong | ConsoleOut::Posted { .. } => Some(Done),
        answer => serde_json::to_value(answer).unwrap().get("re").filter(|re| **re == 999).map(|_| Done),
    });
    match answer {
        Some(answer) => answer,
        None if before != after => Done,
        None => Silence,
    }
}

/// The reasons that the table names.
const CODES: &[&str] = &[
    "conversation_closed",
    "conversation_unknown",
    "not_allowed",
    "already_yours",
    "conversation_taken",
    "conversation_queued",
    "frame_unknown",
];

/// Whether a frame tells its reader of a conversation.
fn tells_of_a_conversation(frame: &ConsoleOut) -> bool {
    let text = serde_json::to_string(frame).unwrap();
    text.contains("Hello") || text.contains("shop.example")
}

#[tokio::test]
async fn everybody_gets_what_the_table_says() {
    let desk = Desk::open().await;
    let (owner, colleague) = (desk.operator("anna").await, desk.operator("boris").await);
    let (elsewhere, ready) = (desk.operator("elsewhere").await, desk.operator("ready").await);
    let administrator = desk.administrator("admin").await;
    let second = desk.second_site().await;
    for person in [elsewhere.me, administrator.me] {
        desk.employment(person, |employment| employment.sites = vec![second]).await;
    }
    let department = desk.department("Delivery", &[ready.me]).await.0;
    assert_eq!(second, SiteId(2));
    desk.tag("Order").await;
    let mut others = [colleague, elsewhere, administrator];
    let mut stage = Stage { desk, owner, ready, department };
    let mut wrong = Vec::new();
    for (frame, place, wanted) in TABLE {
        stage.desk.passes(Span::minutes(1));
        for (caller, wanted) in wanted.iter().enumerate() {
            let (mut guest, id) = stage.conversation(*place).await;
            let (text, before) = (stage.fill(frame, id), stage.kept(id));
            serde_json::from_str::<ConsoleIn>(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
            let speaker = if caller == 0 { &mut stage.owner } else { &mut others[caller - 1] };
            speaker.is_up_to_date().await;
            speaker.socket.forget();
            guest.socket.forget();
            speaker.socket.say_text(&text).await;
            speaker.is_up_to_date().await;
            let told: Vec<ConsoleOut> = speaker.socket.unasked().iter().cloned().collect();
            let after = stage.kept(id);
            let who = ["the owner", "a colleague", "of another site", "an administrator"][caller];
            let got = outcome(&told, &before, &after);
            if got != *wanted {
                wrong.push(format!("{who}, {place:?}, {text}: {got:?}, not {wanted:?}"));
            }
            if caller == 2 {
                assert_eq!(before, after, "somebody of another site changed it: {text}");
                assert!(!told.iter().any(tells_of_a_conversation), "{text}: {told:#?}");
                assert!(guest_hears_nothing(&stage.desk, &mut guest, *place).await, "{text}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    stage.desk.closes().await;
}

/// Whether nothing came to the visitor before what they hear of their own next message.
async fn guest_hears_nothing(desk: &Desk, guest: &mut Visitor, place: Where) -> bool {
    use besedka::protocol::widget_out::WidgetOut;
    guest.says(desk, "marker").await;
    let about_it = |frame: &&WidgetOut| matches!(frame, WidgetOut::Typing { .. } | WidgetOut::Message { .. });
    place == Closed || guest.socket.unasked().iter().filter(about_it).count() == 0
}

#[tokio::test]
async fn who_is_not_signed_in_says_nothing() {
    let desk = Desk::open().await;
    for (frame, ..) in TABLE {
        let headers = [("origin", desk.origin())];
        let url = format!("ws://{}/ws/console", desk.address());
        let mut nobody: Socket<ConsoleOut> = Socket::connect(&url, &headers).await.unwrap();
        let _ = nobody
            .try_say_text(&frame.replace("$C", "1").replace("$O", "1").replace("$D", "1").replace("$T", "1"))
            .await;
        let told = nobody.until_end().await;
        assert!(matches!(told.as_slice(), [ConsoleOut::Bye { reason: ByeReason::SignedOut, .. }]), "{frame}: {told:?}");
    }
    desk.closes().await;
}

#[tokio::test]
async fn before_it_has_said_hello_a_console_is_nobody() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let anna = Operator::signs_in(&desk, "anna").await;
    for (frame, ..) in TABLE.iter().filter(|(frame, ..)| !frame.contains("hello") && !frame.contains("ping")) {
        let mut console = anna.clone().connects_silently().await;
        let key = desk.next_key().0.to_string();
        let text =
            frame.replace("$C", "1").replace("$O", "1").replace("$D", "1").replace("$T", "1").replace("$K", &key);
        console.say_text(&text).await;
        let told = console.until_end().await;
        assert!(matches!(told.as_slice(), [ConsoleOut::Bye { reason: ByeReason::ProtocolBroken, .. }]), "{told:?}");
    }
    desk.closes().await;
}
