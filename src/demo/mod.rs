//! A company that never was: everything that a demonstration shows, made up from a number.
//!
//! Pure like the domain: no input or output, no clock, and chance only as a seed. The same seed, moment and size give the
//! same company. [`Timeline`] tells what happened, in order; `storage::demo` writes it down through the same functions that
//! real life goes through, so that nothing can be shown that could not have happened.

pub mod company;
pub mod fact;

mod arrivals;
mod calendar;
mod course;
mod desk;
mod dialogue;
mod manner;
mod openings;
mod pace;
mod phrases;
mod random;
mod scene;
mod shifts;
mod subjects;
mod template;
mod timeline;
mod verdicts;
mod visitors;

#[cfg(test)]
mod tests;

pub use timeline::{TIME, Timeline};
