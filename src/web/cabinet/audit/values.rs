//! The values of fields in words: the log keeps them as the words of storage.

use jiff::civil::Date;

use crate::domain::language::Language;
use crate::domain::mail::Security;
use crate::domain::offline::{Asked, OfflineMode};
use crate::domain::operator::Role;
use crate::domain::site::RoutingMode;
use crate::domain::tag::TagColour;
use crate::domain::widget::look::{Corner, Icon};
use crate::storage::audit::{Field, FieldName, OFF, ON, PASSWORD_ANOTHER, PASSWORD_SET, Thing};
use crate::texts::Texts;
use crate::web::cabinet::moments;
use crate::web::cabinet::sites::widget::icon_name;
use crate::web::cabinet::tags::colour_name;
use crate::web::views::employees::role_name;

/// A value for people. What is none of the words of its field stays as it is: it may have been cut.
pub fn value(thing: Thing, name: FieldName, stored: &str, t: Texts) -> String {
    let FieldName::Plain(field) = name else { return text(stored, t.audit_value_ours()) };
    let word = match field {
        Field::Mode if stored == "company" => Some(t.audit_value_company()),
        Field::Mode => RoutingMode::parse(stored).map(|mode| mode_name(mode, t)),
        Field::TimeZone if stored == "company" => Some(t.audit_value_company()),
        Field::Offline => OfflineMode::parse(stored).map(|mode| offline_name(mode, t)),
        Field::FormName | Field::FormEmail | Field::FormPhone => Asked::parse(stored).map(|asked| asked_name(asked, t)),
        Field::Role => Role::parse(stored).map(|role| role_name(role, t)),
        Field::Language => language(thing, stored, t),
        Field::Kept | Field::Sound | Field::Retired => switch(stored, t),
        Field::Colour => TagColour::parse(stored).map(|colour| colour_name(colour, t)),
        Field::Icon => Icon::parse(stored).map(|icon| icon_name(icon, t)),
        Field::Corner => Corner::parse(stored).map(|corner| corner_name(corner, t)),
        Field::Security => Security::parse(stored).map(|security| security_name(security, t)),
        Field::Password => password(stored, t),
        Field::Limit if stored.is_empty() => Some(t.audit_value_any_number()),
        Field::Sites if stored.is_empty() && thing == Thing::Phrase => Some(t.audit_value_all_sites()),
        Field::Week => return week(stored, t),
        Field::Exceptions => return exceptions(stored, t),
        Field::Desktop | Field::Phone => return place(stored, t),
        Field::Name
        | Field::Origins
        | Field::People
        | Field::Copies
        | Field::Limit
        | Field::Sites
        | Field::Departments
        | Field::Members
        | Field::Site
        | Field::TimeZone
        | Field::Title
        | Field::Text
        | Field::Group
        | Field::Order
        | Field::Host
        | Field::Port
        | Field::User
        | Field::SenderName
        | Field::Sender
        | Field::Links => None,
    };
    word.map_or_else(|| text(stored, t.audit_row_nothing()), str::to_owned)
}

fn text(stored: &str, nothing: &str) -> String {
    if stored.is_empty() { nothing } else { stored }.to_owned()
}

const fn mode_name(mode: RoutingMode, t: Texts) -> &'static str {
    match mode {
        RoutingMode::Common => t.audit_value_common(),
        RoutingMode::Balanced => t.audit_value_balanced(),
    }
}

const fn offline_name(mode: OfflineMode, t: Texts) -> &'static str {
    match mode {
        OfflineMode::Form => t.audit_value_form(),
        OfflineMode::Notice => t.audit_value_notice(),
        OfflineMode::Hidden => t.audit_value_no_launcher(),
    }
}

const fn asked_name(asked: Asked, t: Texts) -> &'static str {
    match asked {
        Asked::Hidden => t.audit_value_no(),
        Asked::Optional => t.audit_value_optional(),
        Asked::Required => t.audit_value_required(),
    }
}

