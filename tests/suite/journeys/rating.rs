//! X16: a visitor says what they think of a conversation that is over.

use besedka::domain::ids::ConversationId;
use besedka::domain::time::Span;
use besedka::protocol::console_in::ConsoleIn;
use besedka::protocol::console_out::{Cause, ConsoleOut, SummaryState, TimelineEntry};
use besedka::protocol::widget_in::WidgetIn;
use besedka::protocol::widget_out::{Ratable, VisitorState, WidgetOut};

use crate::support::{Desk, Operator, Visitor};

/// What the visitor is told of the rating with the next news of a closed conversation.
async fn hears(guest: &mut Visitor) -> Option<Ratable> {
    let told = guest.socket.wait_for("the conversation", |frame| match frame {
        WidgetOut::Conversation { conversation } => match conversation.state {
            VisitorState::Closed { .. } => Some(conversation.ratable.clone()),
            _ => None,
        },
        _ => None,
    });
    told.await
}

/// What happened to a conversation, as its operator reads it.
async fn timeline(anna: &mut Operator, conversation: ConversationId) -> Vec<TimelineEntry> {
    anna.socket.say(&ConsoleIn::Open { re: 99, conversation }).await;
    let opened = anna.socket.wait_for("opened", |frame| match frame {
        ConsoleOut::Opened { re: 99, timeline, .. } => Some(timeline.clone()),
        _ => None,
    });
    opened.await
}

/// A conversation that its owner has just closed.
async fn closed(desk: &Desk) -> (Operator, Visitor, ConversationId) {
    let (mut anna, mut guest, conversation) = desk.conversation_in_work().await;
    anna.closes(conversation).await.expect("it is hers");
    anna.sees(Cause::Closed).await;
    let ratable = hears(&mut guest).await;
    assert_eq!(ratable, Some(Ratable { within_ms: 1_800_000, stars: None, comment: None }));
    (anna, guest, conversation)
}

#[tokio::test]
async fn x16_a_rating_reaches_the_operator_and_every_window_and_a_second_one_replaces_it() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, conversation) = closed(&desk).await;
    let mut window = guest.opens_another_window(&desk).await;
    window.socket.forget();
    desk.passes(Span::minutes(10));

    assert_eq!(guest.rates(1, 2, "").await, Ok(()));
    let (rated, by, note) = anna.hears(Cause::Rated).await;
    assert!(matches!(rated.state, SummaryState::Closed { stars: Some(2), .. }));
    assert_eq!((by, note), (None, None));
    let within_ms = 1_200_000;
    assert_eq!(hears(&mut window).await, Some(Ratable { within_ms, stars: Some(2), comment: None }));

    assert_eq!(window.rates(1, 5, " It was my mistake. ").await, Ok(()));
    let (rated, _, note) = anna.hears(Cause::Rated).await;
    assert!(matches!(rated.state, SummaryState::Closed { stars: Some(5), .. }));
    assert_eq!(note.as_deref(), Some("It was my mistake."));
    let comment = Some("It was my mistake.".to_owned());
    assert_eq!(
        window.reloads(&desk).await.welcome.conversation.and_then(|found| found.ratable),
        Some(Ratable { within_ms, stars: Some(5), comment })
    );

    let stars = |entry: &TimelineEntry| entry.stars;
    let happened = timeline(&mut anna, conversation).await;
    assert_eq!(happened.iter().filter_map(stars).collect::<Vec<_>>(), [2, 5]);
    desk.closes().await;
}

#[tokio::test]
async fn x16_the_same_again_is_one_rating() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, conversation) = closed(&desk).await;
    for _ in 0..2 {
        assert_eq!(guest.rates(1, 4, "Quick").await, Ok(()));
    }
    anna.hears(Cause::Rated).await;
    assert_eq!(timeline(&mut anna, conversation).await.iter().filter(|entry| entry.stars.is_some()).count(), 1);
    desk.closes().await;
}

#[tokio::test]
async fn x16_the_last_moment_of_the_window_counts_and_the_next_does_not() {
    let desk = Desk::open().await;
    let (_anna, mut guest, _) = closed(&desk).await;
    desk.passes(Span::minutes(30));
    assert_eq!(guest.rates(1, 3, "").await, Ok(()));
    desk.passes(Span(1));
    assert_eq!(guest.rates(1, 5, "").await, Err("rating_too_late".into()));
    assert_eq!(guest.reloads(&desk).await.welcome.conversation.and_then(|found| found.ratable), None);
    desk.closes().await;
}

#[tokio::test]
async fn x16_what_goes_on_or_is_somebody_elses_is_not_rated() {
    let desk = Desk::open().await;
    let (_anna, mut guest, _) = desk.conversation_in_work().await;
    assert_eq!(guest.rates(1, 5, "").await, Err("rating_too_early".into()));
    assert_eq!(guest.rates(2, 5, "").await, Err("conversation_unknown".into()));
    let mut stranger = desk.visitor().await;
    assert_eq!(stranger.rates(1, 5, "").await, Err("conversation_unknown".into()));
    assert_eq!(guest.rates(1, 6, "").await, Err("rating_invalid".into()));
    assert_eq!(guest.rates(1, 5, &"a".repeat(1_001)).await, Err("field_too_long".into()));
    desk.closes().await;
}

#[tokio::test]
async fn x16_who_ends_a_conversation_that_nobody_had_in_work_is_not_asked() {
    let desk = Desk::open().await;
    let mut guest = desk.visitor().await;
    guest.says(&desk, "Anybody?").await;
    guest.socket.say(&WidgetIn::Close { re: 1, conversation: 1 }).await;
    assert_eq!(hears(&mut guest).await, None);
    desk.closes().await;
}
