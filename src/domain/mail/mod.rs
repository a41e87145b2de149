//! Mail that leaves the house: through which server, what about, and when it is tried again.

mod errand;
mod server;
mod trouble;

pub use errand::{Errand, MailState, next_attempt};
pub use server::{MailPassword, MailServer, MailSettings, Security, accept_host, accept_port};
pub use trouble::{Remedy, Trouble};
