//! The sites of the company, and what belongs to each.

pub mod department;
pub mod departments;
pub mod hours;
pub mod install;
pub mod list;
pub mod new;
pub mod people;
pub mod settings;
pub mod tabs;
pub mod widget;
