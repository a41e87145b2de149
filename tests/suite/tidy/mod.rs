//! What keeps the house a house.

mod addresses;
mod joining;
mod layers;
mod texts;
