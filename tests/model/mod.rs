//! The rules of the house a second time, as naively as they can be put: plain lists, no file, no events, and nothing of
//! `domain::routing` or of the actions. Random commands are played against this company and against the real one; both
//! have to give the same answers and to be in the same state after every command.
//!
//! Two drivers include these files: `src/actions/properties` plays against the actions and a file in memory,
//! `tests/suite/properties` through sockets. That is why the house is named `besedka` here, and why nothing is used but
//! what is public.
//!
//! Where a rule says nothing, the model does what the house does; the word "silent" marks these places.

pub mod administrators;
pub mod changes;
pub mod choosing;
pub mod commands;
pub mod company;
pub mod consoles;
pub mod file;
pub mod founding;
pub mod invariants;
pub mod kinds;
pub mod obeying;
pub mod operators;
pub mod picking;
pub mod questions;
pub mod rolls;
pub mod routing;
pub mod statuses;
pub mod structure;
pub mod visitors;
