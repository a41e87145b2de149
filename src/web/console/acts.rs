//! What an operator can do, frame by frame.

use std::sync::Arc;

use crate::actions::audited::Act;
use crate::actions::open_console::{self, Opening};
use crate::actions::post_message::{self, OperatorPost};
use crate::actions::{Failure, Outcome, report_progress, sign_in, transfer_conversation};
use crate::domain::directory::{Directory, OperatorEntry};
use crate::domain::ids::{ConversationId, EventNumber, MessageKey, OperatorId};
use crate::domain::message::MessageText;
use crate::domain::receipt::Progress;
use crate::domain::refusal::Refusal;
use crate::domain::transfer::accept_note;
use crate::protocol::common::Author;
use crate::protocol::console_in::{MessagePlace, TransferTo};
use crate::protocol::console_out::ConsoleOut;
use crate::protocol::widget_out::WidgetOut;
use crate::realtime::{Frame, Topic};
use crate::storage::{Write, conversations, sessions};
use crate::web::answer::ready;
use crate::web::console::endpoint::Console;
use crate::web::console::{hello, looking, routing};
use crate::web::socket::Endpoint as _;
use crate::web::words;

impl Console {
    /// The person as the directory has them; a removed one has no place here any more.
    pub(super) fn person(&self) -> Result<(Arc<Directory>, OperatorEntry), Failure> {
        let directory = self.app.actions.directory();
        let person = directory.operators.get(&self.me).cloned().ok_or(Refusal::SignInNeeded)?;
        Ok((directory, person))
    }

    pub(super) async fn hello(
        &mut self,
        resume: Option<EventNumber>,
        started: bool,
        window: Option<String>,
    ) -> Result<Vec<Frame>, Failure> {
        let me = self.me;
        self.subscription.listen(Topic::Operator(me));
        self.subscription.listen(Topic::Consoles);
        if !self.greeted {
            let opening = Opening {
                operator: me,
                session: self.session,
                console: self.subscription.socket,
                started,
                another_is_open: self.subscription.others_hear(Topic::Operator(me)),
            };
            self.app.attendance.came(self.session, self.subscription.socket, window);
            self.app.actions.perform(move |write| open_console::open(write, opening)).await?;
            self.greeted = true;
        }
        let (directory, person) = self.person()?;
        let queues = directory.queues_of(&person);
        // Listening before looking: what happens in between waits in the mailbox, and what both have is dropped there.
        self.app.hub.set_queues(me, &queues);
        let now = self.app.clock.now();
        let snapshot = self.app.reader.read(move |read| hello::snapshot(read, &person, &queues, resume, now)).await?;
        self.subscription.mailbox.skip_through(snapshot.event);
        Ok(hello::answer(snapshot, &directory, me, self.t, now))
    }

