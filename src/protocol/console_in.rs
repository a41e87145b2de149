//! What an operator's console says. The session cookie names the operator; each frame says who may send it. A little longer
//! than most files: one closed enum, which the author of a client reads together.

use serde::{Deserialize, Serialize};

use crate::domain::block::Term;
use crate::domain::ids::{ConversationId, DepartmentId, EventNumber, MessageKey, OperatorId, TagId};
use crate::domain::language::Language;
use crate::domain::time::Timestamp;
use crate::domain::work_status::WorkStatus;

/// A frame from the console.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ConsoleIn {
    /// The first frame.
    Hello {
        /// The protocol version of the client.
        version: u16,
        /// The number of the last event the client has; none if it has nothing.
        #[serde(default)]
        #[cfg_attr(test, ts(type = "number", optional))]
        resume: Option<EventNumber>,
        /// X05: whether the person has just opened the console, as opposed to a reconnect, a reload or a second window in
        /// this browser. The server knows of their other devices and decides.
        #[serde(default)]
        started: bool,
        /// X06: the client's name for this window, the same when it connects again: up to 64 characters. A connection of it that
        /// died unnoticed then does not keep it open. Without a name each connection is a window of its own.
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        window: Option<String>,
    },
    /// M06: takes a conversation from the queue. Whoever sees that queue. Answered by `accepted` or `refused`.
    Take {
        /// Returned in the answer.
        re: u32,
        /// Which.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
    },
    /// M14: a message to the visitor. The owner. Answered by `posted` or `refused`; sending again is harmless.
    Post {
        /// Made by the client, once per message: a UUID.
        #[cfg_attr(test, ts(type = "string"))]
        key: MessageKey,
        /// Which conversation.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// 1 to 4,000 characters.
        text: String,
    },
    /// The operator is typing. The owner. Not stored.
    Typing {
        /// Where.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
    },
    /// K02, K03: this console holds everything up to this message. The owner, or whoever sees the queue.
    Delivered {
        /// Which conversation.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// The message number.
        upto: u32,
    },
    /// K02: the operator has it open in a visible tab. The owner.
    Read {
        /// Which conversation.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// The message number.
        upto: u32,
    },
    /// Opens a conversation to look at it: its frames follow until `leave`. Whoever may read it. Answered by `opened`.
    Open {
        /// Returned in the answer.
        re: u32,
        /// Which.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
    },
    /// Stops looking.
    Leave {
        /// Which.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
    },
    /// Asks for messages before this one, also of the visitor's earlier conversations. Whoever may read the conversation.
    /// Answered by `history`.
    History {
        /// Returned in the answer.
        re: u32,
        /// The conversation that is open.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// The oldest message the client has.
        before: MessagePlace,
    },
    /// Asks who could receive a conversation (F01 to F06, M10, M11). Whoever may read it. Answered by `receivers`.
    Receivers {
        /// Returned in the answer.
        re: u32,
        /// Which.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
    },
    /// F01 to F06: passes a conversation on. The owner. Answered by `accepted` or `refused`.
    Transfer {
        /// Returned in the answer.
        re: u32,
        /// Which.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// To whom.
        to: TransferTo,
        /// For colleagues only: up to 1,000 characters; none if it is empty.
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        note: Option<String>,
    },
    /// Asks why a conversation is where it is. Whoever may read it. Answered by `explained`.
    Explain {
        /// Returned in the answer.
        re: u32,
        /// Which.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
    },
    /// N02: gives a conversation, queued or in somebody's work, to a person who is Ready. Administrators. Answered by
    /// `accepted` or `refused`.
    Assign {
        /// Returned in the answer.
        re: u32,
        /// Which.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// To whom.
        #[cfg_attr(test, ts(type = "number"))]
        to: OperatorId,
    },
    /// N03: sends a colleague who is Ready or Can help on Pause. Administrators. Answered by `accepted` or `refused`.
    PauseColleague {
        /// Returned in the answer.
        re: u32,
        /// Whom.
        #[cfg_attr(test, ts(type = "number"))]
        operator: OperatorId,
    },
    /// N03: returns everything that a colleague has in work to its queues. Administrators. Answered by `accepted` or
    /// `refused`.
    ReturnAll {
        /// Returned in the answer.
        re: u32,
        /// Whose.
        #[cfg_attr(test, ts(type = "number"))]
        operator: OperatorId,
    },
    /// M14, N04: closes a conversation. The owner, and administrators. Answered by `accepted` or `refused`.
    Close {
        /// Returned in the answer.
        re: u32,
        /// Which.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
    },
    /// Blocks the visitor of a conversation, or everybody from their address: what they write is not accepted. The owner, and
    /// administrators. Answered by `accepted` or `refused`.
    Block {
        /// Returned in the answer.
        re: u32,
        /// Which.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// Whether everybody from the visitor's address is meant, and not the visitor alone.
        #[serde(default)]
        address: bool,
        /// For how long: `hour`, `day`, `week`, `month` (of 30 days), `for_good`.
        term: Term,
        /// Why, for colleagues only: up to 300 characters; none if it is empty.
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        reason: Option<String>,
        /// Whether the conversation is closed with it.
        #[serde(default)]
        close: bool,
    },
    /// Puts a tag of the company's list on a conversation. The owner, who owned it once it is closed, and administrators.
    /// Answered by `accepted` or `refused`, and a `tags` frame to whoever sees it.
    Tag {
        /// Returned in the answer.
        re: u32,
        /// Which.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// The tag.
        #[cfg_attr(test, ts(type = "number"))]
        tag: TagId,
    },
    /// Takes a tag off a conversation. Who may put one on. Answered by `accepted` or `refused`, and a `tags` frame to
    /// whoever sees it.
    Untag {
        /// Returned in the answer.
        re: u32,
        /// Which.
        #[cfg_attr(test, ts(type = "number"))]
        conversation: ConversationId,
        /// The tag.
        #[cfg_attr(test, ts(type = "number"))]
        tag: TagId,
    },
    /// X02: chooses a work status. Answered by `accepted`, and a `status` frame to everybody.
    SetStatus {
        /// Returned in the answer.
        re: u32,
        /// The wish.
        status: WorkStatus,
    },
    /// Asks for closed conversations that the person may read, latest first. Answered by `closed_list`.
    ListClosed {
        /// Returned in the answer.
        re: u32,
        /// The last of the page before; none for the first page.
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        before: Option<ClosedPlace>,
    },
    /// F07: asks for the open conversations that the person owned at some time and somebody else, or a queue, has now. Answered
    /// by `passed_list`.
    ListPassed {
        /// Returned in the answer.
        re: u32,
    },
    /// Asks for the phrases that the person may use: the shared ones of their sites, and their own. Everybody. Answered by
    /// `phrases`.
    Phrases {
        /// Returned in the answer.
        re: u32,
    },
    /// Keeps a phrase of the person's own, for every site. Everybody. Answered by `accepted` or `refused`.
    SavePhrase {
        /// Returned in the answer.
        re: u32,
        /// What it is found by: 1 to 100 characters.
        title: String,
        /// What it says: 1 to 4,000 characters.
        text: String,
        /// The language that it is written in; none: for visitors of any.
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        language: Option<Language>,
    },
    /// Are you there? Answered by `pong`.
    Ping {},
}

/// Where a conversation is passed on to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum TransferTo {
    /// A colleague (F01, F02).
    Operator {
        /// Who.
        #[cfg_attr(test, ts(type = "number"))]
        id: OperatorId,
    },
    /// A department of the conversation's site (F03, F04, F06).
    Department {
        /// Which.
        #[cfg_attr(test, ts(type = "number"))]
        id: DepartmentId,
    },
    /// The queue of the site itself (F06).
    Queue {},
}

/// A place in a visitor's messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct MessagePlace {
    /// The conversation.
    #[cfg_attr(test, ts(type = "number"))]
    pub conversation: ConversationId,
    /// The message number there.
    pub number: u32,
}

/// A place in the list of closed conversations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct ClosedPlace {
    /// When it was closed, in milliseconds since 1970.
    #[cfg_attr(test, ts(type = "number"))]
    pub at: Timestamp,
    /// Which.
    #[cfg_attr(test, ts(type = "number"))]
    pub conversation: ConversationId,
}
