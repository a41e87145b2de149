//! The page to try the widget on.

use askama::Template;

use crate::texts::Texts;

/// An invented shop with the real widget.
#[derive(Template)]
#[template(path = "tryout/shop.html")]
pub struct Shop {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// The key of the site whose widget it carries.
    pub site_key: String,
    /// Where the bar on top leads back to; `None` for whoever may not open the cabinet.
    pub back: Option<String>,
}
