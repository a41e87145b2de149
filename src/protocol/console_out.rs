//! What the server says to an operator's console. Longer than most files: one closed enum and what stands in it, which the
//! author of a client reads together.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{ConversationId, DepartmentId, EventNumber, MessageKey, OperatorId, SiteId, TagId, VisitorId};
use crate::domain::language::Language;
use crate::domain::message::Message;
use crate::domain::operator::Role;
use crate::domain::site::RoutingMode;
use crate::domain::tag::TagColour;
use crate::domain::time::Timestamp;
use crate::domain::work_status::WorkStatus;
use crate::protocol::common::{Author, ByeReason, Marks};
use crate::protocol::phrase::Phrase;
use crate::protocol::routing::{Explanation, Receiver, ReceivingQueue};

/// A frame to the console. Frames with an `event` move the resume number forward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "type", rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "frames are built once and encoded at once")]
pub enum ConsoleOut {
    /// The answer to `hello`.
    Welcome {
        /// The protocol version spoken.
        version: u16,
        /// True: the missed frames follow, then `caught_up`. False: forget what you hold, `conversations` is everything.
        resumed: bool,
        /// The number that all this is true at.
        #[cfg_attr(test, ts(type = "number"))]
        event: EventNumber,
        /// The person themselves.
        #[cfg_attr(test, ts(type = "number"))]
        me: OperatorId,
        /// Their role.
        role: Role,
        /// The language of sentences to them.
        language: Language,
        /// The company's name.
        company: String,
        /// Everybody.
        operators: Vec<Colleague>,
        /// Every site, with its departments.
        sites: Vec<Site>,
        /// What conversations are marked with, in the order in which it is offered.
        tags: Vec<Tag>,
        /// What is the person's own of all this.
        workplace: Workplace,
        /// The queues they see and the conversations they own; empty where `resumed` is true.
        conversations: Vec<Summary>,
        /// How often to send `ping`, in milliseconds.
        heartbeat_ms: u32,
        /// The server's clock, in milliseconds since 1970.
        #[cfg_attr(test, ts(type = "number"))]
        now: Timestamp,
    },
    /// Everything that was missed has been sent.
    CaughtUp {
        /// The number that all is true at.
        #[cfg_attr(test, ts(type = "number"))]
        event: EventNumber,
    },
    /// A conversation appeared in your lists or changed there.
    Conversation {
        /// The event.
        #[cfg_attr(test, ts(type = "number"))]
        event: EventNumber,
        /// What happened.
        cause: Cause,
        /// The colleague who did it; none for the visitor and for the system.
        #[cfg_attr(test, ts(type = "number | null"))]
        by: Option<OperatorId>,
        /// What they wrote to whoever receives it, if it was passed on.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[cfg_attr(test, ts(optional))]
        note: Option<String>,
        /// How it is now.
        conversation: Summary,
    },
    /// A conversation left your lists.
    Gone {
        /// The event.
        #[cfg_attr(test, ts(type = "number"))]
        event: EventNumber,
        /// Which.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// What happened.
        cause: Cause,
        /// The colleague who did it; none for the visitor.
        #[cfg_attr(test, ts(type = "number | null"))]
        by: Option<OperatorId>,
    },
    /// Somebody has put a tag on a conversation, or taken one off.
    Tags {
        /// The event.
        #[cfg_attr(test, ts(type = "number"))]
        event: EventNumber,
        /// Which.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// Everything that it carries now.
        #[cfg_attr(test, ts(type = "number[]"))]
        tags: Vec<TagId>,
    },
    /// The visitor of a conversation has been blocked, or is let through again. That a term has run out is not told.
    Blocked {
        /// Which.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// How; none if they are not blocked.
        blocked: Option<Blocked>,
    },
    /// A message.
    Message {
        /// The event.
        #[cfg_attr(test, ts(type = "number"))]
        event: EventNumber,
        /// The message.
        message: ConsoleMessage,
    },
    /// Your message is on disk.
    Posted {
        /// The client's key.
        #[cfg_attr(test, ts(type = "string"))]
        key: MessageKey,
        /// The event.
        #[cfg_attr(test, ts(type = "number"))]
        event: EventNumber,
        /// The conversation.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// The message's number there.
        number: u32,
        /// When, in milliseconds since 1970.
        #[cfg_attr(test, ts(type = "number"))]
        at: Timestamp,
    },
    /// The request was done.
    Accepted {
        /// Of the request.
        re: u32,
    },
    /// It was not done, and why.
    Refused {
        /// The key of the message, if it was one.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[cfg_attr(test, ts(type = "string", optional))]
        key: Option<MessageKey>,
        /// Of the request, if it had one.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[cfg_attr(test, ts(optional))]
        re: Option<u32>,
        /// For the program.
        code: String,
        /// For the person, in their language.
        text: String,
        /// Try again after this many milliseconds; absent where trying again is pointless.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[cfg_attr(test, ts(type = "number", optional))]
        retry_after_ms: Option<u64>,
    },
    /// How far both sides have got.
    Receipts {
        /// The conversation.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// Both sides.
        marks: Marks,
    },
    /// Somebody is typing.
    Typing {
        /// Where.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// Who.
        author: Author,
    },
    /// A colleague's work status changed, or your own.
    Status {
        /// The event.
        #[cfg_attr(test, ts(type = "number"))]
        event: EventNumber,
        /// Whose.
        #[cfg_attr(test, ts(type = "number"))]
        operator: OperatorId,
        /// To what.
        status: WorkStatus,
        /// Since when, in milliseconds since 1970.
        #[cfg_attr(test, ts(type = "number"))]
        since: Timestamp,
        /// Why: `chosen`, `console_opened`, `console_closed`, `pause_drained`, `nothing_in_work`, `administrator`.
        reason: String,
        /// N03: the administrator who changed it, if one did.
        #[cfg_attr(test, ts(type = "number | null"))]
        by: Option<OperatorId>,
    },
    /// What you see has changed as a whole (your status, the sites, departments or people): say `hello` again without
    /// `resume`.
    Resync {
        /// Everybody was told: say it at a random moment within so many milliseconds. Absent: at once.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[cfg_attr(test, ts(optional))]
        within_ms: Option<u32>,
    },
    /// The answer to `receivers`. Somebody who may not receive it is listed with the reason.
    Receivers {
        /// Of the request.
        re: u32,
        /// Everybody but its owner.
        colleagues: Vec<Receiver>,
        /// The queue of its site, and those of the departments of that.
        queues: Vec<ReceivingQueue>,
    },
    /// The answer to `explain`.
    Explained {
        /// Of the request.
        re: u32,
        /// The decision of the system that brought the conversation where it is; none if there was none, because a person
        /// did or because the site was in common mode.
        decision: Option<Explanation>,
        /// For one that waits: how things stand at this moment.
        now: Option<Explanation>,
    },
    /// The answer to `open`.
    Opened {
        /// Of the request.
        re: u32,
        /// The conversation.
        conversation: Summary,
        /// Its visitor.
        visitor: VisitorCard,
        /// The latest messages, oldest first, also of earlier conversations.
        messages: Vec<ConsoleMessage>,
        /// Whether `history` has more.
        has_earlier: bool,
        /// What happened to it, oldest first.
        timeline: Vec<TimelineEntry>,
    },
    /// The answer to `history`: oldest first.
    History {
        /// Of the request.
        re: u32,
        /// The conversation that was asked about.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// The messages.
        messages: Vec<ConsoleMessage>,
        /// Whether there are more.
        has_earlier: bool,
    },
    /// The answer to `list_closed`: latest first.
    ClosedList {
        /// Of the request.
        re: u32,
        /// The conversations.
        conversations: Vec<Summary>,
        /// Whether there are more.
        has_more: bool,
    },
    /// The answer to `list_passed`: latest first, as they are now. Who has one is not told of every move of it: ask again.
    PassedList {
        /// Of the request.
        re: u32,
        /// The conversations.
        conversations: Vec<Summary>,
    },
    /// The answer to `phrases`: by group and title.
    Phrases {
        /// Of the request.
        re: u32,
        /// The phrases.
        phrases: Vec<Phrase>,
    },
    /// The phrases that the person may use are perhaps others by now: what was answered to `phrases` is out of date.
    PhrasesChanged,
    /// The answer to `ping`.
    Pong,
    /// The server ends this connection.
    Bye {
        /// Why.
        reason: ByeReason,
        /// Come back after this many milliseconds; absent: not by itself.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[cfg_attr(test, ts(type = "number", optional))]
        retry_after_ms: Option<u64>,
    },
}

