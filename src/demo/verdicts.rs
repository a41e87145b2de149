//! What visitors thought of a conversation that is over.

use crate::demo::random::Random;
use crate::domain::language::Language;
use crate::domain::rating::Rating;

/// How often one star is given, two, and so on to five.
const STARS: [usize; 5] = [5, 4, 8, 20, 63];

/// In how many of a hundred cases something is written as well.
const COMMENTED: usize = 15;

const ENGLISH: [&[&str]; 5] = [
    &["My question is still open.", "I was asked the same thing three times."],
    &["It took too long.", "I had hoped for more than a link."],
    &["Only half of my question was answered.", "All right, in the end."],
    &["Good, though I had to wait.", "Helpful. I would have liked to see a photo."],
    &["Quick and clear, thank you.", "Very helpful!", "Polite and to the point.", "You even found my old order!"],
];

const RUSSIAN: [&[&str]; 5] = [
    &["Вопрос так и не решили.", "Три раза спросили одно и то же."],
    &["Слишком долго.", "Хотелось ответа, а не ссылки."],
    &["Ответили, но не на всё.", "В итоге разобрались."],
    &["Хорошо, только пришлось подождать.", "Помогли. Не хватило фотографии."],
    &["Быстро и понятно, спасибо!", "Очень помогли!", "Вежливо и по делу.", "Даже старый заказ нашли!"],
];

/// What somebody thinks who speaks this language.
pub fn verdict(language: Language, random: &mut Random) -> Rating {
    let place = random.weighted(STARS.into_iter());
    let ways = if language == Language::Ru { RUSSIAN[place] } else { ENGLISH[place] };
    let comment = random.chance(COMMENTED).then(|| random.one_of(ways).to_owned());
    let stars = u8::try_from(place + 1).unwrap_or(5);
    Rating { stars, comment }
}
