//! Questions about the salon.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    // Price.
    topic(
        "how (much|expensive|pricey) (is|are|does|do|for|would|will|to|the|it|a|an|you|it cost|$)",
        IntentKind::Price,
        88,
    ),
    topic("how much $", IntentKind::Price, 88),
    topic(
        "how much .. (<service>|charge|cost|costs|run)",
        IntentKind::Price,
        90,
    ),
    topic(
        "(price|prices|pricing|cost|costs|fee|fees|rates|charges|quote|priced) (of|for|on|is|are|list|range|please|$)",
        IntentKind::Price,
        75,
    ),
    topic(
        "(what|whats|how) (is|are|do|does|would) (the|your|you|it|a|it all)? .. (price|prices|cost|costs|rate|rates|charge|charges|fee)",
        IntentKind::Price,
        84,
    ),
    topic("(price|prices|pricing|costs)", IntentKind::Price, 70),
    topic(
        "<service> (price|cost|prices|pricing|rate)",
        IntentKind::Price,
        88,
    ),
    // Duration.
    topic(
        "how (long|many hours|many minutes|much time) (is|does|do|will|would|are|should|for|it) (a|an|the|it|my|this|that|i|they|you|your)? .. (take|takes|taking|last|be|be there|need|plan|<service>|&booked)",
        IntentKind::Duration,
        90,
    ),
    topic(
        "how long (is|are|for|does) (a|an|the)? <service>",
        IntentKind::Duration,
        92,
    ),
    topic(
        "how long (does it|will it|it will|is it|would it|do they|does that|for) (take|be|last)? $",
        IntentKind::Duration,
        85,
    ),
    topic(
        "(duration|length) of .. (<service>|&booked)",
        IntentKind::Duration,
        80,
    ),
    topic("^ how long $", IntentKind::Duration, 80),
    // Hours.
    topic(
        "(what|when|which) (are|is|time|r) (your|the|do|are|you) .. (hours|open|close|opening|closing|opens|closes)",
        IntentKind::Hours,
        86,
    ),
    topic(
        "(opening|business|working|store|salon|shop|your|holiday|weekend) hours",
        IntentKind::Hours,
        84,
    ),
    topic(
        "^ (hours|your hours|what hours) .. $",
        IntentKind::Hours,
        84,
    ),
    topic(
        "(are|r|is) (you|the salon|the shop|it|y all|yall|you guys) (open|opened|closed) ..",
        IntentKind::Hours,
        86,
    ),
    topic(
        "(when|what time|how late|how early|until when) (do|does|are|is) (you|the salon|the shop|yall|you guys) (open|close|closing|opening)",
        IntentKind::Hours,
        88,
    ),
    topic(
        "(when|what time) .. (open|close|opens|closes) (up|on|today|tomorrow|$)",
        IntentKind::Hours,
        70,
    ),
    topic(
        "^ (open|you open|u open) (<day>|<days>|now|late) ..",
        IntentKind::Hours,
        75,
    ),
    topic("what days are you open", IntentKind::Hours, 88),
    // Address.
    topic(
        "(where|whereabouts) (are|is|r) (you|the &place|your &place|yall|it|this &place|you guys) (at|located|based)?",
        IntentKind::Address,
        85,
    ),
    topic(
        "(your|the|their|its|salon|street|whats|what is|what|full|it) (street|full|exact|salon)? (address|location)",
        IntentKind::Address,
        84,
    ),
    topic(
        "^ (address|location|directions|where) .. $",
        IntentKind::Address,
        80,
    ),
    topic(
        "(directions|how do i get there|how do i get to you|how to get there|how do i find you|how to find you)",
        IntentKind::Address,
        80,
    ),
    topic("where .. (located|find you)", IntentKind::Address, 82),
    // Policy.
    topic(
        "(cancellation|cancelation|late|no show|noshow|refund|return|tipping|tip|late fee|deposit|privacy|rescheduling) (policy|policies|fee|fees|charge|charges|rule|rules)",
        IntentKind::Policy,
        90,
    ),
    topic("(policy|policies)", IntentKind::Policy, 75),
    topic(
        "(do|does|can|will|are|is|if) .. (take|takes|accept|accepts|allow|allows|do|does|taking|require|requires|require a|let) (you|a|any|online|lunch|brunch|me)? (make)? (walk - ins|walk ins|walkins|walk in|reservations|insurance|deposits|deposit)",
        IntentKind::Policy,
        86,
    ),
    topic(
        "(do|does|can|will|are|is|if) .. (take|takes|accept|accepts|taking) (any|only|just)? (cards|card|credit cards|cash|apple pay|venmo|zelle|paypal|checks|gift cards|tips)",
        IntentKind::Policy,
        70,
    ),
    topic(
        "(walk - ins|walk ins|walkins|walk in)",
        IntentKind::Policy,
        76,
    ),
    topic(
        "(will|would|am|do) i (be|get|getting)? charged",
        IntentKind::Policy,
        84,
    ),
    topic(
        "(will|would|is) there (be)? (a|any|some)? (fee|charge|penalty)",
        IntentKind::Policy,
        84,
    ),
    topic(
        "(is there|do you charge|will i be charged|do i get charged|do i have to pay|do i need to pay) .. (fee|charge|penalty|deposit|if i cancel|to cancel|for canceling)",
        IntentKind::Policy,
        88,
    ),
    topic(
        "(takes|accepts|take|accept|taking) reservations",
        IntentKind::Policy,
        88,
    ),
    topic(
        "(is it possible to|can you|can i|could i|possible to|let you) (make|reserve) (a table|reservations|a reservation) (in advance for|with|at) !#",
        IntentKind::Policy,
        82,
    ),
    topic(
        "(are) reservations (taken|required|needed|accepted)",
        IntentKind::Policy,
        88,
    ),
    topic(
        "(how|very|pretty|really) (busy|crowded|packed)",
        IntentKind::Policy,
        80,
    ),
    topic(
        "(is|are|it) .. (busy|crowded|packed) (at|around|on|now|right now|tonight)",
        IntentKind::Policy,
        76,
    ),
    topic(
        "(how long|what) (is|are|will|would|do|does)? .. (wait|line|queue|wait time|waiting time|wait is like)",
        IntentKind::Policy,
        82,
    ),
    topic(
        "(a|have|the) wait (how long|time|like)",
        IntentKind::Policy,
        80,
    ),
    topic(
        "how long (will|would|do|should) i have to wait",
        IntentKind::Policy,
        84,
    ),
    topic(
        "(how many people|how much traffic|whats the crowd|what is the crowd) .. (at|go|get|like)",
        IntentKind::Policy,
        74,
    ),
    topic("available for a seating", IntentKind::Policy, 70),
    // Menu.
    topic(
        "(what|which) (kind of|type of|sort of|other|hair|kinds of|types of)? (services|treatments|service) ..",
        IntentKind::Menu,
        85,
    ),
    topic(
        "(do|does|can) (you|yall|<staff>|anyone|you guys|they|she|he) (do|offer|have|provide|sell|carry|specialize in) (a|any|kids|mens|womens)? <service>",
        IntentKind::Menu,
        86,
    ),
    topic(
        "^ (services|menu|service list|service menu|the menu|your menu) .. $",
        IntentKind::Menu,
        82,
    ),
    topic(
        "(your|see|the|service) (services|menu|service list)",
        IntentKind::Menu,
        70,
    ),
    topic(
        "(who) (does|do|can do|specializes in|is best|offers) .. <service>",
        IntentKind::Menu,
        82,
    ),
    topic(
        "who (works|are your stylists|do you have|is working|cuts|are the stylists)",
        IntentKind::Menu,
        70,
    ),
    topic(
        "what all? (do|does) (you|yall|you guys|you all) all? (do|offer)",
        IntentKind::Menu,
        78,
    ),
    topic(
        "(do|does) (you|yall|you guys|you all|they|<staff>) (all|also|even)? (do|offer|have|provide) .. &treatment",
        IntentKind::Menu,
        86,
    ),
];
