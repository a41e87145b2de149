//! What strangers try first: words, and walks over the keyboard. The page that judges while one types has the same in
//! `static/pages/helpers/guessable-passwords.js`; a test holds both together.

/// What many people choose first, the longest first. Anything built around one of these is counted as its other characters
/// only.
#[rustfmt::skip]
pub(super) const WORDS: &[&str] = &[
    "administrator", "администратор", "basketball", "realmadrid", "manchester", "spiderman", "minecraft", "chocolate",
    "butterfly", "liverpool", "barcelona", "alexander", "lokomotiv", "александр", "анастасия", "локомотив", "password",
    "passw0rd", "iloveyou", "football", "baseball", "sunshine", "princess", "superman", "starwars", "computer",
    "internet", "facebook", "whatsapp", "telegram", "whatever", "trustno1", "changeme", "operator", "february",
    "november", "december", "jennifer", "juventus", "vladimir", "svetlana", "солнышко", "владимир", "светлана",
    "оператор", "компания", "letmein", "welcome", "pokemon", "samsung", "windows", "android", "freedom", "default",
    "manager", "support", "service", "company", "january", "october", "michael", "jessica", "charlie", "matthew",
    "anthony", "diamond", "forever", "friends", "blessed", "arsenal", "chelsea", "america", "england", "natasha",
    "tatiana", "spartak", "test123", "любимая", "любимый", "татьяна", "спартак", "котёнок", "besedka", "беседка",
    "dragon", "monkey", "hockey", "soccer", "master", "shadow", "batman", "naruto", "google", "iphone", "secret",
    "access", "summer", "winter", "spring", "autumn", "monday", "friday", "sunday", "thomas", "robert", "daniel",
    "andrew", "jordan", "ashley", "joshua", "nicole", "hunter", "killer", "pepper", "ginger", "cookie", "cheese",
    "banana", "orange", "purple", "silver", "golden", "flower", "lovely", "family", "mother", "father", "christ",
    "london", "russia", "moscow", "maksim", "sergey", "andrey", "nastya", "marina", "privet", "lyubov", "abc123",
    "пароль", "привет", "любовь", "наташа", "максим", "андрей", "сергей", "марина", "россия", "москва", "солнце",
    "зайчик", "admin", "login", "angel", "jesus", "zenit", "parol", "зенит", "админ",
];

/// Keys and letters that follow one another: rows, columns, zigzags and alphabets, here in one direction of the two.
#[rustfmt::skip]
const WALKS: &[&str] = &[
    "1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "qwertzuiop", "azertyuiop", "qsdfghjklm",
    "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp",
    "zaqxswcdevfrbgtnhymjukilop", "zaq12wsxcde34rfvbgt56yhnmju78ik", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0",
    "йфяцычувскамепинртгоьшлбщдюзжхэ", "abcdefghijklmnopqrstuvwxyz", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
];

/// The shortest part of a walk that is one, in characters: three letters side by side stand in many words.
const SHORTEST_WALK: usize = 4;

/// What is left of a text in lower case without its walks, in either direction.
pub(super) fn without_walks(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let (mut left, mut at) = (String::new(), 0);
    while at < characters.len() {
        match longest_walk(&characters[at..]) {
            0 => {
                left.push(characters[at]);
                at += 1;
            }
            walked => at += walked,
        }
    }
    left
}

/// How many characters at the beginning are a walk.
fn longest_walk(characters: &[char]) -> usize {
    let is_walk = |many: usize| {
        let there: String = characters[..many].iter().collect();
        let back: String = characters[..many].iter().rev().collect();
        WALKS.iter().any(|walk| walk.contains(&there) || walk.contains(&back))
    };
    (SHORTEST_WALK..=characters.len()).take_while(|many| is_walk(*many)).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_knows_the_same() {
        let page = include_str!("../../../static/pages/helpers/guessable-passwords.js");
        let code = page.lines().filter(|line| line.starts_with("  \""));
        let known: Vec<&str> = code.flat_map(|line| line.split('"').skip(1).step_by(2)).collect();
        assert_eq!(known, [WORDS, WALKS].concat());
    }

    #[test]
    fn walks_go_in_both_directions_and_words_have_none() {
        assert_eq!(without_walks("1qaz2wsx-hello-rewq"), "-hello-");
        assert_eq!(without_walks("poiuytrewq123"), "123");
        assert_eq!(without_walks("три зелёных самовара"), "три зелёных самовара");
        assert_eq!(without_walks(""), "");
    }
}
