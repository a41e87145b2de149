//! What visitors' pages talk to.

pub mod endpoint;
mod hello;
pub mod loader;
mod present;
