//! What is said in a conversation, before anybody knows when: a story with questions around it, a greeting before and a
//! goodbye after.

use std::ops::RangeInclusive;

use crate::demo::manner::{Manner, with_small_start};
use crate::demo::phrases::{Mood, Story, Topic, Turn, Ways};
use crate::demo::random::Random;
use crate::demo::scene::Scene;
use crate::demo::template::with_capitals;

/// How many messages a conversation has, once it is over.
pub const LENGTH: RangeInclusive<usize> = 4..=40;
/// Room that another matter, a question and the goodbyes take at the most, with slips put right and threads taken up again.
const ROOM_FOR_MATTER: usize = 20;
const ROOM_FOR_QUESTION: usize = 14;
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
    /// The other side has thanked, or said goodbye.
    Courtesy,
    /// The other side has not answered for a while.
    Silence,
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
    /// Whether everything has been said, thanks included.
    settled: bool,
    /// A greeting that becomes one message with what the operator says next.
    greeting: String,
    lines: Vec<Line>,
}

impl<'scene> Dialogue<'scene> {
    /// Nothing has been said.
    pub const fn new(scene: &'scene mut Scene, manner: Manner) -> Self {
        Self { scene, manner, mood: Mood::Even, settled: false, greeting: String::new(), lines: Vec::new() }
    }

    /// What has been said since this was asked last.
    pub fn take_lines(&mut self) -> Vec<Line> {
        std::mem::take(&mut self.lines)
    }

    /// The visitor says hello and comes to the point.
    pub fn open(&mut self, topic: &Topic, story: &Story, random: &mut Random) {
        (self.mood, self.settled) = (topic.mood, topic.mood == Mood::Settled);
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
        let point = self.scene.visitor_says(random.one_of(ways), random);
        if random.chance(16) {
            return self.visitor_says(&point, random);
        }
        let hello = self.scene.visitor_says(random.one_of(self.scene.tongue.courtesy.visitor_begins), random);
        if self.manner.greets_apart {
            self.visitor_says(&format!("{hello} // {point}"), random);
        } else if random.chance(50) && !point.starts_with("I ") && !point.starts_with("I'") {
            self.visitor_says(&format!("{hello}, {}", with_small_start(&point)), random);
        } else {
            let end = random.one_of(&["!", "."]);
            self.visitor_says(&format!("{hello}{end} {point}"), random);
        }
    }

    /// Nobody has answered yet.
    pub fn wonder(&mut self, random: &mut Random) {
        let ways = self.scene.tongue.courtesy.nudge;
        self.visitor(random.one_of(ways), random);
    }

    /// The operator says hello. `late` if the visitor has had to wait.
    pub fn greet(&mut self, late: bool, random: &mut Random) {
        let courtesy = &self.scene.tongue.courtesy;
        let greeting = random.one_of(if late { courtesy.operator_begins_late } else { courtesy.operator_begins });
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
            (self.mood, self.settled) = (Mood::Even, false);
            let by_the_way = random.one_of(self.scene.tongue.courtesy.by_the_way);
            if let Some(Turn::V(ways)) = story.turns.first() {
                self.visitor(&format!("{by_the_way} // {}", random.one_of(ways)), random);
            }
            self.turns(story, 1, random);
            self.questions(story, before, length, random);
        }
    }

    fn turns(&mut self, story: &Story, from: usize, random: &mut Random) {
        for turn in story.turns.iter().skip(from) {
            match turn {
                Turn::V(ways) => self.visitor(random.one_of(ways), random),
                Turn::O(ways) => self.operator(random.one_of(ways), random),
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
            self.settled = false;
            let understood = random.one_of(self.scene.tongue.courtesy.understood);
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
        let body = self.lines.len();
        let (thanks, goodbye) = match self.mood {
            Mood::Warm => (courtesy.thanks[0], courtesy.goodbye[0]),
            Mood::Even | Mood::Settled => (courtesy.thanks[1], courtesy.goodbye[1]),
            Mood::Upset => (courtesy.thanks[2], courtesy.goodbye[2]),
        };
        let enough = |dialogue: &Self| before + dialogue.lines.len() >= *LENGTH.start();
        if self.settled {
            if !enough(self) || random.chance(40) {
                self.visitor(random.one_of(courtesy.last_word), random);
            }
        } else if self.mood != Mood::Upset && before + body + 1 >= *LENGTH.start() && random.chance(14) {
            self.operator(random.one_of(courtesy.fallen_silent), random);
        } else {
            self.visitor(random.one_of(thanks), random);
            if !enough(self) || random.chance(86) {
                self.operator(random.one_of(goodbye), random);
            }
            if !enough(self) || self.mood == Mood::Even && random.chance(12) {
                self.visitor(random.one_of(courtesy.last_word), random);
            }
        }
        for line in self.lines.iter_mut().skip(body).filter(|line| line.pause != Pause::Search) {
            line.pause =
                if line.pause == Pause::Breath && !line.from_visitor { Pause::Silence } else { Pause::Courtesy };
        }
    }

    /// Somebody takes the thread up again after hours.
    pub fn resume(&mut self, from_visitor: bool, random: &mut Random) {
        let courtesy = &self.scene.tongue.courtesy;
        if from_visitor {
            self.visitor(random.one_of(courtesy.visitor_again), random);
        } else {
            self.operator(random.one_of(courtesy.operator_again), random);
        }
    }

    fn visitor(&mut self, template: &str, random: &mut Random) {
        let said = self.scene.visitor_says(template, random);
        self.visitor_says(&said, random);
    }

    fn visitor_says(&mut self, said: &str, random: &mut Random) {
        let good_mood = self.mood != Mood::Upset;
        for (pause, part) in parts(said) {
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
        if !line.is_empty() && !word.starts_with(['.', ',', '?', '!']) {
            line.push(' ');
        }
        line + word
    })
}
