//! Connections: lost, resumed, refused, told to come back.

mod protocol;
mod resume;
mod wire;
