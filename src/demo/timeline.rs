//! Everything that happens in the demonstration, in the order in which it happens.
//!
//! Conversations are made up one by one, when their time has come; what happens in them waits in a heap until it is due. So
//! memory is bounded by what goes on at the same time, however many conversations there are.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};
use std::iter::Peekable;

use crate::demo::company::{OWNER, TAGS};
use crate::demo::course::{Circumstances, Course, Fate};
use crate::demo::desk::Desk;
use crate::demo::fact::{Fact, What};
use crate::demo::openings::{Opening, Openings};
use crate::demo::random::Random;
use crate::demo::scene::Scene;
use crate::demo::shifts::{Shifts, Wish};
use crate::demo::subjects::Subjects;
use crate::demo::verdicts::verdict;
use crate::demo::visitors::{Acquaintance, Visitors, often};
use crate::domain::ids::{ConversationId, MessageKey, OperatorId, TagId};
use crate::domain::language::Language;
use crate::domain::receipt::Watermarks;
use crate::domain::time::{Span, Timestamp};
use crate::domain::visitor::Whereabouts;

/// How long the demonstration has been going on.
pub const TIME: Span = Span::days(365);
/// The least time between two conversations of one visitor.
const BREATHER: Span = Span::minutes(12);
/// How many of a hundred conversations in somebody's work get a tag.
const TAGGED: usize = 25;
/// How many of a hundred conversations in somebody's work the owner of the company looks into.
const READ_ALONG: usize = 20;
/// How many of a hundred that are over are rated, and within which time.
const RATED: usize = 35;
const RATED_WITHIN: Span = Span::minutes(8);

/// Everything that happens, as an iterator. The same for the same arguments.
pub struct Timeline {
    now: Timestamp,
    seed: u64,
    shifts: Shifts,
    wishes: Peekable<std::vec::IntoIter<Wish>>,
    openings: Peekable<Openings>,
    opened: i64,
    visitors: Visitors,
    subjects: Subjects,
    desk: Desk,
    pending: BinaryHeap<Pending>,
    pended: u64,
    due: VecDeque<Fact>,
}

/// Something that will happen, soonest first and, at the same moment, in the order in which it was made up.
struct Pending {
    fact: Fact,
    place: u64,
}

impl Timeline {
    /// The year up to now, with so many conversations.
    #[must_use]
    pub fn new(seed: u64, now: Timestamp, conversations: usize) -> Self {
        let from = Timestamp(now.0 - TIME.0);
        let shifts = Shifts::new(from, now, &mut Random::stream(seed, 1));
        Self {
            now,
            seed,
            wishes: shifts.in_order().into_iter().peekable(),
            shifts,
            openings: Openings::new(seed, conversations, from, now).peekable(),
            opened: 0,
            visitors: Visitors::default(),
            subjects: Subjects::default(),
            desk: Desk::default(),
            pending: BinaryHeap::new(),
            pended: 0,
            due: VecDeque::new(),
        }
    }

    /// Makes a conversation up, and notes everything that will happen in it.
    fn make_up(&mut self, opening: Opening) {
        self.opened += 1;
        let mut random = Random::stream(self.seed, 1_000 + self.opened.unsigned_abs());
        let (visitor, newcomer) = self.visitors.somebody(opening.site, opening.at, &mut random);
        let (topic, story) = self.subjects.choose(visitor.tongue, opening.at, &mut random);
        let (fate, opened, now) = (opening.fate, opening.at, self.now);
        let circumstances = Circumstances { visitor: &visitor, topic, story, fate, opened, now, shifts: &self.shifts };
        let (course, scene) = circumstances.play(&mut random);
        let conversation = ConversationId(self.opened);
        let there = Box::new(whereabouts(&visitor, &scene, random.pick(topic.pages), &mut random));
        let newcomer = newcomer.map(Box::new);
        let language = visitor.tongue.language;
        self.pend(opened, What::Opened { conversation, site: opening.site, visitor: visitor.id, newcomer, there });
        if let (Fate::Over | Fate::Withdrawn, Some((closed, _))) = (fate, course.closed) {
            self.visitors.remember(visitor, closed + BREATHER, &mut random);
        }
        let Course { taken, closed, .. } = course;
        self.pend_course(conversation, course, &mut random);
        if let Some((taken, owner)) = taken {
            self.pend_others(conversation, language, (taken, owner), closed.map(|(at, _)| at), &mut random);
        }
    }

