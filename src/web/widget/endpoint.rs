//! `/ws/widget/SITEKEY`: a visitor's side of the protocol. Anybody may connect from a page that the site allows; the
//! token names the visitor, and every act is done in its name.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::actions::post_message::{self, VisitorPost};
use crate::actions::{Failure, change_site, close_conversation, report_progress};
use crate::domain::ids::MessageKey;
use crate::domain::language::Language;
use crate::domain::message::MessageText;
use crate::domain::receipt::Progress;
use crate::domain::refusal::Refusal;
use crate::domain::site::is_site_key;
use crate::domain::visitor::Whereabouts;
use crate::entropy::Secret;
use crate::protocol::common::{Author, ByeReason};
use crate::protocol::console_out::ConsoleOut;
use crate::protocol::widget_in::{Cursor, Page, WidgetIn};
use crate::protocol::widget_out::WidgetOut;
use crate::protocol::{VERSION, encode};
use crate::realtime::{Frame, Mailbox, Subscription, Topic};
use crate::storage::{conversations, visitors};
use crate::texts::Texts;
use crate::web::App;
use crate::web::address::throttle_key;
use crate::web::error::{WebError, log};
use crate::web::socket::{self, Allowance, Endpoint, Flow};
use crate::web::throttles::Place;
use crate::web::visit::Visit;
use crate::web::widget::hello::{self, Identity, Snapshot};
use crate::web::words;

/// A visitor's socket.
struct Widget {
    app: App,
    key: String,
    own_origin: String,
    t: Texts,
    address: IpAddr,
    user_agent: String,
    there: Whereabouts,
    identity: Option<Identity>,
    site: crate::domain::ids::SiteId,
    subscription: Subscription,
    allowance: Allowance,
    _place: Place,
}

/// `GET /ws/widget/SITEKEY`, for anybody.
pub async fn connect(
    State(app): State<App>,
    Path(key): Path<String>,
    headers: HeaderMap,
    visit: Visit,
    request: WebSocketUpgrade,
) -> Result<Response, WebError> {
    if !is_site_key(&key) {
        return Err(WebError::NotFound);
    }
    let directory = app.actions.directory();
    let site = directory.site_by_key(&key).ok_or(WebError::NotFound)?;
    let allowed = socket::origin(&headers)
        .is_none_or(|origin| origin == visit.origin || site.origins.iter().any(|pattern| pattern.allows(origin)));
    let place = app.throttles.sockets.enter(throttle_key(visit.address));
    let site = site.id;
    let tracker = app.sockets.clone();
    Ok(socket::upgrade(request, &tracker, move |mut socket| async move {
        let turned_away = match (allowed, place) {
            (true, Some(place)) => return socket::serve(socket, Widget::new(app, key, site, visit, place)).await,
            (false, _) => Widget::bye(ByeReason::OriginNotAllowed, None),
            (_, None) => Widget::bye(ByeReason::TooMany, Some(30_000)),
        };
        // Browsers do not show a page why an upgrade failed: so it is accepted, and told in a frame.
        let _ = socket.send(axum::extract::ws::Message::Text((&*turned_away).into())).await;
    }))
}

impl Widget {
    fn new(app: App, key: String, site: crate::domain::ids::SiteId, visit: Visit, place: Place) -> Self {
        let subscription = app.hub.connect(&[Topic::Site(site)]);
        let allowance = Allowance::for_messages(app.limits.visitor_messages);
        Self {
            key,
            own_origin: visit.origin,
            t: visit.t,
            address: visit.address,
            user_agent: visit.user_agent,
            there: Whereabouts::default(),
            identity: None,
            site,
            subscription,
            allowance,
            _place: place,
            app,
        }
    }

