//! The course of one conversation: what is said when, who takes it, how it ends.

use crate::demo::company::{ANNA, COLLEAGUES, colleague};
use crate::demo::dialogue::{Dialogue, LENGTH, Line};
use crate::demo::pace::{self, Pace};
use crate::demo::phrases::{Story, Topic};
use crate::demo::random::Random;
use crate::demo::scene::Scene;
use crate::demo::shifts::Shifts;
use crate::demo::visitors::Acquaintance;
use crate::domain::conversation::Closer;
use crate::domain::ids::OperatorId;
use crate::domain::message::Author;
use crate::domain::receipt::{Watermark, Watermarks};
use crate::domain::time::{Span, Timestamp};

/// What is to become of a conversation by the end of the demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is over.
    Over,
    /// The visitor ends it before anybody has answered.
    Withdrawn,
    /// Somebody has it in work.
    InWork(OperatorId),
    /// It waits.
    Waiting,
}

/// What people wrote, with when and who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub author: Author,
    /// What.
    pub text: String,
}

/// A conversation from its first message to its last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// Everything that was said, in order. The first message opens the conversation.
    pub said: Vec<Said>,
    /// When it was taken, and by whom.
    pub taken: Option<(Timestamp, OperatorId)>,
    /// When it was closed, and by whom.
    pub closed: Option<(Timestamp, Closer)>,
    /// How far both sides have got.
    pub marks: Watermarks,
}

/// What a conversation is made from.
pub struct Circumstances<'all> {
    /// Who writes.
    pub visitor: &'all Acquaintance,
    /// What about.
    pub topic: &'all Topic,
    /// How it goes.
    pub story: &'all Story,
    /// What becomes of it.
    pub fate: Fate,
    /// When it opens.
    pub opened: Timestamp,
    /// When the demonstration ends.
    pub now: Timestamp,
    /// Who works when.
    pub shifts: &'all Shifts,
}

impl Circumstances<'_> {
    /// Lets the conversation happen. Also tells the scene, from which the visitor's page is known.
    pub fn play(&self, random: &mut Random) -> (Course, Scene) {
        let mut scene = Scene::new(self.visitor, self.opened, random);
        let mut play =
            Play { circumstances: self, pace: self.pace(random), said: Vec::new(), clock: self.opened, long_gaps: 0 };
        let course = play.run(&mut scene, random);
        (course, scene)
    }

    /// Only what began long enough ago, or is not to end, may go on over days.
    fn pace(&self, random: &mut Random) -> Pace {
        let age = self.now - self.opened;
        match (self.fate, Pace::of_one(random)) {
            (Fate::InWork(_), _) if age > Span::minutes(10 * 60) => Pace::OverDays,
            (Fate::Over, Pace::OverDays) if age > Span::days(25) => Pace::OverDays,
            (_, Pace::OverDays) => Pace::Distracted,
            (_, pace) => pace,
        }
    }
}

struct Play<'all> {
    circumstances: &'all Circumstances<'all>,
    pace: Pace,
    said: Vec<Said>,
    clock: Timestamp,
    long_gaps: usize,
}

/// How often a conversation goes on after hours, at the most.
const LONG_GAPS: usize = 4;
/// A gap after which people say hello again.
const LONG_GAP: Span = Span::minutes(5 * 60);
/// What has happened by now has happened a moment ago.
const MOMENT: Span = Span::seconds(25);