    pub(super) fn post(&self, key: MessageKey, conversation: ConversationId, text: &str) -> Result<(), Refusal> {
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
    pub(super) fn act(&self, re: u32, action: impl FnOnce(&Write<'_>, OperatorId) -> Outcome<()> + Send + 'static) {
        let (me, answer) = (self.me, self.answer());
        self.app.actions.run(move |write| action(write, me), move |result| answer.conclude(re, result));
    }

    /// Runs a report, which is answered by what it changes, if anything.
    pub(super) fn report(&self, conversation: ConversationId, progress: Progress) {
        let me = self.me;
        self.app.actions.run(move |write| report_progress::as_operator(write, me, conversation, progress), |_| {});
    }

    /// A signal to the visitor, from the owner.
    pub(super) async fn typing(&self, id: ConversationId) -> Result<(), Failure> {
        let conversation = self.app.reader.read(move |read| conversations::by_id(read, id)).await?;
        let conversation = conversation.ok_or(Refusal::ConversationUnknown)?;
        if conversation.owner() != Some(self.me) {
            return Err(Refusal::ConversationUnknown.into());
        }
        let name = self.app.actions.directory().name_of(self.me).to_owned();
        let for_colleagues =
            ConsoleOut::Typing { conversation: id, author: Author::Operator { id: self.me, name: name.clone() } };
        self.app.hub.signal(Topic::Visitor(conversation.visitor), None, ready(&WidgetOut::Typing { name }));
        self.app.hub.signal(Topic::Conversation(id), None, ready(&for_colleagues));
        Ok(())
    }

    pub(super) async fn open(&self, re: u32, id: ConversationId) -> Result<Frame, Failure> {
        let (_, me) = self.person()?;
        let person = me.clone();
        let readable = self.app.reader.read(move |read| looking::readable(read, &person, id)).await?;
        let Some((conversation, _)) = readable else {
            self.subscription.leave(Topic::Conversation(id));
            self.keep_tried(id).await?;
            return Err(Refusal::ConversationUnknown.into());
        };
        // Listening before looking; whoever may not look any more by then hears no more either.
        self.subscription.listen(Topic::Conversation(id));
        let connected = self.app.hub.is_heard(Topic::Visitor(conversation.visitor));
        let (blocks, now) = (self.app.actions.blocks(), self.app.clock.now());
        let opened = self.app.reader.read(move |read| match looking::readable(read, &me, id)? {
            Some((conversation, part)) => Ok(looking::opened(read, re, &conversation, connected, &me, (&blocks, now))?
                .map(|frame| (frame, looking::along(&conversation, &me, part)))),
            None => Ok(None),
        });
        if let Some((frame, along)) = opened.await? {
            if let Some(owner) = along {
                self.keep_reading(id, owner).await?;
            }
            return Ok(ready(&frame));
        }
        self.subscription.leave(Topic::Conversation(id));
        Err(Refusal::ConversationUnknown.into())
    }

    /// N06: keeps that somebody tried to read what is in others' work and was never in a queue of theirs.
    async fn keep_tried(&self, id: ConversationId) -> Result<(), Failure> {
        let (_, me) = self.person()?;
        let conversation = self.app.reader.read(move |read| conversations::by_id(read, id)).await?;
        if let Some(conversation) = conversation.filter(|conversation| !me.belongs_to(conversation.queue))
            && let Some(owner) = conversation.owner()
        {
            self.keep_refused(Act::Read { conversation: id, owner });
        }
        Ok(())
    }

    pub(super) async fn history(&self, re: u32, id: ConversationId, before: MessagePlace) -> Result<Frame, Failure> {
        let (_, me) = self.person()?;
        let page = self.app.reader.read(move |read| match looking::readable(read, &me, id)? {
            Some((conversation, part)) => {
                Ok(Some((looking::page(read, &conversation, Some(before))?, looking::along(&conversation, &me, part))))
            }
            None => Ok(None),
        });
        let ((messages, has_earlier), along) = page.await?.ok_or(Refusal::ConversationUnknown)?;
        // Whoever looks has been noted when they opened it.
        let looks = self.subscription.hears(|topic| *topic == Topic::Conversation(id));
        if let Some(owner) = along.filter(|_| !looks) {
            self.keep_reading(id, owner).await?;
        }
        Ok(ready(&ConsoleOut::History { re, conversation: id, messages, has_earlier }))
    }

    /// What others have now and the person had.
    pub(super) async fn passed(&self, re: u32) -> Result<Frame, Failure> {
        let (_, me) = self.person()?;
        Ok(ready(&self.app.reader.read(move |read| looking::passed(read, &me, re)).await?))
    }

    /// Who could receive a conversation.
    pub(super) async fn receivers(&self, re: u32, id: ConversationId) -> Result<Frame, Failure> {
        let (directory, me) = self.person()?;
        let t = self.t;
        let answer = self.app.reader.read(move |read| match looking::readable(read, &me, id)? {
            Some((conversation, _)) => {
                let say = |refusal: &Refusal| words::sentence(refusal, t, &directory);
                routing::receivers(read, re, &conversation, &directory, say).map(Some)
            }
            None => Ok(None),
        });
        Ok(ready(&answer.await?.ok_or(Refusal::ConversationUnknown)?))
    }

    /// Why a conversation is where it is.
    pub(super) async fn explain(&self, re: u32, id: ConversationId) -> Result<Frame, Failure> {
        let (directory, me) = self.person()?;
        let now = self.app.clock.now();
        let answer = self.app.reader.read(move |read| match looking::readable(read, &me, id)? {
            Some((conversation, _)) => routing::explained(read, re, &conversation, &directory, now).map(Some),
            None => Ok(None),
        });
        Ok(ready(&answer.await?.ok_or(Refusal::ConversationUnknown)?))
    }

    /// F01 to F06: passes a conversation on.
    pub(super) fn transfer(
        &self,
        re: u32,
        conversation: ConversationId,
        to: TransferTo,
        note: Option<String>,
    ) -> Result<(), Refusal> {
        let note = accept_note(note.as_deref().unwrap_or_default())?;
        self.act(re, move |write, me| match to {
            TransferTo::Operator { id } => transfer_conversation::to_operator(write, me, conversation, id, note),
            TransferTo::Department { id } => transfer_conversation::to_queue(write, me, conversation, Some(id), note),
            TransferTo::Queue {} => transfer_conversation::to_queue(write, me, conversation, None, note),
        });
        Ok(())
    }

    /// A console that stays open keeps its session alive.
    pub(super) fn keep_session(&mut self) {
        let now = self.app.clock.now();
        if now - self.session_seen_at >= sessions::TOUCH {
            self.session_seen_at = now;
            let session = self.session;
            self.app.actions.run(move |write| sign_in::keep_alive(write, &session), |_| {});
        }
    }
}
