//! What the frames look like on the wire. A change here is a change of the protocol: an old client must not misread it,
//! and `docs/protocol.md` has to say it.

use besedka::domain::ids::{
    ConversationId, DepartmentId, EventNumber, MessageKey, OperatorId, PhraseId, SiteId, TagId, VisitorId,
};
use besedka::domain::language::Language;
use besedka::domain::offline::OfflineForm;
use besedka::domain::operator::Role;
use besedka::domain::routing::{TieBreak, Verdict};
use besedka::domain::site::RoutingMode;
use besedka::domain::tag::TagColour;
use besedka::domain::time::Timestamp;
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::common::{Author, ByeReason, Mark, Marks};
use besedka::protocol::console_out::{
    Blocked, Cause, Colleague, ConsoleMessage, ConsoleOut, LastLine, Site, Summary, SummaryState, Tag, TimelineEntry,
    VisitorCard, Workplace,
};
use besedka::protocol::phrase::Phrase;
use besedka::protocol::routing::{Considered, Explanation, Receiver, ReceivingQueue};
use besedka::protocol::widget_out::{Offline, Ratable, VisitorConversation, VisitorMessage, VisitorState, WidgetOut};
use insta::assert_json_snapshot;

const KEY: MessageKey = MessageKey(uuid::Uuid::from_u128(1));
const NOW: Timestamp = Timestamp(1_790_000_000_000);
const MARKS: Marks = Marks { visitor: Mark { delivered: 2, read: 1 }, company: Mark { delivered: 4, read: 3 } };
const ANNA: OperatorId = OperatorId(7);
const BORIS: OperatorId = OperatorId(8);
const CONVERSATION: ConversationId = ConversationId(17);

fn anna() -> Author {
    Author::Operator { id: ANNA, name: "Anna".into() }
}

#[test]
fn frames_to_the_widget() {
    let message =
        VisitorMessage { conversation: 2, number: 5, key: KEY, author: anna(), text: "Good day".into(), at: NOW };
    let conversation = |state| VisitorConversation { conversation: 2, state, marks: MARKS, ratable: None };
    let owned = conversation(VisitorState::Owned { operator: "Anna".into() });
    assert_json_snapshot!(vec![
        WidgetOut::Welcome {
            version: 1,
            token: "t".into(),
            language: Language::Ru,
            online: true,
            offline: Offline::new(OfflineForm::default(), None),
            look: 3,
            resumed: false,
            conversation: Some(owned.clone()),
            messages: vec![VisitorMessage { author: Author::Visitor, ..message.clone() }],
            has_earlier: true,
            heartbeat_ms: 30_000,
        },
        WidgetOut::Posted { key: KEY, conversation: 2, number: 5, at: NOW },
        WidgetOut::Accepted { re: 1 },
        WidgetOut::Refused {
            key: Some(KEY),
            re: None,
            code: "too_fast".into(),
            text: "Wait".into(),
            retry_after_ms: Some(500)
        },
        WidgetOut::Refused {
            key: None,
            re: Some(1),
            code: "conversation_closed".into(),
            text: "No".into(),
            retry_after_ms: None
        },
        WidgetOut::Message { message },
        WidgetOut::Conversation { conversation: conversation(VisitorState::Queued) },
        WidgetOut::Conversation { conversation: conversation(VisitorState::Closed { at: NOW, by_visitor: true }) },
        WidgetOut::Conversation {
            conversation: VisitorConversation {
                ratable: Some(Ratable { within_ms: 1_799_000, stars: Some(4), comment: None }),
                ..conversation(VisitorState::Closed { at: NOW, by_visitor: false })
            }
        },
        WidgetOut::Receipts { conversation: 2, marks: MARKS },
        WidgetOut::Typing { name: "Anna".into() },
        WidgetOut::Online { online: false, offline: Offline::new(OfflineForm::default(), Some(NOW)), look: 3 },
        WidgetOut::History { re: 1, messages: Vec::new(), has_earlier: false },
        WidgetOut::Pong,
        WidgetOut::Bye { reason: ByeReason::Restart, retry_after_ms: Some(900) },
        WidgetOut::Bye { reason: ByeReason::OriginNotAllowed, retry_after_ms: None },
    ]);
}

