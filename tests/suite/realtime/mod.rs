//! Connections: lost, resumed, refused, told to come back.

mod phrases;
mod protocol;
mod resume;
mod wire;
