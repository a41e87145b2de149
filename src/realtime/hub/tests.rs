use super::*;
use crate::domain::ids::{SiteId, VisitorId};
use crate::realtime::Parcel;

fn said(topic: Topic, text: &str) -> Publication {
    Publication { event: None, topic, also: None, frame: Arc::from(text), except: None }
}

async fn heard(subscription: &Subscription) -> Vec<String> {
    match subscription.mailbox.next().await {
        Parcel::Frames(frames) => frames.iter().map(ToString::to_string).collect(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn all_windows_of_a_token_hear_of_their_visitor_from_the_first_message_on() {
    let hub = Arc::new(Hub::default());
    let token = Topic::Token([7; 32]);
    let (first, second) = (hub.connect(&[token]), hub.connect(&[token]));
    let visitor = Topic::Visitor(VisitorId(1));
    hub.publish(&[Join { listening_to: token, also: visitor }], vec![said(visitor, "opened")]);
    assert_eq!(heard(&first).await, ["opened"]);
    assert_eq!(heard(&second).await, ["opened"]);
}

#[tokio::test]
async fn m01_a_status_without_queues_stops_their_frames() {
    let hub = Arc::new(Hub::default());
    let queue = Queue { site: SiteId(1), department: None };
    let me = Topic::Operator(OperatorId(1));
    let console = hub.connect(&[me, Topic::Queue(queue)]);
    hub.set_queues(OperatorId(1), &[]);
    hub.publish(&[], vec![said(Topic::Queue(queue), "queued"), said(me, "mine")]);
    assert_eq!(heard(&console).await, ["mine"]);
    assert!(!hub.is_heard(Topic::Queue(queue)));
}

#[tokio::test]
async fn who_looked_from_the_queue_stops_seeing_what_somebody_else_took() {
    let hub = Arc::new(Hub::default());
    let looking = Topic::Conversation(ConversationId(1));
    let anna = hub.connect(&[Topic::Operator(OperatorId(1)), looking]);
    let boris = hub.connect(&[Topic::Operator(OperatorId(2)), looking]);
    hub.keep_readers(ConversationId(1), &[OperatorId(1)]);
    hub.publish(&[], vec![said(looking, "secret"), said(Topic::Operator(OperatorId(2)), "else")]);
    assert_eq!(heard(&anna).await, ["secret"]);
    assert_eq!(heard(&boris).await, ["else"]);
}

#[test]
fn a_dropped_connection_leaves_nothing_behind() {
    let hub = Arc::new(Hub::default());
    drop(hub.connect(&[Topic::Consoles, Topic::Operator(OperatorId(1))]));
    let state = hub.state();
    assert!(state.sockets.is_empty() && state.topics.is_empty());
}