#[test]
fn frames_to_the_console() {
    let summary = Summary {
        id: CONVERSATION,
        site: SiteId(1),
        department: None,
        visitor: VisitorId(9),
        visitor_name: None,
        opened_at: NOW,
        state: SummaryState::Queued { since: NOW, sender: None },
        marks: MARKS,
        last: Some(LastLine { from_visitor: true, by: None, text: "Hello".into(), at: NOW }),
        messages: 5,
        last_from_visitor: 5,
        unread: 2,
        tags: vec![TagId(3)],
    };
    let owned =
        Summary { state: SummaryState::Owned { operator: ANNA, since: NOW, sender: Some(BORIS) }, ..summary.clone() };
    let closed = Summary {
        state: SummaryState::Closed { at: NOW, by: None, owner: Some(ANNA), stars: Some(4) },
        last: None,
        ..summary.clone()
    };
    let message = ConsoleMessage {
        conversation: CONVERSATION,
        number: 5,
        key: KEY,
        author: Author::Visitor,
        text: "Hello".into(),
        at: NOW,
    };
    let visitor = VisitorCard {
        id: VisitorId(9),
        name: Some("Olga".into()),
        email: Some("olga@mail.example".into()),
        phone: None,
        language: "ru".into(),
        user_agent: "Mozilla/5.0".into(),
        page_url: "https://shop.example/".into(),
        page_title: "Tea".into(),
        referrer: String::new(),
        first_seen: NOW,
        address: "203.0.113.7".into(),
        blocked: Some(Blocked { network: None, since: NOW, until: None, by: ANNA, reason: "Threats".into() }),
        connected: true,
        earlier: Vec::new(),
    };
    let explanation = Explanation {
        at: NOW,
        mode: RoutingMode::Balanced,
        department: None,
        winner: Some(ANNA),
        tie_break: Some(TieBreak::LeastWork),
        considered: vec![Considered {
            operator: ANNA,
            verdict: Verdict::Eligible,
            status: WorkStatus::Ready,
            in_work: 1,
            limit: Some(5),
            last_assigned_at: Some(NOW),
        }],
    };
    let event = EventNumber(100);
    assert_json_snapshot!(vec![
        ConsoleOut::Welcome {
            version: 1,
            resumed: false,
            event,
            me: ANNA,
            role: Role::Administrator,
            language: Language::En,
            company: "Tea".into(),
            operators: vec![Colleague {
                id: ANNA,
                name: "Anna".into(),
                status: WorkStatus::CanHelp,
                since: NOW,
                sites: vec![SiteId(1)],
            }],
            sites: vec![Site {
                id: SiteId(1),
                name: "Shop".into(),
                mode: RoutingMode::Balanced,
                departments: Vec::new()
            }],
            tags: vec![Tag { id: TagId(3), name: "Complaint".into(), colour: TagColour::Red, retired: false }],
            workplace: Workplace { limit: Some(5), sites: vec![SiteId(1)], departments: vec![DepartmentId(4)] },
            conversations: vec![summary, owned.clone()],
            heartbeat_ms: 30_000,
            now: NOW,
        },
        ConsoleOut::CaughtUp { event },
        ConsoleOut::Conversation { event, cause: Cause::Closed, by: None, note: None, conversation: closed },
        ConsoleOut::Conversation {
            event,
            cause: Cause::Transferred,
            by: Some(BORIS),
            note: Some("Wants the bill".into()),
            conversation: owned.clone(),
        },
        ConsoleOut::Gone { event, conversation: CONVERSATION, cause: Cause::Taken, by: Some(ANNA) },
        ConsoleOut::Blocked { conversation: CONVERSATION, blocked: None },
        ConsoleOut::Tags { event, conversation: CONVERSATION, tags: vec![TagId(3)] },
        ConsoleOut::Message { event, message: message.clone() },
        ConsoleOut::Posted { key: KEY, event, conversation: CONVERSATION, number: 6, at: NOW },
        ConsoleOut::Accepted { re: 1 },
        ConsoleOut::Refused {
            key: None,
            re: Some(1),
            code: "conversation_taken".into(),
            text: "No".into(),
            retry_after_ms: None
        },
        ConsoleOut::Receipts { conversation: CONVERSATION, marks: MARKS },
        ConsoleOut::Typing { conversation: CONVERSATION, author: Author::Visitor },
        ConsoleOut::Status {
            event,
            operator: ANNA,
            status: WorkStatus::Left,
            since: NOW,
            reason: "pause_drained".into(),
            by: None,
        },
        ConsoleOut::Resync { within_ms: None },
        ConsoleOut::Resync { within_ms: Some(1_500) },
        ConsoleOut::Receivers {
            re: 1,
            colleagues: vec![Receiver {
                operator: BORIS,
                in_work: 2,
                limit: None,
                has_site: false,
                refusal: Some("No".into())
            }],
            queues: vec![ReceivingQueue { department: None, available: 1, next: Some(BORIS) }],
        },
        ConsoleOut::Explained { re: 1, decision: Some(explanation), now: None },
        ConsoleOut::Opened {
            re: 1,
            conversation: owned,
            visitor,
            messages: vec![message],
            has_earlier: false,
            timeline: vec![TimelineEntry {
                cause: Cause::Queued,
                at: NOW,
                by: Some(ANNA),
                to: None,
                department: Some(DepartmentId(4)),
                note: Some("Wants the bill".into()),
                stars: None,
            }],
        },
        ConsoleOut::History { re: 1, conversation: CONVERSATION, messages: Vec::new(), has_earlier: false },
        ConsoleOut::ClosedList { re: 1, conversations: Vec::new(), has_more: false },
        ConsoleOut::PassedList { re: 1, conversations: Vec::new() },
        ConsoleOut::Phrases {
            re: 1,
            phrases: vec![Phrase {
                id: PhraseId(4),
                title: "Hello".into(),
                text: "Hello, {visitor}!".into(),
                group: None,
                language: Some(Language::En),
                sites: Some(vec![SiteId(1)]),
                personal: true,
            }],
        },
        ConsoleOut::PhrasesChanged,
        ConsoleOut::Pong,
        ConsoleOut::Bye { reason: ByeReason::SignedOut, retry_after_ms: None },
    ]);
}
