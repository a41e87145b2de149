//! What a conversation is about: seedlings in April, presents in December, and not what the last ones were about.

use std::collections::VecDeque;

use crate::demo::calendar::Day;
use crate::demo::phrases::{Story, Tongue, Topic};
use crate::demo::random::Random;
use crate::domain::time::Timestamp;

/// How many conversations have to lie between two that go the same way, if it can be helped.
const APART: usize = 12;
/// How often something else is looked for.
const ATTEMPTS: usize = 5;

/// Chooses what conversations are about.
#[derive(Default)]
pub struct Subjects {
    recent: VecDeque<&'static str>,
}

impl Subjects {
    /// A topic of the season with one of its stories.
    pub fn choose(
        &mut self,
        tongue: &'static Tongue,
        at: Timestamp,
        random: &mut Random,
    ) -> (&'static Topic, &'static Story) {
        let (month, _) = Day::of(at).month();
        let mut chosen = draw(tongue, month, random);
        for _ in 1..ATTEMPTS {
            if !self.recent.contains(&first_words(chosen.1)) {
                break;
            }
            chosen = draw(tongue, month, random);
        }
        self.recent.push_back(first_words(chosen.1));
        if self.recent.len() > APART {
            self.recent.pop_front();
        }
        chosen
    }
}

fn draw(tongue: &'static Tongue, month: usize, random: &mut Random) -> (&'static Topic, &'static Story) {
    let topic = &tongue.topics[random.weighted(tongue.topics.iter().map(|topic| topic.season[month]))];
    (topic, random.pick(topic.stories))
}

/// By which a story is recognised.
fn first_words(story: &Story) -> &'static str {
    use crate::demo::phrases::Turn;
    match story.turns.first() {
        Some(Turn::V(ways) | Turn::O(ways)) => ways.first().copied().unwrap_or_default(),
        None => "",
    }
}
