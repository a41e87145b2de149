//! A visitor with a widget.

use besedka::domain::ids::MessageKey;
use besedka::protocol::VERSION;
use besedka::protocol::common::{ByeReason, Marks};
use besedka::protocol::widget_in::{Cursor, Page, WidgetIn};
use besedka::protocol::widget_out::{Offline, VisitorConversation, VisitorMessage, VisitorState, WidgetOut};

use super::desk::SITE;
use super::socket::Socket;
use super::{Desk, http};

/// A site that carries the widget: its key, and the domain of its pages.
#[derive(Clone, Copy)]
pub struct Shop {
    pub key: &'static str,
    pub domain: &'static str,
}

/// The site that every test has.
const FIRST: Shop = Shop { key: SITE, domain: "shop.example" };

pub struct Visitor {
    shop: Shop,
    pub socket: Socket<WidgetOut>,
    pub token: String,
    /// The last welcome.
    pub welcome: Welcome,
    /// The last message that this widget has.
    pub cursor: Option<Cursor>,
}

#[derive(Clone, Debug)]
pub struct Welcome {
    pub resumed: bool,
    pub online: bool,
    pub offline: Offline,
    pub look: u32,
    pub conversation: Option<VisitorConversation>,
    pub messages: Vec<VisitorMessage>,
    pub has_earlier: bool,
}

impl Visitor {
    /// Opens the widget for the first time, on a page of the shop.
    pub async fn opens_widget(desk: &Desk, number: u64) -> Self {
        Self::opens_widget_of(desk, FIRST, number).await
    }

    /// The same on a page of another site.
    pub async fn opens_widget_of(desk: &Desk, shop: Shop, number: u64) -> Self {
        let page = Page {
            url: format!("https://{}/tea?visitor={number}", shop.domain),
            title: "Tea".into(),
            referrer: String::new(),
        };
        Self::connects(desk, shop, (http::HERE, None), None, page).await
    }

    /// The same from another address of this machine.
    pub async fn opens_widget_from(desk: &Desk, address: [u8; 4]) -> Self {
        let page = Page { url: "https://shop.example/far".into(), ..Page::default() };
        Self::connects(desk, FIRST, (address, None), None, page).await
    }

    /// The same on the page to try the widget of the first site on.
    pub async fn opens_try_out_page(desk: &Desk) -> Self {
        let url = format!("{}/try/{SITE}", desk.origin());
        Self::connects(desk, FIRST, (http::HERE, None), None, Page { url, ..Page::default() }).await
    }

    /// The same with a token from elsewhere.
    pub async fn opens_widget_with(desk: &Desk, shop: Shop, token: Option<String>) -> Self {
        Self::connects(desk, shop, (http::HERE, token), None, Page::default()).await
    }

    /// Asks the server for something that changes nothing: what it has been told before has been dealt with by then, and what
    /// came of that has arrived.
    pub async fn is_up_to_date(&mut self) {
        self.socket.say(&WidgetIn::Close { re: 77, conversation: u32::MAX }).await;
        self.socket
            .wait_for("an answer", |frame| matches!(frame, WidgetOut::Refused { re: Some(77), .. }).then_some(()))
            .await;
    }

    async fn connects(
        desk: &Desk,
        shop: Shop,
        (from, token): ([u8; 4], Option<String>),
        cursor: Option<Cursor>,
        page: Page,
    ) -> Self {
        let url = format!("ws://{}/ws/widget/{}", desk.address(), shop.key);
        let headers = [("origin", format!("https://{}", shop.domain)), ("user-agent", "Mozilla/5.0 (test)".to_owned())];
        let mut socket = Socket::connect_from(from, &url, &headers).await.unwrap();
        socket.say(&WidgetIn::Hello { version: VERSION, token, language: "en".into(), page, resume: cursor }).await;
        let (token, welcome) = socket
            .wait_for("welcome", |frame| match frame {
                WidgetOut::Welcome {
                    token,
                    resumed,
                    online,
                    offline,
                    look,
                    conversation,
                    messages,
                    has_earlier,
                    ..
                } => Some((
                    token.clone(),
                    Welcome {
                        resumed: *resumed,
                        online: *online,
                        offline: *offline,
                        look: *look,
                        conversation: conversation.clone(),
                        messages: messages.clone(),
                        has_earlier: *has_earlier,
                    },
                )),
                _ => None,
            })
            .await;
        let last = welcome
            .messages
            .last()
            .map(|message| Cursor { conversation: message.conversation, number: message.number });
        Self { shop, socket, token, welcome, cursor: last.or(cursor) }
    }

