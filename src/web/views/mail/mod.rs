//! E-mail: the settings, the test, and what waits.

mod page;
mod steps;

pub use page::{MailForm, MailPage, MailRow, Trial, TrialResult};
pub use steps::{DiscardMail, SwitchMailOff};
