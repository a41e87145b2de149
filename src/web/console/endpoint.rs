//! `/ws/console`: an operator's side of the protocol. The session cookie says who it is; each frame is checked against
//! what that person may do, whatever their screen shows.

use std::net::IpAddr;

use axum::extract::State;
use axum::extract::ws::WebSocketUpgrade;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::actions::block_visitors::Blocking;
use crate::actions::{Failure, close_console, set_work_status, tag_conversation, take_conversation};
use crate::domain::block::accept_reason;
use crate::domain::ids::OperatorId;
use crate::domain::receipt::Progress;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;
use crate::protocol::VERSION;
use crate::protocol::common::ByeReason;
use crate::protocol::console_in::ConsoleIn;
use crate::protocol::console_out::ConsoleOut;
use crate::realtime::{Frame, SocketId, Subscription, Topic};
use crate::texts::Texts;
use crate::web::App;
use crate::web::address::throttle_key;
use crate::web::answer::{Answer, bye, ready};
use crate::web::attendance::Session;
use crate::web::console::looking;
use crate::web::error::WebError;
use crate::web::socket::{self, Allowance, Ending, Endpoint, Flow, TURNED_AWAY_FOR_MS};
use crate::web::throttles::Place;
use crate::web::visit::{SignedInPerson, Visit};

/// A console's socket.
pub(super) struct Console {
    pub(super) app: App,
    pub(super) t: Texts,
    pub(super) me: OperatorId,
    pub(super) address: IpAddr,
    pub(super) session: Session,
    pub(super) session_seen_at: Timestamp,
    pub(super) greeted: bool,
    pub(super) subscription: Subscription,
    allowance: Allowance,
    _place: Place,
}

/// `GET /ws/console`, for every signed-in person, from pages of this server alone. Browsers do not show a page why an
/// upgrade failed: who is not signed in, owes the company a second factor, or has too many connections, is let in and told
/// in a frame.
pub async fn connect(
    State(app): State<App>,
    headers: HeaderMap,
    visit: Visit,
    request: WebSocketUpgrade,
) -> Result<Response, WebError> {
    if socket::origin(&headers).is_some_and(|origin| origin != visit.origin) {
        return Err(Refusal::NotAllowed.into());
    }
    let place = app.throttles.sockets.enter(throttle_key(visit.address));
    let tracker = app.sockets.clone();
    Ok(socket::upgrade(request, &tracker, move |socket| async move {
        let turned_away = match (visit.person.filter(|person| !person.owes_second_factor), place) {
            (Some(person), Some(place)) => {
                let (me, session) = (person.operator.id, person.session);
                let console = Console::new(app.clone(), visit.t, person, visit.address, place);
                let connection = console.subscription.socket;
                let ending = socket::serve(socket, console).await;
                note_gone(&app, me, session, connection, ending);
                return;
            }
            (None, _) => bye::<ConsoleOut>(ByeReason::SignedOut, None),
            (_, None) => bye::<ConsoleOut>(ByeReason::TooMany, Some(TURNED_AWAY_FOR_MS)),
        };
        socket::end(socket, turned_away).await;
    }))
}

/// X06: a console window is gone; if it was the last of its sign-in and was closed deliberately, that is noted. A lost
/// connection is no close (X07).
fn note_gone(app: &App, me: OperatorId, session: Session, connection: SocketId, ending: Ending) {
    let closed_at = app.clock.now();
    app.attendance.went(me, session, connection, closed_at, || {
        if ending == Ending::Closed {
            app.actions.run(move |write| close_console::note(write, &session, closed_at), |_| {});
        }
    });
}

impl Console {
    fn new(app: App, t: Texts, person: SignedInPerson, address: IpAddr, place: Place) -> Self {
        Self {
            t,
            me: person.operator.id,
            address,
            session: person.session,
            session_seen_at: app.clock.now(),
            greeted: false,
            subscription: app.hub.connect(&[Topic::Session(person.session), Topic::Person(person.operator.id)]),
            allowance: Allowance::for_messages(app.limits.operator_messages),
            _place: place,
            app,
        }
    }
}

impl Endpoint for Console {
    type In = ConsoleIn;
    type Out = ConsoleOut;

    fn answer(&self) -> Answer<ConsoleOut> {
        Answer::to(&self.subscription.mailbox, &self.app, self.t)
    }

    fn admits_frame(&mut self) -> bool {
        self.allowance.admits(self.app.clock.now())
    }

