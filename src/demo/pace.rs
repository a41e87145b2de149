//! How long things take: to wait, to think, to type, to come back after the weekend.

use crate::demo::dialogue::{Line, Pause};
use crate::demo::random::Random;
use crate::domain::time::Span;

/// How a conversation goes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Both sides are there until it is over.
    Steady,
    /// The visitor is away for minutes now and then.
    Distracted,
    /// Hours and days lie between some of the turns (X09).
    OverDays,
}

impl Pace {
    /// The pace of one conversation, mostly steady.
    #[must_use]
    pub fn of_one(random: &mut Random) -> Self {
        [Self::Steady, Self::Distracted, Self::OverDays][random.weighted([66, 25, 9].into_iter())]
    }

    /// What passes before a line. An operator who searches takes their time.
    #[must_use]
    pub fn before(self, line: &Line, random: &mut Random) -> Span {
        let letters = line.text.chars().count() as f64;
        let (usual_thought, by_letter) = if line.from_visitor { (38.0, 0.19) } else { (24.0, 0.13) };
        let typing = 1.2 + letters * by_letter * (0.7 + 0.6 * random.unit());
        let before_typing = match line.pause {
            Pause::Breath => 0.4,
            Pause::Search => random.skewed(95.0, 0.7),
            Pause::Courtesy => random.skewed(11.0, 0.7),
            Pause::Silence => random.skewed(1_500.0, 0.8),
            Pause::Thought if line.from_visitor => self.visitor_thinks(usual_thought, random),
            Pause::Thought => random.skewed(usual_thought, 0.8),
        };
        seconds(before_typing + typing)
    }

    fn visitor_thinks(self, usual: f64, random: &mut Random) -> f64 {
        const HOUR: f64 = 3_600.0;
        let thought = random.skewed(usual, 0.9);
        match self {
            Self::Distracted if random.chance(24) => thought + random.skewed(HOUR / 5.0, 0.8),
            Self::OverDays if random.chance(30) => thought + random.skewed(14.0 * HOUR, 1.0),
            _ => thought,
        }
    }
}

/// How long a visitor waits for somebody who is there. When much is going on, longer.
#[must_use]
pub fn wait_for_somebody(random: &mut Random) -> Span {
    let usual = if random.chance(20) { 260.0 } else { 42.0 };
    seconds(random.skewed(usual, 0.8).min(1_080.0))
}

/// How long a visitor waits, beyond the end of the night, for somebody who has more than one to answer.
#[must_use]
pub fn wait_in_the_morning(random: &mut Random) -> Span {
    seconds(random.skewed(420.0, 0.8).clamp(15.0, 2_400.0))
}

/// How long after the last word somebody closes a conversation.
#[must_use]
pub fn before_closing(by_visitor: bool, random: &mut Random) -> Span {
    seconds(if by_visitor { random.skewed(14.0, 0.7) } else { random.skewed(190.0, 1.0) })
}

#[expect(clippy::cast_possible_truncation, reason = "some days in milliseconds")]
fn seconds(seconds: f64) -> Span {
    Span((seconds * 1_000.0) as i64)
}