impl Play<'_> {
    fn run(&mut self, scene: &mut Scene, random: &mut Random) -> Course {
        let Circumstances { visitor, topic, story, fate, opened, now, .. } = *self.circumstances;
        let mut dialogue = Dialogue::new(scene, visitor.manner);
        if fate == Fate::Withdrawn {
            dialogue.open_and_withdraw(random);
            self.visitor_goes_on(dialogue.take_lines(), random);
            let at = self.clock + pace::before_closing(true, random);
            return self.finish(None, Some((at, Closer::Visitor)), random);
        }
        dialogue.open(topic, story, random);
        if fate == Fate::Waiting {
            let lines = dialogue.take_lines();
            self.visitor_goes_on(lines, random);
            self.wonder(&mut dialogue, random);
            return self.finish(None, None, random);
        }
        self.visitor_goes_on(dialogue.take_lines(), random);
        let (taken, operator) = self.take(random);
        let late = taken - opened > Span::minutes(25);
        self.clock = self.clock.max(taken);
        let before = self.said.len();
        let person = colleague(operator);
        dialogue.scene.operator = person.gender;
        dialogue.scene.operator_name = (person.called)(visitor.tongue.language);
        dialogue.scene.at = taken;
        dialogue.greet(late, random);
        dialogue.run(topic, story, before, length(random), random);
        if let Fate::InWork(_) = fate {
            let lines = dialogue.take_lines();
            let most = if now - opened > Span::minutes(40) { random.below(lines.len()) } else { lines.len() - 1 };
            self.talk(lines.into_iter().take(most), &mut dialogue, operator, random);
            self.said.retain(|said| said.at + MOMENT < now);
            return self.finish(Some((taken, operator)), None, random);
        }
        dialogue.close(before, random);
        let lines = dialogue.take_lines();
        self.talk(lines.into_iter(), &mut dialogue, operator, random);
        let by_visitor = self.said.last().is_some_and(|said| said.author == Author::Visitor) && random.chance(26);
        let by = if by_visitor { Closer::Visitor } else { Closer::Operator(operator) };
        let mut closed = self.clock + pace::before_closing(by_visitor, random);
        if !by_visitor {
            closed = self.circumstances.shifts.next_at_desk(operator, closed);
        }
        let latest = Timestamp(now.0 - random.between(40_000, 400_000));
        closed = self.hurry(taken, closed, latest);
        self.finish(Some((taken, operator)), Some((closed, by)), random)
    }

    /// The visitor says all this without an answer.
    fn visitor_goes_on(&mut self, lines: Vec<Line>, random: &mut Random) {
        for (place, line) in lines.into_iter().enumerate() {
            if place > 0 {
                self.clock = self.clock + self.pace.before(&line, random);
            }
            self.say(Author::Visitor, line.text);
        }
    }

    /// Who waits for long sometimes asks whether anybody is there.
    fn wonder(&mut self, dialogue: &mut Dialogue<'_>, random: &mut Random) {
        let waited = self.circumstances.now - self.clock;
        if waited > Span::minutes(8) && random.chance(25) {
            dialogue.wonder(random);
            self.clock = self.clock + Span(random.between(waited.0 / 8, waited.0 / 2));
            for line in dialogue.take_lines() {
                self.say(Author::Visitor, line.text);
            }
        }
    }

    /// M06: one of those who see the queue takes it; at night the first in the morning.
    fn take(&self, random: &mut Random) -> (Timestamp, OperatorId) {
        let Circumstances { visitor, fate, shifts, opened, now, .. } = self.circumstances;
        // What opened minutes ago was taken minutes ago.
        let at = *opened + pace::wait_for_somebody(random).min(Span((*now - *opened).0 / 3));
        let present = match fate {
            Fate::InWork(operator) if shifts.is_available(*operator, at) => vec![*operator],
            Fate::InWork(operator) => return (shifts.next_available(*operator, at).unwrap_or(at), *operator),
            _ => shifts.present(visitor.site, at),
        };
        if !present.is_empty() {
            return (at, random.one_of(&present));
        }
        let theirs = COLLEAGUES.iter().filter(|person| person.sites.contains(&visitor.site));
        let back = theirs.filter_map(|person| Some((shifts.next_available(person.id, at)?, person.id)));
        let (back, operator) = back.min().unwrap_or((at, ANNA));
        let taken = back + pace::wait_in_the_morning(random);
        (if shifts.is_available(operator, taken) { taken } else { back }, operator)
    }

    fn talk(
        &mut self,
        lines: impl Iterator<Item = Line>,
        dialogue: &mut Dialogue<'_>,
        operator: OperatorId,
        random: &mut Random,
    ) {
        for line in lines {
            let ready = self.clock + self.pace.before(&line, random);
            let (author, at) = if line.from_visitor {
                (Author::Visitor, ready)
            } else {
                (Author::Operator(operator), self.circumstances.shifts.next_at_desk(operator, ready))
            };
            if at - self.clock > LONG_GAP && self.said.len() > 1 {
                self.long_gaps += 1;
                if self.long_gaps + 1 >= LONG_GAPS {
                    self.pace = Pace::Distracted;
                }
                dialogue.scene.at = at;
                dialogue.resume(line.from_visitor, random);
                for again in dialogue.take_lines() {
                    self.clock = self.clock.max(Timestamp(at.0 - random.between(6_000, 20_000)));
                    self.say(author, again.text);
                }
            }
            self.clock = self.clock.max(at);
            self.say(author, line.text);
        }
    }

    /// Writes a message down, always a little after the one before.
    fn say(&mut self, author: Author, text: String) {
        if let Some(last) = self.said.last() {
            self.clock = self.clock.max(last.at + Span(350));
        }
        self.said.push(Said { at: self.clock, author, text });
    }

    /// What would end in the future is said faster, so that it ends at `latest`. Tells when it closed.
    fn hurry(&mut self, taken: Timestamp, closed: Timestamp, latest: Timestamp) -> Timestamp {
        if closed <= latest {
            return closed;
        }
        let (long, short) = ((closed - taken).0.max(1), (latest - taken).0.max(1));
        let mut last = taken;
        for said in self.said.iter_mut().filter(|said| said.at > taken) {
            let faster = i128::from((said.at - taken).0) * i128::from(short) / i128::from(long);
            said.at = (taken + Span(i64::try_from(faster).unwrap_or_default())).max(last + Span(1));
            last = said.at;
        }
        latest.max(last + Span(1))
    }

    fn finish(
        &mut self,
        taken: Option<(Timestamp, OperatorId)>,
        closed: Option<(Timestamp, Closer)>,
        random: &mut Random,
    ) -> Course {
        let said = std::mem::take(&mut self.said);
        let marks = marks(&said, taken.is_some(), closed.is_some(), random);
        Course { said, taken, closed, marks }
    }
}

