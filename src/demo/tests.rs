//! What has to be true of every demonstration, whatever its seed, its size and the hour at which it is made.

use std::collections::{BTreeMap, HashMap};

use crate::demo::company::TAGS;
use crate::demo::fact::{Fact, What};
use crate::demo::{TIME, Timeline};
use crate::domain::conversation::{Closer, Conversation, State};
use crate::domain::ids::{ConversationId, OperatorId, SiteId, VisitorId};
use crate::domain::message::{Author, MessageText};
use crate::domain::rating::Rating;
use crate::domain::receipt::Watermarks;
use crate::domain::time::{Span, Timestamp};
use crate::domain::work_status::WorkStatus;

const NOW: Timestamp = Timestamp(1_772_325_000_000);

/// A conversation as its facts tell it.
struct Told {
    site: SiteId,
    visitor: VisitorId,
    state: Conversation,
    said: Vec<(Timestamp, Author, String)>,
    marks: Watermarks,
    rated: bool,
}

impl Told {
    fn is_open(&self) -> bool {
        self.state.is_open()
    }
}

/// A demonstration replayed through the rules of the house.
#[derive(Default)]
struct Replay {
    conversations: BTreeMap<ConversationId, Told>,
    statuses: HashMap<OperatorId, WorkStatus>,
    ordinals: HashMap<VisitorId, u32>,
}

impl Replay {
    fn of(seed: u64, now: Timestamp, conversations: usize) -> Self {
        let mut replay = Self::default();
        let mut latest = Timestamp(now.0 - TIME.0 - Span::days(1).0);
        for Fact { at, what } in Timeline::new(seed, now, conversations) {
            assert!(latest <= at && at <= now, "facts come in order, and none from the future");
            if latest < at {
                replay.check_statuses();
            }
            latest = at;
            replay.follow(at, what);
        }
        replay.check_statuses();
        replay
    }

    fn follow(&mut self, at: Timestamp, what: What) {
        match what {
            What::Opened { conversation, site, visitor, newcomer, there } => {
                assert_eq!(
                    conversation.0,
                    self.conversations.len() as i64 + 1,
                    "conversations are numbered as they open"
                );
                assert_eq!(newcomer.is_some(), !self.ordinals.contains_key(&visitor));
                assert_eq!(*there, there.clone().bounded(), "nothing that would have been cut off");
                let ordinal = self.ordinals.entry(visitor).or_default();
                *ordinal += 1;
                let busy = self.conversations.values().any(|told| told.visitor == visitor && told.is_open());
                assert!(!busy, "a visitor has one open conversation at a time");
                let state = Conversation::open(conversation, *ordinal, visitor, site, at);
                let marks = Watermarks::default();
                self.conversations
                    .insert(conversation, Told { site, visitor, state, said: Vec::new(), marks, rated: false });
            }
            What::Posted { conversation, author, text, .. } => {
                let told = self.told(conversation);
                if let Author::Operator(operator) = author {
                    told.state.may_be_answered_by(operator).expect("only the owner answers");
                }
                told.said.push((at, author, text));
            }
            What::Taken { conversation, by } => {
                let status = self.statuses[&by];
                let told = self.told(conversation);
                told.state = told.state.clone().take(by, status, at).expect("only who may takes");
            }
            What::Closed { conversation, by } => {
                let told = self.told(conversation);
                let closed = match by {
                    Closer::Visitor => told.state.clone().close_by_visitor(at),
                    Closer::Operator(by) | Closer::Administrator(by) => told.state.clone().close_by_owner(by, at),
                };
                told.state = closed.expect("only who may closes");
            }
            What::Reported { conversation, marks } => self.told(conversation).marks = marks,
            What::Tagged { conversation, by, tag } => {
                assert_eq!(self.told(conversation).state.owner(), Some(by), "whoever has it tags it");
                assert!((1..=TAGS.len() as i64).contains(&tag.0));
            }
            What::ReadAlong { conversation, by, owner } => {
                assert_eq!(self.told(conversation).state.owner(), Some(owner), "N01 is about others' work");
                assert_ne!(by, owner);
            }
            What::Rated { conversation, rating } => {
                let told = self.told(conversation);
                told.state.ratable_for(at).expect("X16: within the window");
                let comment = rating.comment.clone().unwrap_or_default();
                assert_eq!(Rating::parse(rating.stars, &comment), Ok(rating));
                told.rated = true;
            }
            What::StatusChanged { operator, to, .. } => {
                assert_ne!(self.statuses.insert(operator, to), Some(to), "a change changes something");
            }
        }
    }

    fn told(&mut self, conversation: ConversationId) -> &mut Told {
        self.conversations.get_mut(&conversation).expect("an opened conversation")
    }

    /// I4, at every moment (of small companies; it takes long).
    fn check_statuses(&self) {
        if self.conversations.len() < 60 {
            for (operator, status) in &self.statuses {
                let works = self.conversations.values().any(|told| told.state.owner() == Some(*operator));
                assert!(works || *status != WorkStatus::Pause, "Pause means work");
                assert!(!works || *status != WorkStatus::Left, "Left means none");
            }
        }
    }

    fn count(&self, fits: impl Fn(&Told) -> bool) -> usize {
        self.conversations.values().filter(|told| fits(told)).count()
    }
}

