//! In English: the shop Garden & Tea.

mod account;
mod care;
mod change_order;
mod complaint;
mod courtesy;
mod delivery;
mod goods;
mod order_status;
mod payment;
mod places;
mod returns;
mod seedlings;
mod shop;
mod small_talk;
mod stock;
mod tea;
mod wholesale;

use crate::demo::phrases::Tongue;
use crate::domain::language::Language;

/// Everything that is said in English.
pub static ENGLISH: Tongue = Tongue {
    language: Language::En,
    domain: "garden-and-tea.example",
    topics: &[
        order_status::TOPIC,
        delivery::TOPIC,
        returns::TOPIC,
        tea::TOPIC,
        seedlings::TOPIC,
        payment::TOPIC,
        complaint::TOPIC,
        stock::TOPIC,
        change_order::TOPIC,
        shop::TOPIC,
        wholesale::TOPIC,
        care::TOPIC,
        account::TOPIC,
        small_talk::PRAISE,
        small_talk::WRONG_DOOR,
    ],
    withdrawn: small_talk::WITHDRAWN,
    courtesy: courtesy::COURTESY,
    goods: goods::GOODS,
    cities: places::CITIES,
    streets: places::STREETS,
    months: places::MONTHS,
    weekdays: places::WEEKDAYS,
    windows: places::WINDOWS,
    promotions: places::PROMOTIONS,
    names: places::NAMES,
    money: places::money,
    number_form: places::number_form,
    browser_languages: &[
        (60, "en-GB"),
        (30, "en"),
        (14, "en-US"),
        (6, "en-IE"),
        (4, "de-DE"),
        (3, "nl-NL"),
        (3, "fi-FI"),
        (2, "pl-PL"),
    ],
    referrers: &[
        (40, ""),
        (34, "https://www.google.com/"),
        (5, "https://www.bing.com/"),
        (4, "https://duckduckgo.com/"),
        (3, "https://www.instagram.com/"),
        (8, "https://garden-and-tea.example/blog/when-to-plant"),
        (3, "https://allotment-forum.example/threads/seedlings"),
    ],
};
