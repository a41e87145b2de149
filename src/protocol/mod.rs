//! The wire: JSON frames, one closed enum per direction and endpoint.
//!
//! What a frame means, when it is sent and what answers it is explained for authors of clients in `docs/protocol.md`;
//! the TypeScript types in `static/types/` are made from these types. Nothing here decides anything.

pub mod common;
pub mod console_in;
pub mod console_out;
pub mod monitoring;
pub mod phrase;
pub mod routing;
pub mod widget_in;
pub mod widget_out;

/// The version that both sides name in their first frame. It changes when an old client could misread a frame.
pub const VERSION: u16 = 1;

/// The largest frame in either direction, in bytes.
pub const LARGEST_FRAME: usize = 64 * 1024;

/// How often a client sends a ping, in milliseconds.
pub const HEARTBEAT_MS: u32 = 30_000;

/// How many messages one answer carries at the most.
pub const PAGE: u32 = 50;

/// The frame as text. Frames are built from our own types, for which this cannot fail.
#[must_use]
pub fn encode<T: serde::Serialize>(frame: &T) -> String {
    serde_json::to_string(frame).unwrap_or_else(|_| unreachable!("frames have string keys and finite numbers only"))
}
