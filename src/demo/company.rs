//! The company that the demonstration is about: a small shop with tea on one side and a garden on the other.

use crate::demo::phrases::Tongue;
use crate::demo::phrases::en::ENGLISH;
use crate::demo::phrases::ru::RUSSIAN;
use crate::demo::template::Gender;
use crate::domain::ids::{DepartmentId, OperatorId, SiteId};
use crate::domain::language::Language;
use crate::domain::operator::Role;
use crate::domain::tag::TagColour;

/// What the company calls itself.
pub const COMPANY: &str = "Сад и чай";
/// The language of the company.
pub const LANGUAGE: Language = Language::Ru;
/// Where its clocks hang: at UTC+3 the year round.
pub const TIME_ZONE: &str = "Europe/Moscow";

/// The shop in Russian, which most visitors write to.
pub const RUSSIAN_SHOP: SiteId = SiteId(1);
/// The shop in English.
pub const ENGLISH_SHOP: SiteId = SiteId(2);

/// A person who answers.
pub struct Colleague {
    /// Their number.
    pub id: OperatorId,
    /// What they sign in with.
    pub email: &'static str,
    /// Their name.
    pub name: &'static str,
    /// What they are called in a chat, by the language of the shop.
    pub called: fn(Language) -> &'static str,
    /// Their gender.
    pub gender: Gender,
    /// What they may do.
    pub role: Role,
    /// The shops that are theirs.
    pub sites: &'static [SiteId],
    /// The departments that they belong to.
    pub departments: &'static [DepartmentId],
}

/// The owner, who seldom answers in person.
pub const OWNER: OperatorId = OperatorId(1);
/// Anna, of the weekdays.
pub const ANNA: OperatorId = OperatorId(2);
/// Boris, of the late shift.
pub const BORIS: OperatorId = OperatorId(3);
/// Vera, of the weekends. She speaks no English.
pub const VERA: OperatorId = OperatorId(4);

/// Everybody, in the order of their numbers.
pub static COLLEAGUES: [Colleague; 4] = [
    Colleague {
        id: OWNER,
        email: "owner@demo.example",
        name: "Глеб Садовников",
        called: |language| if language == Language::Ru { "Глеб" } else { "Gleb" },
        gender: Gender::Male,
        role: Role::Owner,
        sites: &[RUSSIAN_SHOP, ENGLISH_SHOP],
        departments: &[],
    },
    Colleague {
        id: ANNA,
        email: "anna@demo.example",
        name: "Анна Липина",
        called: |language| if language == Language::Ru { "Анна" } else { "Anna" },
        gender: Gender::Female,
        role: Role::Operator,
        sites: &[RUSSIAN_SHOP, ENGLISH_SHOP],
        departments: &[SALES, ENGLISH_SALES],
    },
    Colleague {
        id: BORIS,
        email: "boris@demo.example",
        name: "Борис Травин",
        called: |language| if language == Language::Ru { "Борис" } else { "Boris" },
        gender: Gender::Male,
        role: Role::Operator,
        sites: &[RUSSIAN_SHOP, ENGLISH_SHOP],
        departments: &[DELIVERY, ENGLISH_DELIVERY],
    },
    Colleague {
        id: VERA,
        email: "vera@demo.example",
        name: "Вера Самоварова",
        called: |_| "Вера",
        gender: Gender::Female,
        role: Role::Operator,
        sites: &[RUSSIAN_SHOP],
        departments: &[DELIVERY, SALES],
    },
];

/// A web site of the company.
pub struct Shop {
    /// Its number.
    pub id: SiteId,
    /// What stands in the address of its widget.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What is said there.
    pub tongue: &'static Tongue,
}

/// Every site, in the order of their numbers.
pub static SHOPS: [Shop; 2] = [
    Shop { id: RUSSIAN_SHOP, key: "demo", name: "Сад и чай", tongue: &RUSSIAN },
    Shop { id: ENGLISH_SHOP, key: "gardentea", name: "Garden & Tea", tongue: &ENGLISH },
];

const DELIVERY: DepartmentId = DepartmentId(1);
const SALES: DepartmentId = DepartmentId(2);
const ENGLISH_DELIVERY: DepartmentId = DepartmentId(3);
const ENGLISH_SALES: DepartmentId = DepartmentId(4);

/// Every department with its site and name, in the order of their numbers.
pub const DEPARTMENTS: [(DepartmentId, SiteId, &str); 4] = [
    (DELIVERY, RUSSIAN_SHOP, "Доставка"),
    (SALES, RUSSIAN_SHOP, "Продажи"),
    (ENGLISH_DELIVERY, ENGLISH_SHOP, "Delivery"),
    (ENGLISH_SALES, ENGLISH_SHOP, "Sales"),
];

/// What conversations are marked with, in the order of the numbers, and how often each is.
pub const TAGS: [(&str, TagColour, usize); 6] = [
    ("Доставка", TagColour::Blue, 30),
    ("Возврат", TagColour::Rose, 15),
    ("Подарок", TagColour::Green, 20),
    ("Опт", TagColour::Violet, 8),
    ("Жалоба", TagColour::Red, 5),
    ("Отзыв о сайте", TagColour::Grey, 2),
];

/// A colleague by number.
///
/// # Panics
/// If nobody has this number.
#[must_use]
pub fn colleague(id: OperatorId) -> &'static Colleague {
    COLLEAGUES.iter().find(|colleague| colleague.id == id).expect("the demonstration knows its people")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::email::EmailAddress;
    use crate::domain::site::is_site_key;

    #[test]
    fn numbers_run_from_one_as_the_file_will_give_them_out() {
        assert!(COLLEAGUES.iter().map(|person| person.id.0).eq(1..=4));
        assert!(SHOPS.iter().map(|shop| shop.id.0).eq(1..=2));
        assert!(DEPARTMENTS.iter().map(|(id, ..)| id.0).eq(1..=4));
    }

    #[test]
    fn addresses_and_keys_are_such() {
        assert!(COLLEAGUES.iter().all(|person| EmailAddress::parse(person.email).is_ok()));
        assert!(SHOPS.iter().all(|shop| is_site_key(shop.key)));
    }

    #[test]
    fn departments_are_of_the_sites_of_those_who_belong_to_them() {
        for person in &COLLEAGUES {
            for id in person.departments {
                let (_, site, _) = DEPARTMENTS.iter().find(|(department, ..)| department == id).expect("a department");
                assert!(person.sites.contains(site), "{}", person.name);
            }
        }
    }
}
