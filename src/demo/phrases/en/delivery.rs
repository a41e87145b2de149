//! "What does delivery cost?"

use crate::demo::phrases::Turn::{O, V};
use crate::demo::phrases::{Mood, Story, Topic};

/// Where, how and for how much.
pub const TOPIC: Topic = Topic {
    name: "delivery",
    mood: Mood::Even,
    season: [10, 12, 18, 22, 18, 12, 10, 10, 12, 12, 14, 18],
    in_passing: true,
    pages: &[
        ("/delivery", "Delivery and collection"),
        ("/basket", "Your basket"),
        ("/tea/{tea.slug}", "{tea} | Garden & Tea"),
        ("/garden/{plant.slug}", "{plant} | Garden & Tea"),
    ],
    stories: &[
        Story {
            turns: &[
                V(&[
                    "[how much is|what would you charge for|could you tell me the cost of] delivery to {city}? [It's the {tea} and the {goods}.|The basket comes to about {sum}.|]",
                    "I can't work out what delivery to {city} comes to, [it just says 'at checkout'|the basket shows nothing]",
                ]),
                O(&[
                    "To {city} it's {fee} by courier and {lower_fee} to a pick-up point. [Pick-up is free over £40.|Over £40 the pick-up point is on us.]",
                    "{lower_fee} to a pick-up point in {city}, {fee} to the door. [Orders over £40 go to a pick-up point for nothing.|]",
                ]),
                V(&["And how long does it take?", "ok. And how fast?", "How many days?"]),
                O(&[
                    "{days} working days once it's out. [We send the day after you pay.|Anything paid before three goes the same day.]",
                    "Usually {days} days. [In spring allow one more.|Order today and it's with you on {date}.]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "do you deliver to {city}? [I couldn't find it on the site.|It's a present for my mum.]",
                    "Is {city} too far for you? [Hoping to order this week.|]",
                ]),
                O(&[
                    "Not at all. We have {quantity} pick-up points in {city}, and couriers too.",
                    "We do! In {city} you can choose a courier or one of {quantity} pick-up points.",
                ]),
                V(&["Would they bring it upstairs? There's no lift", "And to the flat, or just the front door?"]),
                O(&[
                    "To the flat, [no extra charge|it's included]. [Bags of compost and big trees stay at the front door, I'm afraid.|]",
                    "Right to your door. [Only compost and large trees stop at the entrance.|]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "[thinking of ordering|I'd like to order] the {plant}, but I worry about the journey. How do you pack [live plants|them]?",
                    "Do plants really survive the post to {city}? [How do you wrap them?|What do you put them in?]",
                ]),
                O(&[
                    "Roots in damp moss, the plant held still in a stiff box. [In frost or heat we wait for better weather.|If the forecast is bad we hold it and tell you.]",
                    "They travel in moulded boxes with the roots wrapped. Up to five days is fine for them.",
                ]),
                V(&["[And if it dies on the way?|What if it arrives dead?]", "Is there any guarantee?"]),
                O(&[
                    "Send us a photo within two days and we [replace it or refund you, as you prefer|send another or refund you].",
                    "Thirty days. If it doesn't take, we replace it.",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "can you send an order as a present to [my sister|a friend|my parents] in {city}? [No prices inside, please.|]",
                    "I'm not in {city} myself, the present is for somebody there. [Is another name all right?|Can I do that?]",
                ]),
                O(&[
                    "Of course. Tick 'It's a gift' at the checkout; [the receipt comes to you only|the paperwork goes to your email].",
                    "Yes, put their name and phone on it and tick 'It's a gift'. No prices inside.",
                ]),
                V(&["Could you write a card?", "and does a card come with it?"]),
                O(&[
                    "[By hand, if you like|Yes], put the words in the order note. [Up to 200 letters.|]",
                    "Yes, a card in a plain box. Write what it should say in the order note.",
                ]),
            ],
            further: FURTHER,
        },
    ],
};

const FURTHER: &[(&str, &str)] = &[
    (
        "[Can I collect it myself?|Do you do collection?]",
        "Yes, from the shop at 7 Linden Walk, nine to eight every day. [Ready in two hours.|We'll text when it's ready.]",
    ),
    (
        "[Do you deliver at weekends?|Is Saturday possible?]",
        "Saturdays yes, [ten to six|until six]. Sundays no, sorry.",
    ),
    (
        "[Can I choose a time?|Could it come in the evening?]",
        "Yes, 9 to 12, 12 to 3, 3 to 6 or 6 to 9. [You pick at the checkout.|]",
    ),
    (
        "[Do you ship abroad?|Do you send things outside the UK?]",
        "[To the EU in six to ten days, yes.|Tea and teaware, yes. Plants no: the border rules don't let us.]",
    ),
    (
        "[What if I'm out?|And if I miss them?]",
        "They [ring and agree on another day|try again, free of charge]. [After two tries it goes to the pick-up point.|]",
    ),
    (
        "Is [china|glass] packed well?",
        "[Two layers of bubble wrap and its own box.|Each piece in its own cell.] If it breaks on the way, that's on us.",
    ),
    ("If I pay now, when does it leave?", "Before three it's today, [otherwise tomorrow morning|after that tomorrow]."),
    ("[Can I pay on delivery?|Cash on delivery?]", "Yes, card or cash. [Plants need payment up front, though.|]"),
];
