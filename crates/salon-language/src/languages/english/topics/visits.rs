//! Wanting, moving, cancelling and confirming visits, and being late for them.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    // Book.
    topic(
        "(book|schedule|reserve|arrange|set|pencil|fix|make|get|need|want|like|plan|find|have|take|grab|snag|hold|put|setup|request) (me|us|up|in|for|to)? (me|us|in|a|an|another|the|my|some|new)? (a|an|the|new|hair|nail|next|room|regular|open)? (&visit|meeting room|conference room)",
        IntentKind::Book,
        80,
    ),
    topic(
        "(book|schedule|reserve|arrange) (it|one|me in|us in|in|for me|for us|something|that|this|him|her)",
        IntentKind::Book,
        75,
    ),
    topic(
        "(book|schedule|reserve) (me|us) (for|at|on|<day>|<clock>|<days>|please|$)",
        IntentKind::Book,
        75,
    ),
    topic(
        "(book|schedule|reserve) (me|us)? (for|at|on) (<day>|<clock>|<days>|<part>|<service>)",
        IntentKind::Book,
        75,
    ),
    topic(
        "^ (please)? (book|booking) (please)? $",
        IntentKind::Book,
        70,
    ),
    topic(
        "(book|reserve|schedule) (a|me a|me in for|us for)? <service>",
        IntentKind::Book,
        88,
    ),
    topic(
        "(want|need|like|get|have|do|love|wanting|needing|looking for|interested in|come in for|in for|due for|time for|give me) .. <service>",
        IntentKind::Book,
        80,
    ),
    topic(
        "(can|could|may) (i|we) .. (get|have|book|come|schedule|make|do) .. <service>",
        IntentKind::Book,
        85,
    ),
    topic(
        "(can|could|may) (i|we) (come|pop|stop|swing|drop) (in|by|over|round)?",
        IntentKind::Book,
        72,
    ),
    topic(
        "(fit|squeeze|slot|pencil|get|put|slide) (me|us) (in|down|on)",
        IntentKind::Book,
        80,
    ),
    topic(
        "(want|need|like|love|hope|looking|trying) to (book|schedule|reserve) (in|with|something|a time|for|again|$)",
        IntentKind::Book,
        72,
    ),
    topic(
        "(want|need|like|love|hope|looking|trying) to (come in|get in|be seen|see <staff>|come by|come on|come at)",
        IntentKind::Book,
        72,
    ),
    topic(
        "(make|do|book|put|set|schedule) (it|that|me|us|one) (for|on|at|to|down for)? (<day>|<clock>|<days>|<part>)",
        IntentKind::Book,
        70,
    ),
    topic("(need|going|want|have|like) to meet", IntentKind::Book, 70),
    topic(
        "(under|use) (the name|name) .. (book|reserve)",
        IntentKind::Book,
        75,
    ),
    topic(
        "(meeting|conference) (room|rooms) .. (available|open|availability)",
        IntentKind::Availability,
        70,
    ),
    topic(
        "(&visit|rooms) (availability|available|open)",
        IntentKind::Availability,
        75,
    ),
    topic(
        "(available|open) (&visit|meeting rooms)",
        IntentKind::Availability,
        75,
    ),
    topic("eat (at|in) <clock>", IntentKind::Book, 60),
    topic(
        "(book|schedule|put|fit|squeeze) (me|us|myself)? (and|&|plus|with)? my .. &family",
        IntentKind::Book,
        78,
    ),
    topic(
        "(am|was|were|been) (thinking|hoping) .. .. (<day>|<days>|<service>|<clock>|<part>)",
        IntentKind::Book,
        76,
    ),
    topic(
        "(can|could|would) (you|yall|you guys|we|i|<staff>) (do|make|manage) (<day>|<clock>|<days>|<part>|<times>)",
        IntentKind::Book,
        72,
    ),
    // Move.
    topic(
        "(reschedule|rescheduling|rebook|rebooking|rescheduled)",
        IntentKind::Move,
        90,
    ),
    topic(
        "(move|change|switch|push|bump|shift|alter|swap|postpone|delay|modify|adjust|edit|amend) (my|the|our|that|this|his|her|it|a)? .. (&booked|time|date|day)",
        IntentKind::Move,
        88,
    ),
    topic(
        "(move|change|switch|push|bump|shift|postpone|swap) (it|me|us|that|this|them|mine) (to|from|back|up|for|till|until|out|a|$)",
        IntentKind::Move,
        80,
    ),
    topic(
        "(move|change|switch|push|bump|shift) .. (to|for|till|until) (<day>|<clock>|<days>|<part>|later|earlier|another|a different)",
        IntentKind::Move,
        85,
    ),
    topic(
        "(move|push|bump|shift|postpone|delay|swap) (his|her|the)? .. <service>",
        IntentKind::Move,
        86,
    ),
    topic(
        "(change|switch|adjust) (his|her|the)? <service> .. (<day>|<clock>|<days>|<part>|earlier|later)",
        IntentKind::Move,
        86,
    ),
    topic(
        "(do|make) <service> (a bit|a little|bit)? (earlier|later|sooner) (than|instead|$)",
        IntentKind::Move,
        86,
    ),
    topic("<length> (earlier|sooner)", IntentKind::Move, 86),
    topic(
        "(come|come in|do|make|move|push|bump) (it|us|me|my|the|that)? .. <length> later",
        IntentKind::Move,
        86,
    ),
    topic(
        "(can not|will not|not able to|unable to|not going to) (be able to)? (make|come|do|get|attend) .. (can|could|another|reschedule|instead|different|move|next) ..",
        IntentKind::Move,
        70,
    ),
    topic(
        "(different|another|other|new) (day|time|date) (for|instead of) (my|the|our) &booked",
        IntentKind::Move,
        80,
    ),
    topic(
        "(come|come in) (earlier|later|sooner) (instead|than)?",
        IntentKind::Move,
        60,
    ),
    topic("(<day>|<clock>|<days>) instead", IntentKind::Move, 55),
    topic(
        "(can|could|may) (we|i|you) (do|come|come in|make it|have|get|take) .. (<day>|<clock>|<days>|<part>) instead",
        IntentKind::Move,
        84,
    ),
    topic(
        "instead (on|at|do|make it)? (<day>|<clock>)",
        IntentKind::Move,
        55,
    ),
    // Cancel.
    topic(
        "(cancel|canceled|canceling|cancels) (my|the|our|that|this|all|any|his|her)? .. (&booked|<service>|<day>|<clock>|<days>|<part>)",
        IntentKind::Cancel,
        92,
    ),
    topic(
        "(cancel|canceled|canceling) (my|the|our)? (it|everything|both|all|mine) $",
        IntentKind::Cancel,
        85,
    ),
    topic("(cancel|canceling) (on|for|please)", IntentKind::Cancel, 80),
    topic(
        "(need|want|have|like|got) to cancel $",
        IntentKind::Cancel,
        90,
    ),
    topic("^ please? cancel please? $", IntentKind::Cancel, 90),
    topic(
        "&booked .. (needs|need|has|have|should|must|to be|be)? .. (canceled|cancel)",
        IntentKind::Cancel,
        88,
    ),
    topic(
        "(call off|scrap|abandon|drop|repeal|get rid of|delete|remove|nix) (my|the|our|that|a)? .. &booked",
        IntentKind::Cancel,
        85,
    ),
    topic(
        "(do not|not|no longer) need (it|them)? (any more|anymore)",
        IntentKind::Cancel,
        62,
    ),
    topic(
        "(no longer|do not|will not|not) (actually|really)? (need|want|require|needed|necessary) (my|the|that|an|this)? .. (&booked)",
        IntentKind::Cancel,
        85,
    ),
    topic(
        "&booked .. (no longer|not|do not) .. (needed|need|necessary|want|required|require)",
        IntentKind::Cancel,
        85,
    ),
    topic(
        "(can not|will not|not going to|not able to|unable to) (be able to)? (make it|come|be there|attend|make my appointment|make the appointment|make our appointment|make tomorrow|make today)",
        IntentKind::Cancel,
        78,
    ),
    topic(
        "(can not|will not|not going to|not able to|unable to) (be able to)? (make|come to|attend) .. (&booked|<service>)",
        IntentKind::Cancel,
        86,
    ),
    topic(
        "(not coming|will not be coming|wont be in)",
        IntentKind::Cancel,
        70,
    ),
    topic(
        "(remove|take|drop|delete|cross) (me|us|my name|our name) (from|off|of|out of) (for|on|the|your)? (schedule|books|book|calendar|<day>|<days>)",
        IntentKind::Cancel,
        86,
    ),
    // Confirm.
    topic(
        "confirming (my|our|the|that|for|i am) .. (&booked|<day>|<clock>|<service>|coming)",
        IntentKind::Confirm,
        89,
    ),
    topic(
        "(i|we) (confirm|am confirming|can confirm)",
        IntentKind::Confirm,
        85,
    ),
    topic(
        "^ (yes)? ,? (confirmed|confirm|confirming) please? $",
        IntentKind::Confirm,
        85,
    ),
    topic(
        "(will|i will|we will|i) (be there|see you then|see you there|be coming)",
        IntentKind::Confirm,
        65,
    ),
    topic(
        "(see you|c you) (then|there|tomorrow|soon|<day>|<clock>)",
        IntentKind::Confirm,
        55,
    ),
    topic(
        "(still|definitely) (coming|on|good|planning)",
        IntentKind::Confirm,
        60,
    ),
    // Running late.
    topic(
        "running (a|just|super|very|so|really)? (a bit|little|bit|few|tad)? .. (late|behind|minutes late)",
        IntentKind::RunningLate,
        94,
    ),
    topic(
        "running (<number>|<length>) .. (late|behind)",
        IntentKind::RunningLate,
        96,
    ),
    topic(
        "(<number>|<length>) (minutes)? late",
        IntentKind::RunningLate,
        92,
    ),
    topic(
        "(i will|i am|we are|we will|going to|might|may|gonna) (be|a|going to be|gonna be|probably be)? (a|about|around|like)? (little|bit|few|few minutes|<number>|<length>)? (bit|minutes)? late",
        IntentKind::RunningLate,
        92,
    ),
    topic(
        "(stuck in traffic|traffic is|in traffic|running behind|lost track of time|bus is late|train is late|car trouble|flat tire)",
        IntentKind::RunningLate,
        86,
    ),
    topic(
        "(be there|there|arrive|arriving|get there) in <length>",
        IntentKind::RunningLate,
        86,
    ),
    topic(
        "(on my way|omw|almost there|<length> away|<length> out|<length> behind)",
        IntentKind::RunningLate,
        72,
    ),
    topic(
        "(late) (for|to) (my|the|our) (&booked|<clock>)",
        IntentKind::RunningLate,
        90,
    ),
];
