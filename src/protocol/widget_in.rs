//! What a visitor's widget says. Anybody may connect; the token names the visitor.

use serde::{Deserialize, Serialize};

use crate::domain::ids::MessageKey;

/// A frame from the widget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum WidgetIn {
    /// The first frame.
    Hello {
        /// The protocol version of the client.
        version: u16,
        /// The visitor token of an earlier welcome; none on the first visit.
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        token: Option<String>,
        /// The language of the page or browser, such as `ru-RU`.
        #[serde(default)]
        language: String,
        /// Where the visitor is.
        #[serde(default)]
        page: Page,
        /// The last message the client has; none if it has nothing.
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        resume: Option<Cursor>,
    },
    /// A message. Answered by `posted` or `refused` with the same key; sending again is harmless.
    Post {
        /// Made by the client, once per message: a UUID.
        #[cfg_attr(test, ts(type = "string"))]
        key: MessageKey,
        /// 1 to 4,000 characters.
        text: String,
    },
    /// X15: the form that stands in place of the chat while nobody is there (W02). Its message goes where any other does.
    /// Answered by `posted` or `refused` with the same key; sending again is harmless.
    OfflineForm {
        /// Made by the client, once per form: a UUID.
        #[cfg_attr(test, ts(type = "string"))]
        key: MessageKey,
        /// 1 to 4,000 characters.
        text: String,
        /// Up to 100 characters; empty where the visitor left it so.
        #[serde(default)]
        name: String,
        /// An e-mail address, or empty.
        #[serde(default)]
        email: String,
        /// A telephone number, or empty.
        #[serde(default)]
        phone: String,
    },
    /// The visitor is typing. Not stored; say it again every few seconds while it lasts.
    Typing {},
    /// K01: this widget holds everything up to this message.
    Delivered {
        /// The conversation, by its place among the visitor's.
        conversation: u32,
        /// The message number.
        upto: u32,
    },
    /// K01: the visitor has seen everything up to this message: widget open, tab visible, message in view.
    Read {
        /// The conversation, by its place among the visitor's.
        conversation: u32,
        /// The message number.
        upto: u32,
    },
    /// Asks for messages before the cursor, also of earlier conversations. Answered by `history`.
    History {
        /// Returned in the answer.
        re: u32,
        /// The oldest message the client has.
        before: Cursor,
    },
    /// The visitor ends the conversation. Answered by `accepted` or `refused`.
    Close {
        /// Returned in the answer.
        re: u32,
        /// The conversation, by its place among the visitor's.
        conversation: u32,
    },
    /// X16: what the visitor thinks of a conversation that is over; a later one replaces an earlier. Answered by `accepted`
    /// or `refused`.
    Rate {
        /// Returned in the answer.
        re: u32,
        /// The conversation, by its place among the visitor's.
        conversation: u32,
        /// 1 to 5.
        stars: u8,
        /// Up to 1,000 characters, or empty.
        #[serde(default)]
        comment: String,
    },
    /// Are you there? Answered by `pong`.
    Ping {},
}

/// A place in the visitor's messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct Cursor {
    /// The conversation, by its place among the visitor's.
    pub conversation: u32,
    /// The message number there.
    pub number: u32,
}

/// Where the visitor is. Each field is cut at 500 characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(deny_unknown_fields, default)]
pub struct Page {
    /// The address of the page.
    pub url: String,
    /// Its title.
    pub title: String,
    /// The page before it.
    pub referrer: String,
}