    async fn hello(
        &mut self,
        token: Option<String>,
        language: String,
        page: Page,
        resume: Option<Cursor>,
    ) -> Result<Frame, Failure> {
        self.t = Texts { language: Language::parse(&language).unwrap_or(self.t.language) };
        let user_agent = self.user_agent.clone();
        let Page { url, title, referrer } = page;
        self.there = Whereabouts { url, title, referrer, language, user_agent }.bounded();
        let shown = token.as_deref().and_then(Secret::parse);
        let returning = shown.is_some();
        let secret = shown.unwrap_or_else(|| self.app.entropy.secret());
        let (site, token_hash) = (self.site, secret.hash());
        self.identity = Some(Identity { site, token_hash });
        // Listening before looking: what happens in between waits in the mailbox, and what both have is dropped there.
        self.subscription.listen(Topic::Token(token_hash));
        let visitor = match returning {
            true => self.app.reader.read(move |read| visitors::by_token(read, site, &token_hash)).await?,
            false => None,
        };
        let snapshot = match visitor {
            Some(visitor) => {
                self.subscription.listen(Topic::Visitor(visitor));
                let there = self.there.clone();
                self.app.actions.run(move |write| post_message::note_page(write, visitor, &there), |_| {});
                self.app.reader.read(move |read| hello::snapshot(read, visitor, resume)).await?
            }
            None => Snapshot::default(),
        };
        if let Some(event) = snapshot.event {
            self.subscription.mailbox.skip_through(event);
        }
        self.note_installed();
        let online = self.app.actions.directory().is_online(site);
        Ok(Frame::from(encode(&hello::welcome(snapshot, &secret, self.t, online))))
    }

    /// Tells the owner's checklist that a page of theirs carries the widget.
    fn note_installed(&self) {
        if let Some(host) = hello::installed_on(&self.there.url, &self.own_origin, &self.key) {
            let site = self.site;
            self.app.actions.run(move |write| change_site::note_seen(write, site, &host), |_| {});
        }
    }

    fn post(&self, key: MessageKey, text: &str, identity: &Identity) -> Result<(), Refusal> {
        let text = MessageText::parse(text)?;
        let (now, token_hash) = (self.app.clock.now(), identity.token_hash);
        let too_fast = |wait: crate::domain::time::Span| Refusal::TooFast { retry_after_ms: wait.0.unsigned_abs() };
        self.app.throttles.visitor_messages.count(token_hash, now).map_err(too_fast)?;
        if !self.subscription.hears(|topic| matches!(topic, Topic::Visitor(_))) {
            self.app.throttles.new_visitors.count(throttle_key(self.address), now).map_err(too_fast)?;
        }
        let post = VisitorPost {
            site: identity.site,
            token_hash,
            key,
            text,
            there: self.there.clone(),
            address: self.address.to_string(),
            sender: self.subscription.socket,
        };
        let answer = self.answer();
        self.app.actions.run(
            move |write| post_message::as_visitor(write, post),
            move |result| match result {
                Ok(posted) => answer.say(&WidgetOut::Posted {
                    key,
                    conversation: posted.ordinal,
                    number: posted.number,
                    at: posted.at,
                }),
                Err(failure) => answer.refuse(failure, Some(key), None),
            },
        );
        Ok(())
    }

    fn report(&self, identity: &Identity, conversation: u32, progress: Progress) {
        let (site, token_hash) = (identity.site, identity.token_hash);
        self.app
            .actions
            .run(move |write| report_progress::as_visitor(write, site, &token_hash, conversation, progress), |_| {});
    }

    fn close(&self, identity: &Identity, re: u32, conversation: u32) {
        let (site, token_hash, answer) = (identity.site, identity.token_hash, self.answer());
        self.app.actions.run(
            move |write| close_conversation::by_visitor(write, site, &token_hash, conversation),
            move |result| match result {
                Ok(()) => answer.say(&WidgetOut::Accepted { re }),
                Err(failure) => answer.refuse(failure, None, Some(re)),
            },
        );
    }

