//! What visitors' pages talk to.

mod acts;
pub mod endpoint;
mod hello;
pub mod loader;
pub mod look;
