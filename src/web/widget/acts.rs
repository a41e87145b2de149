//! What a visitor can do, frame by frame.

use std::sync::Arc;

use crate::actions::copy_offline_message::Copying;
use crate::actions::post_message::{self, VisitorPost};
use crate::actions::{Failure, block_visitors, change_site, close_conversation, rate_conversation, report_progress};
use crate::domain::block::Whence;
use crate::domain::ids::{BlockId, MessageKey, Ordinal};
use crate::domain::language::Language;
use crate::domain::message::MessageText;
use crate::domain::offline::{Contacts, OfflineMode};
use crate::domain::rating::Rating;
use crate::domain::receipt::Progress;
use crate::domain::refusal::Refusal;
use crate::domain::time::Span;
use crate::domain::visitor::Whereabouts;
use crate::entropy::Secret;
use crate::protocol::common::Author;
use crate::protocol::console_out::ConsoleOut;
use crate::protocol::widget_in::{Cursor, Page};
use crate::protocol::widget_out::{Offline, WidgetOut};
use crate::realtime::{Frame, Guest, Topic};
use crate::storage::{Write, conversations, visitors};
use crate::texts::Texts;
use crate::web::App;
use crate::web::address::throttle_key;
use crate::web::answer::ready;
use crate::web::socket::Endpoint as _;
use crate::web::widget::endpoint::Widget;
use crate::web::widget::hello::{self, Identity, Snapshot};

/// What a visitor typed into the form.
pub(super) struct Typed<'a> {
    pub name: &'a str,
    pub email: &'a str,
    pub phone: &'a str,
    pub text: &'a str,
}

