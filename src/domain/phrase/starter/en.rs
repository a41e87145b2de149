//! In English.

pub const SET: [(&str, &str, &str); 14] = [
    ("Greeting", "Hello", "Hello, {visitor}! My name is {operator}. How can I help?"),
    ("Greeting", "Welcome back", "Good to see you again, {visitor}! What can I do for you today?"),
    ("Greeting", "One moment", "One moment, please: I am looking it up."),
    ("Questions", "Order number", "Could you tell me the number of your order? It is in the e-mail that we sent you."),
    ("Questions", "Name and contact", "How may I address you, and where can we reach you: by e-mail or by telephone?"),
    (
        "Questions",
        "Screenshot",
        "Could you describe step by step what you did and what you see on the screen now? The exact words of the message help most.",
    ),
    ("Questions", "Did I understand", "Let me make sure that I have understood you correctly:"),
    (
        "Answers",
        "Checking with a colleague",
        "I am asking a colleague and will write to you here as soon as I know. You can close this page: the answer will be waiting for you.",
    ),
    (
        "Answers",
        "Passing on",
        "A colleague who knows more about this will take over from me. You do not have to repeat anything: they see our conversation.",
    ),
    (
        "Answers",
        "Out of stock",
        "I am sorry, we are out of this just now. Shall I tell you when it is back, or suggest something similar?",
    ),
    (
        "Difficult",
        "We are sorry",
        "I am very sorry that this happened, {visitor}. Thank you for telling us. Let us put it right.",
    ),
    (
        "Difficult",
        "We cannot do that",
        "I understand why you ask. Unfortunately we cannot do this. What I can offer you instead:",
    ),
    ("Ending", "Anything else", "Is there anything else that I can do for you?"),
    ("Ending", "Goodbye", "Thank you for writing to {company}, {visitor}. Have a good day!"),
];