    async fn handle(&mut self, frame: ConsoleIn, out: &mut Vec<Frame>) -> Flow {
        let answer = self.answer();
        match frame {
            ConsoleIn::Ping {} => {
                self.keep_session();
                out.push(ready(&ConsoleOut::Pong));
            }
            ConsoleIn::Hello { version, .. } if version != VERSION => {
                return Flow::End(bye::<ConsoleOut>(ByeReason::VersionUnknown, None));
            }
            ConsoleIn::Hello { resume, started, window, .. } => {
                match Box::pin(self.hello(resume, started, window)).await {
                    Ok(frames) => out.extend(frames),
                    Err(Failure::Refused(Refusal::SignInNeeded)) => {
                        return Flow::End(bye::<ConsoleOut>(ByeReason::SignedOut, None));
                    }
                    Err(failure) => answer.refuse(failure, None, None),
                }
            }
            _ if !self.greeted => return Flow::End(bye::<ConsoleOut>(ByeReason::ProtocolBroken, None)),
            ConsoleIn::Post { key, conversation, text } => {
                if let Err(refusal) = self.post(key, conversation, &text) {
                    answer.refuse(refusal.into(), Some(key), None);
                }
            }
            ConsoleIn::Take { re, conversation } => {
                self.act(re, move |write, me| take_conversation::take(write, me, conversation));
            }
            ConsoleIn::Close { re, conversation } => self.close(re, conversation),
            ConsoleIn::Transfer { re, conversation, to, note } => {
                if let Err(refusal) = self.transfer(re, conversation, to, note) {
                    answer.refuse(refusal.into(), None, Some(re));
                }
            }
            ConsoleIn::Receivers { re, conversation } => match Box::pin(self.receivers(re, conversation)).await {
                Ok(frame) => out.push(frame),
                Err(failure) => answer.refuse(failure, None, Some(re)),
            },
            ConsoleIn::Explain { re, conversation } => match Box::pin(self.explain(re, conversation)).await {
                Ok(frame) => out.push(frame),
                Err(failure) => answer.refuse(failure, None, Some(re)),
            },
            ConsoleIn::Assign { re, conversation, to } => self.assign(re, conversation, to),
            ConsoleIn::PauseColleague { re, operator } => self.pause_colleague(re, operator),
            ConsoleIn::ReturnAll { re, operator } => self.return_all(re, operator),
            ConsoleIn::Phrases { re } => match Box::pin(self.phrases(re)).await {
                Ok(frame) => out.push(frame),
                Err(failure) => answer.refuse(failure, None, Some(re)),
            },
            ConsoleIn::SavePhrase { re, title, text, language } => {
                if let Err(refusal) = self.save_phrase(re, &title, &text, language) {
                    answer.refuse(refusal.into(), None, Some(re));
                }
            }
            ConsoleIn::Block { re, conversation, address, term, reason, close } => {
                let blocking = |reason| Blocking { conversation, whole_address: address, term, reason, close };
                match accept_reason(reason.as_deref().unwrap_or_default()) {
                    Ok(reason) => self.block(re, blocking(reason)),
                    Err(refusal) => answer.refuse(refusal.into(), None, Some(re)),
                }
            }
            ConsoleIn::Tag { re, conversation, tag } => {
                self.act(re, move |write, me| tag_conversation::put_on(write, me, conversation, tag));
            }
            ConsoleIn::Untag { re, conversation, tag } => {
                self.act(re, move |write, me| tag_conversation::take_off(write, me, conversation, tag));
            }
            ConsoleIn::SetStatus { re, status } => {
                self.act(re, move |write, me| set_work_status::choose(write, me, status))
            }
            ConsoleIn::Delivered { conversation, upto } => self.report(conversation, Progress::Delivered(upto)),
            ConsoleIn::Read { conversation, upto } => self.report(conversation, Progress::Read(upto)),
            ConsoleIn::Typing { conversation } => {
                if let Err(failure) = Box::pin(self.typing(conversation)).await {
                    answer.refuse(failure, None, None);
                }
            }
            ConsoleIn::Open { re, conversation } => match Box::pin(self.open(re, conversation)).await {
                Ok(frame) => out.push(frame),
                Err(failure) => answer.refuse(failure, None, Some(re)),
            },
            ConsoleIn::Leave { conversation } => self.subscription.leave(Topic::Conversation(conversation)),
            ConsoleIn::History { re, conversation, before } => {
                match Box::pin(self.history(re, conversation, before)).await {
                    Ok(frame) => out.push(frame),
                    Err(failure) => answer.refuse(failure, None, Some(re)),
                }
            }
            ConsoleIn::ListClosed { re, before } => {
                let listed = match self.person() {
                    Ok((_, me)) => {
                        Box::pin(self.app.reader.read(move |read| looking::closed(read, &me, re, before))).await
                    }
                    Err(failure) => {
                        answer.refuse(failure, None, Some(re));
                        return Flow::Continue;
                    }
                };
                match listed {
                    Ok(frame) => out.push(ready(&frame)),
                    Err(error) => answer.refuse(error.into(), None, Some(re)),
                }
            }
            ConsoleIn::ListPassed { re } => match Box::pin(self.passed(re)).await {
                Ok(frame) => out.push(frame),
                Err(failure) => answer.refuse(failure, None, Some(re)),
            },
        }
        Flow::Continue
    }
}
