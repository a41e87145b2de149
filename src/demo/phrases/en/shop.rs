//! "Where are you?"

use crate::demo::phrases::Turn::{O, V};
use crate::demo::phrases::{Mood, Story, Topic};

/// The shop: address, hours, workshops.
pub const TOPIC: Topic = Topic {
    name: "the shop",
    mood: Mood::Even,
    season: [10, 10, 14, 18, 18, 12, 10, 10, 12, 11, 12, 20],
    in_passing: true,
    pages: &[
        ("/contacts", "Contact us"),
        ("/about", "About the shop"),
        ("/events", "Tastings and workshops"),
        ("/", "Garden & Tea: tea, seedlings and everything for the garden"),
    ],
    stories: &[
        Story {
            turns: &[
                V(&[
                    "what time do you close today? [Hoping to come after work.|Driving over now.]",
                    "Could you give me the address and the hours? [I can't find them.|Hard to see on my phone.]",
                    "are you open on Sundays?",
                ]),
                O(&[
                    "7 Linden Walk, nine to eight, every day. [Ten minutes from the station.|The green door, through the yard.]",
                    "Open nine to eight all week, 7 Linden Walk. [The entrance is through the yard.|]",
                ]),
                V(&["Is there parking? And do you take cards?", "can I get in with a pram? Any parking?"]),
                O(&[
                    "Yes, five spaces by the door, no steps, and cards are fine.",
                    "All of it: parking in the yard, level entrance, card machine.",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "do you run [tea tastings|pruning workshops|workshops]? [It's for two of us.|Looking for a present.|]",
                    "Can I still book the tasting? [Two of us.|How much is it?]",
                ]),
                O(&[
                    "Tastings on Thursdays, pruning and potting on Saturdays. Two hours, {price} each. [{quantity} places left.|]",
                    "The next one is {weekday}, {quantity} places left. {price} each, tea included.",
                ]),
                V(&["two please", "Two then. Could a child come?", "Could you put us down? Two of us"]),
                O(&[
                    "You're down for two. [Come ten minutes early.|Pay when you arrive.] Children from eight are welcome.",
                    "Two places, done. [If plans change just write.|Children from eight are fine.]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "did the shop on River Lane close? [I stood in front of an empty window.|There's a café there now.]",
                    "Are you only on Linden Walk now? [It's quite far for me.|]",
                ]),
                O(&[
                    "Yes, since spring it's just Linden Walk, sorry you had the trip.",
                    "We've moved to Linden Walk: more room, and the greenhouse. [The map has the new address.|]",
                ]),
                V(&["Pity. Is collection only from there?", "So I'd have to collect from there?"]),
                O(&[
                    "Yes, nine to eight, or a pick-up point near you for {lower_fee}.",
                    "From there, or any pick-up point: {lower_fee}, free over £40.",
                ]),
            ],
            further: FURTHER,
        },
    ],
};

const FURTHER: &[(&str, &str)] = &[
    ("[Are dogs allowed?|May I bring the dog?]", "[On a lead, gladly.|Yes, the calm ones.]"),
    (
        "[Can I taste before buying?|Do you let people try the tea?]",
        "Of course, the tasting table is open all day. [Three cups are free.|]",
    ),
    (
        "[How far is it from the station?|Is there a bus?]",
        "Ten minutes on foot, [through the park|or the 27 bus to the door].",
    ),
    (
        "[Are you hiring?|Any jobs going?]",
        "We need a courier at the moment. [Send us a few lines.|Email us a few words about yourself.]",
    ),
    ("Do you do bouquets?", "No, only living plants. [They last longer.|Planters, though.]"),
    (
        "[Are you open on bank holidays?|And on bank holidays?]",
        "Yes, ten to six, all but the first two days of January.",
    ),
];