/// What happened to a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// A visitor opened it.
    Opened,
    /// Somebody took it from the queue.
    Taken,
    /// The system, or an administrator if one did it, gave it to somebody (X12, N02).
    Assigned,
    /// Its owner passed it to a colleague (F01, F02).
    Transferred,
    /// Its owner passed it to a department or returned it to the queue (F03 to F06), or an administrator did (N03).
    Queued,
    /// Its owner is no longer with the company: it is back in its queue (X20).
    Released,
    /// Somebody closed it.
    Closed,
    /// Its visitor rated it (X16); the comment is the note.
    Rated,
}

/// What is a person's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Workplace {
    /// How many open conversations the system may bring them to in balanced mode; none: any number.
    pub limit: Option<u32>,
    /// Their sites.
    #[cfg_attr(test, ts(type = "number[]"))]
    pub sites: Vec<SiteId>,
    /// Their departments.
    #[cfg_attr(test, ts(type = "number[]"))]
    pub departments: Vec<DepartmentId>,
}

/// A person of the company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Colleague {
    /// Their number.
    #[cfg_attr(test, ts(type = "number"))]
    pub id: OperatorId,
    /// Their name.
    pub name: String,
    /// Their work status.
    pub status: WorkStatus,
    /// Since when, in milliseconds since 1970.
    #[cfg_attr(test, ts(type = "number"))]
    pub since: Timestamp,
    /// Their sites: who keeps which chat online (I5).
    #[cfg_attr(test, ts(type = "number[]"))]
    pub sites: Vec<SiteId>,
}

