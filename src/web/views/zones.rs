//! Time zones to choose from.

/// The zones of one part of the world.
#[derive(Clone, Debug)]
pub struct ZoneRegion {
    /// What people call it.
    pub label: &'static str,
    /// Its zones by name.
    pub zones: Vec<Zone>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct Zone {
    /// The name by which it is known everywhere, such as `Europe/Moscow`.
    pub name: String,
    /// The place, and how far its clocks are from UTC at the moment.
    pub label: String,
    /// Whether the place is called by its English name on a page in another language.
    pub is_foreign: bool,
}
