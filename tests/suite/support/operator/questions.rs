//! What an operator asks the server for, and its answers.

use besedka::domain::ids::ConversationId;
use besedka::protocol::console_in::{ConsoleIn, MessagePlace};
use besedka::protocol::console_out::{Cause, ConsoleMessage, ConsoleOut, Summary};
use besedka::protocol::routing::{Explanation, Receiver, ReceivingQueue};

use super::Operator;

impl Operator {
    /// Who could receive a conversation.
    pub async fn asks_who_could_receive(
        &mut self,
        conversation: ConversationId,
    ) -> (Vec<Receiver>, Vec<ReceivingQueue>) {
        self.requests += 1;
        let wanted = self.requests;
        self.socket.say(&ConsoleIn::Receivers { re: wanted, conversation }).await;
        self.socket
            .wait_for("receivers", |frame| match frame {
                ConsoleOut::Receivers { re, colleagues, queues } if *re == wanted => {
                    Some((colleagues.clone(), queues.clone()))
                }
                _ => None,
            })
            .await
    }

    /// Why a conversation is where it is: the decision that was kept, and how things stand.
    pub async fn asks_why(&mut self, conversation: ConversationId) -> (Option<Explanation>, Option<Explanation>) {
        self.requests += 1;
        let wanted = self.requests;
        self.socket.say(&ConsoleIn::Explain { re: wanted, conversation }).await;
        self.socket
            .wait_for("explained", |frame| match frame {
                ConsoleOut::Explained { re, decision, now } if *re == wanted => Some((decision.clone(), now.clone())),
                _ => None,
            })
            .await
    }

    /// Opens a conversation; the messages, or the code of the refusal.
    pub async fn looks_at(&mut self, conversation: ConversationId) -> Result<(Summary, Vec<ConsoleMessage>), String> {
        self.requests += 1;
        let wanted = self.requests;
        self.socket.say(&ConsoleIn::Open { re: wanted, conversation }).await;
        self.socket
            .wait_for("opened", |frame| match frame {
                ConsoleOut::Opened { re, conversation, messages, .. } if *re == wanted => {
                    Some(Ok((conversation.clone(), messages.clone())))
                }
                ConsoleOut::Refused { re: Some(re), code, .. } if *re == wanted => Some(Err(code.clone())),
                _ => None,
            })
            .await
    }

    /// What has happened to a conversation beside its messages.
    pub async fn timeline_of(&mut self, conversation: ConversationId) -> Vec<Cause> {
        self.requests += 1;
        let wanted = self.requests;
        self.socket.say(&ConsoleIn::Open { re: wanted, conversation }).await;
        self.socket
            .wait_for("opened", |frame| match frame {
                ConsoleOut::Opened { re, timeline, .. } if *re == wanted => {
                    Some(timeline.iter().map(|entry| entry.cause).collect())
                }
                _ => None,
            })
            .await
    }

    /// Asks for everything before the end of a conversation; how many messages came, or the code of the refusal.
    pub async fn asks_history(&mut self, conversation: ConversationId) -> Result<usize, String> {
        self.requests += 1;
        let wanted = self.requests;
        let before = MessagePlace { conversation, number: u32::MAX };
        self.socket.say(&ConsoleIn::History { re: wanted, conversation, before }).await;
        self.socket
            .wait_for("history", |frame| match frame {
                ConsoleOut::History { re, messages, .. } if *re == wanted => Some(Ok(messages.len())),
                ConsoleOut::Refused { re: Some(re), code, .. } if *re == wanted => Some(Err(code.clone())),
                _ => None,
            })
            .await
    }
}
