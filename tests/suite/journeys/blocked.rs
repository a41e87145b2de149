//! Blocked visitors: what is refused, to whom, and until when.

use besedka::actions::block_visitors;
use besedka::domain::block::{Network, Term};
use besedka::domain::ids::{BlockId, ConversationId};
use besedka::domain::time::Span;
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::VERSION;
use besedka::protocol::console_in::ConsoleIn;
use besedka::protocol::console_out::{Blocked, Cause, ConsoleOut, SummaryState};
use besedka::protocol::widget_in::{Page, WidgetIn};
use besedka::protocol::widget_out::WidgetOut;

use crate::support::{Desk, Operator, Visitor};

impl Operator {
    async fn blocks(
        &mut self,
        conversation: ConversationId,
        address: bool,
        term: Term,
        close: bool,
    ) -> Result<(), String> {
        let reason = Some("Threats".to_owned());
        self.asks(|re| ConsoleIn::Block { re, conversation, address, term, reason, close })
            .await
            .map_err(|(code, _)| code)
    }

    /// Waits for news of whether a visitor is blocked.
    async fn sees_blocked(&mut self, wanted: ConversationId) -> Option<Blocked> {
        self.socket
            .wait_for("blocked", |frame| match frame {
                ConsoleOut::Blocked { conversation, blocked } if *conversation == wanted => Some(blocked.clone()),
                _ => None,
            })
            .await
    }

    /// What the card says.
    async fn card_says(&mut self, conversation: ConversationId) -> Option<Blocked> {
        self.socket.say(&ConsoleIn::Open { re: 900, conversation }).await;
        self.socket
            .wait_for("opened", |frame| match frame {
                ConsoleOut::Opened { re: 900, visitor, .. } => Some(visitor.blocked.clone()),
                _ => None,
            })
            .await
    }
}

/// Writes and is told no; the sentence.
async fn is_told_no(guest: &mut Visitor, desk: &Desk) -> String {
    let key = desk.next_key();
    guest.sends(key, "Listen to me!").await;
    guest
        .socket
        .wait_for("a refusal", |frame| match frame {
            WidgetOut::Refused { key: Some(refused), code, text, retry_after_ms: None, .. } if *refused == key => {
                assert_eq!(code, "blocked");
                Some(text.clone())
            }
            _ => None,
        })
        .await
}

#[tokio::test]
async fn who_is_blocked_is_told_so_at_the_next_message_and_never_why() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let mut second = guest.opens_another_window(&desk).await;
    anna.blocks(id, false, Term::Day, false).await.expect("it is hers");
    let told = anna.sees_blocked(id).await.expect("blocked");
    assert_eq!((told.network, told.by, told.reason.as_str()), (None, anna.me, "Threats"));
    let sentence = is_told_no(&mut guest, &desk).await;
    assert!(sentence.contains("not accepted") && !sentence.contains("Threats"), "{sentence}");
    is_told_no(&mut second, &desk).await;
    let form = WidgetIn::OfflineForm {
        key: desk.next_key(),
        text: "Hear me".into(),
        name: String::new(),
        email: String::new(),
        phone: String::new(),
    };
    guest.socket.say(&form).await;
    assert_eq!(guest.is_refused().await, "blocked");
    let reloaded = guest.reloads(&desk).await;
    assert_eq!(reloaded.welcome.messages.len(), 1, "what was written before can be read");
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM messages"), [1]);
    let mut other = desk.visitor().await;
    other.says(&desk, "Good morning").await;
    desk.closes().await;
}

#[tokio::test]
async fn a_page_of_somebody_who_is_blocked_says_nothing_to_operators() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    anna.blocks(id, false, Term::Hour, false).await.expect("it is hers");
    let page = Page { url: "https://shop.example/you-fools".into(), title: "You fools".into(), ..Page::default() };
    let hello = WidgetIn::Hello {
        version: VERSION,
        token: Some(guest.token.clone()),
        language: "en".into(),
        page,
        resume: None,
    };
    let known = "SELECT page_url || ' ' || page_title FROM visitors";
    let before = desk.asks_file::<String>(known);
    guest.socket.say(&hello).await;
    is_told_no(&mut guest, &desk).await;
    assert_eq!(desk.asks_file::<String>(known), before);
    desk.passes(Span::minutes(60));
    guest.socket.say(&hello).await;
    guest.says(&desk, "I am sorry").await;
    assert_eq!(desk.asks_file::<String>(known), ["https://shop.example/you-fools You fools"]);
    desk.closes().await;
}

