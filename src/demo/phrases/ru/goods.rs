//! What «Сад и чай» sells, with the cases and genders that sentences need.

use crate::demo::phrases::{Goods, Noun};

const MASCULINE: usize = 0;
const FEMININE: usize = 1;
const NEUTER: usize = 2;
const PLURAL: usize = 3;

const fn noun(
    nominative: &'static str,
    genitive: &'static str,
    accusative: &'static str,
    form: usize,
    slug: &'static str,
) -> Noun {
    Noun { nominative, genitive, accusative, form, slug }
}

/// Masculine; what is not alive is the same in the accusative.
const fn he(nominative: &'static str, genitive: &'static str, slug: &'static str) -> Noun {
    noun(nominative, genitive, nominative, MASCULINE, slug)
}

/// Plural.
const fn they(nominative: &'static str, genitive: &'static str, slug: &'static str) -> Noun {
    noun(nominative, genitive, nominative, PLURAL, slug)
}

/// Neuter.
const fn it(nominative: &'static str, genitive: &'static str, slug: &'static str) -> Noun {
    noun(nominative, genitive, nominative, NEUTER, slug)
}

/// Feminine.
const fn she(nominative: &'static str, genitive: &'static str, accusative: &'static str, slug: &'static str) -> Noun {
    noun(nominative, genitive, accusative, FEMININE, slug)
}

/// Everything on the shelves.
pub const GOODS: Goods = Goods {
    teas: &[
        he("молочный улун", "молочного улуна", "molochnyi-ulun"),
        he("«Те Гуань Инь»", "«Те Гуань Инь»", "te-guan-in"),
        he("«Да Хун Пао»", "«Да Хун Пао»", "da-hun-pao"),
        he("улун габа", "улуна габа", "gaba"),
        he("шу пуэр", "шу пуэра", "shu-puer"),
        he("шен пуэр", "шен пуэра", "shen-puer"),
        he("лапсанг сушонг", "лапсанг сушонга", "lapsang-sushong"),
        he("ассам", "ассама", "assam"),
        he("дарджилинг", "дарджилинга", "dardzhiling"),
        he("эрл грей", "эрл грея", "erl-grei"),
        he("чай с чабрецом", "чая с чабрецом", "chai-s-chabrecom"),
        he("белый «Бай Му Дань»", "белого «Бай Му Дань»", "bai-mu-dan"),
        he("зелёный с жасмином", "зелёного с жасмином", "zelenyi-s-zhasminom"),
        she("сенча", "сенчи", "сенчу", "sencha"),
        she("матча", "матчи", "матчу", "matcha"),
        he("иван-чай", "иван-чая", "ivan-chai"),
        he("гречишный чай", "гречишного чая", "grechishnyi"),
        he("ройбуш с апельсином", "ройбуша с апельсином", "roibush-apelsin"),
        he("облепиховый чай", "облепихового чая", "oblepihovyi"),
        he("сбор «Лесная поляна»", "сбора «Лесная поляна»", "sbor-lesnaya-polyana"),
        she("липа с мёдом", "липы с мёдом", "липу с мёдом", "lipa-s-medom"),
        she("мята с мелиссой", "мяты с мелиссой", "мяту с мелиссой", "myata-s-melissoi"),
        he("сбор «Вечерний»", "сбора «Вечерний»", "sbor-vechernii"),
    ],
    plants: &[
        she("рассада томатов", "рассады томатов", "рассаду томатов", "rassada-tomatov"),
        she("рассада перца", "рассады перца", "рассаду перца", "rassada-perca"),
        she("рассада клубники", "рассады клубники", "рассаду клубники", "rassada-klubniki"),
        she("рассада петунии", "рассады петунии", "рассаду петунии", "rassada-petunii"),
        she("рассада огурцов", "рассады огурцов", "рассаду огурцов", "rassada-ogurcov"),
        she("лаванда", "лаванды", "лаванду", "lavanda"),
        she("хоста", "хосты", "хосту", "hosta"),
        she("роза флорибунда", "розы флорибунды", "розу флорибунду", "roza-floribunda"),
        she("гортензия", "гортензии", "гортензию", "gortenziya"),
        she("туя «Смарагд»", "туи «Смарагд»", "тую «Смарагд»", "tuya-smaragd"),
        he("саженец яблони", "саженца яблони", "sazhenec-yabloni"),
        he("саженец вишни", "саженца вишни", "sazhenec-vishni"),
        he("саженец груши", "саженца груши", "sazhenec-grushi"),
        he("клематис", "клематиса", "klematis"),
        he("пион «Сара Бернар»", "пиона «Сара Бернар»", "pion-sara-bernar"),
        he("барбарис", "барбариса", "barbaris"),
        they("саженцы малины", "саженцев малины", "sazhency-maliny"),
        they("саженцы голубики", "саженцев голубики", "sazhency-golubiki"),
        they("саженцы жимолости", "саженцев жимолости", "sazhency-zhimolosti"),
        they("кусты смородины", "кустов смородины", "kusty-smorodiny"),
        they("флоксы", "флоксов", "floksy"),
        she("облепиха", "облепихи", "облепиху", "oblepiha"),
        she("спирея", "спиреи", "спирею", "spireya"),
    ],
    ware: &[
        he("заварочный чайник", "заварочного чайника", "zavarochnyi-chainik"),
        he("чайник из исинской глины", "чайника из исинской глины", "isinskii-chainik"),
        he("набор пиал", "набора пиал", "nabor-pial"),
        he("стеклянный чайник с ситом", "стеклянного чайника с ситом", "steklyannyi-chainik"),
        he("подарочный набор «Чайная пара»", "подарочного набора «Чайная пара»", "chainaya-para"),
        she("гайвань", "гайвани", "гайвань", "gaivan"),
        she("термокружка", "термокружки", "термокружку", "termokruzhka"),
        she("чаша для матчи", "чаши для матчи", "чашу для матчи", "chasha-dlya-matchi"),
        she(
            "фарфоровая кружка с крышкой",
            "фарфоровой кружки с крышкой",
            "фарфоровую кружку с крышкой",
            "kruzhka-s-kryshkoi",
        ),
        she("банка для чая", "банки для чая", "банку для чая", "banka-dlya-chaya"),
        it("керамическое кашпо", "керамического кашпо", "kashpo"),
        it("блюдо для чайной церемонии", "блюда для чайной церемонии", "chainoe-blyudo"),
    ],
    tools: &[
        he("секатор", "секатора", "sekator"),
        he("опрыскиватель", "опрыскивателя", "opryskivatel"),
        he("шланг на 25 метров", "шланга на 25 метров", "shlang-25"),
        he("мини-парник", "мини-парника", "mini-parnik"),
        he("садовый нож", "садового ножа", "sadovyi-nozh"),
        he("сучкорез", "сучкореза", "suchkorez"),
        she("лейка на 8 литров", "лейки на 8 литров", "лейку на 8 литров", "leika-8"),
        she("фитолампа", "фитолампы", "фитолампу", "fitolampa"),
        she("складная тележка", "складной тележки", "складную тележку", "telezhka"),
        they("садовые перчатки", "садовых перчаток", "perchatki"),
        they("кассеты для рассады", "кассет для рассады", "kassety"),
        they("грабли веерные", "грабель веерных", "grabli"),
        it("удобрение для роз", "удобрения для роз", "udobrenie-dlya-roz"),
    ],
};
