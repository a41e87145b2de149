//! `/ws/console`: an operator's side of the protocol. The session cookie says who it is; each frame is checked against
//! what that person may do, whatever their screen shows.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::ws::WebSocketUpgrade;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::actions::post_message::{self, OperatorPost};
use crate::actions::{
    Failure, Outcome, close_conversation, open_console, report_progress, set_work_status, sign_in, take_conversation,
};
use crate::domain::directory::{Directory, OperatorEntry};
use crate::domain::ids::{ConversationId, EventNumber, MessageKey, OperatorId};
use crate::domain::message::MessageText;
use crate::domain::receipt::Progress;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;
use crate::protocol::common::{Author, ByeReason};
use crate::protocol::console_in::{ConsoleIn, MessagePlace};
use crate::protocol::console_out::ConsoleOut;
use crate::protocol::widget_out::WidgetOut;
use crate::protocol::{VERSION, encode};
use crate::realtime::{Frame, Mailbox, Subscription, Topic};
use crate::storage::{Write, conversations, sessions};
use crate::texts::Texts;
use crate::web::App;
use crate::web::address::throttle_key;
use crate::web::console::{hello, looking};
use crate::web::error::{WebError, log};
use crate::web::socket::{self, Allowance, Endpoint, Flow};
use crate::web::throttles::Place;
use crate::web::visit::{Anybody, SignedIn};
use crate::web::words;

/// A console's socket.
struct Console {
    app: App,
    t: Texts,
    me: OperatorId,
    session: [u8; 32],
    session_seen_at: Timestamp,
    greeted: bool,
    subscription: Subscription,
    allowance: Allowance,
    _place: Place,
}

/// `GET /ws/console`, for every signed-in person, from pages of this server alone.
pub async fn connect(
    State(app): State<App>,
    headers: HeaderMap,
    SignedIn { visit, person, .. }: SignedIn<Anybody>,
    request: WebSocketUpgrade,
) -> Result<Response, WebError> {
    if socket::origin(&headers).is_some_and(|origin| origin != visit.origin) {
        return Err(Refusal::NotAllowed.into());
    }
    let place = app.throttles.sockets.enter(throttle_key(visit.address));
    let place = place.ok_or(Refusal::TooFast { retry_after_ms: 30_000 })?;
    let tracker = app.sockets.clone();
    Ok(socket::upgrade(request, &tracker, move |socket| {
        let me = person.operator.id;
        let topics = [Topic::Operator(me), Topic::Session(person.session), Topic::Consoles];
        let console = Console {
            t: visit.t,
            me,
            session: person.session,
            session_seen_at: app.clock.now(),
            greeted: false,
            subscription: app.hub.connect(&topics),
            allowance: Allowance::for_messages(app.limits.operator_messages),
            _place: place,
            app,
        };
        socket::serve(socket, console)
    }))
}

impl Console {
    /// The person as the directory has them; a removed one has no place here any more.
    fn person(&self) -> Result<(Arc<Directory>, OperatorEntry), Failure> {
        let directory = self.app.actions.directory();
        let person = directory.operators.get(&self.me).cloned().ok_or(Refusal::SignInNeeded)?;
        Ok((directory, person))
    }

    async fn hello(&mut self, resume: Option<EventNumber>, started: bool) -> Result<Vec<Frame>, Failure> {
        let me = self.me;
        if started {
            let console = self.subscription.socket;
            self.app.actions.perform(move |write| open_console::start(write, me, console)).await?;
        }
        let (directory, person) = self.person()?;
        let queues = directory.queues_of(&person);
        // Listening before looking: what happens in between waits in the mailbox, and what both have is dropped there.
        self.app.hub.set_queues(me, &queues);
        let snapshot = self.app.reader.read(move |read| hello::snapshot(read, &person, &queues, resume)).await?;
        self.subscription.mailbox.skip_through(snapshot.event);
        self.greeted = true;
        Ok(hello::answer(snapshot, &directory, me, self.t, self.app.clock.now()))
    }

