//! What pages are told of how a site's widget looks and what it says: by the loader, by the answer to a page that asks
//! whether its own is still the latest, and by the preview of what is not saved yet.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use crate::domain::language::Language;
use crate::domain::widget::Widget;
use crate::domain::widget::colour::BLACK;
use crate::domain::widget::look::{Corner, Icon, Look, Place};
use crate::domain::widget::words::{Text, Words};
use crate::texts::Texts;

/// The same as in `static/widget/chat.css`: where the chat fills the screen.
const PHONE: &str = "(max-width:480px),(max-height:420px)";
const DESKTOP: &str = "(min-width:480.02px) and (min-height:420.02px)";

/// A widget as the launcher needs to know it. Its shape is described in `static/types/globals.d.ts`.
#[derive(Serialize)]
pub struct Dress<'a> {
    look: u32,
    css: String,
    icon: &'static str,
    sound: bool,
    texts: BTreeMap<&'static str, Launcher<'a>>,
}

/// What the launcher says in one language.
#[derive(Serialize)]
struct Launcher<'a> {
    open: &'static str,
    leave: &'static str,
    close: &'static str,
    loading: &'static str,
    failed: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

/// The company's own words for the chat, as they take the places of those in `locales/`: language → key → text.
pub type OwnWords<'a> = BTreeMap<&'static str, BTreeMap<&'static str, &'a str>>;

impl<'a> Dress<'a> {
    pub fn of(Widget { version, look, words }: &'a Widget) -> Self {
        // Whoever is told of one language only has no other to choose.
        let languages = Language::ALL.into_iter().filter(|language| look.language.is_none_or(|one| one == *language));
        let texts = languages.map(|language| (language.code(), Launcher::of(language, words))).collect();
        Self { look: *version, css: css(look), icon: drawing(look.icon), sound: look.sound, texts }
    }
}

impl<'a> Launcher<'a> {
    fn of(language: Language, words: &'a Words) -> Self {
        let t = Texts { language };
        Self {
            open: t.launcher_open(),
            leave: t.launcher_leave(),
            close: t.launcher_close(),
            loading: t.launcher_loading(),
            failed: t.launcher_failed(),
            text: words.get(language, Text::Launcher),
        }
    }
}

/// The company's own words for the chat. The launcher's are not among them: it has them already.
pub fn own_words(words: &Words) -> OwnWords<'_> {
    let of = |language| words.of(language).filter_map(|(text, words)| Some((key(text)?, words))).collect();
    Language::ALL.into_iter().map(|language| (language.code(), of(language))).collect()
}

/// The key of a text in `locales/*/widget.toml`.
const fn key(text: Text) -> Option<&'static str> {
    Some(match text {
        Text::Launcher => return None,
        Text::Title => "panel.title",
        Text::Greeting => "greeting.title",
        Text::Lead => "greeting.text",
        Text::Placeholder => "composer.placeholder",
        Text::FormTitle => "form.title",
        Text::FormLead => "form.lead",
        Text::NoticeTitle => "away.title",
        Text::Notice => "away.text",
        Text::Thanks => "log.thanks",
    })
}

/// The part of the launcher's style that a site chooses. Everything else hangs on these properties.
///
/// How much of the colour goes into a bubble depends on whether it is a light one: text has to stand out there in the light
/// theme and in the dark.
fn css(look: &Look) -> String {
    let (ink, tint, shade) = if look.colour.ink() == BLACK { ("#000", 30, 22) } else { ("#fff", 16, 42) };
    let mut css = format!(
        ":host{{--accent:{}!important;--on-accent:{ink}!important;--tint:{tint}%!important;--shade:{shade}%!important;{}}}",
        look.colour,
        place(look.corner, look.desktop)
    );
    if look.phone != look.desktop {
        let _ = write!(css, "@media {PHONE}{{:host{{{}}}}}", place(look.corner, look.phone));
    }
    for (shown, screen) in [(look.desktop.shown, DESKTOP), (look.phone.shown, PHONE)] {
        if !shown {
            let _ = write!(css, "@media {screen}{{[data-state=idle][data-busy=false]{{display:none}}}}");
        }
    }
    css
}

