//! In Russian: the shop «Сад и чай».

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

/// Everything that is said in Russian.
pub static RUSSIAN: Tongue = Tongue {
    language: Language::Ru,
    domain: "sad-i-chai.example",
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
    browser_languages: &[(70, "ru"), (60, "ru-RU"), (4, "uk-UA"), (3, "kk-KZ"), (3, "be-BY"), (6, "en-US")],
    referrers: &[
        (40, ""),
        (30, "https://yandex.ru/"),
        (14, "https://www.google.com/"),
        (6, "https://vk.com/"),
        (4, "https://dzen.ru/"),
        (3, "https://t.me/"),
        (8, "https://sad-i-chai.example/blog/kogda-sazhat"),
        (2, "https://dachniki.example/forum/luchshaya-rassada"),
    ],
};
