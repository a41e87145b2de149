//! Pages and forms.

mod access;
mod cabinet;
mod setup;
mod sign_in;
