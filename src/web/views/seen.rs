//! What a form was opened on, and what has happened to it since.

use crate::web::views::audit::Different;

/// Carried by a form, so that nobody undoes unknowingly what somebody else has changed meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The last entry of the audit log when the form was made: what comes behind it is not in the form.
    pub number: i64,
    /// What was changed about the same thing since the form was opened, the earliest first; empty: nothing.
    pub since: Vec<Since>,
}

/// A change that was made meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// Who, and when.
    pub who: String,
    /// What.
    pub fields: Vec<Different>,
}
