//! `/ws/monitoring`: says that something has changed, never what. It is no console: nobody counts as present by it, and
//! nobody becomes Ready (X05).

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::WebSocketUpgrade;
use axum::http::HeaderMap;
use axum::response::Response;
use tokio::sync::watch;
use tokio_util::task::AbortOnDropHandle;

use crate::domain::ids::OperatorId;
use crate::domain::refusal::Refusal;
use crate::protocol::common::ByeReason;
use crate::protocol::monitoring::{MonitoringIn, MonitoringOut};
use crate::protocol::{HEARTBEAT_MS, VERSION};
use crate::realtime::{Frame, Mailbox, Subscription, Topic};
use crate::storage::{second_factors, sessions};
use crate::texts::Texts;
use crate::web::App;
use crate::web::address::throttle_key;
use crate::web::answer::{Answer, bye, ready};
use crate::web::error::WebError;
use crate::web::socket::{self, Allowance, Endpoint, Flow, TURNED_AWAY_FOR_MS};
use crate::web::throttles::Place;
use crate::web::visit::{SignedInPerson, Visit};

/// However much happens, the page is told no more often than this.
const AT_MOST_EVERY: Duration = Duration::from_secs(1);

/// A page's socket.
struct Watcher {
    app: App,
    t: Texts,
    subscription: Subscription,
    allowance: Allowance,
    _place: Place,
    _relay: AbortOnDropHandle<()>,
}

/// `GET /ws/monitoring`, for administrators, from pages of this server alone. Browsers do not show a page why an upgrade
/// failed: who is not signed in, owes the company a second factor, or has too many connections, is let in and told in a frame.
pub async fn connect(
    State(app): State<App>,
    headers: HeaderMap,
    visit: Visit,
    request: WebSocketUpgrade,
) -> Result<Response, WebError> {
    let of_another_page = socket::origin(&headers).is_some_and(|origin| origin != visit.origin);
    let of_another_role = visit.person.as_ref().is_some_and(|person| !person.operator.role.administers());
    if of_another_page || of_another_role {
        return Err(Refusal::NotAllowed.into());
    }
    let place = app.throttles.sockets.enter(throttle_key(visit.address));
    let tracker = app.sockets.clone();
    Ok(socket::upgrade(request, &tracker, move |socket| async move {
        let turned_away = match (visit.person.filter(|person| !person.owes_second_factor), place) {
            (Some(person), Some(place)) => {
                let _ = socket::serve(socket, Watcher::new(app, visit.t, &person, place)).await;
                return;
            }
            (None, _) => bye::<MonitoringOut>(ByeReason::SignedOut, None),
            (_, None) => bye::<MonitoringOut>(ByeReason::TooMany, Some(TURNED_AWAY_FOR_MS)),
        };
        socket::end(socket, turned_away).await;
    }))
}

impl Watcher {
    fn new(app: App, t: Texts, person: &SignedInPerson, place: Place) -> Self {
        let subscription = app.hub.connect(&[Topic::Session(person.session), Topic::Person(person.operator.id)]);
        let mailbox = Arc::clone(&subscription.mailbox);
        // What changes from here on is told; what changed before it is on the page that is asked for after `welcome`.
        let changes = app.actions.monitored_changes();
        let relay = tokio::spawn(relay(app.clone(), changes, (person.operator.id, person.session), mailbox));
        Self {
            t,
            subscription,
            allowance: Allowance::for_messages(app.limits.operator_messages),
            _place: place,
            _relay: AbortOnDropHandle::new(relay),
            app,
        }
    }
}

/// Passes changes on, for as long as the person is signed in and an administrator: of conversations and statuses, of
/// consoles that come and go, and of alarms that the time alone brings (W05).
async fn relay(
    app: App,
    mut changes: watch::Receiver<()>,
    (operator, session): (OperatorId, [u8; 32]),
    mailbox: Arc<Mailbox>,
) {
    let mut consoles = app.attendance.changes();
    loop {
        let next_alarm = app.next_attendance_change();
        let by_time = async {
            match next_alarm {
                Some(moment) => app.clock.reaches(moment).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            change = changes.changed() => if change.is_err() { return },
            change = consoles.changed() => if change.is_err() { return },
            () = by_time => {}
        }
        let now = app.clock.now();
        let role =
            app.actions.directory().operators.get(&operator).map(|who| who.role).filter(|role| role.administers());
        let may_follow = app.reader.read(move |read| {
            let (Some(role), Some(_)) = (role, sessions::find(read, &session, now)?) else { return Ok(false) };
            Ok(!second_factors::is_owed(read, operator, role)?)
        });
        if role.is_none() || matches!(may_follow.await, Ok(false)) {
            mailbox.close_with(bye::<MonitoringOut>(ByeReason::SignedOut, None));
            return;
        }
        mailbox.push(None, ready(&MonitoringOut::Changed));
        tokio::time::sleep(AT_MOST_EVERY).await;
    }
}

impl Endpoint for Watcher {
    type In = MonitoringIn;
    type Out = MonitoringOut;

    fn answer(&self) -> Answer<MonitoringOut> {
        Answer::to(&self.subscription.mailbox, &self.app, self.t)
    }

    fn admits_frame(&mut self) -> bool {
        self.allowance.admits(self.app.clock.now())
    }

    async fn handle(&mut self, frame: MonitoringIn, out: &mut Vec<Frame>) -> Flow {
        match frame {
            MonitoringIn::Ping {} => out.push(ready(&MonitoringOut::Pong)),
            MonitoringIn::Hello { version } if version != VERSION => {
                return Flow::End(bye::<MonitoringOut>(ByeReason::VersionUnknown, None));
            }
            MonitoringIn::Hello { .. } => {
                out.push(ready(&MonitoringOut::Welcome { version: VERSION, heartbeat_ms: HEARTBEAT_MS }));
            }
        }
        Flow::Continue
    }
}
