//! What Garden & Tea sells.

use crate::demo::phrases::{Goods, Noun};

const ONE: usize = 2;
const MANY: usize = 3;

const fn one(name: &'static str, slug: &'static str) -> Noun {
    Noun { nominative: name, genitive: name, accusative: name, form: ONE, slug }
}

const fn many(name: &'static str, slug: &'static str) -> Noun {
    Noun { nominative: name, genitive: name, accusative: name, form: MANY, slug }
}

/// Everything on the shelves. Names read well after "the".
pub const GOODS: Goods = Goods {
    teas: &[
        one("milk oolong", "milk-oolong"),
        one("Da Hong Pao", "da-hong-pao"),
        one("gaba oolong", "gaba-oolong"),
        one("ripe pu-erh", "ripe-puerh"),
        one("lapsang souchong", "lapsang-souchong"),
        one("smoked birch black", "smoked-birch"),
        one("Assam", "assam"),
        one("breakfast blend", "breakfast-blend"),
        one("Darjeeling", "darjeeling"),
        one("Earl Grey", "earl-grey"),
        one("white peony", "white-peony"),
        one("jasmine green", "jasmine-green"),
        one("sencha", "sencha"),
        one("genmaicha", "genmaicha"),
        one("matcha", "matcha"),
        one("buckwheat tea", "buckwheat"),
        one("rooibos and orange", "rooibos-orange"),
        one("sea buckthorn and ginger", "sea-buckthorn"),
        one("lemon balm and lime flower", "lemon-balm"),
        one("peppermint", "peppermint"),
        one("Evening blend", "evening-blend"),
    ],
    plants: &[
        many("tomato seedlings", "tomato-seedlings"),
        many("sweet pepper seedlings", "sweet-pepper-seedlings"),
        many("strawberry plants", "strawberry-plants"),
        many("raspberry canes", "raspberry-canes"),
        many("blueberry bushes", "blueberry-bushes"),
        many("gooseberry bushes", "gooseberry-bushes"),
        many("petunias", "petunias"),
        many("hostas", "hostas"),
        many("phlox plugs", "phlox"),
        one("apple tree", "apple-tree"),
        one("cherry tree", "cherry-tree"),
        one("pear tree", "pear-tree"),
        one("climbing rose", "climbing-rose"),
        one("hydrangea", "hydrangea"),
        one("clematis", "clematis"),
        one("lavender", "lavender"),
        one("peony", "peony"),
        one("honeyberry", "honeyberry"),
        one("barberry", "barberry"),
    ],
    ware: &[
        one("glass teapot", "glass-teapot"),
        one("clay teapot", "clay-teapot"),
        one("gaiwan", "gaiwan"),
        one("matcha bowl", "matcha-bowl"),
        one("travel mug", "travel-mug"),
        one("lidded mug", "lidded-mug"),
        one("tea caddy", "tea-caddy"),
        one("ceramic planter", "ceramic-planter"),
        many("tea bowls", "tea-bowls"),
        many("porcelain cups", "porcelain-cups"),
    ],
    tools: &[
        many("secateurs", "secateurs"),
        many("loppers", "loppers"),
        many("gardening gloves", "gardening-gloves"),
        many("seed trays", "seed-trays"),
        one("8 litre watering can", "watering-can-8"),
        one("pressure sprayer", "pressure-sprayer"),
        one("25 metre hose", "hose-25"),
        one("grow light", "grow-light"),
        one("mini greenhouse", "mini-greenhouse"),
        one("leaf rake", "leaf-rake"),
        one("rose feed", "rose-feed"),
    ],
};
