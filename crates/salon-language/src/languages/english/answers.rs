//! Answers to questions of ours, names, people, and reactions.

use crate::answers::{Reply, reply};
use crate::understanding::Answer;

/// What stands for which answer. The first found in the text counts.
pub(super) const REPLIES: &[Reply] = &[
    reply(
        "^ (oh|well|um|hmm|ok|okay|ah|hi|hey|great|sorry|thanks|actually)? ,? (no !&nobother|nope|negative|never|nah|noo|naw|no no) ..",
        Answer::No,
    ),
    reply("^ (hell|heck) no", Answer::No),
    reply(
        "(not|hell|no) (happening|nah|way|chance|right now|now|today|yet|at the moment|at this time|just yet|necessary|needed|really|that one|this time)",
        Answer::No,
    ),
    reply(
        "(do not|does not|dont) (want|need|book|do|think so|bother|worry about)",
        Answer::No,
    ),
    reply(
        "(is not|isnt|not|can not be) (right|correct|true|good|it|quite right)",
        Answer::No,
    ),
    reply(
        "(that is|it is|thats) (wrong|incorrect|a no|negatory|a negatory|a negative|false|not)",
        Answer::No,
    ),
    reply("(i would|id|i) say no", Answer::No),
    reply("(got that|got it|is|are) wrong", Answer::No),
    reply(
        "(negatory|incorrect|no thanks|no thank you|rather not|pass)",
        Answer::No,
    ),
    reply("^ not ..", Answer::No),
    reply(
        "^ (okay|maybe|possibly|perhaps)? ,? (maybe|possibly)? (later|another time|some other time|not) (thanks|today)? $",
        Answer::No,
    ),
    reply(
        "^ (i am|we are) (good|fine|all set|set|ok|okay|done) ..",
        Answer::No,
    ),
    reply(
        "^ (that|this) (is|was|will be|would be|should be|be|ll be|does) (all|it|everything|enough) ..",
        Answer::No,
    ),
    reply(
        "(will be all|would be all|is all|was all|all i need|all i needed|everything i need|is it for now|all for now|all for today|nothing else|nothing more|nothing)",
        Answer::No,
    ),
    reply(
        "(does not|do not|will not|can not|wont|not) (work|suit|fit|going to work|gonna work)",
        Answer::No,
    ),
    reply(
        "(none|neither) (of those|of these|of them)? ..",
        Answer::NoneOfThose,
    ),
    reply(
        "(none of those|none of these|none of them|neither|not any of those|no good times)",
        Answer::NoneOfThose,
    ),
    reply(
        "(those|these|they|any of those|any of these) (times)? (do not|will not|can not|dont) (work|suit|fit) ..",
        Answer::NoneOfThose,
    ),
    reply(
        "(either|whichever|whatever|any|both|all) (one|time|of them|of those|of these|works|is fine|is good|is ok|is okay|work|are fine|are good|day|is great|would work|will do|you like|you have|you want|$)",
        Answer::Any,
    ),
    reply(
        "^ (either|any|whichever|whatever|anytime|both) .. $",
        Answer::Any,
    ),
    reply(
        "(whenever|anytime|any time) (works|is fine|is good|is best|suits|you can|you have|you are|that works)",
        Answer::Any,
    ),
    reply(
        "(no preference|does not matter|do not mind|do not care|you decide|you pick|you choose|your choice|up to you|surprise me|i am easy|i am flexible|not picky|all the same)",
        Answer::Any,
    ),
    reply(
        "^ (oh|well|um|hmm|ok|okay|ah|great|hi|hey)? ,? (yes|sure|absolutely|definitely|certainly|correct|okay|perfect|right|affirmative|affirmitive|indeed|totally|please $|ya|aye|ofc|bet|deal|alright|fine|great|awesome|excellent|cool|yessir|fantastic|lovely|wonderful|super|exactly|ye|surely|sweet|good|nice|👍|👌|✅|🙌|❤|💯|✔|😊|🙏|mhm|uh huh|yup|si|oui) ..",
        Answer::Yes,
    ),
    reply(
        "^ (of course|no problem|for sure|sounds good|sounds great|why not|by all means|go for it|go ahead|do it|you bet|thats right|thats fine|thats good|thats great|all right|very well|i agree|i do $|i would $|i will take it|i am in|count me in|lets do it|lets do that|lets do this|lets go|let us do it|let us do that) ..",
        Answer::Yes,
    ),
    reply(
        "(sounds|that sounds|looks|seems) (good|great|perfect|fine|wonderful|lovely|fantastic|awesome|right|nice|excellent|okay|like a plan|amazing|correct)",
        Answer::Yes,
    ),
    reply(
        "(that|this|it|those|these|which|what you said|everything|all|details|one) (is|was|are|looks|will be|would be|will|would|should) (all|totally|actually|just|absolutely|quite|very|so|really|be|entirely)? (right|correct|good|great|fine|perfect|true|okay|factual|a yes|wonderful|excellent|awesome|lovely|ideal|suitable|work|works|alright|nice|accurate|what i want|cool|exactly right)",
        Answer::Yes,
    ),
    reply(
        "(that|this|it|which|one|time|day|place|he|she) (works|suits|will work|will do|would work|should work|would do|would suit|can work) (me|fine|great|well|perfectly|for me|perfect|just fine|good|it)? ..",
        Answer::Yes,
    ),
    reply(
        "(works for me|works great|works well|works fine|good for me|good with me|good to me|fine by me|fine with me|fine for me|okay with me|okay by me|okay for me|i am okay with|i am fine with|i am happy with|i am good with)",
        Answer::Yes,
    ),
    reply(
        "(go ahead|lets do it|do it|please do|yes please|book it|i will take it|i will take that|i will take this|you are right|you are correct|i agree|is true|is correct|is right|thats right|of course|true statement|i would love to|i would love that|i would love it|i would like that|make it so|please proceed|please book)",
        Answer::Yes,
    ),
    reply(
        "^ (yes|yay|great|perfect|okay|thanks)? ,? (i am|we are|i will|we will|will) (be there|be coming|coming|see you|still coming|on my way) ..",
        Answer::Yes,
    ),
    reply(
        "^ (confirm|confirmed|i confirm|i accept|accept|i want that one|that is the one) ..",
        Answer::Yes,
    ),
];

