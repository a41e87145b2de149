//! The suite over real sockets: appliances in this process, actors with verbs, a clock that the test moves.
#![expect(clippy::unwrap_used, reason = "a test that meets what it did not expect has failed")]

#[path = "../model/mod.rs"]
mod model;
mod support;

mod journeys;
mod properties;
mod realtime;
mod tidy;
mod web;
