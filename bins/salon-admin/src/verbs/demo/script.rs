//! The five conversations.

/// What somebody texts.
#[derive(Debug)]
pub(super) struct Conversation {
    pub(super) title: &'static str,
    pub(super) number: &'static str,
    pub(super) texts: &'static [&'static str],
}

/// Somebody who books and then moves the visit, and three others.
pub(super) const CONVERSATIONS: [Conversation; 5] = [
    Conversation {
        title: "A booking with a stylist",
        number: "+19185550123",
        texts: &[
            "Hi! I'd like a haircut with Sarah on Wednesday at 10am",
            "yes please",
            "Ana Lopez",
        ],
    },
    Conversation {
        title: "The same visit, moved",
        number: "+19185550123",
        texts: &["Can I move it to Wednesday at 3pm?", "yes"],
    },
    Conversation {
        title: "A price, and where to park",
        number: "+19185550142",
        texts: &["How much is a balayage?", "ok thanks. is there parking?"],
    },
    Conversation {
        title: "STOP in the middle of a booking, and START again",
        number: "+19185550167",
        texts: &[
            "mens cut with Sam tuesday 2pm",
            "STOP",
            "START",
            "mens cut with Sam tuesday 2pm",
        ],
    },
    Conversation {
        title: "A complaint",
        number: "+19185550188",
        texts: &[
            "My color from last week came out orange and I'm really upset. I want to speak to a manager",
        ],
    },
];
