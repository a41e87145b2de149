/*
 * What strangers try first: words, and walks over the keyboard. The server judges with the same
 * (src/domain/password/guessable.rs), and one of its tests holds both together.
 */

/** What many people choose first, the longest first. */
export const WORDS = [
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

/** Keys and letters that follow one another, in one direction of the two. */
const WALKS = [
  "1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "qwertzuiop", "azertyuiop", "qsdfghjklm",
  "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp",
  "zaqxswcdevfrbgtnhymjukilop", "zaq12wsxcde34rfvbgt56yhnmju78ik", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0",
  "йфяцычувскамепинртгоьшлбщдюзжхэ", "abcdefghijklmnopqrstuvwxyz", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
];

/** The shortest part of a walk that is one, in characters. */
const SHORTEST_WALK = 4;

/**
 * What is left of a text in lower case without its walks, in either direction.
 * @param {string} text
 */
export function withoutWalks(text) {
  const characters = [...text];
  let left = "";
  for (let at = 0; at < characters.length; ) {
    const walked = longestWalk(characters.slice(at));
    if (walked === 0) left += characters[at];
    at += walked || 1;
  }
  return left;
}

/**
 * How many characters at the beginning are a walk.
 * @param {string[]} characters
 */
function longestWalk(characters) {
  let longest = 0;
  for (let many = SHORTEST_WALK; many <= characters.length; many++) {
    const there = characters.slice(0, many);
    const back = [...there].reverse().join("");
    if (!WALKS.some((walk) => walk.includes(there.join("")) || walk.includes(back))) break;
    longest = many;
  }
  return longest;
}
