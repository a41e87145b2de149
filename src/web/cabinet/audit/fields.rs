//! The fields of a change in words.

use crate::domain::language::Language;
use crate::domain::widget::words::Text;
use crate::storage::audit::{Change, Field, FieldName, How, Thing};
use crate::texts::Texts;
use crate::web::cabinet::audit::values::value;
use crate::web::views::audit::Different;

/// What is different, field by field. What is new or gone has one side only, and its name stands in the sentence already.
pub fn differences(thing: Thing, change: &Change, t: Texts) -> Vec<Different> {
    let named = |name: &str, stood: &str| name == Field::Name.word() && stood == change.name;
    let fields = change.fields.iter().filter(|(name, before, after)| match change.how {
        How::Added => !named(name, after),
        How::Removed => !named(name, before),
        How::Changed => true,
    });
    let told = |(word, before, after): &(String, String, String)| {
        let Some(name) = FieldName::parse(word) else {
            return Different { name: word.clone(), before: Some(before.clone()), after: Some(after.clone()) };
        };
        let value = |stored: &str| value(thing, name, stored, t);
        Different {
            name: label(thing, name, t),
            before: (change.how != How::Added).then(|| value(before)),
            after: (change.how != How::Removed).then(|| value(after)),
        }
    };
    fields.map(told).collect()
}

fn label(thing: Thing, name: FieldName, t: Texts) -> String {
    let told = match name {
        FieldName::Says(Language::En, text) => return t.audit_field_says_en(text_name(text, t)),
        FieldName::Says(Language::Ru, text) => return t.audit_field_says_ru(text_name(text, t)),
        FieldName::Plain(field) => match (field, thing) {
            (Field::Name, Thing::Employee | Thing::OwnName) => t.audit_field_name_of_person(),
            (Field::Language, Thing::Company) => t.audit_field_language_of_sites(),
            (field, _) => plain(field, t),
        },
    };
    told.to_owned()
}

const fn plain(field: Field, t: Texts) -> &'static str {
    match field {
        Field::Name => t.audit_field_name(),
        Field::Origins => t.audit_field_origins(),
        Field::People => t.audit_field_people(),
        Field::Mode => t.audit_field_mode(),
        Field::Offline => t.audit_field_offline(),
        Field::FormName => t.audit_field_form_name(),
        Field::FormEmail => t.audit_field_form_email(),
        Field::FormPhone => t.audit_field_form_phone(),
        Field::Copies => t.audit_field_copies(),
        Field::Role => t.audit_field_role(),
        Field::Limit => t.audit_field_limit(),
        Field::Sites => t.audit_field_sites(),
        Field::Departments => t.audit_field_departments(),
        Field::Members => t.audit_field_members(),
        Field::Site => t.audit_field_site(),
        Field::Language => t.audit_field_language(),
        Field::TimeZone => t.audit_field_time_zone(),
        Field::Kept => t.audit_field_kept(),
        Field::Week => t.audit_field_week(),
        Field::Exceptions => t.audit_field_exceptions(),
        Field::Colour => t.audit_field_colour(),
        Field::Icon => t.audit_field_icon(),
        Field::Corner => t.audit_field_corner(),
        Field::Desktop => t.audit_field_desktop(),
        Field::Phone => t.audit_field_phone(),
        Field::Sound => t.audit_field_sound(),
        Field::Title => t.audit_field_title(),
        Field::Text => t.audit_field_text(),
        Field::Group => t.audit_field_group(),
        Field::Retired => t.audit_field_retired(),
        Field::Order => t.audit_field_order(),
        Field::Host => t.audit_field_host(),
        Field::Port => t.audit_field_port(),
        Field::Security => t.audit_field_security(),
        Field::User => t.audit_field_user(),
        Field::Password => t.audit_field_password(),
        Field::SenderName => t.audit_field_sender_name(),
        Field::Sender => t.audit_field_sender(),
        Field::Links => t.audit_field_links(),
    }
}

const fn text_name(text: Text, t: Texts) -> &'static str {
    match text {
        Text::Launcher => t.appearance_text_launcher(),
        Text::Title => t.appearance_text_title(),
        Text::Greeting => t.appearance_text_greeting(),
        Text::Lead => t.appearance_text_lead(),
        Text::Placeholder => t.appearance_text_placeholder(),
        Text::FormTitle => t.appearance_text_form_title(),
        Text::FormLead => t.appearance_text_form_lead(),
        Text::NoticeTitle => t.appearance_text_notice_title(),
        Text::Notice => t.appearance_text_notice(),
        Text::Thanks => t.appearance_text_thanks(),
    }
}
