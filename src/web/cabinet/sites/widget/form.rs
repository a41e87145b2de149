//! The form of a site's widget: what was typed and chosen, each piece accepted or refused.

use crate::domain::directory::{Directory, SiteEntry};
use crate::domain::language::Language;
use crate::domain::refusal::Refusal;
use crate::domain::widget::Widget;
use crate::domain::widget::colour::Colour;
use crate::domain::widget::look::{Corner, Icon, Look, Place, accept_distance};
use crate::domain::widget::words::{Text, Words};
use crate::texts::Texts;
use crate::web::cabinet::forms::{Filled, again};
use crate::web::views::sites::widget::{LanguageTexts, OwnText, PlaceForm, WidgetForm};
use crate::web::views::{Field, LANGUAGES};

/// The word for a widget that speaks each visitor's own language.
const OF_THE_VISITOR: &str = "visitor";

/// What was typed and chosen.
pub struct Checked {
    colour: Result<Colour, Refusal>,
    icon: Result<Icon, Refusal>,
    corner: Result<Corner, Refusal>,
    desktop: CheckedPlace,
    phone: CheckedPlace,
    sound: bool,
    language: Result<Option<Language>, Refusal>,
    texts: Vec<(Language, Text, Result<Option<String>, Refusal>)>,
}

struct CheckedPlace {
    shown: bool,
    side: Result<u16, Refusal>,
    bottom: Result<u16, Refusal>,
}

impl CheckedPlace {
    fn new(filled: &Filled, screen: &str) -> Self {
        let distance = |name: &str| accept_distance(filled.text(&format!("{screen}_{name}")));
        let shown = filled.sent(&format!("{screen}_shown")).is_some();
        Self { shown, side: distance("side"), bottom: distance("bottom") }
    }

    fn place(&self, saved: Place) -> Place {
        Place {
            shown: self.shown,
            side: *self.side.as_ref().unwrap_or(&saved.side),
            bottom: *self.bottom.as_ref().unwrap_or(&saved.bottom),
        }
    }

    fn form(&self, filled: &Filled, screen: &str, say: impl Fn(&Refusal) -> String) -> PlaceForm {
        let field = |name: &str, checked| again(filled.text(&format!("{screen}_{name}")), checked, &say);
        PlaceForm { shown: self.shown, side: field("side", &self.side), bottom: field("bottom", &self.bottom) }
    }
}

impl Checked {
    pub fn new(filled: &Filled) -> Self {
        let texts = Language::ALL.into_iter().flat_map(|language| Text::ALL.map(|text| (language, text)));
        Self {
            colour: Colour::accept(filled.text("colour")),
            icon: filled.choice("icon", Icon::parse),
            corner: filled.choice("corner", Corner::parse),
            desktop: CheckedPlace::new(filled, "desktop"),
            phone: CheckedPlace::new(filled, "phone"),
            sound: filled.sent("sound").is_some(),
            language: filled.choice("language", parse_language),
            texts: texts
                .map(|(language, text)| (language, text, text.accept(filled.text(&text_id(language, text)))))
                .collect(),
        }
    }

    /// What was typed, and what is saved in the place of whatever is refused.
    pub fn so_far(&self, saved: &Widget) -> Widget {
        let look = Look {
            colour: *self.colour.as_ref().unwrap_or(&saved.look.colour),
            icon: *self.icon.as_ref().unwrap_or(&saved.look.icon),
            corner: *self.corner.as_ref().unwrap_or(&saved.look.corner),
            desktop: self.desktop.place(saved.look.desktop),
            phone: self.phone.place(saved.look.phone),
            sound: self.sound,
            language: *self.language.as_ref().unwrap_or(&saved.look.language),
        };
        let mut words = Words::default();
        for (language, text, typed) in &self.texts {
            let typed = typed.clone();
            words.set(*language, *text, typed.unwrap_or_else(|_| saved.words.get(*language, *text).map(str::to_owned)));
        }
        Widget { version: saved.version, look, words }
    }

    /// The same, or `None` if anything is refused.
    pub fn wanted(&self, saved: &Widget) -> Option<Widget> {
        let Self { colour, icon, corner, desktop, phone, language, texts, .. } = self;
        let looks = colour.is_ok() && icon.is_ok() && corner.is_ok() && language.is_ok();
        let places = [desktop, phone].iter().all(|place| place.side.is_ok() && place.bottom.is_ok());
        (looks && places && texts.iter().all(|(_, _, typed)| typed.is_ok())).then(|| self.so_far(saved))
    }

    pub fn form(&self, filled: &Filled, directory: &Directory, say: impl Fn(&Refusal) -> String) -> WidgetForm {
        WidgetForm {
            colour: again(filled.text("colour"), &self.colour, &say),
            icon: again(filled.text("icon"), &self.icon, &say),
            corner: again(filled.text("corner"), &self.corner, &say),
            desktop: self.desktop.form(filled, "desktop", &say),
            phone: self.phone.form(filled, "phone", &say),
            sound: self.sound,
            language: again(filled.text("language"), &self.language, &say),
            texts: languages(directory, |language, text| {
                let checked = self.texts.iter().find(|(one, other, _)| (*one, *other) == (language, text));
                let error = checked.and_then(|(_, _, typed)| typed.as_ref().err()).map(&say);
                Field { value: filled.text(&text_id(language, text)).to_owned(), error }
            }),
        }
    }
}

/// The form of what is saved.
pub fn as_it_is(site: &SiteEntry, directory: &Directory) -> WidgetForm {
    let Widget { look, words, .. } = &site.widget;
    let place = |Place { shown, side, bottom }| PlaceForm {
        shown,
        side: Field::new(side.to_string()),
        bottom: Field::new(bottom.to_string()),
    };
    WidgetForm {
        colour: Field::new(look.colour.to_string()),
        icon: Field::new(look.icon.word()),
        corner: Field::new(look.corner.word()),
        desktop: place(look.desktop),
        phone: place(look.phone),
        sound: look.sound,
        language: Field::new(look.language.map_or(OF_THE_VISITOR, Language::code)),
        texts: languages(directory, |language, text| Field::new(words.get(language, text).unwrap_or_default())),
    }
}

fn languages(directory: &Directory, field: impl Fn(Language, Text) -> Field) -> Vec<LanguageTexts> {
    let company = directory.company.as_deref().unwrap_or_default();
    let of = |(language, name): (Language, &'static str)| LanguageTexts {
        language,
        code: language.code(),
        name,
        texts: Text::ALL
            .map(|text| OwnText {
                id: text_id(language, text),
                text,
                field: field(language, text),
                ours: ours(Texts { language }, text, company),
            })
            .into(),
    };
    LANGUAGES.map(of).into()
}

/// What the widget says where the company has no words of its own.
fn ours(t: Texts, text: Text, company: &str) -> String {
    match text {
        Text::Launcher => String::new(),
        Text::Title => company.to_owned(),
        Text::Greeting => t.widget_greeting_title().into(),
        Text::Lead => t.widget_greeting_text().into(),
        Text::Placeholder => t.widget_composer_placeholder().into(),
        Text::FormTitle => t.widget_form_title().into(),
        Text::FormLead => t.widget_form_lead().into(),
        Text::NoticeTitle => t.widget_away_title().into(),
        Text::Notice => t.widget_away_text().into(),
        Text::Thanks => t.widget_log_thanks().into(),
    }
}

fn text_id(language: Language, text: Text) -> String {
    format!("{}_{}", language.code(), text.name())
}

fn parse_language(word: &str) -> Option<Option<Language>> {
    if word == OF_THE_VISITOR { Some(None) } else { Language::parse(word).map(Some) }
}