    async fn history(&self, identity: &Identity, re: u32, before: Cursor) -> Result<Frame, Failure> {
        let (site, token_hash) = (identity.site, identity.token_hash);
        let page = self.app.reader.read(move |read| match visitors::by_token(read, site, &token_hash)? {
            Some(visitor) => hello::page(read, visitor, Some(before)),
            None => Ok((Vec::new(), false)),
        });
        let (messages, has_earlier) = page.await?;
        Ok(Frame::from(encode(&WidgetOut::History { re, messages, has_earlier })))
    }

    /// A signal: to whoever answers, and to those who look.
    async fn typing(&self, identity: &Identity) -> Result<(), Failure> {
        let (site, token_hash) = (identity.site, identity.token_hash);
        let open = self.app.reader.read(move |read| match visitors::by_token(read, site, &token_hash)? {
            Some(visitor) => conversations::open_of_visitor(read, visitor),
            None => Ok(None),
        });
        if let Some(open) = open.await? {
            let frame = ConsoleOut::Typing { conversation: open.id, author: Author::Visitor };
            let looking = Topic::Conversation(open.id);
            let (topic, also) = open.owner().map_or((looking, None), |owner| (Topic::Operator(owner), Some(looking)));
            self.app.hub.signal(topic, also, Frame::from(encode(&frame)));
        }
        Ok(())
    }

    fn answer(&self) -> Answer {
        Answer { mailbox: Arc::clone(&self.subscription.mailbox), app: self.app.clone(), t: self.t }
    }

    async fn handle(&mut self, frame: WidgetIn, out: &mut Vec<Frame>) -> Flow {
        let answer = self.answer();
        let frame = match frame {
            WidgetIn::Ping {} => {
                out.push(Frame::from(encode(&WidgetOut::Pong)));
                return Flow::Continue;
            }
            WidgetIn::Hello { version, .. } if version != VERSION => {
                return Flow::End(Self::bye(ByeReason::VersionUnknown, None));
            }
            WidgetIn::Hello { token, language, page, resume, .. } => {
                match Box::pin(self.hello(token, language, page, resume)).await {
                    Ok(welcome) => out.push(welcome),
                    Err(failure) => answer.refuse(failure, None, None),
                }
                return Flow::Continue;
            }
            other => other,
        };
        let Some(identity) = &self.identity else {
            return Flow::End(Self::bye(ByeReason::ProtocolBroken, None));
        };
        match frame {
            WidgetIn::Post { key, text } => {
                if let Err(refusal) = self.post(key, &text, identity) {
                    answer.refuse(refusal.into(), Some(key), None);
                }
            }
            WidgetIn::Typing {} => {
                if let Err(failure) = Box::pin(self.typing(identity)).await {
                    answer.refuse(failure, None, None);
                }
            }
            WidgetIn::Delivered { conversation, upto } => {
                self.report(identity, conversation, Progress::Delivered(upto))
            }
            WidgetIn::Read { conversation, upto } => self.report(identity, conversation, Progress::Read(upto)),
            WidgetIn::History { re, before } => match Box::pin(self.history(identity, re, before)).await {
                Ok(history) => out.push(history),
                Err(failure) => answer.refuse(failure, None, Some(re)),
            },
            WidgetIn::Close { re, conversation } => self.close(identity, re, conversation),
            WidgetIn::Hello { .. } | WidgetIn::Ping {} => {}
        }
        Flow::Continue
    }
}

impl Endpoint for Widget {
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
        Frame::from(encode(&WidgetOut::Bye { reason, retry_after_ms }))
    }
}

/// Where answers of actions go.
struct Answer {
    mailbox: Arc<Mailbox>,
    app: App,
    t: Texts,
}

impl Answer {
    fn say(&self, frame: &WidgetOut) {
        self.mailbox.push(None, Frame::from(encode(frame)));
    }

    fn refuse(&self, failure: Failure, key: Option<MessageKey>, re: Option<u32>) {
        let (code, text, retry_after_ms) =
            words::refused(failure, self.t, &self.app.actions.directory(), |error| log(error));
        self.say(&WidgetOut::Refused { key, re, code, text, retry_after_ms });
    }
}
