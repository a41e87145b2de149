//! What each page shows: one struct per template, filled in by the handlers.
//!
//! Nothing is decided or read here. Every page carries its texts, the address of the assets, and its own address for
//! coming back to after a change of language.

pub mod account;
pub mod audit;
pub mod blocked;
pub mod company;
pub mod console;
pub mod conversations;
pub mod employees;
pub mod error;
pub mod home;
pub mod join;
pub mod mail;
pub mod monitoring;
pub mod navigation;
pub mod phrases;
pub mod seen;
pub mod setup;
pub mod sign_in;
pub mod sites;
pub mod tags;
pub mod tryout;
pub mod zones;

use crate::domain::language::Language;
use crate::domain::password;

pub use navigation::step;

/// The languages by the names that their speakers use.
pub const LANGUAGES: [(Language, &str); 2] = [(Language::En, "English"), (Language::Ru, "Русский")];

/// [`password::SHORTEST_PASSWORD`], for a text with plural forms.
pub const SHORTEST_PASSWORD: u64 = password::SHORTEST_PASSWORD as u64;
/// [`password::LONGEST_PASSWORD`], for the script that judges a password while it is typed.
pub const LONGEST_PASSWORD: u64 = password::LONGEST_PASSWORD as u64;

/// One field of a form: what was typed, and what was wrong with it. A password keeps no value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// What stands in it.
    pub value: String,
    /// What was wrong with it, as a sentence.
    pub error: Option<String>,
}

impl Field {
    /// A field with something in it.
    pub fn new(value: impl Into<String>) -> Self {
        Self { value: value.into(), error: None }
    }

    /// The same field, refused.
    #[must_use]
    pub fn refused(self, error: impl Into<String>) -> Self {
        Self { error: Some(error.into()), ..self }
    }
}

/// A box that can be ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The number of what it stands for.
    pub id: i64,
    /// What it stands for.
    pub label: String,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// The signed-in person, as the frame of a cabinet page shows them.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// The company they answer for.
    pub company: String,
    /// Whether they may open more of the cabinet than their own account.
    pub administers: bool,
    /// Whether nothing opens to them before they have set their second factor up.
    pub owes_second_factor: bool,
}