    /// The connection is lost and made again, with what this widget holds.
    pub async fn reconnects(self, desk: &Desk) -> Self {
        drop(self.socket);
        Self::connects(desk, self.shop, (http::HERE, Some(self.token)), self.cursor, Page::default()).await
    }

    /// The page is loaded again: the token is kept, the messages are not.
    pub async fn reloads(self, desk: &Desk) -> Self {
        drop(self.socket);
        Self::connects(desk, self.shop, (http::HERE, Some(self.token)), None, Page::default()).await
    }

    /// A second window of the same visitor.
    pub async fn opens_another_window(&self, desk: &Desk) -> Self {
        Self::connects(desk, self.shop, (http::HERE, Some(self.token.clone())), None, Page::default()).await
    }

    /// Writes, and waits until the message is on disk.
    pub async fn says(&mut self, desk: &Desk, text: &str) -> Cursor {
        let key = desk.next_key();
        self.sends(key, text).await;
        self.posted(key).await
    }

    pub async fn sends(&mut self, key: MessageKey, text: &str) {
        self.socket.say(&WidgetIn::Post { key, text: text.into() }).await;
    }

    pub async fn posted(&mut self, wanted: MessageKey) -> Cursor {
        let cursor = self
            .socket
            .wait_for("posted", |frame| match frame {
                WidgetOut::Posted { key, conversation, number, .. } if *key == wanted => {
                    Some(Cursor { conversation: *conversation, number: *number })
                }
                _ => None,
            })
            .await;
        self.cursor = self.cursor.max(Some(cursor));
        cursor
    }

    /// Waits for a message and returns its text.
    pub async fn reads_message(&mut self) -> VisitorMessage {
        let message = self
            .socket
            .wait_for("a message", |frame| match frame {
                WidgetOut::Message { message } => Some(message.clone()),
                _ => None,
            })
            .await;
        self.cursor = Some(Cursor { conversation: message.conversation, number: message.number });
        message
    }

    pub async fn sees_state(&mut self, wanted: &VisitorState) -> VisitorConversation {
        self.socket
            .wait_for(&format!("{wanted:?}"), |frame| match frame {
                WidgetOut::Conversation { conversation } if conversation.state == *wanted => Some(conversation.clone()),
                _ => None,
            })
            .await
    }

    pub async fn sees_marks(&mut self, wanted: Marks) {
        self.socket
            .wait_for(&format!("{wanted:?}"), |frame| match frame {
                WidgetOut::Receipts { marks, .. } if *marks == wanted => Some(()),
                _ => None,
            })
            .await;
    }

    /// X16: says what they think of a conversation, and waits for the answer.
    pub async fn rates(&mut self, conversation: u32, stars: u8, comment: &str) -> Result<(), String> {
        let frame = WidgetIn::Rate { re: 55, conversation, stars, comment: comment.into() };
        self.socket.say(&frame).await;
        self.socket
            .wait_for("an answer", |frame| match frame {
                WidgetOut::Accepted { re: 55 } => Some(Ok(())),
                WidgetOut::Refused { re: Some(55), code, .. } => Some(Err(code.clone())),
                _ => None,
            })
            .await
    }

    /// Is told to come back; in how many milliseconds.
    pub async fn has_to_wait(&mut self) -> u64 {
        self.socket
            .wait_for("a refusal", |frame| match frame {
                WidgetOut::Refused { code, retry_after_ms, .. } if code == "too_fast" => *retry_after_ms,
                _ => None,
            })
            .await
    }

    /// The code of the next refusal.
    pub async fn is_refused(&mut self) -> String {
        self.socket
            .wait_for("a refusal", |frame| match frame {
                WidgetOut::Refused { code, .. } => Some(code.clone()),
                _ => None,
            })
            .await
    }

    /// The reason with which the server ends the connection.
    pub async fn is_dismissed(&mut self) -> (ByeReason, Option<u64>) {
        let frames = self.socket.until_end().await;
        let bye = frames.iter().find_map(|frame| match frame {
            WidgetOut::Bye { reason, retry_after_ms } => Some((*reason, *retry_after_ms)),
            _ => None,
        });
        bye.unwrap_or_else(|| panic!("no farewell among {frames:#?}"))
    }

    /// Asks for older messages.
    pub async fn asks_history(&mut self, before: Cursor) -> (Vec<VisitorMessage>, bool) {
        self.socket.say(&WidgetIn::History { re: 77, before }).await;
        self.socket
            .wait_for("history", |frame| match frame {
                WidgetOut::History { re: 77, messages, has_earlier } => Some((messages.clone(), *has_earlier)),
                _ => None,
            })
            .await
    }
}
