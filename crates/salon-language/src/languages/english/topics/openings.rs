//! What is booked, what is free, and what else there is.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    // My visits.
    topic(
        "(confirm|check|verify|see|find|pull up|look up|double check|make sure) (on|to|for|and|that|my|our|if|i|the|a|over|whether|there)? .. (&booked)",
        IntentKind::MyVisits,
        84,
    ),
    topic(
        "(when|what time|what day|what date|which day|where) (is|are|was|do|did|am|s) (my|our|i|that|the|we) .. (&booked|booked|scheduled|coming|<service>|meeting|due)",
        IntentKind::MyVisits,
        88,
    ),
    topic(
        "my (next|upcoming|coming|current|existing) (&booked|one)",
        IntentKind::MyVisits,
        82,
    ),
    topic(
        "(do|did|does|have) (i|we) (have|got|book|make|schedule) .. (&booked|booked|scheduled|anything|coming up)",
        IntentKind::MyVisits,
        86,
    ),
    topic(
        "(what|which|how many|show|list|tell me|let me hear|bring up|hear|any) (me|are|is|of|all|the|my|our|about|on|if|whether|or|not|any)? .. (meetings|appointments|bookings|reservations) .. (have|today|booked|scheduled|for|made|schedule|coming)",
        IntentKind::MyVisits,
        80,
    ),
    topic(
        "(am|are) (i|we) (still)? (booked|scheduled|down|on the schedule|on the books|good|set|confirmed|all set|coming|meeting)",
        IntentKind::MyVisits,
        82,
    ),
    topic(
        "am i (gonna|going to) be? (meeting|coming)",
        IntentKind::MyVisits,
        75,
    ),
    topic(
        "(is|are) (my|our) .. (&booked) (still)?",
        IntentKind::MyVisits,
        80,
    ),
    topic(
        "(what|when) (did|have) (i|we) (book|booked|schedule|scheduled|make|reserve)",
        IntentKind::MyVisits,
        85,
    ),
    topic(
        "(what|which) (day|time|date) (did|have|was|am) (i|we) ..",
        IntentKind::MyVisits,
        82,
    ),
    topic(
        "(i|we) (forgot|forget|can not remember|do not remember) (when|what time|what day|my)",
        IntentKind::MyVisits,
        80,
    ),
    topic(
        "(meeting|my|todays) schedule (today|for|please|between|$)",
        IntentKind::MyVisits,
        70,
    ),
    topic(
        "(is|are) (there|any) (a|any)? (meetings|meeting|reservation|reservations) (with|from|for|today|booked|on|scheduled)",
        IntentKind::MyVisits,
        78,
    ),
    topic(
        "if (i|we) have (a|an|any) .. &booked",
        IntentKind::MyVisits,
        84,
    ),
    topic(
        "not (i|we) have (a|an|any) .. &booked",
        IntentKind::MyVisits,
        84,
    ),
    topic("(meetings|appointments) today $", IntentKind::MyVisits, 70),
    topic(
        "(did|do|does) .. (my|todays) .. schedule .. &booked",
        IntentKind::MyVisits,
        75,
    ),
    topic(
        "(schedule|calendar) include any &booked",
        IntentKind::MyVisits,
        75,
    ),
    topic(
        "my &booked with _ is (scheduled|booked|at|on) (for)? (when|what)",
        IntentKind::MyVisits,
        80,
    ),
    topic(
        "(scheduled|booked) (a)? (meeting|appointment) (with me|today with)",
        IntentKind::MyVisits,
        70,
    ),
    topic(
        "(is|aware of) .. (any)? meetings with me",
        IntentKind::MyVisits,
        70,
    ),
    topic(
        "(is|are) (there|reservation|reservations) (reservation|reservations)? for",
        IntentKind::MyVisits,
        60,
    ),
    // Somebody else's.
    topic(
        "(when|what time|what day|is|does|did|what|tell me|confirm|has|when is) .. <owner> (next|upcoming)? (&booked|<service>)",
        IntentKind::SomebodyElsesVisit,
        93,
    ),
    topic(
        "<owner> (next|upcoming)? &booked",
        IntentKind::SomebodyElsesVisit,
        70,
    ),
    topic(
        "(when|what time|what day|what date) (is|are|does|do|did|was) <person> (coming|booked|scheduled|due|have|got|supposed|getting|there|in)",
        IntentKind::SomebodyElsesVisit,
        90,
    ),
    topic(
        "(when|what time|what day|what date) .. (my|our) &ofrelative &booked",
        IntentKind::SomebodyElsesVisit,
        93,
    ),
    topic(
        "(my|our) &ofrelative &booked .. .. (when|what time|what day|what date)",
        IntentKind::SomebodyElsesVisit,
        93,
    ),
    // Availability.
    topic(
        "(any|what|which|have|got|get|more|earlier|later|your|see|check|the|next) (more|available|other|free|open|an|a|any|is|your)? (availability|availabilities|openings|opening|slots|slot|open slots|spots|free times|times available|time available|open times|appointments available|appointments|cancellations)",
        IntentKind::Availability,
        80,
    ),
    topic(
        "^ (openings|availability|opening|appointments|times|slots) .. $",
        IntentKind::Availability,
        80,
    ),
    topic(
        "(anything|something|any time|anytime|space|room|time|times) (available|open|free|left|on <day>|for <day>|<day>|<part>|<days>|around|in the|after|before|this|at <clock>)",
        IntentKind::Availability,
        75,
    ),
    topic(
        "(is|are) (there|you|she|he|they|anyone|anybody|<staff>|it|that) .. (available|free|availability|space)",
        IntentKind::Availability,
        78,
    ),
    topic(
        "(is|are|does|do) (you|<staff>|she|he|they|anyone) (working|work|in|there|have|free|available) .. (<day>|<part>|<clock>|<days>)",
        IntentKind::Availability,
        75,
    ),
    topic(
        "(do|does|have) (you|she|he|they|<staff>) (have|got|do) .. (<day>|<clock>|<part>|<days>|openings|available|free|open|availability|time|times)",
        IntentKind::Availability,
        75,
    ),
    topic(
        "(when|how soon|what time|what times|what day|what days|which days) (can|could|would) (i|we) (come|get in|be seen|book|see|have an appointment|get an appointment|get a)",
        IntentKind::Availability,
        66,
    ),
    topic(
        "(when|how soon|what time|what times|what day|what days|which days) (can|could|would|will) (you|she|he|<staff>|they) (fit|see|take|do|get|squeeze|have)",
        IntentKind::Availability,
        66,
    ),
    topic(
        "(when|what time|what times|what day|what days|which days) (are|is|does|do) (you|she|he|<staff>|they|the next|your next) (free|available|have|got|next|opening|appointment|work|working|in)",
        IntentKind::Availability,
        66,
    ),
    topic(
        "what (do|have) you (have|got) (available|free|open|for|on|left|this|next|<day>|<days>|<part>|$)",
        IntentKind::Availability,
        78,
    ),
    topic("(what|which) times ..", IntentKind::Availability, 60),
    topic("(check|see) .. availability", IntentKind::Availability, 80),
    topic("availability", IntentKind::Availability, 60),
    topic(
        "(any|a) tables? (free|available)",
        IntentKind::Availability,
        65,
    ),
    topic("<earliest>", IntentKind::Availability, 45),
    // Alternatives.
    topic(
        "(another|other|different|else|alternative|additional) (hair|beauty|nail)? (time|times|day|days|option|options|salon|salons|one|ones|slot|slots|opening|openings|place|places|date|dates|choices|choice|stylist|results|doctor)",
        IntentKind::Alternatives,
        80,
    ),
    topic(
        "(any|some|find|show|see|have|more|give me|me) (me|the)? (others|another|alternatives|other|alternative|else|different)",
        IntentKind::Alternatives,
        72,
    ),
    topic(
        "(something|anything|somewhere|someplace|what|anyone|somebody|someone|where) (else|different|other)",
        IntentKind::Alternatives,
        70,
    ),
    topic(
        "(none|neither|those|these|they) (of them|of those|of these)? (work|works|do not work|does not work|will not work|do not suit|fit) ..",
        IntentKind::Alternatives,
        45,
    ),
    topic(
        "(none|neither) of (those|these|them)",
        IntentKind::Alternatives,
        75,
    ),
    topic(
        "(do not|does not|will not|can not) (work|suit|fit|do that|do those|do any|make that|make those|like)",
        IntentKind::Alternatives,
        55,
    ),
    topic(
        "(try again|keep looking|look for another|look for others|search again|next one please|show me more|what others)",
        IntentKind::Alternatives,
        60,
    ),
    // Waitlist.
    topic(
        "(wait list|waitlist|waiting list|cancellation list|cancelation list|standby)",
        IntentKind::Waitlist,
        92,
    ),
    topic(
        "(if|when) (anything|something|a spot|a slot|one|anyone|somebody|someone|an appointment|any spots) (opens|opens up|open up|comes up|frees up|becomes available|cancels)",
        IntentKind::Waitlist,
        90,
    ),
    topic(
        "(text|call|let|notify|message|contact|tell) me (know)? if (anything|something|there is|you get|you have|one|a|someone)",
        IntentKind::Waitlist,
        86,
    ),
];
