//! Tags on conversations: who may, and who hears of it.

use besedka::domain::ids::{ConversationId, TagId};
use besedka::protocol::console_in::{ConsoleIn, TransferTo};
use besedka::protocol::console_out::{Cause, ConsoleOut};
use besedka::protocol::widget_out::WidgetOut;

use crate::support::{Desk, Operator};

impl Operator {
    async fn tags(&mut self, conversation: ConversationId, tag: TagId) -> Result<(), String> {
        self.asks(|re| ConsoleIn::Tag { re, conversation, tag }).await.map_err(|(code, _)| code)
    }

    async fn untags(&mut self, conversation: ConversationId, tag: TagId) -> Result<(), String> {
        self.asks(|re| ConsoleIn::Untag { re, conversation, tag }).await.map_err(|(code, _)| code)
    }

    /// Waits for news of the tags of a conversation.
    async fn sees_tags(&mut self, wanted: ConversationId) -> Vec<TagId> {
        let (event, tags) = self
            .socket
            .wait_for("tags", |frame| match frame {
                ConsoleOut::Tags { event, conversation, tags } if *conversation == wanted => {
                    Some((*event, tags.clone()))
                }
                _ => None,
            })
            .await;
        self.event = self.event.max(event);
        tags
    }
}

#[tokio::test]
async fn whoever_sees_the_conversation_sees_its_tags_and_the_visitor_never_does() {
    let desk = Desk::open().await;
    let (complaint, tea) = (desk.tag("Complaint").await, desk.tag("Tea").await);
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let mut admin = desk.administrator("admin").await;
    let (before, _) = admin.looks_at(id).await.expect("administrators read everything");
    assert_eq!(before.tags, []);
    anna.tags(id, tea).await.expect("it is hers");
    admin.tags(id, complaint).await.expect("administrators may");
    assert_eq!((anna.sees_tags(id).await, anna.sees_tags(id).await), (vec![tea], vec![complaint, tea]));
    assert_eq!((admin.sees_tags(id).await, admin.sees_tags(id).await), (vec![tea], vec![complaint, tea]));
    anna.untags(id, tea).await.expect("it is hers");
    assert_eq!(admin.sees_tags(id).await, [complaint]);
    let (after, _) = admin.looks_at(id).await.expect("administrators read everything");
    assert_eq!(after.tags, [complaint]);
    guest.says(&desk, "Are you there?").await;
    let told = guest.socket.unasked();
    assert!(!told.iter().any(|frame| matches!(frame, WidgetOut::Refused { .. })), "{told:?}");
    desk.closes().await;
}

#[tokio::test]
async fn the_same_twice_changes_nothing_and_tells_nobody() {
    let desk = Desk::open().await;
    let tea = desk.tag("Tea").await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    anna.untags(id, tea).await.expect("nothing to take off");
    anna.tags(id, tea).await.expect("it is hers");
    anna.tags(id, tea).await.expect("it is there");
    let told = "SELECT detail FROM events WHERE kind = 'conversation_tagged' ORDER BY number";
    assert_eq!(desk.asks_file::<String>(told), [format!("added {tea}")]);
    desk.closes().await;
}

#[tokio::test]
async fn who_only_reads_along_tags_nothing() {
    let desk = Desk::open().await;
    let tea = desk.tag("Tea").await;
    let mut anna = desk.operator("anna").await;
    let mut boris = desk.operator("boris").await;
    let (_guest, id) = desk.queued(&mut anna).await;
    assert_eq!(anna.tags(id, tea).await, Err("conversation_queued".into()), "it has to be taken first");
    anna.takes(id).await.expect("it waits");
    assert_eq!(boris.tags(id, tea).await, Err("conversation_taken".into()));
    anna.passes(id, TransferTo::Operator { id: boris.me }, "").await.expect("F01");
    assert_eq!(anna.tags(id, tea).await, Err("conversation_taken".into()), "F07: she reads it still");
    boris.tags(id, tea).await.expect("it is his");
    boris.closes(id).await.expect("it is his");
    anna.untags(id, tea).await.expect("it was hers, and is closed");
    let mut vera = desk.operator("vera").await;
    assert_eq!(vera.tags(id, tea).await, Err("not_allowed".into()), "she never had it");
    desk.closes().await;
}

#[tokio::test]
async fn only_tags_of_the_list_that_are_in_use_can_be_put_on() {
    let desk = Desk::open().await;
    let (old, new) = (desk.tag("Old").await, desk.tag("New").await);
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    anna.tags(id, old).await.expect("it is hers");
    desk.cabinet(move |write, by| besedka::actions::change_tags::set_retired(write, by, old, true)).await;
    assert_eq!(anna.tags(id, TagId(99)).await, Err("tag_unknown".into()));
    anna.tags(id, old).await.expect("it is there already");
    anna.untags(id, old).await.expect("a retired one can be taken off");
    assert_eq!(anna.tags(id, old).await, Err("tag_retired".into()));
    anna.tags(id, new).await.expect("it is in use");
    for number in 1..20 {
        let tag = desk.tag(&format!("Tag {number}")).await;
        anna.tags(id, tag).await.expect("there is room");
    }
    let one_more = desk.tag("One more").await;
    assert_eq!(anna.tags(id, one_more).await, Err("too_many_tags".into()));
    desk.closes().await;
}

#[tokio::test]
async fn a_console_that_was_away_is_told_what_it_missed() {
    let desk = Desk::open().await;
    let tea = desk.tag("Tea").await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let mut admin = desk.administrator("admin").await;
    anna.asks_anew().await;
    let (signed_in, event) = (anna.signed_in.clone(), anna.welcome_event());
    drop(anna);
    admin.tags(id, tea).await.expect("administrators may");
    let mut back = signed_in.connects(Some(event), false).await;
    assert!(back.welcome.resumed);
    assert_eq!(back.sees_tags(id).await, [tea]);
    back.asks_anew().await;
    let [mine] = &back.welcome.conversations[..] else { panic!("{:?}", back.welcome) };
    assert_eq!(mine.tags, [tea]);
    desk.closes().await;
}

#[tokio::test]
async fn tags_are_no_part_of_the_timeline() {
    let desk = Desk::open().await;
    let tea = desk.tag("Tea").await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    for _ in 0..110 {
        anna.tags(id, tea).await.expect("it is hers");
        anna.untags(id, tea).await.expect("it is hers");
    }
    anna.closes(id).await.expect("it is hers");
    anna.sees(Cause::Closed).await;
    let timeline = anna.timeline_of(id).await;
    assert_eq!(
        timeline,
        [Cause::Opened, Cause::Taken, Cause::Closed],
        "what happens often does not push out what matters"
    );
    desk.closes().await;
}

#[tokio::test]
async fn a_tag_is_taken_off_one_conversation_alone() {
    let desk = Desk::open().await;
    let tea = desk.tag("Tea").await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let (_other, second) = desk.queued(&mut anna).await;
    anna.takes(second).await.expect("it waits");
    for conversation in [id, second] {
        anna.tags(conversation, tea).await.expect("it is hers");
    }
    anna.untags(id, tea).await.expect("it is hers");
    assert_eq!(desk.asks_file::<i64>("SELECT conversation_id FROM conversation_tags"), [second.0]);
    desk.closes().await;
}
