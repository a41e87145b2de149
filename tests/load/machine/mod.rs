//! Processes of this machine: the one under load, seen through `/proc`, and one that the tool starts itself.

pub mod process;
pub mod server;
