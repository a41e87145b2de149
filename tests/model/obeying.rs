//! Every command to the part of the model that knows what to do.

use super::commands::{Command, To};
use super::company::{Answer, Company};

impl Company {
    /// Does a command, and says whether it is accepted. A refused one changes nothing.
    pub fn obeys(&mut self, command: &Command) -> Answer {
        self.decisions.clear();
        match command {
            Command::VisitorWrites { visitor, key } | Command::FormIsSent { visitor, key } => {
                self.visitor_writes(*visitor, *key)
            }
            Command::VisitorCloses { visitor, ordinal } => self.visitor_closes(*visitor, *ordinal),
            // X07: everybody's consoles come back by themselves.
            Command::WidgetReconnects { .. } | Command::ServerRestarts => Ok(()),
            Command::Takes { by, conversation } => self.takes(*by, *conversation),
            Command::Writes { by, conversation, key } => self.writes(*by, *conversation, *key),
            Command::Closes { by, conversation } => self.closes(*by, *conversation),
            Command::Transfers { by, conversation, to: To::Operator(to) } => self.passes(*by, *conversation, *to),
            Command::Transfers { by, conversation, to: To::Department(to) } => {
                self.returns(*by, *conversation, Some(*to))
            }
            Command::Transfers { by, conversation, to: To::Queue } => self.returns(*by, *conversation, None),
            Command::LooksAt { by, conversation } => self.looks_at(*by, *conversation),
            Command::Chooses { by, status } => self.chooses(*by, *status),
            Command::SetsUp { by, ready_on_start, pause_on_close } => {
                self.sets_up(*by, *ready_on_start, *pause_on_close)
            }
            Command::OpensWindow { by, device, started } => self.opens_window(*by, *device, *started),
            Command::ClosesWindow { by, device } => self.closes_window(*by, *device),
            Command::LosesConnection { by, device } => self.loses_connection(*by, *device),
            Command::SignsOut { by, device } => self.signs_out(*by, *device),
            Command::GracePasses => self.grace_passes(),
            Command::Tick { span } | Command::TimePasses { span } => self.time_passes(*span),
            Command::Assigns { by, conversation, to } => self.assigns(*by, *conversation, *to),
            Command::Pauses { by, colleague } => self.pauses(*by, *colleague),
            Command::ReturnsAll { by, colleague } => self.returns_all(*by, *colleague),
            Command::AccountMode { by, mode } => self.account_mode(*by, *mode),
            Command::SiteMode { by, site, mode } => self.site_mode(*by, *site, *mode),
            Command::CreatesDepartment { by, site } => self.creates_department(*by, *site),
            Command::RemovesDepartment { by, department } => self.removes_department(*by, *department),
            Command::Members { by, department, members } => self.members(*by, *department, members),
            Command::People { by, site, people } => self.people_of(*by, *site, people),
            Command::Employs { by, colleague, employment } => self.employs(*by, *colleague, employment),
            Command::Removes { by, colleague } => self.removes(*by, *colleague),
            Command::Restores { by, colleague } => self.restores(*by, *colleague),
        }
    }
}
