//! "Which tea would you suggest?"

use crate::demo::phrases::Turn::{O, V};
use crate::demo::phrases::{Mood, Story, Topic};

/// Choosing tea and making it.
pub const TOPIC: Topic = Topic {
    name: "tea advice",
    mood: Mood::Warm,
    season: [22, 20, 16, 10, 8, 6, 6, 8, 14, 20, 26, 34],
    in_passing: true,
    pages: &[
        ("/tea", "Tea"),
        ("/tea/{tea.slug}", "{tea} | Garden & Tea"),
        ("/tea/gifts", "Tea as a present"),
        ("/blog/how-to-brew", "How to brew: the short version"),
    ],
    stories: &[
        Story {
            turns: &[
                V(&[
                    "could you help me choose tea for [my mum|a colleague|my boss|a friend]? Up to {sum}, [I know nothing about tea|I'm lost in the list]",
                    "I need a present for somebody who loves tea. [I only drink coffee myself.|No idea where to start.]",
                ]),
                O(&[
                    "With pleasure! Do you know what they usually drink?",
                    "Happy to. Any idea [what they like|if they like it strong or light]?",
                ]),
                V(&[
                    "[No idea|Not a clue], something safe please",
                    "Not bags, that's all I know",
                    "I think they're not fussy, but they'd notice a bad one",
                ]),
                O(&[
                    "Then [I'd go for|go with] the {tea}: [almost everybody likes it|soft, and hard to get wrong]. The {ware} would go nicely with it.",
                    "I'd suggest two small tins, {tea} and {tea2}. [Both gentle, nothing odd in them.|We'll put them in a gift box.]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "what can I drink in the evening and still [sleep|get up in the morning]?",
                    "Anything without caffeine? [Doctor's orders.|For a six year old.|It's for late evenings.]",
                ]),
                O(&[
                    "Peppermint, rooibos and buckwheat have none at all. [Most people take the buckwheat or the peppermint at night.|]",
                    "Look at buckwheat or peppermint, no caffeine in either. [I drink the buckwheat myself.|]",
                ]),
                V(&[
                    "Is buckwheat sweet?",
                    "Which of them tastes more like proper tea?",
                    "isn't peppermint a bit sharp?",
                ]),
                O(&[
                    "Buckwheat smells of biscuits, a little sweet and quite full; peppermint is fresher. [I can put in a sample of each.|]",
                    "Buckwheat is closer to black tea, mild and slightly sweet, and it doesn't prickle as mint does. [I'll add a sample.|]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "I made the [sencha|jasmine green|milk oolong|white peony] and it came out bitter. [What am I doing wrong?|Is it meant to?]",
                    "How should I brew the [sencha|milk oolong|jasmine green|gaba oolong]? [The print on the pack is tiny.|There was nothing on the pack.]",
                ]),
                O(&[
                    "[Don't use boiling water, that's where bitterness comes from.|Boiling water is usually the culprit.] About 85 degrees, three grams a cup, two minutes at most.",
                    "A teaspoon for a cup, 80 to 85 degrees, forty seconds the first time and a minute after that. Boiling water makes it bitter.",
                ]),
                V(&[
                    "How many times can I refill it? And I have no thermometer",
                    "and without a thermometer? How often can I top it up?",
                ]),
                O(&[
                    "Boil it and wait five minutes with the lid off. [The leaves are good for four or five pots.|You'll get four cups out of it, at least.]",
                    "Five minutes off the boil is about right. [Four or five infusions|Four infusions, easily], each a little longer.",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "what's the difference between the {tea} and the {tea2}? [The price is different and the words are the same.|I can't decide.]",
                    "{tea} or {tea2}, which would you take [for every day|as a beginner|for the office]?",
                ]),
                O(&[
                    "The {tea} is [fuller|warmer|rounder], the {tea2} [lighter|quieter, with a long finish]. [For every day I'd take the first.|]",
                    "Roughly: {tea} wakes you up, {tea2} is for sitting down. What do you like?",
                ]),
                V(&["I like it [without bitterness|strong|flowery]", "the first one, probably. What size?"]),
                O(&[
                    "[Then the {tea} it is.|You'll like the {tea}.] Start with 50 grams, that's about fifteen cups.",
                    "Take 50 grams of each and see in a week. [Cheaper than a big tin of the wrong one.|]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "I'd like to get into pu-erh, [where do I start|which one first]? [I'm told it tastes of earth.|My friends swear by it.]",
                    "Had oolong at a friend's and [I'm sold|can't stop thinking about it]. What should I get?",
                ]),
                O(&[
                    "Start soft: a ripe pu-erh of three to five years, or milk oolong. Nothing harsh in either.",
                    "There's a box of six samples, ten grams each. [Cheaper than a cake you don't like.|Pu-erh and oolongs both.]",
                ]),
                V(&["Do I need special china?", "Can I just use a mug?"]),
                O(&[
                    "A teapot will do, a gaiwan is easier. [A plain one is {price}.|]",
                    "A mug is fine as long as you pour it off after a minute. You'll want a gaiwan soon enough.",
                ]),
            ],
            further: FURTHER,
        },
    ],
};

const FURTHER: &[(&str, &str)] = &[
    (
        "[How long does it keep?|What's the shelf life?]",
        "Green and white a year, black and herbal two. [Away from spices and light.|In a closed tin.]",
    ),
    (
        "[Do you sell samples?|Are there samples?]",
        "Yes, ten grams of almost anything. [Two come free with orders over £20.|]",
    ),
    (
        "[Which harvest is it?|Is it this year's?]",
        "This spring's. [The date is on the pack.|It came in three weeks ago.]",
    ),
    (
        "[Any flavourings in it?|Is the scent natural?]",
        "Only [peel, petals and herbs|fruit and herbs]. The full list is on the page.",
    ),
    (
        "[Do you gift wrap?|Is there a gift box?]",
        "Yes, {lower_fee} with a ribbon. [We'll write the card for nothing.|]",
    ),
    (
        "Is it all right while pregnant?",
        "Best ask your doctor about herbs. [Rooibos is the quiet choice, no caffeine.|]",
    ),
    (
        "[Does it work cold?|Can I make iced tea with it?]",
        "Beautifully: a spoonful in cold water, overnight in the fridge. [Lemon in the morning.|]",
    ),
    (
        "Why is the {tea} dearer than the rest?",
        "[Picked by hand two weeks in the year.|It's hand-picked, and one bush gives very little.] [You get six infusions out of it, though.|]",
    ),
];
