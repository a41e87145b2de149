//! Besedka: a live-chat desk that a small business owns.
//!
//! The modules in reading order; each may use those below it in this list and none above it. A test keeps it so.
//!
//! | layer | module | what it is |
//! |---|---|---|
//! | 1 | [`cli`] | the command line |
//! | 2 | [`appliance`] | wires everything together; the same for `serve` and for tests |
//! | 3 | [`web`] | HTTP: widget, console, cabinet |
//! | 3 | [`jobs`] | what happens when nobody asks |
//! | 3 | [`config`] | start-up facts |
//! | 4 | [`actions`] | one verb per file: every way that state can change |
//! | 5 | [`storage`] | the file; the only SQL |
//! | 5 | [`realtime`] | who is connected, and who is told what |
//! | 5 | [`mail`] | how mail leaves the house |
//! | 6 | [`protocol`] | the wire |
//! | 7 | [`domain`] | the rules; pure |
//! | 7 | [`demo`] | what a believable company says and does; pure |
//!
//! Beside the layers stand what everybody may be handed: [`clock`], [`entropy`], [`passwords`], [`texts`], [`telemetry`],
//! [`lifecycle`].

// What tests include from `tests/model` names the house as everybody else does.
#[cfg(test)]
extern crate self as besedka;

pub mod actions;
pub mod appliance;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod domain;
pub mod entropy;
pub mod jobs;
pub mod lifecycle;
pub mod mail;
pub mod passwords;
pub mod protocol;
pub mod realtime;
pub mod storage;
pub mod telemetry;
pub mod texts;
pub mod web;
