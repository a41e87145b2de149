//! "Do you have any left?"

use crate::demo::phrases::Turn::{O, V};
use crate::demo::phrases::{Mood, Story, Topic};

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
                    "The {ware} {ware~was|was|was|were} on the site and now the button is gone. [All sold?|No more coming?]",
                    "Will there be more of the {plant}, or is that it for this year?",
                ]),
                O(&["Let me ask the buyers. /…/ More on {date}. Shall I keep some for you?", "The next batch is due on {date}. Would you like me to put some aside?"]),
                V(&["yes please", "Yes, if you could. Do I pay now?", "Please do. How long do you keep it?"]),
                O(&["Done. We keep it three days after it arrives, nothing to pay until then.", "Put aside for three days, no payment needed yet. [You'll get a text.|]"]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "{goods~is|is|is|are} the {goods} in the shop on Linden Walk? [I'm nearby.|I could come by today.]",
                    "Do you have the {tea} in the shop? [Coming past after work.|]",
                ]),
                O(&["Let me ring the shop. /…/ Yes, {quantity} left. Shall they put one aside?", "There are {quantity} there now. Should I have one kept for you?"]),
                V(&["Yes, under {visitor}", "please, I'll be there by six", "Yes please // straight after work"]),
                O(&["Done. [Say it's the one from the chat.|Tell them you wrote to us here.] They're open until eight.", "It's behind the counter until eight, pay when you come."]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&["what could I take instead of the {tea}? [My usual is out.|It's been out for two weeks.]", "is the {tea2} anything like the {tea}? [I can't get mine any more.|]"]),
                O(&["The {tea2} comes closest: [same character, a bit softer|a similar scent, lighter body]. I'll add a sample.", "Try the {tea2}, [plenty of people switched and stayed|our regulars take it as a stand-in]. 50 grams to begin with."]),
                V(&["Is it bitter? And brewed the same way?", "ok, is it about the same price?"]),
                O(&["Same way, 85 degrees and two minutes, and then not bitter at all. {price} for 100 grams.", "Not if you keep off boiling water. It's {price} for 100 grams, about the same."]),
            ],
            further: FURTHER,
        },
    ],
};

const FURTHER: &[(&str, &str)] = &[
    ("[Any sale coming up?|Will it be cheaper soon?]", "[15 % off tea on Friday.|Not this week, I'm afraid.] [Subscribers hear first.|]"),
    ("[Is it the real thing?|Where is it made?]", "[Straight from the maker, with a certificate.|It's genuine, the batch number is on it.]"),
    ("[How much is in a pack?|Is it a hundred grams exactly?]", "We weigh it when we pack. [Exactly 100 grams.|To the gram.]"),
    ("[Could I see a real photo?|Any photo that isn't from the site?]", "I've asked the stockroom, [you'll have it by email|I'll post it here in an hour]."),
    ("Can I have {quantity} of them?", "Yes, as long as they last."),
    ("[Is there a cheaper one?|Anything like it for less?]", "Yes, for {price}. [A bit simpler.|The warranty is shorter.]"),
];
