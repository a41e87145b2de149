//! What keeps the house a house.

mod joining;
mod layers;
mod texts;
