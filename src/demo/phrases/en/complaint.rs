//! "It arrived broken."

use crate::demo::phrases::Turn::{O, V};
use crate::demo::phrases::{Mood, Story, Topic};

/// Complaints.
pub const TOPIC: Topic = Topic {
    name: "complaint",
    mood: Mood::Upset,
    season: [14, 10, 12, 16, 15, 11, 10, 9, 10, 10, 12, 18],
    in_passing: false,
    pages: &[
        ("/account/orders/{order}", "Order {order}"),
        ("/contacts", "Contact us"),
        ("/returns", "Returns and exchanges"),
    ],
    stories: &[
        Story {
            turns: &[
                V(&[
                    "order {order}: the {ware} came [broken|in pieces|cracked]. [It was a present.|Very disappointing.]",
                    "Opened {order} // shards everywhere. The {ware} {ware~is|is|is|are} gone",
                ]),
                O(&[
                    "I'm so sorry, that's on us. Could you photograph the box and what's inside? We'll send another straight away.",
                    "Oh no, I am sorry. A photo of the box and the inside would help; the replacement goes out either way.",
                ]),
                V(&[
                    "[Box is fine, hardly any padding inside|One layer of paper, that was all]",
                    "Emailed you two photos",
                    "the outside has a dent in it",
                ]),
                O(&[
                    "[Thank you, that's clear.|I see it.] The replacement [is booked|goes out tomorrow], and you needn't send anything back. [You'll have it by {date}.|]",
                    "A new one comes on {date}, {window}, with a sample from us. I'm telling the packers too.",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "I got the {tea2} instead of the {tea}, order {order}. [Does nobody check?|How does that happen?]",
                    "wrong thing in {order}: [I paid for the {goods}, there's the {ware2} in the box|this isn't mine]. Now what?",
                ]),
                O(&[
                    "That's our mistake, sorry. The right one goes out today, and please keep the other.",
                    "I'm sorry. Let me see what happened. /…/ Two boxes were swapped. Yours leaves today.",
                ]),
                V(&[
                    "[And I wait another week?|And how long do I wait now?]",
                    "I needed it for [the weekend|Saturday]. Will it make it?",
                ]),
                O(&["By courier at our cost, it's there on {date}.", "I've put it on the express: {date}, {window}."]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "your courier [came three hours late and didn't ring|left the box in the rain|told me to come down to the van]. Order {order}. [Is that how you do things?|Is this normal?]",
                    "I want to complain about a delivery: [12 to 3 turned into eight in the evening|not a word all day]. Order {order}.",
                ]),
                O(&[
                    "No, [that isn't how it should be|that's not right at all]. I'm sorry. Is the order itself all right?",
                    "I understand, [that's not good enough|I'd be annoyed too]. Is what was inside intact?",
                ]),
                V(&[
                    "Yes, [it's fine, that's not the point|everything's intact]",
                    "It is. [I just want you to know.|But still.]",
                ]),
                O(&[
                    "Thank you for telling us. I've refunded the delivery, {fee}, and somebody will speak to them today.",
                    "{fee} is on its way back to your card, and I've passed this to the delivery manager.",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "the {plant} arrived [dried out|half dead|with black leaves]. Order {order}. [Half the leaves fell off.|The soil is dust.]",
                    "Got the {plant} from {order}, [dry as a bone|leaves black]. What do I do with {plant~it|it|it|them}?",
                ]),
                O(&[
                    "I'm really sorry. Stand {plant~it|it|it|them} in the shade, water well, and send us a photo, please. [Three days often make a difference.|]",
                    "Sorry about that. Soak the roots for two hours, then shade. And a photo would help us.",
                ]),
                V(&[
                    "Photo sent. [Six days in a box, what did you expect.|]",
                    "It's in your inbox. And if {plant~it doesn't|it doesn't|it doesn't|they don't} recover?",
                    "sent the photo, have a look",
                ]),
                O(&[
                    "I see it. If there's no change in five days, we replace {plant~it|it|it|them}, no questions.",
                    "A replacement leaves on {date}, by courier this time. [No need to send anything back.|]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "something's missing from {order}: no {goods} in the box",
                    "The {tea} is on the receipt and not in the box. Order {order}. [Where is it?|So?]",
                ]),
                O(&[
                    "Let me check the packing video. /…/ You're right, it never went in. Sorry! We'll send it today.",
                    "Checking the parcel's weight. /…/ Too light, you're right. It's coming, on us.",
                ]),
                V(&["And when will it come?", "OK, same address. When?"]),
                O(&[
                    "On {date}, {window}. [If you'd rather have the money, just say.|]",
                    "It'll be there on {date}. [You'll get a text.|]",
                ]),
            ],
            further: FURTHER,
        },
    ],
};

const FURTHER: &[(&str, &str)] = &[
    (
        "That's the second time this year. [Do you check anything?|What's going on?]",
        "I understand. [Two people check each box now.|We've started checking twice, yours went out just before.]",
    ),
    (
        "[Do I get anything for the trouble?|Any discount next time?]",
        "{fee} in points is on your account already. [Good for everything but delivery.|]",
    ),
    (
        "Who do I write to so it doesn't happen again?",
        "It's with the manager now, who looks at each of these. [A review helps as well, they read them.|]",
    ),
    ("[Do I have to sign something?|Any forms?]", "No, [nothing at all|we have all we need][, we'll do the rest|]."),
];
