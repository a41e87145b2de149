//! What the parts that the server is made of can do by themselves, on this disk and in the same run: figures of their own
//! wander from machine to machine and from hour to hour, ratios do not.

pub mod disk;
pub mod echo;
pub mod echo_server;
pub mod sqlite;