#[tokio::test]
async fn a_message_that_was_accepted_before_is_acknowledged_again() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let key = desk.next_key();
    guest.sends(key, "Before").await;
    let first = guest.posted(key).await;
    anna.blocks(id, false, Term::ForGood, false).await.expect("it is hers");
    guest.sends(key, "Before").await;
    assert_eq!(guest.posted(key).await, first, "it is on the disk, whatever came since");
    is_told_no(&mut guest, &desk).await;
    desk.closes().await;
}

#[tokio::test]
async fn the_conversation_stays_with_its_operator_and_typing_and_ratings_go_nowhere() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    anna.blocks(id, false, Term::Week, false).await.expect("it is hers");
    anna.socket.forget();
    guest.socket.say(&WidgetIn::Typing {}).await;
    is_told_no(&mut guest, &desk).await;
    anna.says(&desk, id, "You are blocked for a week").await.expect("it is hers still");
    assert_eq!(guest.reads_message().await.text, "You are blocked for a week");
    assert!(!anna.socket.unasked().iter().any(|frame| matches!(frame, ConsoleOut::Typing { .. })));
    anna.closes(id).await.expect("it is hers still");
    guest.socket.say(&WidgetIn::Rate { re: 5, conversation: 1, stars: 1, comment: "Idiots".into() }).await;
    assert_eq!(guest.is_refused().await, "blocked");
    desk.closes().await;
}

#[tokio::test]
async fn a_block_ends_by_itself_at_its_term_also_after_a_restart() {
    let mut desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    anna.blocks(id, false, Term::Hour, false).await.expect("it is hers");
    desk.passes(Span::minutes(59));
    is_told_no(&mut guest, &desk).await;
    desk.restarts().await;
    let mut guest = guest.reconnects(&desk).await;
    is_told_no(&mut guest, &desk).await;
    desk.passes(Span::minutes(1));
    guest.says(&desk, "It was not meant so").await;
    let mut anna = anna.reconnects().await;
    assert_eq!(anna.card_says(id).await, None);
    desk.closes().await;
}

#[tokio::test]
async fn an_address_blocks_everybody_who_comes_from_it() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    anna.blocks(id, true, Term::Day, false).await.expect("it is hers");
    assert_eq!(anna.sees_blocked(id).await.and_then(|told| told.network), Some("127.0.0.1/32".to_owned()));
    is_told_no(&mut guest, &desk).await;
    let mut newcomer = desk.visitor().await;
    is_told_no(&mut newcomer, &desk).await;
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM visitors"), [1], "who is refused leaves no trace");
    desk.cabinet(|write, by| block_visitors::lift(write, by, BlockId(1))).await;
    assert_eq!(anna.sees_blocked(id).await, None);
    newcomer.says(&desk, "At last").await;
    desk.closes().await;
}

#[tokio::test]
async fn the_address_of_the_proxy_is_never_blocked() {
    let desk = Desk::open().await;
    let network = Network::accept("10.0.0.0/24").expect("a network");
    let refused = desk
        .performs(move |write| {
            let owner = besedka::actions::audited::Administrator {
                operator: besedka::domain::ids::OperatorId(1),
                address: "127.0.0.1".into(),
            };
            block_visitors::network(write, &owner, network, Term::Day, "", &["10.0.0.9".parse().expect("an address")])
        })
        .await;
    assert!(refused.is_err_and(|failure| failure.to_string().contains("address_of_proxy")));
    desk.closes().await;
}

#[tokio::test]
async fn what_waits_can_be_blocked_by_whoever_sees_its_queue_and_stays_there() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut boris = desk.operator("boris").await;
    boris.becomes(WorkStatus::Left).await;
    let (mut guest, id) = desk.queued(&mut anna).await;
    assert_eq!(boris.blocks(id, false, Term::Day, false).await, Err("conversation_queued".into()), "M01");
    anna.blocks(id, false, Term::Day, false).await.expect("she sees the queue");
    assert!(anna.sees_blocked(id).await.is_some());
    is_told_no(&mut guest, &desk).await;
    assert_eq!(desk.asks_file::<String>("SELECT state FROM conversations"), ["queued"], "a block moves nothing");
    desk.closes().await;
}

