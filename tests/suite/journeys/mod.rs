//! Whole stretches of the product's life, as its people live them.

mod administrators;
mod balanced;
mod blocked;
mod console_presence;
mod conversation;
mod history;
mod hours;
mod offline;
mod rating;
mod receipts;
mod status;
mod tags;
mod taking;
mod transfers;
