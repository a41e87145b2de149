//! How mail leaves the house: letters put into words, and an SMTP server that takes them.
//!
//! An adapter: it knows how one mail is written and handed over, and nothing of when, how often, or what the file says. The
//! server is one that an administrator chose, so any address will do, also one of the company's own network.

mod envelope;
pub mod letters;
mod postman;
mod replies;
mod trust;

pub use envelope::Envelope;
pub use letters::Written;
pub use postman::{Counter, HandedOver, Postman, Refused};
pub use trust::TrustError;
