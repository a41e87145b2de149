//! The page of monitoring.

use askama::Template;

use super::Since;
use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::work_status::WorkStatus;
use crate::texts::Texts;
use crate::web::views::Person;
use crate::web::views::mail::MailAlarm;

/// Counters, people, the queue and what is in work. Each part whose id begins with `live-` is replaced by the script
/// while the page is open.
#[derive(Template)]
#[template(path = "cabinet/monitoring/page.html")]
pub struct Monitoring {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// Why it was not done, as a sentence.
    pub refusal: Option<String>,
    /// When all this is true.
    pub as_of: Since,
    /// W05: promises that nobody keeps, as sentences.
    pub alarms: Vec<String>,
    /// That no mail leaves.
    pub mail_alarm: Option<MailAlarm>,
    /// N05: how many conversations wait.
    pub queued: u64,
    /// N05: how many are in work.
    pub in_work: u64,
    /// How many were closed since the day began.
    pub closed: u64,
    /// What visitors thought of conversations since then.
    pub rated: Option<String>,
    /// Since when the first one waits.
    pub oldest: Option<Since>,
    /// Everybody.
    pub people: Vec<PersonRow>,
    /// How many people are not shown.
    pub people_cut: u64,
    /// What waits, oldest first.
    pub queue: Vec<QueueRow>,
    /// How many of those are not shown.
    pub queue_cut: u64,
    /// What is in work, by person.
    pub work: Vec<Work>,
    /// How many of those conversations are not shown.
    pub work_cut: u64,
}

/// A person at work, or not.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// Their number.
    pub id: OperatorId,
    /// Their name.
    pub name: String,
    /// Whether it is the one who looks.
    pub is_you: bool,
    /// Their work status.
    pub status: WorkStatus,
    /// Its name.
    pub status_name: &'static str,
    /// Since when they are in it.
    pub since: Since,
    /// Whether they promise to answer while no console of theirs is connected.
    pub unattended: bool,
    /// What they have in work, and of how many.
    pub load: String,
    /// Whether that is as many as their limit allows.
    pub is_full: bool,
    /// How many of theirs were closed since the day began.
    pub closed: u64,
    /// What visitors thought of theirs since then.
    pub rated: Option<String>,
    /// N03: whether they can be sent on Pause.
    pub can_pause: bool,
    /// N03: whether there is anything to return.
    pub can_return: bool,
}

/// A conversation that waits.
#[derive(Clone, Debug)]
pub struct QueueRow {
    /// Its number.
    pub id: ConversationId,
    /// Who writes.
    pub visitor: String,
    /// Its site, and its department.
    pub place: String,
    /// Since when it waits.
    pub since: Since,
    /// The last line.
    pub line: String,
    /// Whether that was an answer.
    pub is_answer: bool,
    /// X13: why it waits, as a sentence.
    pub why: String,
}

/// What somebody has in work.
#[derive(Clone, Debug)]
pub struct Work {
    /// Whose.
    pub id: OperatorId,
    /// Their name.
    pub name: String,
    /// How many.
    pub many: u64,
    /// Those that are shown, oldest first.
    pub rows: Vec<WorkRow>,
}

/// A conversation in somebody's work. Its text is not shown: reading it is kept in the audit log (N01).
#[derive(Clone, Debug)]
pub struct WorkRow {
    /// Its number.
    pub id: ConversationId,
    /// Who writes.
    pub visitor: String,
    /// Its site, and its department.
    pub place: String,
    /// Since when it is in work.
    pub since: Since,
    /// When the last message came.
    pub last: Option<Since>,
    /// Whether that is the visitor's.
    pub is_unanswered: bool,
}
