//! What people say in the shop: pools of templates (see [`template`](crate::demo::template)), in both languages. Written for
//! Besedka; nobody has ever said any of it.
//!
//! Inside a template, ` // ` begins another message, and `/…/` does so after a while in which something is looked up.

pub mod en;
pub mod ru;

#[cfg(test)]
mod tests;

use crate::domain::language::Language;

/// Ways to say the same thing.
pub type Ways = &'static [&'static str];

/// Everything that is said in one language.
pub struct Tongue {
    /// Which.
    pub language: Language,
    /// The domain of the shop where it is spoken.
    pub domain: &'static str,
    /// What people write about.
    pub topics: &'static [Topic],
    /// Those who find the answer themselves before anybody has taken their conversation.
    pub withdrawn: Ways,
    /// How people begin and end.
    pub courtesy: Courtesy,
    /// What is sold.
    pub goods: Goods,
    /// Where it goes.
    pub cities: &'static [City],
    /// Where it is handed out.
    pub streets: Ways,
    /// "of May", January first.
    pub months: [&'static str; 12],
    /// "on Tuesday", Monday first.
    pub weekdays: [&'static str; 7],
    /// Intervals of a courier.
    pub windows: Ways,
    /// Codes for a discount.
    pub promotions: Ways,
    /// What visitors are called.
    pub names: Names,
    /// A sum of money.
    pub money: fn(i64) -> String,
    /// Which of a noun's forms goes with a number.
    pub number_form: fn(i64) -> usize,
    /// What browsers say that they speak, with how often.
    pub browser_languages: &'static [(usize, &'static str)],
    /// The pages that visitors come from, with how often.
    pub referrers: &'static [(usize, &'static str)],
}

/// Something that people write about.
pub struct Topic {
    /// What it is called in tests.
    pub name: &'static str,
    /// How it is taken by those who write.
    pub mood: Mood,
    /// How often it comes up in each month, January first.
    pub season: [usize; 12],
    /// Whether it can come up in passing, after something else.
    pub in_passing: bool,
    /// The pages it is written from: path and title.
    pub pages: &'static [(&'static str, &'static str)],
    /// How it goes.
    pub stories: &'static [Story],
}

/// How a matter goes: turns in order, and what may be asked afterwards, in any order.
pub struct Story {
    /// The turns, from the visitor's first.
    pub turns: &'static [Turn],
    /// Questions with their answers.
    pub further: &'static [(&'static str, &'static str)],
}

/// What one side says before the other answers.
pub enum Turn {
    /// The visitor.
    V(Ways),
    /// The operator.
    O(Ways),
}

/// How visitors take a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// With pleasure.
    Warm,
    /// As business.
    Even,
    /// As a nuisance.
    Upset,
    /// As business that is over when the story is: nobody has to thank anybody.
    Settled,
}

/// How people begin, go on and end.
pub struct Courtesy {
    /// A visitor begins.
    pub visitor_begins: Ways,
    /// An operator begins.
    pub operator_begins: Ways,
    /// An operator begins after a long wait.
    pub operator_begins_late: Ways,
    /// By the hour: night, morning, day, evening.
    pub time_of_day: [Ways; 4],
    /// A visitor has understood.
    pub understood: Ways,
    /// A visitor has another matter.
    pub by_the_way: Ways,
    /// A visitor is back after hours.
    pub visitor_again: Ways,
    /// An operator is back after hours.
    pub operator_again: Ways,
    /// A visitor wonders whether anybody is there.
    pub nudge: Ways,
    /// A visitor thanks, by mood: warm, even, upset.
    pub thanks: [Ways; 3],
    /// An operator says goodbye, by mood.
    pub goodbye: [Ways; 3],
    /// A visitor says goodbye.
    pub last_word: Ways,
    /// An operator ends a conversation in which the visitor has fallen silent.
    pub fallen_silent: Ways,
    /// What cheerful visitors add to a message.
    pub smiles: Ways,
    /// What very cheerful visitors add.
    pub pictures: Ways,
}

/// What is sold. What stands side by side is alike.
pub struct Goods {
    /// To drink.
    pub teas: &'static [Noun],
    /// To grow.
    pub plants: &'static [Noun],
    /// To drink from. It breaks.
    pub ware: &'static [Noun],
    /// To work with.
    pub tools: &'static [Noun],
}

/// A thing with the forms that sentences need.
pub struct Noun {
    /// What it is.
    pub nominative: &'static str,
    /// What there is none of.
    pub genitive: &'static str,
    /// What is bought.
    pub accusative: &'static str,
    /// How words agree with it: masculine, feminine, neuter, plural.
    pub form: usize,
    /// Its name in the address of its page.
    pub slug: &'static str,
}

/// A town with the forms that sentences need.
pub struct City {
    /// What it is.
    pub nominative: &'static str,
    /// In it, without the preposition.
    pub inside: &'static str,
    /// To it, without the preposition.
    pub towards: &'static str,
}

/// What visitors are called.
pub struct Names {
    /// Men.
    pub male: Ways,
    /// Women.
    pub female: Ways,
    /// Surnames as templates, by gender.
    pub surnames: Ways,
}