#[tokio::test]
async fn m06_m14_what_waits_is_taken_and_closed_by_the_block_that_asks_for_it() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut boris = desk.operator("boris").await;
    let (mut guest, id) = desk.queued(&mut anna).await;
    boris.sees(Cause::Opened).await;
    anna.blocks(id, false, Term::ForGood, true).await.expect("she sees the queue");
    let closed = anna.sees(Cause::Closed).await;
    assert!(matches!(closed.state, SummaryState::Closed { by, owner, .. } if by == Some(anna.me) && owner == by));
    assert_eq!(boris.sees_gone(id).await, Some(anna.me));
    is_told_no(&mut guest, &desk).await;
    desk.closes().await;
}

#[tokio::test]
async fn whose_work_it_is_blocks_and_administrators_and_nobody_else() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut boris = desk.operator("boris").await;
    let mut admin = desk.administrator("admin").await;
    let (mut guest, id) = desk.queued(&mut anna).await;
    anna.takes(id).await.expect("it waits");
    assert_eq!(boris.blocks(id, false, Term::Day, false).await, Err("conversation_taken".into()));
    admin.blocks(id, false, Term::Day, false).await.expect("administrators may");
    anna.blocks(id, false, Term::Hour, true).await.expect("it is hers");
    anna.sees(Cause::Closed).await;
    is_told_no(&mut guest, &desk).await;
    let held = "SELECT coalesce(lifted_by, 0) || ' ' || blocked_by FROM blocks ORDER BY id";
    assert_eq!(
        desk.asks_file::<String>(held),
        [format!("{} {}", anna.me, admin.me), format!("0 {}", anna.me)],
        "the later one counts"
    );
    assert_eq!(anna.blocks(id, false, Term::Day, false).await, Err("conversation_closed".into()));
    let kept =
        "SELECT operator_id || ' ' || act || ' ' || detail FROM audit_entries WHERE act LIKE 'visitor_%' ORDER BY id";
    let entry = |who: besedka::domain::ids::OperatorId, term: &str| format!("{who} visitor_blocked visitor 1, {term}");
    assert_eq!(desk.asks_file::<String>(kept), [entry(admin.me, "day"), entry(anna.me, "hour")]);
    desk.closes().await;
}

#[tokio::test]
async fn whoever_looks_at_a_conversation_hears_at_once_of_a_block_made_in_the_cabinet() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let mut admin = desk.administrator("admin").await;
    let (mut other, waiting) = desk.queued(&mut admin).await;
    assert_eq!((anna.card_says(id).await, admin.card_says(waiting).await), (None, None));
    anna.closes(id).await.expect("it is hers");
    let elsewhere = Network::accept("203.0.113.0/24").expect("a network");
    desk.cabinet(move |write, by| block_visitors::network(write, by, elsewhere, Term::Day, "", &[])).await;
    let network = Network::accept("127.0.0.0/8").expect("a network");
    desk.cabinet(move |write, by| block_visitors::network(write, by, network, Term::Day, "Spam", &[])).await;
    let told = anna.sees_blocked(id).await.expect("also whoever looks at one that is closed");
    assert_eq!((told.network.as_deref(), told.reason.as_str()), (Some("127.0.0.0/8"), "Spam"));
    assert_eq!(admin.sees_blocked(waiting).await.and_then(|told| told.network), Some("127.0.0.0/8".to_owned()));
    is_told_no(&mut guest, &desk).await;
    is_told_no(&mut other, &desk).await;
    desk.cabinet(|write, by| block_visitors::lift(write, by, BlockId(2))).await;
    assert_eq!((anna.sees_blocked(id).await, admin.sees_blocked(waiting).await), (None, None));
    anna.is_up_to_date().await;
    let more = anna.socket.unasked().iter().filter(|frame| matches!(frame, ConsoleOut::Blocked { .. })).count();
    assert_eq!(more, 0, "nothing was said twice, and nothing of a network that is not theirs");
    desk.closes().await;
}

#[tokio::test]
async fn a_block_from_a_conversation_is_told_to_those_who_look_at_others_from_there_and_once() {
    let desk = Desk::open().await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let mut admin = desk.administrator("admin").await;
    let (_other, waiting) = desk.queued(&mut admin).await;
    assert_eq!((anna.card_says(id).await, admin.card_says(waiting).await), (None, None));
    anna.blocks(id, true, Term::Day, false).await.expect("it is hers");
    assert!(anna.sees_blocked(id).await.is_some() && admin.sees_blocked(waiting).await.is_some());
    anna.is_up_to_date().await;
    assert!(!anna.socket.unasked().iter().any(|frame| matches!(frame, ConsoleOut::Blocked { .. })));
    desk.closes().await;
}
