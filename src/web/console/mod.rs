//! What operators' consoles talk to.

mod acts;
mod administering;
pub mod endpoint;
mod hello;
mod looking;
pub mod page;
mod phrases;
pub mod present;
pub mod routing;
