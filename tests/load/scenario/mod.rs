//! What is measured, one scenario a file, and the parts that people play in them.

pub mod answering;
pub mod cut;
pub mod dropped;
pub mod idle;
pub mod opening;
pub mod pace;
pub mod page_list;
pub mod page_places;
pub mod pages;
pub mod rate;
pub mod rate_report;
pub mod server_activity;
pub mod view;
pub mod words;
pub mod writing;
