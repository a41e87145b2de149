//! Pages and forms.

mod access;
mod setup;
mod sign_in;
