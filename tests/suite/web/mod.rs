//! Pages and forms.

mod access;
mod account;
mod cabinet;
mod pages;
mod sessions;
mod setup;
mod sign_in;
mod two_factor;
mod two_factor_demand;
