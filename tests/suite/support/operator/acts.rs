//! What an operator does in the console.

use besedka::domain::ids::{ConversationId, EventNumber, MessageKey, OperatorId};
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::console_in::{ConsoleIn, TransferTo};
use besedka::protocol::console_out::ConsoleOut;

use super::Operator;
use crate::support::Desk;

impl Operator {
    /// Sends a request that is answered by `accepted` or `refused`; the refusal is its code and sentence.
    pub async fn asks(&mut self, request: impl FnOnce(u32) -> ConsoleIn) -> Result<(), (String, String)> {
        self.requests += 1;
        let wanted = self.requests;
        self.socket.say(&request(wanted)).await;
        self.socket
            .wait_for("an answer", |frame| match frame {
                ConsoleOut::Accepted { re } if *re == wanted => Some(Ok(())),
                ConsoleOut::Refused { re: Some(re), code, text, .. } if *re == wanted => {
                    Some(Err((code.clone(), text.clone())))
                }
                _ => None,
            })
            .await
    }

    pub async fn takes(&mut self, conversation: ConversationId) -> Result<(), (String, String)> {
        self.asks(|re| ConsoleIn::Take { re, conversation }).await
    }

    pub async fn closes(&mut self, conversation: ConversationId) -> Result<(), (String, String)> {
        self.asks(|re| ConsoleIn::Close { re, conversation }).await
    }

    /// Passes a conversation on.
    pub async fn passes(
        &mut self,
        conversation: ConversationId,
        to: TransferTo,
        note: &str,
    ) -> Result<(), (String, String)> {
        let note = (!note.is_empty()).then(|| note.to_owned());
        self.asks(|re| ConsoleIn::Transfer { re, conversation, to, note }).await
    }

    /// As an administrator: gives a conversation to somebody.
    pub async fn assigns(&mut self, conversation: ConversationId, to: OperatorId) -> Result<(), (String, String)> {
        self.asks(|re| ConsoleIn::Assign { re, conversation, to }).await
    }

    /// As an administrator: sends a colleague on Pause.
    pub async fn pauses(&mut self, operator: OperatorId) -> Result<(), (String, String)> {
        self.asks(|re| ConsoleIn::PauseColleague { re, operator }).await
    }

    /// As an administrator: returns everything of a colleague to its queues.
    pub async fn returns_all(&mut self, operator: OperatorId) -> Result<(), (String, String)> {
        self.asks(|re| ConsoleIn::ReturnAll { re, operator }).await
    }

    pub async fn becomes(&mut self, status: WorkStatus) {
        self.asks(|re| ConsoleIn::SetStatus { re, status }).await.expect("a status can be chosen");
    }

    /// Writes, and waits until the message is on disk or refused.
    pub async fn says(&mut self, desk: &Desk, conversation: ConversationId, text: &str) -> Result<u32, String> {
        let key = desk.next_key();
        self.sends(key, conversation, text).await;
        self.posted(key).await
    }

    pub async fn sends(&mut self, key: MessageKey, conversation: ConversationId, text: &str) {
        self.socket.say(&ConsoleIn::Post { key, conversation, text: text.into() }).await;
    }

    pub async fn posted(&mut self, wanted: MessageKey) -> Result<u32, String> {
        let (event, result) = self
            .socket
            .wait_for("posted", |frame| match frame {
                ConsoleOut::Posted { key, event, number, .. } if *key == wanted => Some((*event, Ok(*number))),
                ConsoleOut::Refused { key: Some(key), code, .. } if *key == wanted => {
                    Some((EventNumber(0), Err(code.clone())))
                }
                _ => None,
            })
            .await;
        self.event = self.event.max(event);
        result
    }
}
