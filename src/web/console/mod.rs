//! What operators' consoles talk to.

pub mod endpoint;
mod hello;
mod looking;
pub mod page;
mod present;
