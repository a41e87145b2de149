//! Entries of the audit log in words. An act that has no words here is told by its own word: adding one is a line.

use crate::domain::operator::Role;
use crate::storage::audit::{Change, Detail, How, Kept};
use crate::texts::Texts;
use crate::web::views::employees::role_name;

/// What kinds of acts there are to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Conversations,
    People,
    Company,
    Access,
    Other,
}

impl Kind {
    pub const ALL: [(Self, &str); 5] = [
        (Self::Conversations, "conversations"),
        (Self::People, "people"),
        (Self::Company, "company"),
        (Self::Access, "access"),
        (Self::Other, "other"),
    ];

    /// The kind of a word in an address.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, other)| *other == word).map(|(kind, _)| kind)
    }

    /// Of which kind an entry is.
    pub fn of(entry: &Kept) -> Self {
        let what = match detail(entry) {
            Some(Detail::Change(change)) => change.what,
            Some(Detail::Word(word)) => word,
            None => String::new(),
        };
        match (entry.act.as_str(), what.as_str()) {
            ("company_changed", "password" | "second_factor" | "sessions") | ("own_account_changed", _) => Self::Access,
            ("signed_in" | "sign_in_failed" | "sign_ins_flooded" | "password_reset" | "second_factor_reset", _) => {
                Self::Access
            }
            ("company_changed", "employee") => Self::People,
            ("operator_removed" | "operator_restored" | "colleague_paused" | "person_created", _) => Self::People,
            ("company_changed", _) => Self::Company,
            ("all_returned", _) => Self::Conversations,
            (act, _) if act.starts_with("conversation") => Self::Conversations,
            _ => Self::Other,
        }
    }

    pub const fn label(self, t: Texts) -> &'static str {
        match self {
            Self::Conversations => t.audit_kind_conversations(),
            Self::People => t.audit_kind_people(),
            Self::Company => t.audit_kind_company(),
            Self::Access => t.audit_kind_access(),
            Self::Other => t.audit_kind_rest(),
        }
    }
}

/// What an entry says beside who and whom.
pub fn detail(entry: &Kept) -> Option<Detail> {
    entry.detail.as_deref().map(Detail::read)
}

/// What was done.
pub fn act(entry: &Kept, t: Texts) -> String {
    let told = match entry.act.as_str() {
        "conversation_read" => t.audit_act_conversation_read(),
        "conversations_exported" => t.audit_act_conversations_exported(),
        "audit_exported" => t.audit_act_audit_exported(),
        "conversation_assigned" => t.audit_act_conversation_assigned(),
        "colleague_paused" => t.audit_act_colleague_paused(),
        "all_returned" => t.audit_act_all_returned(),
        "conversation_closed" => t.audit_act_conversation_closed(),
        "operator_removed" => t.audit_act_operator_removed(),
        "operator_restored" => t.audit_act_operator_restored(),
        "form_sent" => t.audit_act_form_sent(),
        "signed_in" => t.audit_act_signed_in(),
        "sign_in_failed" => t.audit_act_sign_in_failed(),
        "sign_ins_flooded" => t.audit_act_sign_ins_flooded(),
        "person_created" => t.audit_act_person_created(),
        "password_reset" => t.audit_act_password_reset(),
        "second_factor_reset" => t.audit_act_second_factor_reset(),
        "company_changed" | "own_account_changed" => return changed(entry, t),
        other => return t.audit_act_unknown(&other.replace('_', " ")),
    };
    told.to_owned()
}

fn changed(entry: &Kept, t: Texts) -> String {
    let (how, what) = match detail(entry) {
        Some(Detail::Change(change)) => (change.how, named(&change, t)),
        Some(Detail::Word(word)) => (How::Changed, what(&word, t)),
        None => (How::Changed, String::new()),
    };
    match how {
        _ if entry.act == "own_account_changed" => t.audit_act_own(&what),
        How::Added => t.audit_act_added(&what),
        How::Changed => t.audit_act_changed(&what),
        How::Removed => t.audit_act_removed(&what),
    }
}

fn named(change: &Change, t: Texts) -> String {
    let what = what(&change.what, t);
    if change.name.is_empty() { what } else { format!("{what} {}", quoted(&change.name, t)) }
}

fn quoted(name: &str, t: Texts) -> String {
    match t.language {
        crate::domain::language::Language::En => format!("“{name}”"),
        crate::domain::language::Language::Ru => format!("«{name}»"),
    }
}

/// A kind of thing, or what about an account.
fn what(word: &str, t: Texts) -> String {
    let told = match word {
        "site" => t.audit_what_site(),
        "department" => t.audit_what_department(),
        "employee" => t.audit_what_employee(),
        "phrase" => t.audit_what_phrase(),
        "tags" => t.audit_what_tags(),
        "company" => t.audit_what_company(),
        "routing" => t.audit_what_routing(),
        "password" => t.audit_what_password(),
        "second_factor" => t.audit_what_second_factor(),
        "second_factor_on" => t.audit_what_second_factor_on(),
        "second_factor_off" => t.audit_what_second_factor_off(),
        "recovery_codes" => t.audit_what_recovery_codes(),
        "sessions" => t.audit_what_sessions(),
        "session" => t.audit_what_session(),
        "name" => t.audit_what_name(),
        "mail" => t.audit_what_mail(),
        other => return other.replace('_', " "),
    };
    told.to_owned()
}

/// The fields of a change: what each is called, before, and after.
pub fn fields(change: &Change, t: Texts) -> Vec<(String, String, String)> {
    let told = |(name, before, after): &(String, String, String)| (field(name, t), value(before, t), value(after, t));
    change.fields.iter().map(told).collect()
}

fn field(word: &str, t: Texts) -> String {
    let told = match word {
        "name" => t.audit_field_name(),
        "origins" => t.audit_field_origins(),
        "people" => t.audit_field_people(),
        "mode" => t.audit_field_mode(),
        "offline" => t.audit_field_offline(),
        "form_name" => t.audit_field_form_name(),
        "form_email" => t.audit_field_form_email(),
        "form_phone" => t.audit_field_form_phone(),
        "role" => t.audit_field_role(),
        "limit" => t.audit_field_limit(),
        "sites" => t.audit_field_sites(),
        "departments" => t.audit_field_departments(),
        "members" => t.audit_field_members(),
        "site" => t.audit_field_site(),
        "language" => t.audit_field_language(),
        "time_zone" => t.audit_field_time_zone(),
        other => return other.replace('_', " "),
    };
    told.to_owned()
}

fn value(word: &str, t: Texts) -> String {
    if let Some(role) = Role::parse(word) {
        return role_name(role, t).to_owned();
    }
    let told = match word {
        "" => t.audit_row_nothing(),
        "common" => t.audit_value_common(),
        "balanced" => t.audit_value_balanced(),
        "company" => t.audit_value_company(),
        "form" => t.audit_value_form(),
        "notice" => t.audit_value_notice(),
        "hidden" => t.audit_value_hidden(),
        "optional" => t.audit_value_optional(),
        "required" => t.audit_value_required(),
        other => return other.to_owned(),
    };
    told.to_owned()
}
