//! What the page of monitoring and the server say to each other. It is told that something has changed, never what: the
//! page is then asked for again, so that it says the same with and without a connection.

use serde::{Deserialize, Serialize};

use crate::domain::ids::MessageKey;
use crate::protocol::common::ByeReason;

/// A frame from the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum MonitoringIn {
    /// The first frame of every connection.
    Hello {
        /// The protocol version spoken.
        version: u16,
    },
    /// Answered by `pong`.
    Ping {},
}

/// A frame to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum MonitoringOut {
    /// The answer to `hello`. What changed before it is not told: ask for the page again.
    Welcome {
        /// The protocol version spoken.
        version: u16,
        /// How often to send `ping`, in milliseconds.
        heartbeat_ms: u32,
    },
    /// A conversation has come, moved or been closed, or somebody's status or the company has changed. At most once a
    /// second.
    Changed,
    /// The answer to `ping`.
    Pong,
    /// A frame was not understood.
    Refused {
        /// Never there.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[cfg_attr(test, ts(type = "string", optional))]
        key: Option<MessageKey>,
        /// Never there.
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
    /// The connection ends.
    Bye {
        /// Why.
        reason: ByeReason,
        /// Come back after this many milliseconds; absent: not by itself.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[cfg_attr(test, ts(type = "number", optional))]
        retry_after_ms: Option<u64>,
    },
}
