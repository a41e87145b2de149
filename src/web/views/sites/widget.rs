//! How a site's widget looks and what it says, and the page of its preview.

use askama::Template;
use serde::Serialize;

use crate::domain::ids::SiteId;
use crate::domain::language::Language;
use crate::domain::widget::look::FARTHEST;
use crate::domain::widget::words::Text;
use crate::texts::Texts;
use crate::web::views::seen::Seen;
use crate::web::views::{Field, Person};

/// The form, with the preview beside it.
#[derive(Template)]
#[template(path = "cabinet/sites/widget.html")]
pub struct SiteWidget {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// The number of the site.
    pub site_id: SiteId,
    /// What it is called.
    pub site_name: String,
    /// What can be drawn on the launcher: word, SVG path, name.
    pub icons: [(&'static str, &'static str, &'static str); 5],
    /// The language that the preview begins with.
    pub language: &'static str,
    /// What to say of the colour.
    pub contrast: Option<Contrast>,
    /// When the form was opened, and what was changed meanwhile.
    pub seen: Seen,
    /// The form.
    pub form: WidgetForm,
}

/// A colour that is hard to see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contrast {
    /// Where, as a sentence.
    pub warning: String,
    /// What would be seen better, as a sentence.
    pub suggestion: String,
    /// That colour.
    pub better: String,
}

/// What stands in the form.
#[derive(Clone, Debug)]
pub struct WidgetForm {
    /// The colour.
    pub colour: Field,
    /// The word of the drawing.
    pub icon: Field,
    /// The word of the corner.
    pub corner: Field,
    /// On wide screens.
    pub desktop: PlaceForm,
    /// On phones.
    pub phone: PlaceForm,
    /// Whether it is heard.
    pub sound: bool,
    /// The code of the language, or `visitor`.
    pub language: Field,
    /// The company's own words.
    pub texts: Vec<LanguageTexts>,
}

/// Where the launcher stands on one kind of screen.
#[derive(Clone, Debug)]
pub struct PlaceForm {
    /// Whether it is there at all.
    pub shown: bool,
    /// The distance from the side.
    pub side: Field,
    /// The distance from the bottom.
    pub bottom: Field,
}

/// The company's own words in one language.
#[derive(Clone, Debug)]
pub struct LanguageTexts {
    /// Which.
    pub language: Language,
    /// Its code.
    pub code: &'static str,
    /// Its name, as its speakers call it.
    pub name: &'static str,
    /// Each text.
    pub texts: Vec<OwnText>,
}

/// One text.
#[derive(Clone, Debug)]
pub struct OwnText {
    /// The name of its field.
    pub id: String,
    /// Which it is.
    pub text: Text,
    /// The company's own words for it.
    pub field: Field,
    /// Ours.
    pub ours: String,
}

impl SiteWidget {
    /// What a text is called in the form.
    const fn label(&self, text: Text) -> &'static str {
        match text {
            Text::Launcher => self.t.appearance_text_launcher(),
            Text::Title => self.t.appearance_text_title(),
            Text::Greeting => self.t.appearance_text_greeting(),
            Text::Lead => self.t.appearance_text_lead(),
            Text::Placeholder => self.t.appearance_text_placeholder(),
            Text::FormTitle => self.t.appearance_text_form_title(),
            Text::FormLead => self.t.appearance_text_form_lead(),
            Text::NoticeTitle => self.t.appearance_text_notice_title(),
            Text::Notice => self.t.appearance_text_notice(),
            Text::Thanks => self.t.appearance_text_thanks(),
        }
    }

    /// The heading of a language's texts.
    const fn words_in(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.t.appearance_texts_heading_en(),
            Language::Ru => self.t.appearance_texts_heading_ru(),
        }
    }

    /// That the chat speaks this language only.
    const fn always(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.t.appearance_habits_language_en(),
            Language::Ru => self.t.appearance_habits_language_ru(),
        }
    }

    /// The hint beside the distances.
    fn distance_hint(&self) -> String {
        self.t.appearance_distance_hint(&FARTHEST.to_string())
    }
}

impl WidgetForm {
    /// Whether the last try was refused.
    pub fn refused(&self) -> bool {
        let Self { colour, icon, corner, desktop, phone, language, texts, .. } = self;
        let fields = [colour, icon, corner, language, &desktop.side, &desktop.bottom, &phone.side, &phone.bottom];
        let texts = texts.iter().flat_map(|language| &language.texts).map(|text| &text.field);
        fields.into_iter().chain(texts).any(|field| field.error.is_some())
    }
}

impl OwnText {
    /// Whether it takes more than a line.
    const fn is_long(&self) -> bool {
        self.text.longest() > 100
    }
}

/// A page of an invented site for the widget to be previewed on.
#[derive(Template)]
#[template(path = "cabinet/sites/preview.html")]
pub struct Preview {
    /// The texts, in the language of the preview.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The saved colour, for a picture where there are no scripts.
    pub colour: String,
    /// What is read on it.
    pub ink: String,
    /// What is drawn on the launcher, as an SVG path.
    pub icon: &'static str,
}
