//! Colours, and how well one is seen on another (WCAG 2.2).

use std::fmt::{self, Display, Formatter};

use crate::domain::refusal::Refusal;

/// An opaque sRGB colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(pub [u8; 3]);

/// White: the page, and the chat in the light theme.
pub const WHITE: Colour = Colour([255; 3]);
/// Black.
pub const BLACK: Colour = Colour([0; 3]);
/// What the chat is drawn on in the dark theme: `--surface` in `static/widget/chat.css`.
pub const DARK_SURFACE: Colour = Colour([0x1b, 0x21, 0x1d]);

/// How much a control has to differ from what it lies on (WCAG 1.4.11).
pub const ENOUGH: f64 = 3.0;

/// How well something of a colour is seen on the surfaces that the widget meets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Visibility {
    /// Its contrast to white, 1 to 21.
    pub on_white: f64,
    /// Its contrast to [`DARK_SURFACE`].
    pub on_dark: f64,
    /// The nearest colour that is seen well on both; none if this one is.
    pub better: Option<Colour>,
}

impl Colour {
    /// The colour of `#1c6b50`, `1C6B50` or `#abc`.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let digits = typed.strip_prefix('#').unwrap_or(typed);
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let value = u32::from_str_radix(digits, 16).ok()?;
        match digits.len() {
            6 => Some(Self([(value >> 16) as u8, (value >> 8) as u8, value as u8])),
            // Every digit stands for two.
            3 => Some(Self([value >> 8, value >> 4, value].map(|digit| (digit & 15) as u8 * 17))),
            _ => None,
        }
    }

    /// Accepts a colour as it was typed.
    ///
    /// # Errors
    /// [`Refusal::FieldEmpty`], [`Refusal::ColourInvalid`].
    pub fn accept(typed: &str) -> Result<Self, Refusal> {
        if typed.trim().is_empty() {
            return Err(Refusal::FieldEmpty);
        }
        Self::parse(typed).ok_or(Refusal::ColourInvalid)
    }

    /// Relative luminance, 0 to 1.
    pub fn luminance(self) -> f64 {
        let linear = self.0.map(|channel| {
            let part = f64::from(channel) / 255.0;
            if part > 0.04045 { ((part + 0.055) / 1.055).powf(2.4) } else { part / 12.92 }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// The contrast of two colours, 1 to 21, in either order.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Black or white, whichever is read better on this colour. One of them always has a contrast of 4.5 and more.
    pub fn ink(self) -> Self {
        if self.contrast(BLACK) >= self.contrast(WHITE) { BLACK } else { WHITE }
    }

    /// How well it is seen, and what would be seen better.
    pub fn visibility(self) -> Visibility {
        Visibility { on_white: self.contrast(WHITE), on_dark: self.contrast(DARK_SURFACE), better: self.better() }
    }

    fn is_seen(self) -> bool {
        self.contrast(WHITE) >= ENOUGH && self.contrast(DARK_SURFACE) >= ENOUGH
    }

    /// The first on the way to black, or to white, that is seen: the hue stays.
    fn better(self) -> Option<Self> {
        if self.is_seen() {
            return None;
        }
        let goal = if self.contrast(WHITE) < ENOUGH { BLACK } else { WHITE };
        (1..=255).map(|part| self.towards(goal, part)).find(|colour| colour.is_seen())
    }

    /// `part` of 255 of the way to another colour.
    fn towards(self, goal: Self, part: u32) -> Self {
        let mix = |from: u8, to: u8| ((u32::from(from) * (255 - part) + u32::from(to) * part + 127) / 255) as u8;
        Self([0, 1, 2].map(|index| mix(self.0[index], goal.0[index])))
    }
}

impl Display for Colour {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Self([red, green, blue]) = self;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::widget::look::Look;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect(text)
    }

    fn many() -> impl Iterator<Item = Colour> {
        let steps = || (0..=255u8).step_by(15);
        steps().flat_map(move |red| steps().flat_map(move |green| steps().map(move |blue| Colour([red, green, blue]))))
    }

    #[test]
    fn a_colour_is_read_as_people_write_it_and_shown_in_one_way() {
        for typed in ["#1c6b50", " 1C6B50 ", "#1C6b50"] {
            assert_eq!(colour(typed).to_string(), "#1c6b50");
        }
        assert_eq!(colour("#fa0").to_string(), "#ffaa00");
        for typed in ["green", "#12345", "#1234567", "#12345g", "+12345", "#+12", "#", "١٢٣"] {
            assert_eq!(Colour::accept(typed), Err(Refusal::ColourInvalid), "{typed}");
        }
        assert_eq!(Colour::accept(" "), Err(Refusal::FieldEmpty));
    }

    #[test]
    fn contrast_is_what_wcag_says() {
        let close = |one: f64, other: f64| (one - other).abs() < 0.01;
        assert!(close(BLACK.contrast(WHITE), 21.0) && close(WHITE.contrast(WHITE), 1.0));
        // From the understanding documents: the grey that is just enough on white for text.
        assert!(close(colour("#767676").contrast(WHITE), 4.54));
        assert!(close(colour("#ff0000").contrast(WHITE), 4.0));
    }

    #[test]
    fn text_in_black_or_white_is_readable_on_any_colour() {
        for colour in many() {
            assert!(colour.contrast(colour.ink()) >= 4.5, "{colour}");
        }
        assert_eq!((colour("#ffd400").ink(), colour("#123f2f").ink()), (BLACK, WHITE));
    }

    #[test]
    fn what_is_suggested_is_seen_on_both_and_nothing_is_suggested_without_need() {
        for colour in many() {
            let Visibility { on_white, on_dark, better } = colour.visibility();
            assert_eq!(better.is_none(), on_white >= ENOUGH && on_dark >= ENOUGH, "{colour}");
            let best = better.unwrap_or(colour);
            assert!(best.contrast(WHITE) >= ENOUGH && best.contrast(DARK_SURFACE) >= ENOUGH, "{colour} {best}");
        }
        assert_eq!(Look::default().colour.visibility().better, None, "ours is seen");
    }

    #[test]
    fn the_suggestion_is_the_nearest_on_its_way() {
        let better = colour("#ffd400").visibility().better.expect("yellow is not seen on white");
        assert!((better.contrast(WHITE) - ENOUGH).abs() < 0.05, "{better}");
        let better = colour("#123f2f").visibility().better.expect("dark green is not seen in the dark");
        assert!((better.contrast(DARK_SURFACE) - ENOUGH).abs() < 0.05, "{better}");
    }
}
