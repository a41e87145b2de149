//! "Do you have any left?"

use crate::demo::phrases::Turn::{O, V};
use crate::demo::phrases::{Mood, Story, Topic, Ways};

/// What is there, and when there will be more.
pub const TOPIC: Topic = Topic {
    name: "stock",
    mood: Mood::Even,
    season: [10, 12, 18, 20, 18, 10, 8, 9, 12, 12, 14, 16],
    in_passing: true,
    pages: &[
        ("/tea/{tea.slug}", "{tea} | Garden & Tea"),
        ("/garden/{plant.slug}", "{plant} | Garden & Tea"),
        ("/teaware/{ware.slug}", "{ware} | Garden & Tea"),
        ("/tools/{tool.slug}", "{tool} | Garden & Tea"),
        ("/search?q=gift", "Search: gift"),
    ],
    stories: &[
        Story {
            turns: &[
                V(&[
                    "when will the {tea} be back? [It's been 'out of stock' for a month.|It's the only one I drink.]",
                    "no {tea} again? [I wanted a few tins.|I'm down to two cups.]",
                ]),
                O(BACK_SOON),
                V(KEEP_SOME),
                O(KEPT),
            ],
            further: OF_TEA,
        },
        Story {
            turns: &[
                V(&[
                    "The {ware} {ware~was|was|was|were} on the site and now the button is gone. [All sold?|No more coming?]",
                    "Will there be more of the {plant}, or is that it for this year?",
                    "been waiting for the {tool} all week, [still 'expected'|still not there]. When?",
                ]),
                O(BACK_SOON),
                V(KEEP_SOME),
                O(KEPT),
            ],
            further: OF_GOODS,
        },
        Story {
            turns: &[
                V(&[
                    "{goods~is|is|is|are} the {goods} in the shop on Linden Walk? [I'm nearby.|I could come by today.]",
                    "Do you have the {goods} in the shop? [Coming past after work.|I'd like to see {goods~it|it|it|them} first.]",
                ]),
                O(&[
                    "Let me ring the shop. /…/ Yes, {quantity} left. Shall they put one aside?",
                    "There are {quantity} there now. Should I have one kept for you?",
                ]),
                V(&["Yes, under {visitor}", "please, I'll be there by six", "Yes please // straight after work"]),
                O(&[
                    "Done. [Say it's the one from the chat.|Tell them you wrote to us here.] They're open until eight.",
                    "It's behind the counter until eight, pay when you come.",
                ]),
            ],
            further: OF_GOODS,
        },
        Story {
            turns: &[
                V(&[
                    "what could I take instead of the {tea}? [My usual is out.|It's been out for two weeks.]",
                    "is the {tea2} anything like the {tea}? [I can't get mine any more.|]",
                ]),
                O(&[
                    "The {tea2} comes closest: [same character, a bit softer|a similar scent, lighter body]. I'll add a sample.",
                    "Try the {tea2}, [plenty of people switched and stayed|our regulars take it as a stand-in]. 50 grams to begin with.",
                ]),
                V(&["Is it bitter? And is it about the same price?", "ok, same price? Not bitter, I hope"]),
                O(&[
                    "{price} for 100 grams, and not bitter at all at 85 degrees.",
                    "About the same, {price} for 100 grams. Keep off boiling water and it isn't bitter.",
                ]),
            ],
            further: OF_TEA,
        },
    ],
};

const BACK_SOON: Ways = &[
    "Let me ask the buyers. /…/ More on {date}. Shall I keep some for you?",
    "The next batch is due on {date}. Would you like me to put some aside?",
];

const KEEP_SOME: Ways = &["yes please", "Yes, if you could. Do I pay now?", "Please do. How long do you keep it?"];

const KEPT: Ways = &[
    "Done. We keep it three days after it arrives, nothing to pay until then.",
    "Put aside for three days, no payment needed yet. [You'll get a text.|]",
];

const OF_TEA: &[(&str, &str)] = &[
    (
        "[Any sale coming up?|Will it be cheaper soon?]",
        "[15 % off tea on Friday.|Not this week, I'm afraid.] [Subscribers hear first.|]",
    ),
    ("[How much is in a pack?|Is it a hundred grams exactly?]", "Exactly 100 grams[, we weigh it when we pack|]."),
    ("[Is it a fresh one?|Which harvest is it?]", "This spring's. [The date is on the pack.|]"),
    ("[Could you put in a sample?|Any chance of a sample?]", "Of course, ten grams, free."),
    ("Can I have {quantity} of them?", "Yes, as long as they last."),
];

const OF_GOODS: &[(&str, &str)] = &[
    (
        "[Could I see a real photo?|Any photo that isn't from the site?]",
        "I've asked the stockroom, [you'll have it by email|I'll post it here in an hour].",
    ),
    (
        "[Is there a cheaper one?|Anything like it for less?]",
        "Yes, for {price}. [A bit simpler.|I'll send you the link.]",
    ),
    (
        "[Any sale coming up?|Will it be cheaper soon?]",
        "[Not this week, I'm afraid.|At the end of the month.] [Subscribers hear first.|]",
    ),
    ("And if it's not right, can I return it?", "Within 14 days, yes. [Living plants we exchange.|]"),
];
