//! The file: the only SQL in the house, one module per table.
//!
//! [`writer`] owns the one connection that writes and is reachable from actions alone; [`reader`] lends connections that
//! cannot write. Functions that read take a [`Read`], functions that write a [`Write`], so that the type says which is
//! which. No repository traits, no mapping layer: rows become domain values here, and a row that cannot be one is an
//! inconsistency, not a guess.

pub mod accounts;
pub mod archive;
pub mod audit;
pub mod blocks;
mod columns;
mod connection;
pub mod conversations;
pub mod demo;
pub mod departments;
pub mod directory;
mod error;
pub mod events;
pub mod integrity;
pub mod invitations;
pub mod mail_faults;
pub mod mail_settings;
pub mod messages;
mod migrations;
pub mod monitoring;
pub mod offline_copies;
pub mod opening_hours;
pub mod operators;
pub mod outbox;
pub mod participants;
pub mod pending_sign_ins;
pub mod phrases;
pub mod preferences;
pub mod ratings;
mod reader;
pub mod receipts;
pub mod routing;
pub mod rows;
#[cfg(test)]
pub mod scratch;
pub mod search;
pub mod second_factors;
pub mod sessions;
pub mod settings;
pub mod sites;
pub mod status_intervals;
pub mod summaries;
pub mod tags;
mod transaction;
pub mod visitors;
pub mod widgets;
mod writer;

pub use error::StorageError;
pub use migrations::{DATABASE_FILE, open_folder};
pub use reader::Reader;
pub use transaction::{Read, Write};
pub use writer::{Activity, Writer};
