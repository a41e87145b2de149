//! "What should I plant?"

use crate::demo::phrases::Turn::{O, V};
use crate::demo::phrases::{Mood, Story, Topic};

/// Varieties, dates and spacing.
pub const TOPIC: Topic = Topic {
    name: "seedlings",
    mood: Mood::Warm,
    season: [8, 20, 34, 42, 38, 14, 6, 12, 22, 14, 5, 4],
    in_passing: true,
    pages: &[
        ("/garden", "Seedlings and trees"),
        ("/garden/{plant.slug}", "{plant} | Garden & Tea"),
        ("/garden/preorder", "Pre-order for spring"),
        ("/blog/when-to-plant", "When to plant what"),
    ],
    stories: &[
        Story {
            turns: &[
                V(&[
                    "would the {plant} do well near {city}? [It's windy here.|Heavy clay, I'm afraid.|Wet winters.]",
                    "I'd like the {plant} in the garden, never grown [anything|one] before. [Realistic?|Am I being silly?]",
                ]),
                O(&[
                    "[Quite realistic.|Yes, {plant~it|it|it|they} should do well.] Is the spot in the sun or in shade?",
                    "You'll manage. How much sun does the place get?",
                ]),
                V(&[
                    "Sun till noon, then the house shades it",
                    "Full sun all day",
                    "half shade, there's a fence",
                    "Open and breezy",
                ]),
                O(&[
                    "That's a good place. [Some compost and grit in the hole|A bit of drainage at the bottom], water twice a week for the first month[, and mulch|].",
                    "Good. In the first year it's all water and mulch. [No feed until next spring.|]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "when do you [send|start sending] the {plant}? [I'm afraid of missing the season.|We're away after that.]",
                    "can I order the {plant} already, or is it too early?",
                ]),
                O(&[
                    "The next batch goes on {date}. [You can push the date if later suits you better.|]",
                    "[You can order now|Pre-orders are open]; yours {plant~leaves|leaves|leaves|leave} on {date}, [with the first van|weather permitting].",
                ]),
                V(&[
                    "Could you hold {plant~it|it|it|them} until the weekend after?",
                    "and if the weather turns, would you hold {plant~it|it|it|them} back?",
                ]),
                O(&[
                    "[Yes, free of charge.|Of course.] Put the date in the order note.",
                    "Yes, up to two weeks in our greenhouse. [No charge.|]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "is one apple tree enough, or does it need a partner?",
                    "I planted [a pear|an apple|blueberries] two years ago, [plenty of leaves, no flowers|flowers but no fruit]. [Does it need a mate?|Nothing to pollinate it?]",
                ]),
                O(&[
                    "Two varieties that flower together do best, [even over the neighbour's fence|within thirty metres or so].",
                    "A second variety always helps: [more fruit, and better|you'll see the difference].",
                ]),
                V(&[
                    "The neighbour has an old tree. Would that do? And when do we get fruit?",
                    "There's something next door, no idea what. Is that enough?",
                ]),
                O(&[
                    "[Very likely.|If they flower together, yes.] Expect fruit in the third year.",
                    "It should do. [Third year, usually.|The first real crop comes in year three.]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "how many plants for a bed [two metres by three|along five metres of fence]? I want [hostas and astilbes|lavender and roses|phlox and peonies]",
                    "Could you help me work out a border? [Lavender and sage|Roses and catmint|Hostas and ferns], [along the path|by the back door].",
                ]),
                O(&[
                    "Let's see. /…/ About {quantity} plants, forty to fifty centimetres apart. [Closer and they get ill.|]",
                    "In a zigzag {quantity} will do. [You can add a second row in autumn.|]",
                ]),
                V(&["And they won't fight each other?", "Do they get along?"]),
                O(&[
                    "[Good neighbours, they don't steal each other's light.|No, their roots sit at different depths.] [Feed in spring.|]",
                    "They do, it's a classic pair. [Just keep the water regular.|]",
                ]),
            ],
            further: FURTHER,
        },
    ],
};

const FURTHER: &[(&str, &str)] = &[
    (
        "[Bare root or potted?|{plant~Does it|Does it|Does it|Do they} come in soil?]",
        "[Potted, so you can plant any day.|In a pot, roots and all.]",
    ),
    (
        "How tall {plant~is it|is it|is it|are they} now?",
        "[About 30 centimetres.|Around 40 centimetres, two years old.] [There's a photo of the batch on the page.|]",
    ),
    (
        "[Is there a guarantee?|What if {plant~it doesn't|it doesn't|it doesn't|they don't} take?]",
        "Thirty days. Send a photo and we replace it.",
    ),
    ("How much water in the first month?", "Half a bucket each every third day, more in heat. [Evenings are best.|]"),
    (
        "[Anything against slugs?|What do you use against aphids?]",
        "[Soft soap once a week, after rain.|Soft soap, and start when you see the first one.]",
    ),
    (
        "Do I plant {plant~it|it|it|them} straight away?",
        "A day in the shade first, then plant in the evening. [Not on a hot day.|]",
    ),
    (
        "[Can {plant~it|it|it|they} stay on the balcony for a week?|What if I can't plant {plant~it|it|it|them} at once?]",
        "Yes, as long as nights stay above eight degrees. [Not in full sun.|]",
    ),
    (
        "[Any discount for a dozen?|Is it cheaper if I take ten?]",
        "7 % off from five, 12 % from ten. [The basket works it out.|]",
    ),
    (
        "[What feed should I get?|Should I feed {plant~it|it|it|them}?]",
        "A little compost in the hole is enough. [Nothing else in the first year.|]",
    ),
];
