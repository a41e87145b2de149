//! What operators' consoles talk to.

mod acts;
pub mod endpoint;
mod hello;
mod looking;
pub mod page;
mod present;
