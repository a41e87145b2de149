//! E-mail: through which server it leaves, whether that works, and what waits.

pub mod alarm;
pub mod outbox;
mod page;
pub mod settings;
pub mod trial;
mod words;