/// Words for people who come along or instead.
pub(super) const FAMILY: &str = "daughter daughters son sons mom mum mother dad father husband wife sister \
    sisters brother brothers friend friends kid kids child children girlfriend boyfriend partner fiance fiancee \
    grandma grandmother grandpa grandson granddaughter aunt uncle niece nephew cousin baby toddler \
    boy girl boys girls mama hubby roommate bestie coworker bridesmaids bridesmaid sis bro fam family teenager teen twins";

/// Who texts is to be served too, with a companion.
pub(super) const TOGETHER: &[&str] = &[
    "(me|myself|i) (and|&|plus|with) (my|a|our|<number>) .. &family",
    "(my|a) .. &family (and|&|plus) (i|me|myself)",
    "(both|two|three) of us",
    "(us both|us two|the both of us)",
    "(with|and|plus|along with|bring|bringing) my .. &family (too|as well|along)?",
    "(me|myself) and (a|another|one other|someone)",
];

/// Somebody else is to be served.
pub(super) const INSTEAD: &[&str] = &[
    "for (my|our|his|her|the|a)? _? &family",
    "(my|our) _? &family (needs|wants|would|is|could|has|would like)",
    "(book|schedule|bring|get) (in)? (my|our) _? &family",
];

/// A number of people.
pub(super) const COUNTS: &[&str] = &[
    "(for|party of|group of|us|we are|there are|there will be|table for) <number> (people|persons|of us|adults|kids|guests|women|men|girls|ladies|friends|ppl)",
    "<number> (people|persons|of us|adults|guests|ladies|ppl)",
    "(the)? <number> of us",
    "(party|group) of <number>",
];

/// What stands before a name that is surely one.
pub(super) const NAME_BEFORE: &[&str] = &[
    "(my|the|our|her|his|first|full|last|customer) (full|first|last|whole)? (name|names) (is|s|:|,|will be|would be|should be)?",
    "name (is|:|=|-|will be|would be)",
    "under (the|my)? (name|names) (of|is|as|:)?",
    "(use|in) (the|my) name (of|is)?",
    "(you)? (can|may|could|please)? call (me|be)",
    "(i am called|they call me|i go by|name it|names)",
    "(booked|reserved|reservation|booking|table|it|week|appointment) (is|it|made|last week)? under",
    "surname (is|:)?",
];

/// What stands before a name that may be one.
pub(super) const NAME_MAYBE: &[&str] = &[
    "(hi|hello|hey|yes|ok|okay|sure)? ,? (this is|i am|it is|its|here is|thats|that is|it would be|it will be)",
    "(the|a|my) (reservation|booking|appointment|table|party of <number>|visit) (is|for|of)? (for|under)",
    "(reservation|booking|appointment|visit) (is)? for",
    "party of <number> (for|under)",
];