/// A site of the company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Site {
    /// Its number.
    #[cfg_attr(test, ts(type = "number"))]
    pub id: SiteId,
    /// Its name.
    pub name: String,
    /// How it routes.
    pub mode: RoutingMode,
    /// Its departments.
    pub departments: Vec<Department>,
}

/// A department of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Department {
    /// Its number.
    #[cfg_attr(test, ts(type = "number"))]
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
}

/// Something that conversations are marked with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Tag {
    /// Its number.
    #[cfg_attr(test, ts(type = "number"))]
    pub id: TagId,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub colour: TagColour,
    /// Whether it stays where it is and cannot be put on anything more.
    pub retired: bool,
}

/// A conversation as a row of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Summary {
    /// Its number.
    #[cfg_attr(test, ts(type = "number"))]
    pub id: ConversationId,
    /// The site.
    #[cfg_attr(test, ts(type = "number"))]
    pub site: SiteId,
    /// The department, if it is in the queue of one.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub department: Option<DepartmentId>,
    /// Who writes.
    #[cfg_attr(test, ts(type = "number"))]
    pub visitor: VisitorId,
    /// Their name, if it is known; the console names the others by number.
    pub visitor_name: Option<String>,
    /// When it was opened, in milliseconds since 1970.
    #[cfg_attr(test, ts(type = "number"))]
    pub opened_at: Timestamp,
    /// Where it is.
    pub state: SummaryState,
    /// How far both sides have got.
    pub marks: Marks,
    /// Its last message.
    pub last: Option<LastLine>,
    /// How many messages it has.
    pub messages: u32,
    /// The number of the visitor's last message; 0 without one.
    pub last_from_visitor: u32,
    /// How many of the visitor's messages the company has not read.
    pub unread: u32,
    /// What it is marked with, by number.
    #[cfg_attr(test, ts(type = "number[]"))]
    pub tags: Vec<TagId>,
}

/// Where a conversation is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SummaryState {
    /// In the queue.
    Queued {
        /// Since when, in milliseconds since 1970.
        #[cfg_attr(test, ts(type = "number"))]
        since: Timestamp,
        /// The colleague who passed it on to this queue, if one did.
        #[cfg_attr(test, ts(type = "number | null"))]
        sender: Option<OperatorId>,
    },
    /// In somebody's work.
    Owned {
        /// Whose.
        #[cfg_attr(test, ts(type = "number"))]
        operator: OperatorId,
        /// Since when, in milliseconds since 1970.
        #[cfg_attr(test, ts(type = "number"))]
        since: Timestamp,
        /// The colleague who passed it on to them, if one did: it can be returned to them.
        #[cfg_attr(test, ts(type = "number | null"))]
        sender: Option<OperatorId>,
    },
    /// Over.
    Closed {
        /// When, in milliseconds since 1970.
        #[cfg_attr(test, ts(type = "number"))]
        at: Timestamp,
        /// The colleague who closed it; none for the visitor.
        #[cfg_attr(test, ts(type = "number | null"))]
        by: Option<OperatorId>,
        /// Who owned it.
        #[cfg_attr(test, ts(type = "number | null"))]
        owner: Option<OperatorId>,
        /// X16: 1 to 5, once its visitor has rated it.
        stars: Option<u8>,
    },
}

