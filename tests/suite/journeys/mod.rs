//! Whole stretches of the product's life, as its people live them.

mod conversation;
mod history;
mod receipts;
mod status;
mod taking;