/// One of ours, or what it means that there is none: each visitor's own, or any.
fn language(thing: Thing, stored: &str, t: Texts) -> Option<&'static str> {
    match (stored, thing) {
        ("", Thing::Widget) => Some(t.audit_value_language_of_visitor()),
        ("", _) => Some(t.audit_value_language_any()),
        (code, _) => match Language::parse(code)? {
            Language::En => Some(t.audit_value_language_en()),
            Language::Ru => Some(t.audit_value_language_ru()),
        },
    }
}

/// Earlier versions wrote `true` and `false`.
fn switch(stored: &str, t: Texts) -> Option<&'static str> {
    match stored {
        ON | "true" => Some(t.audit_value_yes()),
        OFF | "false" => Some(t.audit_value_no()),
        _ => None,
    }
}

const fn corner_name(corner: Corner, t: Texts) -> &'static str {
    match corner {
        Corner::Right => t.audit_value_right(),
        Corner::Left => t.audit_value_left(),
    }
}

const fn security_name(security: Security, t: Texts) -> &'static str {
    match security {
        Security::Tls => t.audit_value_tls(),
        Security::StartTls => t.audit_value_starttls(),
        Security::None => t.audit_value_unprotected(),
    }
}

fn password(stored: &str, t: Texts) -> Option<&'static str> {
    match stored {
        PASSWORD_SET => Some(t.audit_value_password_set()),
        PASSWORD_ANOTHER => Some(t.audit_value_password_another()),
        _ => None,
    }
}

/// `shown 20 24`: from the side and from the bottom.
fn place(stored: &str, t: Texts) -> String {
    let parts: Vec<&str> = stored.split(' ').collect();
    match parts[..] {
        ["shown", side, bottom] => t.audit_value_place(bottom, side),
        ["hidden", ..] => t.audit_value_no_launcher().to_owned(),
        _ => text(stored, t.audit_row_nothing()),
    }
}

/// The hours of seven days with `; ` in between; days that are alike are told at once. The last may have been cut.
fn week(stored: &str, t: Texts) -> String {
    let hours: Vec<&str> = stored.split("; ").collect();
    let mut told: Vec<String> = Vec::new();
    let mut from = 0;
    for day in 0..hours.len() {
        let goes_on = hours.get(day + 1) == hours.get(day);
        if !goes_on {
            let name = |day: usize| weekday(day, t);
            let days = if from == day { name(from).to_owned() } else { format!("{}–{}", name(from), name(day)) };
            let open = text(hours[day], t.audit_value_closed());
            told.push(format!("{days} {open}"));
            from = day + 1;
        }
    }
    told.join("; ")
}

const fn weekday(day: usize, t: Texts) -> &'static str {
    match day {
        0 => t.audit_weekday_monday(),
        1 => t.audit_weekday_tuesday(),
        2 => t.audit_weekday_wednesday(),
        3 => t.audit_weekday_thursday(),
        4 => t.audit_weekday_friday(),
        5 => t.audit_weekday_saturday(),
        _ => t.audit_weekday_sunday(),
    }
}

/// `2026-12-31 to 2027-01-08: 10:00–12:00, 2027-03-08 to 2027-03-08: `: days with hours of their own.
fn exceptions(stored: &str, t: Texts) -> String {
    let mut told: Vec<String> = Vec::new();
    for piece in stored.split(", ") {
        match exception(piece, t) {
            Some(exception) => told.push(exception),
            // Another interval of the same days.
            None => match told.last_mut() {
                Some(last) => last.extend([", ", piece]),
                None => told.push(text(piece, t.audit_row_nothing())),
            },
        }
    }
    told.join("; ")
}

fn exception(piece: &str, t: Texts) -> Option<String> {
    let (days, hours) = piece.split_once(':')?;
    let (first, last) = days.split_once(" to ")?;
    let day = |typed: &str| typed.parse::<Date>().ok().map(|date| moments::date(date, t));
    let (first_day, last_day) = (day(first)?, day(last)?);
    let days = if first == last { first_day } else { format!("{first_day} – {last_day}") };
    Some(format!("{days}: {}", text(hours.trim(), t.audit_value_closed())))
}