/// The last message of a conversation, shortened to 120 characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct LastLine {
    /// Whether the visitor wrote it.
    pub from_visitor: bool,
    /// The colleague who wrote it, who need not be the owner; none for the visitor.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub by: Option<OperatorId>,
    /// Its beginning.
    pub text: String,
    /// When, in milliseconds since 1970.
    #[cfg_attr(test, ts(type = "number"))]
    pub at: Timestamp,
}

/// A message as colleagues see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ConsoleMessage {
    /// The conversation.
    #[cfg_attr(test, ts(type = "number"))]
    pub conversation: ConversationId,
    /// Its number there.
    pub number: u32,
    /// The name its client gave it.
    #[cfg_attr(test, ts(type = "string"))]
    pub key: MessageKey,
    /// Who wrote it.
    pub author: Author,
    /// What it says: plain text with `\n` line ends.
    pub text: String,
    /// When, in milliseconds since 1970.
    #[cfg_attr(test, ts(type = "number"))]
    pub at: Timestamp,
}

/// That messages of a visitor are not accepted, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Blocked {
    /// The address or network that is blocked; none if it is the visitor alone.
    pub network: Option<String>,
    /// Since when, in milliseconds since 1970.
    #[cfg_attr(test, ts(type = "number"))]
    pub since: Timestamp,
    /// Until when, in milliseconds since 1970; none: until an administrator lifts it.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub until: Option<Timestamp>,
    /// The colleague who did it.
    #[cfg_attr(test, ts(type = "number"))]
    pub by: OperatorId,
    /// Why, for colleagues only; may be empty.
    pub reason: String,
}

/// What is known of a visitor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct VisitorCard {
    /// Their number.
    #[cfg_attr(test, ts(type = "number"))]
    pub id: VisitorId,
    /// Their name, if it is known.
    pub name: Option<String>,
    /// Their e-mail address, if they left one.
    pub email: Option<String>,
    /// Their telephone number, if they left one.
    pub phone: Option<String>,
    /// The language of their browser.
    pub language: String,
    /// The browser, as it names itself.
    pub user_agent: String,
    /// The page that they are, or were last, on: an address beginning with `http`, or empty.
    pub page_url: String,
    /// Its title.
    pub page_title: String,
    /// The page that they came from: an address beginning with `http`, or empty.
    pub referrer: String,
    /// When they wrote first, in milliseconds since 1970.
    #[cfg_attr(test, ts(type = "number"))]
    pub first_seen: Timestamp,
    /// The address that they came from last; empty if it is not known.
    pub address: String,
    /// That their messages are not accepted; none if they are.
    pub blocked: Option<Blocked>,
    /// Whether a widget of theirs is connected now.
    pub connected: bool,
    /// Their other conversations, latest first, at most 20.
    pub earlier: Vec<Summary>,
}

/// Something that happened to a conversation, other than messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct TimelineEntry {
    /// What.
    pub cause: Cause,
    /// When, in milliseconds since 1970.
    #[cfg_attr(test, ts(type = "number"))]
    pub at: Timestamp,
    /// The colleague who did it; none for the visitor and for the system.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub by: Option<OperatorId>,
    /// The colleague it went to, if it went to one.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub to: Option<OperatorId>,
    /// The department whose queue it went to, if it went to one.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub department: Option<DepartmentId>,
    /// What was written to whoever receives it; the visitor's comment of one that was rated.
    pub note: Option<String>,
    /// X16: 1 to 5 of one that was rated.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(test, ts(optional))]
    pub stars: Option<u8>,
}

impl ConsoleMessage {
    /// A message as colleagues are told it; `author_name` is the operator's, if one wrote it.
    #[must_use]
    pub fn of(message: Message, author_name: &str) -> Self {
        let Message { conversation, number, key, author, text, at } = message;
        Self { conversation, number, key, author: Author::of(author, author_name), text, at }
    }
}
