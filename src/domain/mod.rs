//! The rules of the house, and nothing else.
//!
//! Everything here is pure: no input or output, no clock, no randomness. Time is an argument, refusals are values, and
//! a state carries exactly the data that is true in it. What the rules' ids (M05, X12, K03 …) mean is written in each
//! function's doc comment.

pub mod attendance;
pub mod block;
pub mod conversation;
pub mod directory;
pub mod email;
pub mod event;
pub mod ids;
pub mod invitation;
pub mod language;
pub mod mail;
pub mod message;
pub mod offline;
pub mod opening_hours;
pub mod operator;
pub mod origin;
pub mod password;
pub mod permission;
pub mod phrase;
pub mod rating;
pub mod receipt;
pub mod refusal;
pub mod routing;
pub mod second_factor;
pub mod session;
pub mod site;
pub mod tag;
pub mod time;
pub mod time_zone;
pub mod transfer;
pub mod visitor;
pub mod widget;
pub mod words;
pub mod work_status;
pub mod working_time;
