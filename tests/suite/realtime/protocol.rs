//! The manners of the wire.

use besedka::actions::Done;
use besedka::config::Limits;
use besedka::domain::operator::Role;
use besedka::domain::time::Span;
use besedka::protocol::VERSION;
use besedka::protocol::common::ByeReason;
use besedka::protocol::console_out::ConsoleOut;
use besedka::protocol::widget_in::{Page, WidgetIn};
use besedka::protocol::widget_out::WidgetOut;
use tokio_tungstenite::tungstenite::Error;

use crate::support::desk::SITE;
use crate::support::socket::Socket;
use crate::support::{Desk, Operator, Visitor, http};

async fn widget(desk: &Desk, origin: &str) -> Socket<WidgetOut> {
    let url = format!("ws://{}/ws/widget/{SITE}", desk.address());
    Socket::connect(&url, &[("origin", origin.to_owned())]).await.expect("an upgrade")
}

async fn farewell(socket: &mut Socket<WidgetOut>) -> ByeReason {
    let frames = socket.until_end().await;
    let bye = frames.iter().find_map(|frame| match frame {
        WidgetOut::Bye { reason, .. } => Some(*reason),
        _ => None,
    });
    bye.unwrap_or_else(|| panic!("no farewell among {frames:?}"))
}

#[tokio::test]
async fn a_page_that_the_site_does_not_allow_is_told_so() {
    let desk = Desk::open().await;
    for stranger in ["https://evil.example", "null", "https://shop.example.evil.example"] {
        assert_eq!(farewell(&mut widget(&desk, stranger).await).await, ByeReason::OriginNotAllowed, "{stranger}");
    }
    desk.visitor().await;
    desk.closes().await;
}

#[tokio::test]
async fn another_version_is_told_to_reload() {
    let desk = Desk::open().await;
    let mut socket = widget(&desk, "https://shop.example").await;
    let hello =
        WidgetIn::Hello { version: 99, token: None, language: String::new(), page: Page::default(), resume: None };
    socket.say(&hello).await;
    assert_eq!(farewell(&mut socket).await, ByeReason::VersionUnknown);
    desk.closes().await;
}

#[tokio::test]
async fn an_unknown_frame_is_a_clear_error_and_loses_nothing() {
    let desk = Desk::open().await;
    let mut guest = desk.visitor().await;
    for unknown in [
        "not json",
        "{}",
        r#"{"type":"fly"}"#,
        r#"{"type":"post","key":"x","text":"y"}"#,
        r#"{"type":"ping","extra":1}"#,
    ] {
        guest.socket.say_text(unknown).await;
        assert_eq!(guest.is_refused().await, "frame_unknown", "{unknown}");
    }
    guest.says(&desk, "still here").await;
    desk.closes().await;
}

#[tokio::test]
async fn a_frame_before_hello_ends_the_connection() {
    let desk = Desk::open().await;
    let mut socket = widget(&desk, "https://shop.example").await;
    socket.say(&WidgetIn::Typing {}).await;
    assert_eq!(farewell(&mut socket).await, ByeReason::ProtocolBroken);
    desk.closes().await;
}

#[tokio::test]
async fn texts_that_do_not_fit_are_refused_with_their_reason() {
    let desk = Desk::open().await;
    let mut guest = desk.visitor().await;
    let (blank, long) = (desk.next_key(), desk.next_key());
    guest.sends(blank, " \n ").await;
    assert_eq!(guest.is_refused().await, "message_empty");
    guest.sends(long, &"ё".repeat(4_001)).await;
    assert_eq!(guest.is_refused().await, "message_too_long");
    guest.says(&desk, &"ё".repeat(4_000)).await;
    desk.closes().await;
}

#[tokio::test]
async fn a_page_counts_as_carrying_the_widget_by_the_word_of_a_browser() {
    let desk = Desk::open().await;
    let seen = || desk.asks_file::<String>("SELECT coalesce(seen_on, 'nowhere') FROM sites");
    let url = format!("ws://{}/ws/widget/{SITE}", desk.address());
    let page = Page { url: "https://evil.example/buy".into(), ..Page::default() };
    let hello = WidgetIn::Hello { version: VERSION, token: None, language: "en".into(), page, resume: None };
    for (headers, host) in
        [(vec![], "nowhere"), (vec![("origin", "https://www.shop.example".to_owned())], "www.shop.example")]
    {
        let mut socket: Socket<WidgetOut> = Socket::connect(&url, &headers).await.expect("an upgrade");
        socket.say(&hello).await;
        socket.wait_for("welcome", |frame| matches!(frame, WidgetOut::Welcome { .. }).then_some(())).await;
        // Whatever was to be noted was handed to the writer before this.
        desk.performs(|_| Ok(Done::quietly(()))).await.unwrap();
        assert_eq!(seen(), [host]);
    }
    desk.closes().await;
}

#[tokio::test]
async fn who_floods_frames_is_sent_away_for_a_while() {
    let desk = Desk::with_limits(Limits { visitor_messages: 2, ..Limits::default() }).await;
    let mut guest = desk.visitor().await;
    for _ in 0..20 {
        guest.socket.say(&WidgetIn::Ping {}).await;
    }
    assert_eq!(guest.is_dismissed().await, (ByeReason::TooMany, Some(10_000)));
    desk.closes().await;
}