    fn pend_course(&mut self, conversation: ConversationId, course: Course, random: &mut Random) {
        let Course { said, taken, closed, marks } = course;
        let mut last = Timestamp(0);
        let mut taken = taken;
        for said in said {
            // Who wrote before it was taken wrote into the queue.
            if let Some((at, by)) = taken.filter(|(at, _)| *at <= said.at) {
                self.pend(at, What::Taken { conversation, by });
                taken = None;
            }
            last = said.at;
            let key = key(said.at, random);
            self.pend(said.at, What::Posted { conversation, author: said.author, key, text: said.text });
        }
        if let Some((at, by)) = taken {
            (last, _) = (at, self.pend(at, What::Taken { conversation, by }));
        }
        if let Some((at, by)) = closed {
            (last, _) = (at, self.pend(at, What::Closed { conversation, by }));
        }
        if marks != Watermarks::default() {
            self.pend(last, What::Reported { conversation, marks });
        }
    }

    /// What others make of a conversation in somebody's work: a tag from whoever has it, the owner of the company who
    /// looks in now and then, and the visitor when it is over.
    fn pend_others(
        &mut self,
        conversation: ConversationId,
        language: Language,
        (taken, owner): (Timestamp, OperatorId),
        closed: Option<Timestamp>,
        random: &mut Random,
    ) {
        let last = Timestamp(closed.unwrap_or(self.now).0 - 1);
        if owner != OWNER && taken < last && random.chance(READ_ALONG) {
            let at = Timestamp(random.between(taken.0, last.0));
            self.pend(at, What::ReadAlong { conversation, by: OWNER, owner });
        }
        if taken < last && random.chance(TAGGED) {
            let place = random.weighted(TAGS.iter().map(|(_, _, often)| *often));
            let tag = TagId(i64::try_from(place).unwrap_or(0) + 1);
            let at = Timestamp(random.between(taken.0, last.0));
            self.pend(at, What::Tagged { conversation, by: owner, tag });
        }
        let Some(closed) = closed else { return };
        if random.chance(RATED) {
            let at = closed + Span(random.between(4_000, RATED_WITHIN.0));
            let rating = verdict(language, random);
            if at < self.now {
                self.pend(at, What::Rated { conversation, rating });
            }
        }
    }

    fn pend(&mut self, at: Timestamp, what: What) {
        self.pended += 1;
        self.pending.push(Pending { fact: Fact { at, what }, place: self.pended });
    }
}

impl Iterator for Timeline {
    type Item = Fact;

    fn next(&mut self) -> Option<Fact> {
        while self.due.is_empty() {
            let never = Timestamp(i64::MAX);
            let wish = self.wishes.peek().map_or(never, |wish| wish.at);
            let pending = self.pending.peek().map_or(never, |pending| pending.fact.at);
            let opening = self.openings.peek().map_or(never, |opening| opening.at);
            // At the same moment people come before what they do, and what has begun goes on before anything begins.
            if wish <= pending && wish <= opening {
                self.due.extend(self.desk.wish(&self.wishes.next()?));
            } else if pending <= opening {
                let fact = self.pending.pop()?.fact;
                let consequence = self.desk.follow(&fact);
                self.due.push_back(fact);
                self.due.extend(consequence);
            } else {
                let opening = self.openings.next()?;
                self.make_up(opening);
            }
        }
        self.due.pop_front()
    }
}

fn whereabouts(visitor: &Acquaintance, scene: &Scene, page: &(&str, &str), random: &mut Random) -> Whereabouts {
    let (path, title) = page;
    Whereabouts {
        url: format!("https://{}{}", visitor.tongue.domain, scene.visitor_says(path, random)),
        title: scene.visitor_says(title, random),
        referrer: often(visitor.tongue.referrers, random).to_owned(),
        language: visitor.browser_language.to_owned(),
        user_agent: visitor.user_agent.clone(),
    }
}

/// A name for a message as a client makes one: a UUID of version 7.
fn key(at: Timestamp, random: &mut Random) -> MessageKey {
    let mut chance = [0; 10];
    chance.copy_from_slice(&random.bytes()[..10]);
    MessageKey(uuid::Builder::from_unix_timestamp_millis(at.0.unsigned_abs(), &chance).into_uuid())
}

impl Ord for Pending {
    /// The soonest is the greatest: the heap hands out the greatest first.
    fn cmp(&self, other: &Self) -> Ordering {
        (other.fact.at, other.place).cmp(&(self.fact.at, self.place))
    }
}

impl PartialOrd for Pending {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Pending {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Pending {}
