//! An operator with a console.

mod acts;
mod questions;

use besedka::domain::ids::{ConversationId, EventNumber, OperatorId};
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::VERSION;
use besedka::protocol::common::{ByeReason, Marks};
use besedka::protocol::console_in::ConsoleIn;
use besedka::protocol::console_out::{Cause, Colleague, ConsoleMessage, ConsoleOut, Summary};

use super::desk::PASSWORD;
use super::socket::Socket;
use super::{Desk, http};

/// A person who is signed in, without a console yet.
#[derive(Clone)]
pub struct SignedIn {
    url: String,
    origin: String,
    pub cookie: String,
}

pub struct Operator {
    pub socket: Socket<ConsoleOut>,
    pub signed_in: SignedIn,
    pub me: OperatorId,
    /// The last event that this console has.
    pub event: EventNumber,
    /// What the last welcome said.
    pub welcome: Welcome,
    requests: u32,
}

#[derive(Clone, Debug)]
pub struct Welcome {
    pub resumed: bool,
    pub conversations: Vec<Summary>,
    pub operators: Vec<Colleague>,
    /// The names of the tags, in their order.
    pub tags: Vec<String>,
}

impl Operator {
    /// Signs in through the page.
    pub async fn signs_in(desk: &Desk, name: &str) -> SignedIn {
        let email = format!("{name}@demo.example");
        let answer = http::post(desk.address(), "/sign-in", &[("email", &email), ("password", PASSWORD)]).send().await;
        assert_eq!((answer.status, answer.header("location")), (303, Some("/console")));
        let cookie = answer.cookie("besedka_session").expect("a session");
        SignedIn { url: format!("ws://{}/ws/console", desk.address()), origin: desk.origin(), cookie }
    }
}

impl SignedIn {
    /// Opens the console deliberately (X05).
    pub async fn starts(self) -> Operator {
        self.connects(None, true).await
    }

    /// Connects and says nothing.
    pub async fn connects_silently(self) -> Socket<ConsoleOut> {
        let headers = [("origin", self.origin.clone()), ("cookie", self.cookie.clone())];
        Socket::connect(&self.url, &headers).await.unwrap()
    }

    pub async fn connects(self, resume: Option<EventNumber>, started: bool) -> Operator {
        self.connects_as(None, resume, started).await
    }

    /// The same, for a window that has a name.
    pub async fn connects_as(self, window: Option<&str>, resume: Option<EventNumber>, started: bool) -> Operator {
        let headers = [("origin", self.origin.clone()), ("cookie", self.cookie.clone())];
        let mut socket = Socket::connect(&self.url, &headers).await.unwrap();
        let window = window.map(str::to_owned);
        socket.say(&ConsoleIn::Hello { version: VERSION, resume, started, window }).await;
        let (me, event, welcome) = welcomed(&mut socket).await;
        Operator { socket, signed_in: self, me, event, welcome, requests: 0 }
    }
}

async fn welcomed(socket: &mut Socket<ConsoleOut>) -> (OperatorId, EventNumber, Welcome) {
    socket
        .wait_for("welcome", |frame| match frame {
            ConsoleOut::Welcome { me, event, resumed, conversations, operators, tags, .. } => Some((
                *me,
                *event,
                Welcome {
                    resumed: *resumed,
                    conversations: conversations.clone(),
                    operators: operators.clone(),
                    tags: tags.iter().map(|tag| tag.name.clone()).collect(),
                },
            )),
            _ => None,
        })
        .await
}

impl Operator {
    /// The connection is lost and made again, with what this console holds.
    pub async fn reconnects(self) -> Self {
        drop(self.socket);
        self.signed_in.connects(Some(self.event), false).await
    }

    /// The number that the last welcome is true at.
    pub const fn welcome_event(&self) -> EventNumber {
        self.event
    }

