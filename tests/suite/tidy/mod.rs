//! What keeps the house a house.

mod layers;
mod link;
mod texts;