#[tokio::test]
async fn one_address_has_so_many_sockets_and_new_visitors_and_no_more() {
    let limits = Limits { sockets_per_address: 2, new_visitors: 1, ..Limits::default() };
    let desk = Desk::with_limits(limits).await;
    let mut first = desk.visitor().await;
    let mut second = desk.visitor().await;
    assert_eq!(farewell(&mut widget(&desk, "https://shop.example").await).await, ByeReason::TooMany);
    first.says(&desk, "I am new").await;
    second.sends(desk.next_key(), "So am I").await;
    assert_eq!(second.is_refused().await, "too_fast");
    first.says(&desk, "I am not new any more").await;
    desk.closes().await;
}

#[tokio::test]
async fn one_address_and_one_site_have_so_many_messages_and_no_more() {
    let limits = Limits { address_messages: 4, site_messages: 6, ..Limits::default() };
    let desk = Desk::with_limits(limits).await;
    let (mut first, mut second) = (desk.visitor().await, desk.visitor().await);
    let (mut far, mut farther) = (
        Visitor::opens_widget_from(&desk, [127, 0, 0, 2]).await,
        Visitor::opens_widget_from(&desk, [127, 0, 0, 3]).await,
    );
    for guest in [&mut first, &mut second] {
        guest.says(&desk, "Hello").await;
        guest.says(&desk, "Is anybody there?").await;
    }
    desk.passes(Span::seconds(3));
    let held = desk.next_key();
    for (key, guest) in [(held, &mut first), (desk.next_key(), &mut second)] {
        guest.sends(key, "One more").await;
        assert_eq!(guest.has_to_wait().await, 7_000, "the address");
    }
    far.says(&desk, "From elsewhere").await;
    farther.says(&desk, "From the other end").await;
    far.sends(desk.next_key(), "One more").await;
    assert_eq!(far.has_to_wait().await, 7_000, "the site");
    desk.passes(Span::seconds(7));
    first.sends(held, "One more").await;
    assert_eq!(first.posted(held).await.number, 3, "what had to wait is not lost");
    desk.closes().await;
}

#[tokio::test]
async fn a_stopping_server_sends_everybody_away_to_come_back_spread_out() {
    let mut desk = Desk::open().await;
    let mut guests = Vec::new();
    for _ in 0..5 {
        guests.push(desk.visitor().await);
    }
    desk.restarts().await;
    let mut returns = Vec::new();
    for guest in &mut guests {
        let (reason, retry) = guest.is_dismissed().await;
        assert_eq!(reason, ByeReason::Restart);
        returns.push(retry.expect("a time to come back"));
    }
    returns.sort_unstable();
    returns.dedup();
    assert_eq!(returns.len(), 5, "{returns:?}");
    desk.closes().await;
}

#[tokio::test]
async fn a_console_opens_for_its_own_pages_and_signed_in_people_alone() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let anna = Operator::signs_in(&desk, "anna").await;
    let url = format!("ws://{}/ws/console", desk.address());
    let strange = [("origin", "https://evil.example".to_owned()), ("cookie", anna.cookie.clone())];
    assert!(
        matches!(Socket::<ConsoleOut>::connect(&url, &strange).await, Err(Error::Http(answer)) if answer.status() == 403)
    );
    let mut nobody = Socket::<ConsoleOut>::connect(&url, &[("origin", desk.origin())]).await.expect("an upgrade");
    let told = nobody.until_end().await;
    assert_eq!(told, [ConsoleOut::Bye { reason: ByeReason::SignedOut, retry_after_ms: None }]);
    desk.closes().await;
}

#[tokio::test]
async fn signing_out_ends_the_consoles_of_that_session() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut elsewhere = Operator::signs_in(&desk, "anna").await.connects(None, false).await;
    let cookie = anna.signed_in.cookie.clone();
    http::post(desk.address(), "/sign-out", &[]).header("cookie", &cookie).send().await;
    assert_eq!(anna.is_dismissed().await, ByeReason::SignedOut);
    elsewhere.is_up_to_date().await;
    desk.closes().await;
}

#[tokio::test]
async fn the_longest_page_of_the_longest_messages_gets_through() {
    let desk = Desk::with_limits(Limits { visitor_messages: 1_000, ..Limits::default() }).await;
    let mut anna = desk.operator("anna").await;
    let mut guest = desk.visitor().await;
    for _ in 0..60 {
        guest.says(&desk, &"🍵".repeat(4_000)).await;
    }
    let id = anna.sees(besedka::protocol::console_out::Cause::Opened).await.id;
    assert_eq!(anna.looks_at(id).await.map(|(_, messages)| messages.len()), Ok(50));
    guest.cursor = Some(besedka::protocol::widget_in::Cursor { conversation: 1, number: 1 });
    let guest = guest.reconnects(&desk).await;
    assert_eq!((guest.welcome.resumed, guest.welcome.messages.len()), (true, 59));
    desk.closes().await;
}

#[tokio::test]
async fn a_new_password_leaves_the_console_it_was_changed_from_alone() {
    let desk = Desk::open().await;
    let mut here = desk.operator("anna").await;
    let mut there = Operator::signs_in(&desk, "anna").await.connects(None, false).await;
    let fields = [("current_password", crate::support::desk::PASSWORD), ("new_password", "seven purple teapots")];
    let change =
        http::post(desk.address(), "/cabinet/account/password", &fields).header("cookie", &here.signed_in.cookie);
    assert_eq!(change.send().await.status, 303);
    assert_eq!(there.is_dismissed().await, ByeReason::SignedOut);
    here.is_up_to_date().await;
    desk.closes().await;
}
