//! What is said in a conversation, before anybody knows when: a story with questions around it, a greeting before and a
//! goodbye after.

use std::ops::RangeInclusive;

use crate::demo::manner::Manner;
use crate::demo::phrases::{Mood, Story, Topic, Turn, Ways};
use crate::demo::random::Random;
use crate::demo::scene::Scene;
use crate::demo::template::with_capitals;

/// How many messages a conversation has, once it is over.
pub const LENGTH: RangeInclusive<usize> = 4..=40;
/// Room that another matter, a question and the goodbyes take at the most, with slips put right and threads taken up again.
const ROOM_FOR_MATTER: usize = 20;
const ROOM_FOR_QUESTION: usize = 12;
/// How many messages the goodbyes mostly are.
const GOODBYES: usize = 3;

/// What comes before a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// The other side has spoken: thinking.
    Thought,
    /// The same side goes on: typing.
    Breath,
    /// The same side goes on when it has found something out.
    Search,
}

/// A message without its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Whether the visitor says it.
    pub from_visitor: bool,
    /// What comes before.
    pub pause: Pause,
    /// What it says.
    pub text: String,
}

/// A conversation in the making.
pub struct Dialogue<'scene> {
    /// Who talks about what.
    pub scene: &'scene mut Scene,
    manner: Manner,
    mood: Mood,
    /// A greeting that becomes one message with what the operator says next.
    greeting: String,
    lines: Vec<Line>,
}

impl<'scene> Dialogue<'scene> {
    /// Nothing has been said.
    pub const fn new(scene: &'scene mut Scene, manner: Manner) -> Self {
        Self { scene, manner, mood: Mood::Even, greeting: String::new(), lines: Vec::new() }
    }

    /// What has been said since this was asked last.
    pub fn take_lines(&mut self) -> Vec<Line> {
        std::mem::take(&mut self.lines)
    }

    /// The visitor says hello and comes to the point.
    pub fn open(&mut self, topic: &Topic, story: &Story, random: &mut Random) {
        self.mood = topic.mood;
        let ways = match story.turns.first() {
            Some(Turn::V(ways) | Turn::O(ways)) => ways,
            None => return,
        };
        self.visitor_opens(ways, random);
    }

    /// The visitor says hello, comes to the point, and finds the answer alone.
    pub fn open_and_withdraw(&mut self, random: &mut Random) {
        self.visitor_opens(self.scene.tongue.withdrawn, random);
    }

    fn visitor_opens(&mut self, ways: Ways, random: &mut Random) {
        let point = *random.pick(ways);
        if random.chance(16) {
            return self.visitor(point, random);
        }
        let hello = *random.pick(self.scene.tongue.courtesy.visitor_begins);
        let between = if self.manner.greets_apart { " // " } else { *random.pick(&[", ", "! ", ". "]) };
        self.visitor(&format!("{hello}{between}{point}"), random);
    }

    /// Nobody has answered yet.
    pub fn wonder(&mut self, random: &mut Random) {
        let ways = self.scene.tongue.courtesy.nudge;
        self.visitor(random.pick(ways), random);
    }

    /// The operator says hello. `late` if the visitor has had to wait.
    pub fn greet(&mut self, late: bool, random: &mut Random) {
        let courtesy = &self.scene.tongue.courtesy;
        let greeting = *random.pick(if late { courtesy.operator_begins_late } else { courtesy.operator_begins });
        if random.chance(50) {
            self.greeting = format!("{greeting} ");
        } else {
            self.operator(greeting, random);
        }
    }

    /// The rest of the story, and whatever else comes up until there are about `length` messages, `before` of them said.
    pub fn run(&mut self, topic: &Topic, story: &Story, before: usize, length: usize, random: &mut Random) {
        self.turns(story, 1, random);
        self.questions(story, before, length, random);
        let others = self.scene.tongue.topics.iter().filter(|other| other.in_passing && other.name != topic.name);
        let mut others: Vec<&Topic> = others.collect();
        loop {
            let said = before + self.lines.len();
            let room = said + ROOM_FOR_MATTER <= *LENGTH.end() && said + 2 * GOODBYES < length;
            if !room || others.is_empty() {
                return;
            }
            let other = others.swap_remove(random.below(others.len()));
            let story = random.pick(other.stories);
            self.scene.turn_to_another_matter(random);
            self.mood = Mood::Even;
            let by_the_way = *random.pick(self.scene.tongue.courtesy.by_the_way);
            if let Some(Turn::V(ways)) = story.turns.first() {
                self.visitor(&format!("{by_the_way} // {}", random.pick(ways)), random);
            }
            self.turns(story, 1, random);
            self.questions(story, before, length, random);
        }
    }

