//! The company of a demonstration, before anybody writes to it: people, sites, departments, phrases.

use crate::demo::company::{ANNA, COLLEAGUES, COMPANY, DEPARTMENTS, LANGUAGE, OWNER, SHOPS, Shop, TAGS, TIME_ZONE};
use crate::domain::email::EmailAddress;
use crate::domain::ids::TagId;
use crate::domain::language::Language;
use crate::domain::origin::OriginPattern;
use crate::domain::phrase::{ForSites, Keeper, Phrase, starter};
use crate::domain::time_zone::TimeZone;
use crate::storage::demo::{refused, same};
use crate::storage::operators::NewOperator;
use crate::storage::{StorageError, Write, accounts, operators, phrases, settings, sites, tags};

/// The company with its people, sites and departments. They get the numbers that the demonstration knows them by, because
/// the file is empty.
pub(super) fn found(write: &Write<'_>, password_hash: &str) -> Result<(), StorageError> {
    settings::remove(write, settings::SETUP_SECRET)?;
    accounts::insert(write, COMPANY, LANGUAGE, &TimeZone::parse(TIME_ZONE).unwrap_or_default())?;
    for Shop { id, key, name, tongue } in &SHOPS {
        same(sites::insert(write, key, name, tongue.language)?, *id, "sites")?;
        // The shop does not exist, but whoever tries the widget out has a page on their own machine.
        let mut origins = OriginPattern::of_domain(tongue.domain).map_err(|refusal| refused("sites", id, &refusal))?;
        for own in ["localhost", "127.0.0.1"] {
            origins.extend(OriginPattern::parse(own).ok());
        }
        sites::set_origins(write, *id, &origins)?;
    }
    for (id, site, name) in DEPARTMENTS {
        let sql = "INSERT INTO departments (id, site_id, name, created_at) VALUES (?1, ?2, ?3, ?4)";
        write.connection.prepare_cached(sql)?.execute((id.0, site.0, name, write.now().0))?;
    }
    for person in &COLLEAGUES {
        let email = EmailAddress::parse(person.email).map_err(|refusal| refused("operators", person.id, &refusal))?;
        let new = NewOperator {
            email: &email,
            name: person.name,
            role: person.role,
            password_hash: Some(password_hash),
            language: None,
        };
        same(operators::insert(write, &new)?, person.id, "operators")?;
        for site in person.sites {
            sites::add_member(write, person.id, *site)?;
        }
        for department in person.departments {
            let sql = "INSERT INTO department_memberships (operator_id, department_id) VALUES (?1, ?2)";
            write.connection.prepare_cached(sql)?.execute((person.id.0, department.0))?;
        }
    }
    for (place, (name, colour, _)) in TAGS.into_iter().enumerate() {
        let tag = TagId(i64::try_from(place).unwrap_or(0) + 1);
        same(tags::insert(write, name, colour)?, tag, "tags")?;
    }
    found_phrases(write)
}

/// What everybody answers with, in both languages, and something of one's own.
fn found_phrases(write: &Write<'_>) -> Result<(), StorageError> {
    // Visitors write in the languages of both shops, and whoever answers in one finds the phrases of the other below.
    for phrase in Language::ALL.into_iter().flat_map(starter::set) {
        phrases::insert(write, Keeper::Company, &phrase)?;
    }
    let own = Phrase {
        title: "Уточню на складе".to_owned(),
        text: "{visitor|Здравствуйте}, я уточню на складе и напишу вам сегодня.".to_owned(),
        group: None,
        language: Some(LANGUAGE),
        sites: ForSites::All,
    };
    for person in [OWNER, ANNA] {
        phrases::insert(write, Keeper::Person(person), &own)?;
    }
    Ok(())
}
