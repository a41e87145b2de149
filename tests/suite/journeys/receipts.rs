//! The ticks (K01–K04).

use besedka::protocol::common::{Mark, Marks};
use besedka::protocol::console_out::ConsoleOut;
use besedka::protocol::widget_in::WidgetIn;
use besedka::protocol::widget_out::WidgetOut;

use crate::support::Desk;

const fn marks(visitor: (u32, u32), company: (u32, u32)) -> Marks {
    Marks {
        visitor: Mark { delivered: visitor.0, read: visitor.1 },
        company: Mark { delivered: company.0, read: company.1 },
    }
}

#[tokio::test]
async fn k01_k02_both_sides_see_sent_delivered_read_at_once_and_after_a_restart() {
    let mut desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    anna.says(&desk, id, "Good day").await.expect("hers");

    anna.reports_delivered(id, 1).await;
    guest.sees_marks(marks((0, 0), (1, 0))).await;
    anna.reports_read(id, 1).await;
    guest.sees_marks(marks((0, 0), (1, 1))).await;

    guest.socket.say(&WidgetIn::Delivered { conversation: 1, upto: 2 }).await;
    anna.sees_marks(marks((2, 0), (1, 1))).await;
    guest.socket.say(&WidgetIn::Read { conversation: 1, upto: 2 }).await;
    anna.sees_marks(marks((2, 2), (1, 1))).await;

    desk.restarts().await;
    let guest = guest.reconnects(&desk).await;
    assert_eq!(guest.welcome.conversation.map(|now| now.marks), Some(marks((2, 2), (1, 1))));
    let mut anna = anna.reconnects().await;
    let (summary, _) = anna.looks_at(id).await.expect("hers");
    assert_eq!(summary.marks, marks((2, 2), (1, 1)));
    desk.closes().await;
}

#[tokio::test]
async fn k03_in_a_queue_an_eligible_console_delivers_and_nobody_reads() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let (mut guest, id) = desk.queued(&mut anna).await;
    anna.looks_at(id).await.expect("a preview");
    anna.reports_read(id, 1).await;
    anna.reports_delivered(id, 1).await;
    guest.sees_marks(marks((0, 0), (1, 0))).await;
    anna.takes(id).await.expect("free");
    anna.reports_read(id, 1).await;
    guest.sees_marks(marks((0, 0), (1, 1))).await;
    desk.closes().await;
}

#[tokio::test]
async fn k04_a_colleague_or_an_administrator_reading_along_changes_nothing() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut admin = desk.administrator("admin").await;
    let (mut guest, id) = desk.queued(&mut anna).await;
    anna.takes(id).await.expect("free");
    admin.looks_at(id).await.expect("administrators read every conversation");
    admin.reports_read(id, 1).await;
    admin.is_up_to_date().await;
    guest.says(&desk, "Still there?").await;
    let moved = guest.socket.unasked().iter().any(|frame| matches!(frame, WidgetOut::Receipts { .. }));
    assert!(!moved, "{:?}", guest.socket.unasked());
    desk.closes().await;
}

#[tokio::test]
async fn k04_a_report_past_the_last_message_or_backwards_moves_nothing() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    anna.says(&desk, id, "Good day").await.expect("hers");
    guest.socket.say(&WidgetIn::Read { conversation: 1, upto: 4_000_000 }).await;
    anna.sees_marks(marks((2, 2), (0, 0))).await;
    guest.socket.say(&WidgetIn::Delivered { conversation: 1, upto: 1 }).await;
    guest.socket.say(&WidgetIn::Read { conversation: 9, upto: 1 }).await;
    guest.says(&desk, "barrier").await;
    anna.is_up_to_date().await;
    assert!(!anna.socket.unasked().iter().any(|frame| matches!(frame, ConsoleOut::Receipts { .. })));
    desk.closes().await;
}
