//! E-mail: the settings, the test, and what waits.

mod alarm;
mod page;
mod steps;

pub use alarm::MailAlarm;
pub use page::{MailForm, MailPage, MailRow, Trial, TrialResult};
pub use steps::{DiscardMail, SwitchMailOff};