    /// Says hello again on the same connection, for everything anew.
    pub async fn asks_anew(&mut self) {
        self.socket.say(&ConsoleIn::Hello { version: VERSION, resume: None, started: false, window: None }).await;
        (self.me, self.event, self.welcome) = welcomed(&mut self.socket).await;
    }

    /// Waits until a conversation appears or changes for this reason.
    pub async fn sees(&mut self, wanted: Cause) -> Summary {
        let (event, summary) = self
            .socket
            .wait_for(&format!("a conversation {wanted:?}"), |frame| match frame {
                ConsoleOut::Conversation { event, cause, conversation, .. } if *cause == wanted => {
                    Some((*event, conversation.clone()))
                }
                _ => None,
            })
            .await;
        self.event = self.event.max(event);
        summary
    }

    /// Waits until a conversation leaves the lists, and says who did it.
    pub async fn sees_gone(&mut self, wanted: ConversationId) -> Option<OperatorId> {
        let (event, by) = self
            .socket
            .wait_for("gone", |frame| match frame {
                ConsoleOut::Gone { event, conversation, by, .. } if *conversation == wanted => Some((*event, *by)),
                _ => None,
            })
            .await;
        self.event = self.event.max(event);
        by
    }

    pub async fn reads_message(&mut self) -> ConsoleMessage {
        let (event, message) = self
            .socket
            .wait_for("a message", |frame| match frame {
                ConsoleOut::Message { event, message } => Some((*event, message.clone())),
                _ => None,
            })
            .await;
        self.event = self.event.max(event);
        message
    }

    /// Waits until a conversation appears or changes for this reason; who did it, and their note.
    pub async fn hears(&mut self, wanted: Cause) -> (Summary, Option<OperatorId>, Option<String>) {
        let (event, told) = self
            .socket
            .wait_for(&format!("a conversation {wanted:?}"), |frame| match frame {
                ConsoleOut::Conversation { event, cause, by, note, conversation } if *cause == wanted => {
                    Some((*event, (conversation.clone(), *by, note.clone())))
                }
                _ => None,
            })
            .await;
        self.event = self.event.max(event);
        told
    }

    /// The window is closed, as browsers do it.
    pub async fn closes_window(mut self) -> SignedIn {
        self.socket.closes(1001).await;
        self.signed_in
    }

    /// Waits for news of a status: of whom, which, and why.
    pub async fn sees_status(&mut self, wanted: OperatorId) -> (WorkStatus, String) {
        self.socket
            .wait_for("a status", |frame| match frame {
                ConsoleOut::Status { operator, status, reason, .. } if *operator == wanted => {
                    Some((*status, reason.clone()))
                }
                _ => None,
            })
            .await
    }

    pub async fn sees_marks(&mut self, wanted: Marks) {
        self.socket
            .wait_for(&format!("{wanted:?}"), |frame| match frame {
                ConsoleOut::Receipts { marks, .. } if *marks == wanted => Some(()),
                _ => None,
            })
            .await;
    }

    pub async fn reports_delivered(&mut self, conversation: ConversationId, upto: u32) {
        self.socket.say(&ConsoleIn::Delivered { conversation, upto }).await;
    }

    pub async fn reports_read(&mut self, conversation: ConversationId, upto: u32) {
        self.socket.say(&ConsoleIn::Read { conversation, upto }).await;
    }

    /// Asks the writer for something that changes nothing: when it has answered, everything that was published before has
    /// arrived.
    pub async fn is_up_to_date(&mut self) {
        let nowhere = ConversationId(i64::MAX);
        assert!(self.takes(nowhere).await.is_err(), "there is no such conversation");
    }

    /// The reason with which the server ends the connection.
    pub async fn is_dismissed(&mut self) -> ByeReason {
        let frames = self.socket.until_end().await;
        let bye = frames.iter().find_map(|frame| match frame {
            ConsoleOut::Bye { reason, .. } => Some(*reason),
            _ => None,
        });
        bye.unwrap_or_else(|| panic!("no farewell among {frames:#?}"))
    }
}
