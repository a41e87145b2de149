//! From numbers to commands that can happen in a company as it is at that moment. Most of them make sense; some name people
//! without the right to it, what is closed, and what does not exist.

use besedka::domain::time::Span;
use besedka::domain::work_status::WorkStatus;

use super::commands::Command;
use super::company::{Company, Conversation};
use super::kinds::{Flavour, Kind};
use super::rolls::{Dice, Rolls};

/// How long nothing happens.
const SPANS: [Span; 8] = [
    Span::seconds(1),
    Span::seconds(59),
    Span::seconds(60),
    Span::seconds(61),
    Span::minutes(10),
    Span::minutes(30),
    Span::days(10),
    Span::days(30),
];

pub struct Chooser<'a> {
    pub company: &'a Company,
    pub rolls: Rolls<'a>,
}

impl Company {
    /// What happens next: a command that the numbers choose, with the clock before it. Nothing where there is nothing to
    /// choose, such as a window to close.
    pub fn next(&self, flavour: Flavour, dice: &Dice) -> Vec<Command> {
        let (kind, between, rest) = (flavour.kind(dice[0]), dice[1], &dice[2..]);
        let mut chooser = Chooser { company: self, rolls: Rolls::new(rest) };
        if kind == Kind::Time {
            return self.until(*chooser.rolls.one_of(&SPANS), |span| Command::TimePasses { span });
        }
        // Without conversations there is little to do.
        let too_early = kind.needs_conversations() && self.conversations.len() < 2;
        let kind = if too_early && !chooser.rolls.one_in(8) { Kind::VisitorWrites } else { kind };
        let Some(command) = chooser.command(kind) else { return Vec::new() };
        // Often several things happen in one millisecond.
        let between = Span(i64::from(between % 4).saturating_sub(1) * i64::from(between));
        let mut commands = if between.0 > 0 { self.until(between, |span| Command::Tick { span }) } else { Vec::new() };
        commands.push(command);
        if let Some(Command::LosesConnection { .. }) = commands.last() {
            // It may turn out that they went long ago.
            let mut company = self.clone();
            for command in &commands {
                let _ = company.obeys(command);
            }
            if company.next_grace().is_some_and(|due| due <= company.now) {
                commands.push(Command::GracePasses);
            }
        }
        commands
    }

    /// The clock goes on, and stops wherever a console has been away for too long.
    fn until(&self, span: Span, passes: impl Fn(Span) -> Command) -> Vec<Command> {
        let end = self.now + span;
        let is_due = |company: &Self| company.next_grace().filter(|due| *due <= end);
        if is_due(self).is_none() {
            return vec![passes(span)];
        }
        let (mut commands, mut company) = (Vec::new(), self.clone());
        while let Some(due) = is_due(&company) {
            for command in [passes(due - company.now), Command::GracePasses] {
                let _ = company.obeys(&command);
                commands.push(command);
            }
        }
        commands.push(passes(end - company.now));
        commands
    }
}

impl Chooser<'_> {
    fn command(&mut self, kind: Kind) -> Option<Command> {
        let command = match kind {
            Kind::VisitorWrites => Command::VisitorWrites { visitor: self.visitor(), key: self.key() },
            Kind::Form => Command::FormIsSent { visitor: self.visitor(), key: self.key() },
            Kind::Widget => Command::WidgetReconnects { visitor: self.visitor() },
            Kind::VisitorCloses => {
                let conversation = self.some(|known| !known.is_closed())?;
                // Mostly the latest; sometimes one that may be closed, or that never was.
                let ordinal = match self.rolls.below(8) {
                    6 => 1,
                    7 => conversation.ordinal + 1,
                    _ => conversation.ordinal,
                };
                Command::VisitorCloses { visitor: conversation.visitor, ordinal }
            }
            Kind::Take => {
                let conversation = self.conversation(Conversation::is_queued);
                Command::Takes { by: self.anybody(), conversation }
            }
            Kind::Write => {
                let (by, conversation) = self.owner_and_theirs();
                Command::Writes { by, conversation, key: self.key() }
            }
            Kind::Close => {
                let (by, conversation) = self.owner_and_theirs();
                Command::Closes { by, conversation }
            }
            Kind::Transfer => {
                let (by, conversation) = self.owner_and_theirs();
                Command::Transfers { by, conversation, to: self.receiver(by, conversation) }
            }
            Kind::Look => {
                let conversation = self.conversation(|_| true);
                Command::LooksAt { by: self.anybody(), conversation }
            }
            Kind::Status => {
                let statuses = [WorkStatus::Ready, WorkStatus::Pause, WorkStatus::CanHelp, WorkStatus::Left];
                match self.rolls.below(4) {
                    3 => Command::Chooses { by: self.unavailable(), status: WorkStatus::Ready },
                    2 => Command::Chooses { by: self.owner_and_theirs().0, status: WorkStatus::Pause },
                    _ => {
                        let by = self.anybody();
                        Command::Chooses { by, status: statuses[[0, 1, 2, 3, 0, 1][self.rolls.below(6)]] }
                    }
                }
            }
            Kind::SetUp => {
                let by = self.somebody();
                let (ready_on_start, pause_on_close) = (!self.rolls.one_in(3), !self.rolls.one_in(3));
                Command::SetsUp { by, ready_on_start, pause_on_close }
            }
            Kind::Open => {
                let (by, device) = (self.anybody(), self.rolls.below(2));
                Command::OpensWindow { by, device, started: !self.rolls.one_in(4) }
            }
            Kind::CloseWindow => self.window().map(|(by, device)| Command::ClosesWindow { by, device })?,
            Kind::Lose => self.window().map(|(by, device)| Command::LosesConnection { by, device })?,
            Kind::SignOut => {
                let signed_in = self.devices(|device| device.session.is_some());
                let (by, device) = *signed_in.get(self.rolls.below(signed_in.len()))?;
                Command::SignsOut { by, device }
            }
            Kind::Restart => Command::ServerRestarts,
            other => self.of_administrator(other)?,
        };
        Some(command)
    }

    fn of_administrator(&mut self, kind: Kind) -> Option<Command> {
        let by = self.administrator();
        let command = match kind {
            Kind::Assign => {
                let conversation = self.conversation(|known| !known.is_closed());
                Command::Assigns { by, conversation, to: self.anybody() }
            }
            Kind::Pause => Command::Pauses { by, colleague: self.anybody() },
            Kind::ReturnAll => Command::ReturnsAll { by, colleague: self.anybody() },
            Kind::Mode => self.mode(by),
            Kind::NewDepartment if self.company.departments.iter().filter(|known| known.exists).count() < 3 => {
                Command::CreatesDepartment { by, site: self.site() }
            }
            Kind::NoDepartment => Command::RemovesDepartment { by, department: self.department() },
            Kind::Members => Command::Members { by, department: self.department(), members: self.people() },
            Kind::People => Command::People { by, site: self.site(), people: self.people() },
            Kind::Employ => {
                let colleague = self.anybody();
                Command::Employs { by, colleague, employment: self.employment(colleague) }
            }
            Kind::Remove => Command::Removes { by, colleague: self.anybody() },
            Kind::Restore => {
                let gone = self.company.people.iter().find(|person| !person.here);
                Command::Restores { by, colleague: gone.map_or_else(|| self.anybody(), |person| person.id) }
            }
            _ => return None,
        };
        Some(command)
    }
}
