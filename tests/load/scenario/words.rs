//! What people write under load: sentences of real lengths, in both languages.

const QUESTIONS: [&str; 6] = [
    "Здравствуйте! Подскажите, пожалуйста, есть ли этот чайник в наличии в магазине на Ленина, и можно ли забрать сегодня?",
    "Hello, my order has not arrived yet. Could you tell me where it is?",
    "А доставка в Нижний Новгород сколько идёт?",
    "Ok, thank you",
    "I paid with a card yesterday evening and the money was taken twice. The order number is 20461, I can send a screenshot \
     from the bank if that helps you to find it.",
    "Да, именно этот, спасибо. Ещё вопрос: гарантия считается со дня покупки или со дня доставки? В карточке товара об этом ничего нет.",
];

const ANSWERS: [&str; 4] = [
    "Добрый день! Да, есть три штуки, отложили одну для вас до вечера. Возьмите с собой номер заказа.",
    "One moment, please, I am looking it up.",
    "It left our warehouse this morning and will be with you tomorrow between 10 and 14.",
    "Гарантия считается со дня доставки, срок два года.",
];

/// A visitor's message; the number keeps two of them apart.
pub fn question(number: u32) -> String {
    sentence(&QUESTIONS, number)
}

/// An operator's message.
pub fn answer(number: u32) -> String {
    sentence(&ANSWERS, number)
}

fn sentence(of: &[&str], number: u32) -> String {
    format!("{} ({number})", of[number as usize % of.len()])
}
