//! "The leaves are turning yellow."

use crate::demo::phrases::Turn::{O, V};
use crate::demo::phrases::{Mood, Story, Topic};

/// Plants that are at home already.
pub const TOPIC: Topic = Topic {
    name: "plant care",
    mood: Mood::Warm,
    season: [8, 10, 14, 18, 24, 26, 24, 20, 16, 10, 6, 6],
    in_passing: true,
    pages: &[
        ("/blog/yellow-leaves", "Why leaves turn yellow"),
        ("/blog/watering", "Watering without drowning"),
        ("/garden/{plant.slug}", "{plant} | Garden & Tea"),
        ("/blog/pruning", "Pruning: what, when and why"),
    ],
    stories: &[
        Story {
            turns: &[
                V(&[
                    "the {plant} I bought from you, leaves going yellow [at the bottom|at the edges]. [What do I do?|Is it ill?]",
                    "Yellow leaves on the {plant}! [Bought two weeks ago.|Planted last month.] Help?",
                ]),
                O(&["Let's see. How often do you water?", "Tell me, how much water and how often?"]),
                V(&[
                    "Every other day, a glass",
                    "a little every day, I'm afraid of drying them out",
                    "Every evening, just a little",
                    "Every day, the soil is always damp",
                ]),
                O(&[
                    "[It's the water, I think.|That'll be it.] Less often and more at a time: finger in the soil, and water when two centimetres are dry. [Take the yellow ones off.|]",
                    "Then leave it almost dry for a week, and after that every fourth day, until it drains. [It'll forgive you.|]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "there's [white dust|fine webbing|sticky spots] on the leaves. [Mites?|What is it?] It's the {plant} from you",
                    "I think I've got [aphids|spider mites]. The {plant} {plant~stands|stands|stands|stand} next to everything else, will it spread?",
                ]),
                O(&[
                    "Move it away from the others, wash the leaves with lukewarm water and soft soap, both sides. Every five days, three times.",
                    "First a lukewarm shower, then soft soap every five days, three times. [Do the neighbours as well.|]",
                ]),
                V(&["Do you sell the soap? Or something stronger?", "ok. Why not chemicals straight away?"]),
                O(&[
                    "Soap first, it does no harm and we have it, {price}. Chemicals only if three rounds don't help.",
                    "Chemicals last. The soap is {price} and lasts the summer.",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "when should I prune the [hydrangea|clematis|old apple tree|currants|climbing rose]? [It's all over the place.|My neighbour says only in spring.]",
                    "When do I prune the [roses|hydrangeas|currants], and how do I get them through the winter? First one in {city}.",
                ]),
                O(&[
                    "Early spring before the buds swell, or just after flowering. For winter ten centimetres of mulch is enough.",
                    "Prune in spring while it sleeps, mulch in October. [No plastic, it rots.|]",
                ]),
                V(&["How much may I cut off?", "I'm afraid of taking too much off. How much is safe?"]),
                O(&[
                    "A third at most, always above a bud, with sharp blades.",
                    "Never more than a third, with sharp secateurs. [Next year the rest.|]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "two weeks away and {quantity} pots of seedlings. [What do I do with them?|I can't ask the neighbours again.]",
                    "How do I keep seedlings alive over a fortnight's holiday?",
                ]),
                O(&[
                    "A wick: a jar of water and a strip of cloth into the soil, pots out of the sun. Two weeks is fine.",
                    "Capillary matting in a tray of water. [Half an hour to set up.|It's {lower_fee} here.]",
                ]),
                V(&["And the roots won't rot?", "sounds simple. No rotting?"]),
                O(&[
                    "No, they take only what they need. [Half shade is best.|]",
                    "They won't: the soil draws what it wants and no more.",
                ]),
            ],
            further: FURTHER,
        },
    ],
};

const FURTHER: &[(&str, &str)] = &[
    (
        "[It dropped half its leaves, is it dead?|Is it normal that leaves fall?]",
        "Often, after a move. [Scratch a twig: green underneath means alive.|New ones come within a month.]",
    ),
    (
        "[Does the water have to stand first?|Warm or cold water?]",
        "Room temperature[, stood for a day|]. Cold water upsets the roots.",
    ),
    (
        "[When do I repot?|Should I repot it now?]",
        "[In spring, or when roots come out below.|Early spring, a pot two centimetres wider.]",
    ),
    ("Is the feed for {price} worth it?", "Yes, one bottle lasts till autumn. [Start with half the dose.|]"),
    (
        "[Could I send you a photo?|Would a photo help?]",
        "Please do, by email; [our gardener looks at them every day|you'll have an answer today].",
    ),
];
