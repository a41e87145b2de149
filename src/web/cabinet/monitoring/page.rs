//! The page of monitoring.

use askama::Template as _;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::domain::conversation::Queue;
use crate::domain::directory::{Directory, OperatorEntry};
use crate::domain::ids::OperatorId;
use crate::domain::rating::Ratings;
use crate::domain::refusal::Refusal;
use crate::domain::site::RoutingMode;
use crate::domain::time::{Span, Timestamp};
use crate::domain::work_status::WorkStatus;
use crate::realtime::Topic;
use crate::storage::rows::{ConversationRow, Place};
use crate::texts::Texts;
use crate::web::assets::PREFIX;
use crate::web::cabinet::mail::alarm;
use crate::web::cabinet::moments::Moments;
use crate::web::cabinet::monitoring::snapshot::{SHOWN, Snapshot};
use crate::web::cabinet::monitoring::{PAGE, load, place, since, visitor_name, why};
use crate::web::cabinet::news::flash;
use crate::web::cabinet::{Admin, person, say};
use crate::web::error::WebError;
use crate::web::views::monitoring::page::{Monitoring, PersonRow, QueueRow, Work, WorkRow};
use crate::web::{App, words};

/// `GET /cabinet/monitoring`, for administrators.
pub async fn show(State(app): State<App>, cookies: CookieJar, admin: Admin) -> Result<Response, WebError> {
    let (cookies, flash) = flash(cookies, admin.visit.t);
    Ok((cookies, render(&app, &admin, flash, None).await?).into_response())
}

/// The page with the reason why something was not done.
pub async fn refused(app: &App, admin: &Admin, refusal: &Refusal) -> Result<Response, WebError> {
    let page = render(app, admin, None, Some(say(app, admin, refusal))).await?;
    Ok((words::status(refusal), page).into_response())
}

async fn render(
    app: &App,
    admin: &Admin,
    flash: Option<String>,
    refusal: Option<String>,
) -> Result<Html<String>, WebError> {
    let (t, now, directory) = (admin.visit.t, app.clock.now(), app.actions.directory());
    let moments = Moments::of(&directory, t);
    let snapshot = {
        let (directory, midnight) = (directory.clone(), moments.midnight(now));
        app.reader.read(move |read| Snapshot::take(read, &directory, midnight)).await?
    };
    let around = Around { app, admin, directory: &directory, moments: &moments, now, t };
    let shown = u64::from(SHOWN);
    let people = around.people(&snapshot);
    let work: Vec<Work> = snapshot.in_work.iter().map(|(id, rows)| around.work(&snapshot, *id, rows)).collect();
    let work_shown: usize = work.iter().map(|work| work.rows.len()).sum();
    let page = Monitoring {
        t,
        assets: PREFIX,
        path: PAGE.to_owned(),
        person: person(app, &admin.person),
        flash,
        refusal,
        as_of: since(now, now, &moments),
        alarms: around.alarms(),
        mail_alarm: alarm::told(snapshot.mail.clone(), &moments),
        queued: snapshot.queued(),
        in_work: snapshot.owned(),
        closed: snapshot.closed.values().sum(),
        rated: mean(snapshot.rated(), t),
        oldest: snapshot.waiting.first().map(|row| since(waits_since(row), now, &moments)),
        people_cut: (people.len() as u64).saturating_sub(shown),
        people: people.into_iter().take(SHOWN as usize).collect(),
        queue: snapshot.waiting.iter().map(|row| around.waiting(&snapshot, row)).collect(),
        queue_cut: snapshot.queued().saturating_sub(snapshot.waiting.len() as u64),
        work: work.into_iter().filter(|work| !work.rows.is_empty()).collect(),
        work_cut: snapshot.owned().saturating_sub(work_shown as u64),
    };
    Ok(Html(page.render()?))
}

const fn waits_since(row: &ConversationRow) -> Timestamp {
    match row.place {
        Place::Queued { since } => since,
        _ => row.opened_at,
    }
}

/// A mean of stars and how many it is of, such as `4.7 (12)`; `None` of no ratings.
fn mean(ratings: Ratings, t: Texts) -> Option<String> {
    let tenths = ratings.tenths()?;
    let point = t.monitoring_people_point();
    Some(format!("{}{point}{} ({})", tenths / 10, tenths % 10, ratings.many))
}