/// How many messages a conversation is to have: mostly around nine.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive number, and a small one")]
fn length(random: &mut Random) -> usize {
    (random.skewed(9.0, 0.62) as usize).clamp(*LENGTH.start(), *LENGTH.end())
}

/// K01 to K03: each side has got as far as the other side's last message, or one short of it; in a queue nobody reads.
fn marks(said: &[Said], taken: bool, closed: bool, random: &mut Random) -> Watermarks {
    let upto = |from_visitor: bool, of: &[Said]| {
        let last = of.iter().rposition(|said| (said.author == Author::Visitor) == from_visitor);
        last.map_or(0, |place| u32::try_from(place + 1).unwrap_or_default())
    };
    // Whoever answered has read what came before.
    let answered = |by_visitor: bool| {
        let last = said.iter().rposition(|said| (said.author == Author::Visitor) == by_visitor);
        last.map_or(0, |place| upto(!by_visitor, &said[..place]))
    };
    let (to_visitor, to_company) = (upto(false, said), upto(true, said));
    let visitor_left = random.chance(9);
    let visitor = Watermark {
        delivered: if visitor_left && closed { answered(true) } else { to_visitor },
        read: if visitor_left || (!closed && random.chance(40)) { answered(true) } else { to_visitor },
    };
    let read = if !taken || (!closed && random.chance(55)) { answered(false) } else { to_company };
    Watermarks { visitor, company: Watermark { delivered: to_company, read } }
}
