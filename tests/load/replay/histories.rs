//! Two witnesses: what visitors and operators are shown when they ask for all of a conversation, each on a connection that
//! has seen nothing of the replay.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use besedka::domain::ids::ConversationId;
use besedka::protocol::VERSION;
use besedka::protocol::common::Author;
use besedka::protocol::console_in::{ConsoleIn, MessagePlace};
use besedka::protocol::console_out::{ConsoleMessage, ConsoleOut};
use besedka::protocol::widget_in::{Cursor, Page, WidgetIn};
use besedka::protocol::widget_out::{VisitorMessage, WidgetOut};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::task::JoinSet;

use crate::client::socket::{Door, Socket, Trouble};
use crate::failure::Failure;
use crate::record::Record;
use crate::replay::play::Play;
use crate::replay::script::Side;
use crate::replay::tally::{Seen, Tally};

const PATIENCE: Duration = Duration::from_secs(30);
/// Visitors who ask at the same time.
const AT_ONCE: usize = 32;

/// What every visitor is shown.
pub async fn of_visitors(door: Door, play: &Arc<Play>, record: &Record) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    let mut asking = JoinSet::new();
    for (index, token) in play.tokens.iter().enumerate() {
        let Some(token) = token.get() else {
            tally.miss(&play.scripts[index]);
            continue;
        };
        let (door, token) = (door.clone(), token.clone());
        asking.spawn(async move { Ok::<_, Failure>((index, visitor_history(&door, token).await?)) });
        if asking.len() >= AT_ONCE {
            look(&mut asking, play, record, &mut tally).await?;
        }
    }
    while !asking.is_empty() {
        look(&mut asking, play, record, &mut tally).await?;
    }
    Ok(tally)
}

async fn look(
    asking: &mut JoinSet<Result<(usize, Vec<Seen>), Failure>>,
    play: &Play,
    record: &Record,
    tally: &mut Tally,
) -> Result<(), Failure> {
    if let Some(ended) = asking.join_next().await {
        let (index, seen) = ended??;
        tally.compare(index, &play.scripts[index], &seen, &record.keys);
    }
    Ok(())
}

async fn visitor_history(door: &Door, token: String) -> Result<Vec<Seen>, Failure> {
    let mut asking = Asking::connect(door).await?;
    let hello = WidgetIn::Hello {
        version: VERSION,
        token: Some(token),
        language: String::new(),
        page: Page::default(),
        resume: None,
    };
    let mut all = VecDeque::new();
    let mut page = asking.ask(hello, messages_of_visitor).await?;
    loop {
        let (messages, has_earlier) = page;
        let oldest = messages.first().map(|oldest| Cursor { conversation: oldest.conversation, number: oldest.number });
        messages.into_iter().rev().for_each(|message| all.push_front(message));
        let Some(before) = oldest.filter(|_| has_earlier) else { break };
        page = asking.ask(WidgetIn::History { re: 1, before }, messages_of_visitor).await?;
    }
    Ok(all.into_iter().map(seen_by_visitor).collect())
}

fn messages_of_visitor(frame: WidgetOut) -> Option<(Vec<VisitorMessage>, bool)> {
    match frame {
        WidgetOut::Welcome { messages, has_earlier, .. } | WidgetOut::History { messages, has_earlier, .. } => {
            Some((messages, has_earlier))
        }
        _ => None,
    }
}

/// What one operator is shown of the conversations that they had.
pub async fn of_operator(
    door: &Door,
    conversations: &[(usize, ConversationId)],
    play: &Play,
    record: &Record,
) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    let mut asking = Asking::connect(door).await?;
    let hello = ConsoleIn::Hello { version: VERSION, resume: None, started: false, window: None };
    asking.ask(hello, |frame: ConsoleOut| matches!(frame, ConsoleOut::Welcome { .. }).then_some(())).await?;
    for (index, conversation) in conversations {
        let seen = operator_history(&mut asking, *conversation).await?;
        tally.compare(*index, &play.scripts[*index], &seen, &record.keys);
    }
    Ok(tally)
}

async fn operator_history(asking: &mut Asking, conversation: ConversationId) -> Result<Vec<Seen>, Failure> {
    let mut all = VecDeque::new();
    let mut page = asking.ask(ConsoleIn::Open { re: 1, conversation }, messages_of_operator).await?;
    loop {
        let (messages, has_earlier) = page;
        let oldest =
            messages.first().map(|oldest| MessagePlace { conversation: oldest.conversation, number: oldest.number });
        messages.into_iter().rev().for_each(|message| all.push_front(message));
        let Some(before) = oldest.filter(|place| has_earlier && place.conversation == conversation) else { break };
        page = asking.ask(ConsoleIn::History { re: 1, conversation, before }, messages_of_operator).await?;
    }
    asking.say(ConsoleIn::Leave { conversation }).await?;
    Ok(all.into_iter().filter(|message| message.conversation == conversation).map(seen_by_operator).collect())
}

fn messages_of_operator(frame: ConsoleOut) -> Option<(Vec<ConsoleMessage>, bool)> {
    match frame {
        ConsoleOut::Opened { messages, has_earlier, .. } | ConsoleOut::History { messages, has_earlier, .. } => {
            Some((messages, has_earlier))
        }
        _ => None,
    }
}

fn seen_by_visitor(message: VisitorMessage) -> Seen {
    let VisitorMessage { number, key, author, text, .. } = message;
    Seen { number, key, side: side(&author), text }
}

fn seen_by_operator(message: ConsoleMessage) -> Seen {
    let ConsoleMessage { number, key, author, text, .. } = message;
    Seen { number, key, side: side(&author), text }
}

fn side(author: &Author) -> Side {
    match author {
        Author::Visitor => Side::Visitor,
        Author::Operator { .. } => Side::Operator,
    }
}

/// A connection that asks one thing at a time.
struct Asking {
    socket: Socket,
}

impl Asking {
    async fn connect(door: &Door) -> Result<Self, Failure> {
        Ok(Self { socket: Socket::open(door).await.map_err(failure)? })
    }

    async fn say(&mut self, frame: impl Serialize) -> Result<(), Failure> {
        self.socket.say(&mut vec![frame]).await.map_err(failure)
    }

    /// Waits for the frame that answers; the others are news that nobody needs here.
    async fn ask<F: DeserializeOwned, T>(
        &mut self,
        frame: impl Serialize,
        answer: impl Fn(F) -> Option<T>,
    ) -> Result<T, Failure> {
        self.say(frame).await?;
        let answered = async {
            loop {
                if let Some(answer) = answer(self.socket.hear::<F>().await.map_err(failure)?) {
                    return Ok(answer);
                }
            }
        };
        tokio::time::timeout(PATIENCE, answered)
            .await
            .map_err(|_| Failure::told("the server did not answer in time"))?
    }
}

fn failure(trouble: Trouble) -> Failure {
    match trouble {
        Trouble::Lost(reason) => {
            Failure::told(format!("a connection was lost while histories were compared: {reason}"))
        }
        Trouble::Final(failure) => failure,
    }
}
