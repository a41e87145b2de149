//! How a site's widget looks: its colour, its launcher, and where that stands.

use crate::domain::language::Language;
use crate::domain::refusal::Refusal;
use crate::domain::widget::colour::Colour;

/// How a widget looks, and the little that it does beside talking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Of the launcher, the header, and what the visitor says.
    pub colour: Colour,
    /// What is drawn on the launcher.
    pub icon: Icon,
    /// Where on the screen it stands.
    pub corner: Corner,
    /// On wide screens.
    pub desktop: Place,
    /// On phones, and wherever there is as little room as there.
    pub phone: Place,
    /// Whether a message that comes while the visitor looks elsewhere is heard.
    pub sound: bool,
    /// The language for everybody; `None`: each visitor's own.
    pub language: Option<Language>,
}

/// Where the launcher stands on one kind of screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Whether it is there at all. A conversation that goes on keeps it.
    pub shown: bool,
    /// How far from the side, in CSS pixels.
    pub side: u16,
    /// How far from the bottom, in CSS pixels.
    pub bottom: u16,
}

/// The farthest from the edge, in CSS pixels: beyond that the chat above the launcher has no room.
pub const FARTHEST: u16 = 200;

/// What is drawn on the launcher.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Icon {
    /// One speech bubble.
    #[default]
    Bubble,
    /// A bubble with lines in it.
    Lines,
    /// A question mark.
    Question,
    /// An envelope.
    Envelope,
    /// A headset.
    Headset,
}

/// A corner of the screen, at the bottom. Left and right are the screen's and stay what they are in any script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Corner {
    /// At the right.
    #[default]
    Right,
    /// At the left.
    Left,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            // Seen on white and in the dark alike; white is read on it.
            colour: Colour([0x1f, 0x7a, 0x5b]),
            icon: Icon::default(),
            corner: Corner::default(),
            desktop: Place::default(),
            phone: Place::default(),
            sound: true,
            language: None,
        }
    }
}

impl Default for Place {
    fn default() -> Self {
        Self { shown: true, side: 20, bottom: 20 }
    }
}

impl Icon {
    /// Every one of ours.
    pub const ALL: [Self; 5] = [Self::Bubble, Self::Lines, Self::Question, Self::Envelope, Self::Headset];

    /// The word in storage and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bubble => "bubble",
            Self::Lines => "lines",
            Self::Question => "question",
            Self::Envelope => "envelope",
            Self::Headset => "headset",
        }
    }

    /// The icon of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|icon| icon.word() == word)
    }
}

impl Corner {
    /// The word in storage and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
        }
    }

    /// The corner of a word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Right, Self::Left].into_iter().find(|corner| corner.word() == word)
    }
}

/// Accepts a distance from the edge, in CSS pixels, as it was typed.
///
/// # Errors
/// [`Refusal::DistanceInvalid`].
pub fn accept_distance(typed: &str) -> Result<u16, Refusal> {
    let typed = typed.trim();
    let number = typed.strip_suffix("px").unwrap_or(typed).trim_end();
    let plain = !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit());
    let distance = number.parse().ok().filter(|distance| plain && *distance <= FARTHEST);
    distance.ok_or(Refusal::DistanceInvalid { farthest: FARTHEST })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_is_a_number_of_pixels_that_leaves_room() {
        assert_eq!((accept_distance(" 24 "), accept_distance("0"), accept_distance("90 px")), (Ok(24), Ok(0), Ok(90)));
        for typed in ["", "far", "-1", "+3", "201", "1.5", "99999999999", "20%"] {
            assert_eq!(accept_distance(typed), Err(Refusal::DistanceInvalid { farthest: FARTHEST }), "{typed}");
        }
    }

    #[test]
    fn words_lead_back_to_what_they_stand_for() {
        assert!(Icon::ALL.into_iter().all(|icon| Icon::parse(icon.word()) == Some(icon)));
        assert!([Corner::Left, Corner::Right].into_iter().all(|corner| Corner::parse(corner.word()) == Some(corner)));
    }
}
