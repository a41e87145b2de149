//! The pages of the company's people.

mod ask;
mod employment;

pub mod access;
pub mod edit;
pub mod leaving;
pub mod list;
pub mod new;
pub mod password;
