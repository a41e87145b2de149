//! What tests are written with.

pub mod authenticator;
pub mod desk;
pub mod http;
pub mod mail_server;
pub mod operator;
pub mod socket;
pub mod visitor;

pub use desk::Desk;
pub use mail_server::MailServer;
pub use operator::Operator;
pub use visitor::Visitor;