    fn turns(&mut self, story: &Story, from: usize, random: &mut Random) {
        for turn in story.turns.iter().skip(from) {
            match turn {
                Turn::V(ways) => self.visitor(random.pick(ways), random),
                Turn::O(ways) => self.operator(random.pick(ways), random),
            }
        }
    }

    /// Questions around the matter, none of them twice.
    fn questions(&mut self, story: &Story, before: usize, length: usize, random: &mut Random) {
        let mut left: Vec<_> = story.further.iter().collect();
        loop {
            let said = before + self.lines.len();
            let room = said + ROOM_FOR_QUESTION <= *LENGTH.end() && said + GOODBYES < length;
            if !room || left.is_empty() {
                return;
            }
            let (question, answer) = left.swap_remove(random.below(left.len()));
            let understood = *random.pick(self.scene.tongue.courtesy.understood);
            match random.below(5) {
                0 => self.visitor(&format!("{understood} // {question}"), random),
                1 => self.visitor(&format!("{understood}. {question}"), random),
                _ => self.visitor(question, random),
            }
            self.operator(answer, random);
        }
    }

    /// Thanks and goodbyes; `before` messages have been said.
    pub fn close(&mut self, before: usize, random: &mut Random) {
        let courtesy = &self.scene.tongue.courtesy;
        let said = |dialogue: &Self| before + dialogue.lines.len();
        let visitor_was_last = self.lines.last().is_some_and(|line| line.from_visitor);
        if self.mood != Mood::Upset && !visitor_was_last && said(self) + 1 >= *LENGTH.start() && random.chance(14) {
            return self.operator(random.pick(courtesy.fallen_silent), random);
        }
        let mood = self.mood as usize;
        if !visitor_was_last {
            self.visitor(random.pick(courtesy.thanks[mood]), random);
        }
        if visitor_was_last || said(self) < *LENGTH.start() || random.chance(86) {
            self.operator(random.pick(courtesy.goodbye[mood]), random);
            if said(self) < *LENGTH.start() || random.chance(13) {
                self.visitor(random.pick(courtesy.last_word), random);
            }
        }
    }

    /// Somebody takes the thread up again after hours.
    pub fn resume(&mut self, from_visitor: bool, random: &mut Random) {
        let courtesy = &self.scene.tongue.courtesy;
        if from_visitor {
            self.visitor(random.pick(courtesy.visitor_again), random);
        } else {
            self.operator(random.pick(courtesy.operator_again), random);
        }
    }

    fn visitor(&mut self, template: &str, random: &mut Random) {
        let said = self.scene.visitor_says(template, random);
        let good_mood = self.mood != Mood::Upset;
        for (pause, part) in parts(&said) {
            let courtesy = &self.scene.tongue.courtesy;
            let typed = self.manner.typed(&part, good_mood, courtesy, random);
            self.say(true, pause, typed.text);
            if let Some(word) = typed.correction {
                self.say(true, Pause::Breath, format!("*{word}"));
            }
        }
    }

    fn operator(&mut self, template: &str, random: &mut Random) {
        let template = std::mem::take(&mut self.greeting) + template;
        let said = self.scene.operator_says(&template, random);
        for (pause, part) in parts(&said) {
            self.say(false, pause, part);
        }
    }

    fn say(&mut self, from_visitor: bool, pause: Pause, text: String) {
        let goes_on = self.lines.last().is_some_and(|line| line.from_visitor == from_visitor);
        let pause = if goes_on && pause == Pause::Thought { Pause::Breath } else { pause };
        self.lines.push(Line { from_visitor, pause, text });
    }
}

/// The messages of a turn: ` // ` begins another, and `/…/` does so when something has been found out.
fn parts(said: &str) -> impl Iterator<Item = (Pause, String)> {
    said.split(" // ").enumerate().flat_map(|(run, message)| {
        let first = if run == 0 { Pause::Thought } else { Pause::Breath };
        message.split("/…/").enumerate().map(move |(found, part)| {
            let pause = if found == 0 { first } else { Pause::Search };
            (pause, with_capitals(&single_spaced(part)))
        })
    })
}

/// Without the spaces that are left where nothing was said.
fn single_spaced(text: &str) -> String {
    let words = text.split(' ').filter(|word| !word.is_empty());
    words.fold(String::with_capacity(text.len()), |mut line, word| {
        if !line.is_empty() {
            line.push(' ');
        }
        line + word
    })
}
