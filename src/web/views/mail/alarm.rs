//! That no mail leaves.

/// Why, what to do, and what waits: shown by `templates/partials/mail_alarm.html`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailAlarm {
    /// What the server says, and since when.
    pub what: String,
    /// What to do about it.
    pub advice: &'static str,
    /// How many mails wait.
    pub waiting: String,
}