#[test]
fn the_same_seed_gives_the_same_company_and_another_one_another() {
    let facts = |seed| Timeline::new(seed, NOW, 40).collect::<Vec<_>>();
    assert_eq!(facts(1), facts(1));
    assert_ne!(facts(1), facts(2));
}

#[test]
fn every_size_and_every_hour_gives_a_company_that_the_rules_allow() {
    for (hour, size) in [0, 1, 2, 13, 59, 200].into_iter().enumerate() {
        for seed in 0..4 {
            let now = NOW + Span::minutes(60 * (4 * hour as i64 + seed));
            let replay = Replay::of(seed as u64, now, size);
            assert_eq!(replay.conversations.len(), size);
        }
    }
}

#[test]
fn a_few_conversations_wait_a_few_are_in_work_and_the_rest_is_over() {
    let replay = Replay::of(1, NOW, 400);
    let waiting = replay.count(|told| matches!(told.state.state, State::Queued { .. }));
    let in_work = replay.count(|told| told.state.owner().is_some());
    assert!((5..=8).contains(&waiting) && (8..=12).contains(&in_work), "{waiting} wait, {in_work} are in work");
    let oldest = |told: &Told| matches!(told.state.state, State::Queued { since, .. } if (NOW - since) > Span::days(1));
    assert!(replay.count(oldest) >= 1, "one has waited for days");
    let expected = [(1, WorkStatus::Left), (2, WorkStatus::Ready), (3, WorkStatus::CanHelp), (4, WorkStatus::Pause)];
    assert_eq!(replay.statuses, expected.map(|(id, status)| (OperatorId(id), status)).into());
}

#[test]
fn a_third_of_what_is_over_is_rated() {
    let replay = Replay::of(1, NOW, 600);
    let rated = replay.count(|told| told.rated);
    assert!((150..=250).contains(&rated), "{rated}");
}

#[test]
fn a12_some_visitors_come_back() {
    let replay = Replay::of(1, NOW, 400);
    let back = replay.ordinals.values().filter(|ordinal| **ordinal > 1).count();
    assert!(back > 30, "{back} of {} came back", replay.ordinals.len());
}

#[test]
fn conversations_are_over_when_everything_is_answered() {
    for seed in 0..6 {
        let replay = Replay::of(seed, NOW, 300);
        for (id, told) in replay.conversations.iter().filter(|(_, told)| !told.is_open()) {
            assert!((4..=40).contains(&told.said.len()), "{id} of seed {seed} has {} messages", told.said.len());
            let question =
                told.said.iter().rposition(|(_, author, text)| *author == Author::Visitor && text.ends_with('?'));
            let answer = told.said.iter().rposition(|(_, author, _)| *author != Author::Visitor);
            assert!(question <= answer, "{id} of seed {seed} ends with a question: {:?}", told.said);
        }
    }
}

#[test]
fn messages_come_one_after_another_and_are_such_as_the_house_accepts() {
    for seed in 0..6 {
        for told in Replay::of(seed, NOW, 300).conversations.values() {
            assert!(told.said.is_sorted_by(|(earlier, ..), (later, ..)| earlier < later));
            for (_, _, text) in &told.said {
                assert_eq!(MessageText::parse(text).expect("a message").as_str(), text);
            }
        }
    }
}

#[test]
fn each_shop_speaks_its_language_and_nothing_is_left_to_fill_in() {
    let cyrillic =
        |letter: &char| ('а'..='я').contains(letter) || ('А'..='Я').contains(letter) || "ёЁ".contains(*letter);
    for told in Replay::of(3, NOW, 600).conversations.values() {
        for (_, _, text) in &told.said {
            assert!(!text.contains(['{', '}', '[', ']', '|', '/', '~', '#']) && !text.contains("  "), "{text}");
            let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphabetic()).collect();
            let russian = letters.iter().filter(|letter| cyrillic(letter)).count();
            if told.site == SiteId(1) {
                assert!(russian * 2 >= letters.len(), "{text}");
            } else {
                assert_eq!(russian, 0, "{text}");
            }
        }
    }
}

#[test]
fn k02_k03_marks_are_within_what_was_said_and_nobody_reads_in_a_queue() {
    for told in Replay::of(5, NOW, 600).conversations.values() {
        let last = told.said.len() as u32;
        for mark in [told.marks.visitor, told.marks.company] {
            assert!(mark.read <= mark.delivered && mark.delivered <= last);
        }
        let answered = told.said.iter().any(|(_, author, _)| *author != Author::Visitor);
        assert!(told.marks.company.delivered > 0 && (answered || told.marks.visitor.delivered == 0));
        if matches!(told.state.state, State::Queued { .. }) {
            assert_eq!(told.marks.company.read, 0);
        }
    }
}

#[test]
fn neighbours_do_not_look_alike() {
    let replay = Replay::of(8, NOW, 2_000);
    let mut seen: HashMap<Vec<&str>, ConversationId> = HashMap::new();
    for (id, told) in &replay.conversations {
        let whole: Vec<&str> = told.said.iter().map(|(_, _, text)| text.as_str()).collect();
        if let Some(twin) = seen.insert(whole, *id) {
            panic!("{id} says exactly what {twin} says");
        }
    }
}