impl Widget {
    pub(super) async fn hello(
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
        if self.identity.as_ref().is_some_and(|before| before.token_hash != token_hash) {
            self.subscription.leave_all(|topic| matches!(topic, Topic::Token(_) | Topic::Visitor(_)));
        }
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
                let (there, whence) = (self.there.clone(), self.whence());
                if !there.url.is_empty() {
                    self.app.actions.run(move |write| post_message::note_page(write, visitor, &there, &whence), |_| {});
                }
                let now = self.app.clock.now();
                self.app.reader.read(move |read| hello::snapshot(read, visitor, resume, now)).await?
            }
            None => Snapshot::default(),
        };
        if let Some(event) = snapshot.event {
            self.subscription.mailbox.skip_through(event);
        }
        self.note_installed();
        let directory = self.app.actions.directory();
        let look = directory.sites.get(&site).map_or(0, |site| site.widget.version);
        let offline = directory.sites.get(&site).map(|site| site.offline).unwrap_or_default();
        let offline = Offline::new(offline, directory.back_at(site, self.app.clock.now()));
        Ok(ready(&hello::welcome(snapshot, &secret, self.t, directory.is_online(site), offline, look)))
    }

    /// Tells the owner's checklist that a page of theirs carries the widget. What is no browser can say that it is on any page;
    /// so the word of the browser counts, and the socket would not be here if the site did not allow it.
    pub(super) fn note_installed(&self) {
        let on = |origin| hello::installed_on(&self.there.url, origin, &self.own_origin, &self.key);
        if let Some(host) = self.origin.as_deref().and_then(on) {
            let site = self.site;
            self.app.actions.run(move |write| change_site::note_seen(write, site, &host), |_| {});
        }
    }

    pub(super) fn post(&self, key: MessageKey, text: &str, identity: &Identity) -> Result<(), Refusal> {
        self.send(key, MessageText::parse(text)?, (None, None), identity)
    }

    /// W02, X15: the form that stands in place of the chat while nobody is there. One that comes when it does not is a message
    /// like any other: whoever is there reads it, so there is nothing to copy.
    pub(super) fn submit_form(&self, key: MessageKey, form: &Typed<'_>, identity: &Identity) -> Result<(), Refusal> {
        let directory = self.app.actions.directory();
        let asked = directory.sites.get(&self.site).ok_or(Refusal::SiteUnknown)?.offline;
        let (contacts, text) = asked.accept(form.name, form.email, form.phone, form.text)?;
        let stands = asked.mode == OfflineMode::Form && !directory.is_online(self.site);
        let copies =
            stands.then(|| Copying { copies: Arc::clone(&self.app.throttles.copies), of: self.guest(identity) });
        self.send(key, text, (Some(contacts), copies), identity)
    }

    fn send(
        &self,
        key: MessageKey,
        text: MessageText,
        (contacts, copies): (Option<Contacts>, Option<Copying>),
        identity: &Identity,
    ) -> Result<(), Refusal> {
        self.count(identity)?;
        let post = VisitorPost {
            site: identity.site,
            token_hash: identity.token_hash,
            key,
            text,
            contacts,
            copies,
            there: self.there.clone(),
            whence: self.whence(),
            sender: self.subscription.socket,
        };
        let (answer, app) = (self.answer(), self.app.clone());
        self.app.actions.run(
            move |write| post_message::as_visitor(write, post),
            move |result| match result {
                Ok(posted) => answer.say(&WidgetOut::Posted {
                    key,
                    conversation: posted.ordinal,
                    number: posted.number,
                    at: posted.at,
                }),
                Err(failure) => {
                    if let Failure::Refused(Refusal::Blocked { by }) = failure {
                        note_attempt(&app, by);
                    }
                    answer.refuse(failure, Some(key), None);
                }
            },
        );
        Ok(())
    }

    /// Counts a message. One that is refused is counted nowhere.
    fn count(&self, identity: &Identity) -> Result<(), Refusal> {
        let (now, guest, throttles) = (self.app.clock.now(), self.guest(identity), &self.app.throttles);
        let too_fast = |wait: Span| Refusal::TooFast { retry_after_ms: wait.0.unsigned_abs() };
        let is_new = !self.subscription.hears(|topic| matches!(topic, Topic::Visitor(_)));
        if is_new {
            throttles.new_visitors.count(guest.address, now).map_err(too_fast)?;
        }
        throttles.visitor_messages.count(&guest, now).map_err(|wait| {
            if is_new {
                throttles.new_visitors.take_back(&guest.address);
            }
            too_fast(wait)
        })
    }

    /// This visitor, as throttles know them.
    fn guest(&self, identity: &Identity) -> Guest {
        Guest { token_hash: identity.token_hash, address: throttle_key(self.address), site: identity.site }
    }

    /// Where this visitor's frames come from, with what they are let through by at this moment.
    fn whence(&self) -> Whence {
        Whence { address: self.address, blocks: self.app.actions.blocks() }
    }

    pub(super) fn report(&self, identity: &Identity, conversation: u32, progress: Progress) {
        let (site, token_hash) = (identity.site, identity.token_hash);
        self.app
            .actions
            .run(move |write| report_progress::as_visitor(write, site, &token_hash, conversation, progress), |_| {});
    }

    pub(super) fn close(&self, identity: &Identity, re: u32, conversation: u32) {
        let (site, token_hash, answer) = (identity.site, identity.token_hash, self.answer());
        self.app.actions.run(
            move |write| close_conversation::by_visitor(write, site, &token_hash, conversation),
            move |result| answer.conclude(re, result),
        );
    }

    /// X16.
    pub(super) fn rate(&self, identity: &Identity, re: u32, conversation: Ordinal, rating: Rating) {
        let (site, token_hash, answer) = (identity.site, identity.token_hash, self.answer());
        let whence = self.whence();
        let rate = move |write: &Write<'_>| {
            block_visitors::refuse(write, &whence, site, &token_hash)?;
            rate_conversation::rate(write, site, &token_hash, conversation, rating)
        };
        self.app.actions.run(rate, move |result| answer.conclude(re, result));
    }

    pub(super) async fn history(&self, identity: &Identity, re: u32, before: Cursor) -> Result<Frame, Failure> {
        let (site, token_hash) = (identity.site, identity.token_hash);
        let page = self.app.reader.read(move |read| match visitors::by_token(read, site, &token_hash)? {
            Some(visitor) => hello::page(read, visitor, Some(before)),
            None => Ok((Vec::new(), false)),
        });
        let (messages, has_earlier) = page.await?;
        Ok(ready(&WidgetOut::History { re, messages, has_earlier }))
    }

    /// A signal: to whoever answers, and to those who look. Of somebody who is blocked it goes nowhere.
    pub(super) async fn typing(&self, identity: &Identity) -> Result<(), Failure> {
        let (site, token_hash) = (identity.site, identity.token_hash);
        let (whence, now) = (self.whence(), self.app.clock.now());
        let open = self.app.reader.read(move |read| match visitors::by_token(read, site, &token_hash)? {
            Some(visitor) if whence.admits(Some(visitor), now).is_ok() => conversations::open_of_visitor(read, visitor),
            _ => Ok(None),
        });
        if let Some(open) = open.await? {
            let frame = ConsoleOut::Typing { conversation: open.id, author: Author::Visitor };
            let looking = Topic::Conversation(open.id);
            let (topic, also) = open.owner().map_or((looking, None), |owner| (Topic::Operator(owner), Some(looking)));
            self.app.hub.signal(topic, also, ready(&frame));
        }
        Ok(())
    }
}

/// That somebody who is blocked has tried to write is written down once a minute at the most.
fn note_attempt(app: &App, by: BlockId) {
    if app.throttles.blocked.count(by, app.clock.now()).is_ok() {
        app.actions.run(move |write| block_visitors::note_attempt(write, by), |_| {});
    }
}