/// The panel stands in the same corner.
fn place(corner: Corner, Place { side, bottom, .. }: Place) -> String {
    let (near, far) = match corner {
        Corner::Right => ("right", "left"),
        Corner::Left => ("left", "right"),
    };
    format!("--{near}:{side}px!important;--{far}:auto!important;--bottom:{bottom}px!important")
}

/// The SVG path of a drawing, in a square of 24 units, drawn in lines.
pub const fn drawing(icon: Icon) -> &'static str {
    match icon {
        Icon::Bubble => "M21 11.5a8.4 8.4 0 0 1-12.2 7.5L3 21l2-5.8A8.5 8.5 0 1 1 21 11.5z",
        Icon::Lines => {
            "M4 4.5h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-8L7 21v-4.5H4a1 1 0 0 1-1-1v-10a1 1 0 0 1 1-1zM7.5 8.5h9M7.5 12.5h6"
        }
        Icon::Question => "M8.2 8.6a3.9 3.9 0 1 1 5.6 3.5c-1.2.6-1.8 1.5-1.8 2.7v.7M12 19.8v.01",
        Icon::Envelope => {
            "M4 5.5h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM3.5 7l8.5 6.5L20.5 7"
        }
        Icon::Headset => {
            "M4 14v-2a8 8 0 0 1 16 0v2M4 14a1 1 0 0 1 1-1h1.5v6H5a1 1 0 0 1-1-1zM20 14a1 1 0 0 0-1-1h-1.5v6H19a1 1 0 0 0 1-1zM19 19c0 1.7-2 2.5-5.5 2.5"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::widget::colour::Colour;

    #[test]
    fn the_style_says_what_was_chosen_and_no_more() {
        let ours = css(&Look::default());
        assert_eq!(
            ours.replace("!important", ""),
            ":host{--accent:#1f7a5b;--on-accent:#fff;--tint:16%;--shade:42%;--right:20px;--left:auto;--bottom:20px}"
        );
        let theirs = Look {
            colour: Colour([255, 212, 0]),
            corner: Corner::Left,
            phone: Place { shown: false, side: 8, bottom: 70 },
            ..Look::default()
        };
        let css = css(&theirs);
        assert!(
            css.contains("--on-accent:#000") && css.contains("--left:20px") && css.contains("--right:auto"),
            "{css}"
        );
        assert!(css.contains("@media (max-width:480px),(max-height:420px){:host{--left:8px"), "{css}");
        assert!(css.ends_with("(max-height:420px){[data-state=idle][data-busy=false]{display:none}}"), "{css}");
    }

    #[test]
    fn only_what_has_words_of_its_own_travels() {
        let mut words = Words::default();
        words.set(Language::Ru, Text::Greeting, Some("Спросите".into()));
        words.set(Language::Ru, Text::Launcher, Some("Вопрос?".into()));
        let own = serde_json::to_value(own_words(&words)).expect("words");
        assert_eq!(own, serde_json::json!({"en": {}, "ru": {"greeting.title": "Спросите"}}));
        let widget = Widget { words, ..Widget::default() };
        let dress = serde_json::to_value(Dress::of(&widget)).expect("a dress");
        assert_eq!(
            (&dress["texts"]["ru"]["text"], &dress["texts"]["en"]["text"]),
            (&"Вопрос?".into(), &serde_json::Value::Null)
        );
    }

    #[test]
    fn a_language_for_everybody_is_the_only_one() {
        let look = Look { language: Some(Language::Ru), ..Look::default() };
        let widget = Widget { look, ..Widget::default() };
        assert_eq!(Dress::of(&widget).texts.into_keys().collect::<Vec<_>>(), ["ru"]);
    }
}