    fn post(&self, key: MessageKey, conversation: ConversationId, text: &str) -> Result<(), Refusal> {
        let text = MessageText::parse(text)?;
        self.app
            .throttles
            .operator_messages
            .count(self.me, self.app.clock.now())
            .map_err(|wait| Refusal::TooFast { retry_after_ms: wait.0.unsigned_abs() })?;
        let post = OperatorPost { operator: self.me, conversation, key, text, sender: self.subscription.socket };
        let answer = self.answer();
        self.app.actions.run(
            move |write| post_message::as_operator(write, post),
            move |result| match result {
                Ok(posted) => answer.say(&ConsoleOut::Posted {
                    key,
                    event: posted.event,
                    conversation: posted.conversation,
                    number: posted.number,
                    at: posted.at,
                }),
                Err(failure) => answer.refuse(failure, Some(key), None),
            },
        );
        Ok(())
    }

    /// Runs an act that is answered by `accepted` or `refused`.
    fn act(&self, re: u32, action: impl FnOnce(&Write<'_>, OperatorId) -> Outcome<()> + Send + 'static) {
        let (me, answer) = (self.me, self.answer());
        self.app.actions.run(
            move |write| action(write, me),
            move |result| match result {
                Ok(()) => answer.say(&ConsoleOut::Accepted { re }),
                Err(failure) => answer.refuse(failure, None, Some(re)),
            },
        );
    }

    /// Runs a report, which is answered by what it changes, if anything.
    fn report(&self, conversation: ConversationId, progress: Progress) {
        let me = self.me;
        self.app.actions.run(move |write| report_progress::as_operator(write, me, conversation, progress), |_| {});
    }

    /// A signal to the visitor, from the owner.
    async fn typing(&self, id: ConversationId) -> Result<(), Failure> {
        let conversation = self.app.reader.read(move |read| conversations::by_id(read, id)).await?;
        let conversation = conversation.ok_or(Refusal::ConversationUnknown)?;
        conversation.may_be_answered_by(self.me)?;
        let name = self.app.actions.directory().name_of(self.me).to_owned();
        let for_colleagues =
            ConsoleOut::Typing { conversation: id, author: Author::Operator { id: self.me, name: name.clone() } };
        self.app.hub.signal(
            Topic::Visitor(conversation.visitor),
            None,
            Frame::from(encode(&WidgetOut::Typing { name })),
        );
        self.app.hub.signal(Topic::Conversation(id), None, Frame::from(encode(&for_colleagues)));
        Ok(())
    }

    async fn open(&self, re: u32, id: ConversationId) -> Result<Frame, Failure> {
        let (_, me) = self.person()?;
        let person = me.clone();
        let readable = self.app.reader.read(move |read| looking::readable(read, &person, id)).await?;
        let conversation = readable.ok_or(Refusal::ConversationUnknown)?;
        // Listening before looking; whoever may not look any more by then hears no more either.
        self.subscription.listen(Topic::Conversation(id));
        let connected = self.app.hub.is_heard(Topic::Visitor(conversation.visitor));
        let opened = self.app.reader.read(move |read| match looking::readable(read, &me, id)? {
            Some(now) => looking::opened(read, re, &now, connected),
            None => Ok(None),
        });
        if let Some(frame) = opened.await? {
            return Ok(Frame::from(encode(&frame)));
        }
        self.subscription.leave(Topic::Conversation(id));
        Err(Refusal::ConversationUnknown.into())
    }

    async fn history(&self, re: u32, id: ConversationId, before: MessagePlace) -> Result<Frame, Failure> {
        let (_, me) = self.person()?;
        let page = self.app.reader.read(move |read| match looking::readable(read, &me, id)? {
            Some(conversation) => looking::page(read, &conversation, Some(before)).map(Some),
            None => Ok(None),
        });
        let (messages, has_earlier) = page.await?.ok_or(Refusal::ConversationUnknown)?;
        Ok(Frame::from(encode(&ConsoleOut::History { re, conversation: id, messages, has_earlier })))
    }

    /// A console that stays open keeps its session alive.
    fn keep_session(&mut self) {
        let now = self.app.clock.now();
        if now - self.session_seen_at >= sessions::TOUCH {
            self.session_seen_at = now;
            let session = self.session;
            self.app.actions.run(move |write| sign_in::keep_alive(write, &session), |_| {});
        }
    }

    fn answer(&self) -> Answer {
        Answer { mailbox: Arc::clone(&self.subscription.mailbox), app: self.app.clone(), t: self.t }
    }

    async fn handle(&mut self, frame: ConsoleIn, out: &mut Vec<Frame>) -> Flow {
        let answer = self.answer();
        match frame {
            ConsoleIn::Ping {} => {
                self.keep_session();
                out.push(Frame::from(encode(&ConsoleOut::Pong)));
            }
            ConsoleIn::Hello { version, .. } if version != VERSION => {
                return Flow::End(Self::bye(ByeReason::VersionUnknown, None));
            }
            ConsoleIn::Hello { resume, started, .. } => match Box::pin(self.hello(resume, started)).await {
                Ok(frames) => out.extend(frames),
                Err(Failure::Refused(Refusal::SignInNeeded)) => {
                    return Flow::End(Self::bye(ByeReason::SignedOut, None));
                }
                Err(failure) => answer.refuse(failure, None, None),
            },
            _ if !self.greeted => return Flow::End(Self::bye(ByeReason::ProtocolBroken, None)),
            ConsoleIn::Post { key, conversation, text } => {
                if let Err(refusal) = self.post(key, conversation, &text) {
                    answer.refuse(refusal.into(), Some(key), None);
                }
            }
            ConsoleIn::Take { re, conversation } => {
                self.act(re, move |write, me| take_conversation::take(write, me, conversation));
            }
            ConsoleIn::Close { re, conversation } => {
                self.act(re, move |write, me| close_conversation::by_owner(write, me, conversation));
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
                    Ok(frame) => out.push(Frame::from(encode(&frame))),
                    Err(error) => answer.refuse(error.into(), None, Some(re)),
                }
            }
        }
        Flow::Continue
    }
}