/// What stands after a name that is surely one.
pub(super) const NAME_AFTER: &[&str] = &[
    "(is|was) (my|the) name",
    "(is|will be) the (name|person)",
    ", (that is|thats) my name",
    "(has|had|have) (a|the|an) (&booked|table)",
    "here",
];

/// "With" and the like, before a stylist's name.
pub(super) const WITH: &str = "with by see w/";

/// Wordings that leave the stylist open.
pub(super) const ANYONE: &[&str] = &[
    "(anyone|anybody|whoever|any stylist|any of you|any one|any of the stylists|any person|any barber|any artist|any tech|someone|whomever|any available stylist)",
    "(no|any) (preference|particular stylist|stylist preference|one in particular)",
    "(does not|do not) (matter|care|mind) (who|which stylist|with who)",
];

/// What makes a text a question, besides its mark.
pub(super) const ASKS: &[&str] = &[
    "^ (and|also|but|so|actually|yes|no|ok|okay|well|hi|hey|hello|great|thanks|oh)? ,? (what|when|where|who|how|why|which|whose|is|are|does|do|did|has|have|am|was|were)",
    "(can|could|may|would|will) (you|i|u|we) (tell|give|know|have|get|find|ask|see|check|show|please tell|please give|let|provide|share|send|help|also)",
    "(tell|give|show|find|send|get) (me|us) (the|its|it is|it|their|more|a|her|his|your|about|what|when|where|if|how|please)",
    "(let me|like to|want to|need to|love to|wanna) (know|find out|learn|have) ..",
    "(do you know|i wonder|wondering|curious|any idea|may i|can i get|can i have|can i know|can i ask|could i get|could i have|could i know)",
    "(what is|what are|where is|how much|how many|how long|is there|are there|are they|do they|does it)",
];

/// Words that follow "the second".
pub(super) const CHOICE: &str = "one option time slot choice opening please works is would sounds then \
    thanks will for if day visit appointment";

/// Words beside which a number is still the whole answer.
pub(super) const FILLER: &str = "number option no please thanks thank you the i will take lets do go with \
    works would like want for me okay yes is good great fine perfect book choose pick choice then slot";

/// Words around a name that answers "what is your name?".
pub(super) const COURTESY: &str = "yes sure okay hi hello hey please thanks thank you it is oh of course \
    here name my the under";

/// Wordings that end with a stylist who will not do.
pub(super) const NOBODY: &[&str] = &[
    "(anyone|anybody|any one|everyone|everybody|someone|somebody|whoever|any stylist) (but|except|besides|other than|else than) (with)? <staff>",
    "(not|never|except|besides|without|other than|rather than|instead of) (with|by|from|see)? <staff>",
    "(do not|does not|not) (want|like) (to see|to have|with|to go with|going with)? <staff>",
];

/// Wordings after a yes that make it none.
pub(super) const DOUBTS: &[&str] = &[
    "no !&nobother",
    "(not yet|not sure|not that|not this|not now|not today|not really|not with)",
    // "Can't wait!" is joy.
    "^ (okay|yes|oh|no|actually|well|um|sorry|please)? ,? (please)? wait",
    "(hang on|hold on|hold up|hold off|one sec|one second|one moment|a sec)",
    "(give me|need|just) (a|one|two|five|few)? (second|seconds|minute|minutes|min|moment)",
    "let me (think|check|ask|see|look|talk|text|call|get back|confirm)",
    "(i will|i need to|need to|i have to|have to|got to|must|i should|want to|going to) (ask|check|think|talk|see if|see what|let you know|confirm|look|get back)",
    "(ask|check with|talk to|check) my .. &family",
    "(unless|only if|as long as|provided|except)",
    "but (with|not|at|on|can|could|only|if|i|make|no|first|earlier|later|what|how|is|are)",
    "if (it|its|the|there|they|she|he|under|less|you do not|i can)",
    "(actually|on second thought) (not|wait|can|could|lets|make|i|never)",
    "(changed my mind|never mind|nevermind|forget it|scratch that)",
    "^ (okay|alright|cool|great|nice|good|fine|right|sweet|lovely|perfect|awesome|thanks) ,? (and|so|but)? (how|what|where|which|who|is|are|do|does)",
];

/// Wordings that say no when we ask whether to cancel.
pub(super) const KEEPS: &[&str] = &[
    "(keep|keeping) (it|that|my|the|mine|them|this)",
    "leave (it|that|my|mine|them) ..",
    "(do not|dont) cancel",
    "i (will still|am still|can still|still want|still need) ..",
    "i (can|will) make it",
];
