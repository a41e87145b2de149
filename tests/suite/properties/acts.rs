//! Each command as somebody does it.

use besedka::domain::ids::MessageKey;
use besedka::protocol::console_in::{ConsoleIn, TransferTo};
use besedka::protocol::widget_in::WidgetIn;
use besedka::protocol::widget_out::WidgetOut;

use super::world::World;
use crate::model::commands::{Command, To};
use crate::model::company::Company;
use crate::support::Visitor;

/// The code of a refusal, or nothing.
pub type Played = Result<(), String>;

fn code(answer: Result<(), (String, String)>) -> Played {
    answer.map_err(|(code, _)| code)
}

fn key(number: u64) -> MessageKey {
    MessageKey(uuid::Uuid::from_u128(u128::from(number)))
}

impl World {
    /// Does a command; `before` is the company as it was.
    pub async fn does(&mut self, command: &Command, before: &Company) -> Played {
        match command {
            Command::VisitorWrites { visitor, key: number } => {
                let widget = &mut self.widgets[*visitor];
                widget.sends(key(*number), "Good morning").await;
                posted(widget, key(*number)).await
            }
            Command::FormIsSent { visitor, key: number } => {
                let (widget, key) = (&mut self.widgets[*visitor], key(*number));
                let (text, email) = ("Good morning".into(), "guest@example.com".into());
                let form = WidgetIn::OfflineForm { key, text, name: String::new(), email, phone: String::new() };
                widget.socket.say(&form).await;
                posted(widget, key).await
            }
            Command::VisitorCloses { visitor, ordinal } => visitor_closes(&mut self.widgets[*visitor], *ordinal).await,
            Command::WidgetReconnects { visitor } => {
                let widget = self.widgets.remove(*visitor).reconnects(&self.desk).await;
                assert_eq!(widget.welcome.online, self.company.is_online(self.company.visitors[*visitor].site), "W01");
                self.told_online[*visitor] = widget.welcome.online;
                self.widgets.insert(*visitor, widget);
                self.is_noticed().await;
                Ok(())
            }
            Command::Takes { by, conversation } => code(self.console(*by).takes(*conversation).await),
            Command::Writes { by, conversation, key: number } => {
                let console = self.console(*by);
                console.sends(key(*number), *conversation, "Good day").await;
                console.posted(key(*number)).await.map(drop)
            }
            Command::Closes { by, conversation } => code(self.console(*by).closes(*conversation).await),
            Command::Transfers { by, conversation, to } => {
                let to = match to {
                    To::Operator(id) => TransferTo::Operator { id: *id },
                    To::Department(id) => TransferTo::Department { id: *id },
                    To::Queue => TransferTo::Queue {},
                };
                code(self.console(*by).passes(*conversation, to, "please").await)
            }
            Command::LooksAt { by, conversation } => self.looks_at(*by, *conversation).await,
            Command::Chooses { by, status } => {
                code(self.console(*by).asks(|re| ConsoleIn::SetStatus { re, status: *status }).await)
            }
            Command::Assigns { by, conversation, to } => code(self.console(*by).assigns(*conversation, *to).await),
            Command::Pauses { by, colleague } => code(self.console(*by).pauses(*colleague).await),
            Command::ReturnsAll { by, colleague } => code(self.console(*by).returns_all(*colleague).await),
            Command::SetsUp { by, ready_on_start, pause_on_close } => {
                self.sets_up(*by, *ready_on_start, *pause_on_close).await
            }
            Command::OpensWindow { by, device, started } => self.opens_window(*by, *device, *started, before).await,
            Command::ClosesWindow { by, device } => self.closes_window(*by, *device).await,
            Command::LosesConnection { by, device } => self.loses_connection(*by, *device).await,
            Command::SignsOut { by, device } => self.signs_out(*by, *device).await,
            Command::ServerRestarts => self.restarts().await,
            Command::GracePasses => self.grace_passes().await,
            Command::Tick { span } | Command::TimePasses { span } => self.time_passes(*span).await,
            of_cabinet => self.changes(of_cabinet).await,
        }
    }
}

async fn posted(widget: &mut Visitor, wanted: MessageKey) -> Played {
    widget
        .socket
        .wait_for("an answer", |frame| match frame {
            WidgetOut::Posted { key, .. } if *key == wanted => Some(Ok(())),
            WidgetOut::Refused { key: Some(key), code, .. } if *key == wanted => Some(Err(code.clone())),
            _ => None,
        })
        .await
}

pub async fn visitor_closes(widget: &mut Visitor, conversation: u32) -> Played {
    widget.socket.say(&WidgetIn::Close { re: 1, conversation }).await;
    widget
        .socket
        .wait_for("an answer", |frame| match frame {
            WidgetOut::Accepted { re: 1 } => Some(Ok(())),
            WidgetOut::Refused { re: Some(1), code, .. } => Some(Err(code.clone())),
            _ => None,
        })
        .await
}