impl Endpoint for Console {
    fn mailbox(&self) -> Arc<Mailbox> {
        Arc::clone(&self.subscription.mailbox)
    }

    async fn receive(&mut self, text: &str, out: &mut Vec<Frame>) -> Flow {
        if !self.allowance.admits(self.app.clock.now()) {
            return Flow::End(Self::bye(ByeReason::TooMany, Some(10_000)));
        }
        match serde_json::from_str(text) {
            Ok(frame) => self.handle(frame, out).await,
            Err(error) => {
                let detail = error.to_string();
                self.answer().refuse(Refusal::FrameUnknown { detail }.into(), None, None);
                Flow::Continue
            }
        }
    }

    fn bye(reason: ByeReason, retry_after_ms: Option<u64>) -> Frame {
        Frame::from(encode(&ConsoleOut::Bye { reason, retry_after_ms }))
    }
}

/// Where answers of actions go.
struct Answer {
    mailbox: Arc<Mailbox>,
    app: App,
    t: Texts,
}

impl Answer {
    fn say(&self, frame: &ConsoleOut) {
        self.mailbox.push(None, Frame::from(encode(frame)));
    }

    fn refuse(&self, failure: Failure, key: Option<MessageKey>, re: Option<u32>) {
        let (code, text, retry_after_ms) =
            words::refused(failure, self.t, &self.app.actions.directory(), |error| log(error));
        self.say(&ConsoleOut::Refused { key, re, code, text, retry_after_ms });
    }
}