/// What every row is put into words with.
struct Around<'a> {
    app: &'a App,
    admin: &'a Admin,
    directory: &'a Directory,
    moments: &'a Moments,
    now: Timestamp,
    t: Texts,
}

impl Around<'_> {
    /// W05, and the sites that are open by their hours while nobody is there.
    fn alarms(&self) -> Vec<String> {
        let alarms = self.app.attendance_alarms().into_iter();
        let told = alarms.filter_map(|alarm| {
            let minutes = u64::try_from((self.now - alarm.since).0 / Span::minutes(1).0).unwrap_or(0);
            let site = self.directory.sites.get(&alarm.site)?;
            Some(self.t.monitoring_alarm_text(minutes, &site.name))
        });
        let deserted = self.directory.sites.values().filter(|site| self.directory.is_deserted(site.id, self.now));
        told.chain(deserted.map(|site| self.t.hours_home_deserted(&site.name))).collect()
    }

    /// Everybody, those who answer first, by name.
    fn people(&self, snapshot: &Snapshot) -> Vec<PersonRow> {
        let mut people: Vec<&OperatorEntry> = self.directory.operators.values().collect();
        let rank = |status| match status {
            WorkStatus::Ready => 0,
            WorkStatus::CanHelp => 1,
            WorkStatus::Pause => 2,
            WorkStatus::Left => 3,
        };
        people.sort_by_cached_key(|person| (rank(person.standing.status), person.name.to_lowercase(), person.id));
        people.into_iter().map(|person| self.person(snapshot, person)).collect()
    }

    fn person(&self, snapshot: &Snapshot, person: &OperatorEntry) -> PersonRow {
        let status = person.standing.status;
        let in_work = snapshot.work.get(&person.id).copied().unwrap_or(0);
        PersonRow {
            id: person.id,
            name: person.name.clone(),
            is_you: person.id == self.admin.person.operator.id,
            status,
            status_name: words::work_status(status, self.t),
            since: since(person.standing.since, self.now, self.moments),
            unattended: status.is_available() && !self.app.hub.is_heard(Topic::Operator(person.id)),
            load: load(in_work, person.limit, self.t),
            is_full: person.limit.is_some_and(|limit| in_work >= u64::from(limit)) && status == WorkStatus::Ready,
            closed: snapshot.closed.get(&person.id).copied().unwrap_or(0),
            rated: mean(snapshot.ratings.get(&Some(person.id)).copied().unwrap_or_default(), self.t),
            can_pause: status.is_available(),
            can_return: in_work > 0,
        }
    }

    fn waiting(&self, snapshot: &Snapshot, row: &ConversationRow) -> QueueRow {
        let queue = Queue { site: row.site, department: row.department };
        let mode = self.directory.sites.get(&row.site).map_or(RoutingMode::Common, |site| site.mode);
        let members = snapshot.members.get(&queue).cloned().unwrap_or_default();
        let seen = snapshot.applicants.iter().map(|person| members.seen(*person));
        QueueRow {
            id: row.id,
            visitor: visitor_name(row.visitor_name.as_deref(), row.visitor, self.t),
            place: place(self.directory, row.site, row.department),
            since: since(waits_since(row), self.now, self.moments),
            line: row.last.as_ref().map(|last| last.line.clone()).unwrap_or_default(),
            is_answer: row.last.as_ref().is_some_and(|last| last.by.is_some()),
            why: why::sentence(mode, queue, seen, self.t),
        }
    }

    fn work(&self, snapshot: &Snapshot, id: OperatorId, rows: &[ConversationRow]) -> Work {
        let row = |row: &ConversationRow| WorkRow {
            id: row.id,
            visitor: visitor_name(row.visitor_name.as_deref(), row.visitor, self.t),
            place: place(self.directory, row.site, row.department),
            since: match row.place {
                Place::Owned { since: at, .. } => since(at, self.now, self.moments),
                _ => since(row.opened_at, self.now, self.moments),
            },
            last: row.last.as_ref().map(|last| since(last.at, self.now, self.moments)),
            is_unanswered: row.last.as_ref().is_some_and(|last| last.by.is_none()),
        };
        Work {
            id,
            name: self.directory.name_of(id).to_owned(),
            many: snapshot.work.get(&id).copied().unwrap_or(0),
            rows: rows.iter().map(row).collect(),
        }
    }
}
