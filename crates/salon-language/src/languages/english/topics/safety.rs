//! What a person must see, and who we are speaking with.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    // Person.
    topic(
        "(add|adding|include|throw in|tack on) .. <service> .. (to|with|onto|into) (my|the|our|that|this|it) ..",
        IntentKind::Person,
        86,
    ),
    topic(
        "(talk|speak|chat|text|connect me|transfer me|put me through|get me|reach) (to|with) (a|an|the|some|your|my)? (real|actual|live|human)? (&person|<staff>)",
        IntentKind::Person,
        90,
    ),
    topic(
        "(real|actual|live) (person|human|agent)",
        IntentKind::Person,
        75,
    ),
    topic(
        "(can|could|have|please|want|need) (someone|somebody|anyone|you|a person|a human|the owner|the manager|<staff>)? (to)? (call|ring|phone) (me|us)",
        IntentKind::Person,
        85,
    ),
    topic(
        "^ (please)? (call me|a person|person|human|agent|operator|representative|a human|manager|owner|receptionist|someone real) .. $",
        IntentKind::Person,
        85,
    ),
    topic(
        "(need|want|get|like) (a|to see a|the|to see the|me a|me the) (person|human|manager|owner|representative|supervisor)",
        IntentKind::Person,
        82,
    ),
    // Complaint.
    topic(
        "(unhappy|disappointed|unacceptable|disgusted|dissatisfied|furious|appalled|ripped off|scammed)",
        IntentKind::Complaint,
        90,
    ),
    topic(
        "(really|very|so|super|extremely|pretty) (upset|mad|angry|frustrated|annoyed)",
        IntentKind::Complaint,
        84,
    ),
    topic(
        "(turned|came out|turned out) (orange|green|brassy|wrong|horrible|awful)",
        IntentKind::Complaint,
        88,
    ),
    topic(
        "(not|never) (happy|satisfied|pleased|impressed|coming back|going back) ..",
        IntentKind::Complaint,
        84,
    ),
    topic(
        "(hate|hated|hates|ruined|messed up|botched|screwed up|butchered|destroyed|fried|wrecked) (my|the|it|how|this|what) ..",
        IntentKind::Complaint,
        88,
    ),
    topic(
        "(want|need|get|like|give me|demand|for) (a|my|me a)? (full)? (refund|money back|my money back)",
        IntentKind::Complaint,
        90,
    ),
    topic(
        "(terrible|awful|horrible|worst|rude|unprofessional|shocking|pathetic|ridiculous|uneven|patchy|brassy|orange) (job|experience|service|haircut|stylist|hair|cut|color|color job|salon|staff)",
        IntentKind::Complaint,
        88,
    ),
    topic(
        "(is|was|were|are|looks|look|came out|turned out|so|really|very) (so|really|very|absolutely|just)? (terrible|awful|horrible|the worst|rude|unprofessional|uneven|patchy|brassy|orange|green|ruined|wrong color|too short)",
        IntentKind::Complaint,
        80,
    ),
    topic(
        "(left|kept|made|had) (me|us) (waiting|wait|sitting|hanging|standing) ..",
        IntentKind::Complaint,
        88,
    ),
    topic(
        "(complain|complaint|make a complaint|file a complaint|bad review|leave a review|one star|1 star)",
        IntentKind::Complaint,
        88,
    ),
    topic(
        "(messed up|ruined|botched|screwed up|fell out|falling out|breaking off)",
        IntentKind::Complaint,
        78,
    ),
    topic(
        "(fix|redo) (my|it|this|the) .. (wrong|bad|uneven|again|hair|color)",
        IntentKind::Complaint,
        70,
    ),
    // Emergency.
    topic(
        "(allergic|allergy|allergies|anaphylaxis|anaphylactic)",
        IntentKind::Emergency,
        92,
    ),
    topic(
        "(bleeding|blister|blisters|blistering|swelling|swollen|hives|rash|infected|infection|unconscious|ambulance|911|hospital|emergency room|chemical burn|burn mark|burn marks)",
        IntentKind::Emergency,
        92,
    ),
    topic(
        "(burn|burned|burnt|burning|burns|burnt up|scalded|cut) (my|me|on my|the) (&bodypart|me|$)",
        IntentKind::Emergency,
        90,
    ),
    topic(
        "(my|the) (&bodypart) (is|are|was|got|still|feels|keeps|really|started|has been|won t stop)? (burning|burned|burnt|on fire|itching|itchy|stinging|peeling|bleeding|swollen|hurting|hurts|numb|raw|red)",
        IntentKind::Emergency,
        92,
    ),
    topic(
        "(can not breathe|hard to breathe|trouble breathing|reaction to|bad reaction|skin reaction|passed out|fainted)",
        IntentKind::Emergency,
        94,
    ),
    topic(
        "(kill|hurt|harm|shoot|stab|beat) (you|her|him|them|myself|me|someone|all of you|you all)",
        IntentKind::Emergency,
        94,
    ),
    topic(
        "(sue you|sue the|sue your|going to sue|will sue|can sue|suing|lawyer|attorney|lawsuit|legal action|police|threatening|suicide|suicidal|bomb)",
        IntentKind::Emergency,
        85,
    ),
    topic(
        "(burn this place|burn it down|burn your|you will regret|you will pay)",
        IntentKind::Emergency,
        90,
    ),
    topic("^ .. emergency ..", IntentKind::Emergency, 70),
    // Opt-out.
    topic(
        "(stop|quit|cease|end) (texting|messaging|sending|contacting|the texts|these texts|the messages|these messages|all texts|bothering|spamming|calling|with the texts|all messages) ..",
        IntentKind::OptOut,
        95,
    ),
    topic(
        "(do not|dont|never|not) (want)? (to)? (text|message|contact|send|texts|messages|receive|get|be texted) (me|this number|these|any|texts|messages|us|from you|your) ..",
        IntentKind::OptOut,
        88,
    ),
    topic(
        "(remove|take|delete|unsubscribe|drop) (me|my number|this number|us) (from|off|of) ..",
        IntentKind::OptOut,
        94,
    ),
    topic(
        "(unsubscribe|opt out|opt me out|opting out|optout|opt - out)",
        IntentKind::OptOut,
        94,
    ),
    topic(
        "(no more|stop all|enough) (texts|messages|texting|messaging|of these texts|of these messages|of your texts)",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "(leave me alone|lose my number|lose this number)",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "(do not|no longer) (want|wish|care) to (get|receive|be|hear) .. (texts|messages|contacted|from you|texted)",
        IntentKind::OptOut,
        94,
    ),
    topic(
        "^ (please)? stop (please|now|it now|this|immediately|thanks|thank you)? $",
        IntentKind::OptOut,
        72,
    ),
    topic(
        "(do not|no longer) (want|need|wish for) (any|any more|more|your|these|the|those)? &message",
        IntentKind::OptOut,
        90,
    ),
    topic(
        "(get|keep|leave) me? (off|out of|off of) (this|the|your|that|of) ..",
        IntentKind::OptOut,
        86,
    ),
    topic(
        "(stop|quit|discontinue|cease|end) (getting|receiving|blowing up|sending|with)? (all|the|these|your|any|me)? (future|further|text|of these)? (&message|communication|contact|my phone)",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "(discontinue|cease) (sending|all|any|texting|messaging|contacting)",
        IntentKind::OptOut,
        90,
    ),
    topic(
        "(enough|done) with (the|these|your|all the) &message",
        IntentKind::OptOut,
        90,
    ),
    topic(
        "(delete|remove|erase|forget|unlist|block) my (number|phone|phone number|cell|info|contact|contacts|#)",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "(no more|way too many|too many) (marketing|text|promo|of your|of these|of the)? &message",
        IntentKind::OptOut,
        90,
    ),
    topic(
        "^ (please|just)? (remove|unsubscribe|block) (me|us) ..",
        IntentKind::OptOut,
        84,
    ),
    topic(
        "turn off? (these|the|your|all)? (text|of the|of these)? &message off?",
        IntentKind::OptOut,
        88,
    ),
    topic(
        "cancel (these|the|all|my|your|any)? (future|text|sms)? (&message|subscription|text subscription)",
        IntentKind::OptOut,
        93,
    ),
    topic(
        "(revoke|withdraw) (my|the|all)? consent",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "if you (text|message|contact|call) (me|us) (again|one more|<number> more|another)",
        IntentKind::OptOut,
        88,
    ),
    // Wrong number.
    topic(
        "(wrong|incorrect) (number|person|phone|contact)",
        IntentKind::WrongNumber,
        95,
    ),
    topic(
        "(this is|i am) (not|no longer) _ _? (anymore|any more|any longer)",
        IntentKind::WrongNumber,
        92,
    ),
    topic(
        "(this is|i am) no longer _ (phone|number|cell)?",
        IntentKind::WrongNumber,
        80,
    ),
    topic(
        "(this|it) is not _ (number|phone|cell)",
        IntentKind::WrongNumber,
        92,
    ),
    topic(
        "^ (this is|i am|sorry this is|sorry i am) not !&notname _ _? $",
        IntentKind::WrongNumber,
        76,
    ),
    topic(
        "(changed|new|different) (numbers|owner|number) .. (not|owner|this)",
        IntentKind::WrongNumber,
        70,
    ),
    topic(
        "(no longer|does not) (has|have|uses|use|owns|own|belongs to|belong to) (this|the|that) (number|phone)",
        IntentKind::WrongNumber,
        92,
    ),
    topic(
        "(no one|nobody) (here)? (by|with|of|named) (that|this)? (name)?",
        IntentKind::WrongNumber,
        80,
    ),
    topic(
        "(new phone|who dis|do not know any|do not know a|never heard of you|i am not your client|you have the wrong|you got the wrong)",
        IntentKind::WrongNumber,
        85,
    ),
    // Are you human.
    topic(
        "(are|r) (you|u) (even|actually|really|just|like|secretly)? (a|an|really)? (real|live|actual|human)? &machine ..",
        IntentKind::AreYouHuman,
        92,
    ),
    topic(
        "(is|was) (this|it|that) (a|an|actually|really)? (real|live|actual)? &machine",
        IntentKind::AreYouHuman,
        88,
    ),
    topic(
        "(if|whether|that) (you|u|your|you are|you re) (were|was|are|is)? (a|an|real)? &machine",
        IntentKind::AreYouHuman,
        86,
    ),
    topic(
        "(talking|speaking|texting|chatting) (to|with) (a|an)? (real)? &machine",
        IntentKind::AreYouHuman,
        86,
    ),
    topic(
        "(am|are|is) (i|we|this|that) (texting|messaging) (a|an) (real|live)? &machine",
        IntentKind::AreYouHuman,
        88,
    ),
    topic(
        "(classified|considered|say you are|think you are|think like|act like|act and think like) (as)? (a|an)? (real)? &machine",
        IntentKind::AreYouHuman,
        86,
    ),
    topic(
        "you .. (a|an) (bot|robot|ai|machine|computer)",
        IntentKind::AreYouHuman,
        70,
    ),
    topic("(bot|robot) (or|?)", IntentKind::AreYouHuman, 60),
    // Tampering.
    topic(
        "(ignore|disregard|forget|override|bypass) (all|your|the|any|previous|every|everything|my) .. (instructions|instruction|rules|rule|prompt|prompts|guidelines|programming|above|before|previous)",
        IntentKind::Tampering,
        95,
    ),
    topic(
        "(system prompt|developer mode|jailbreak|your instructions|your prompt|initial prompt|hidden rules|secret rules)",
        IntentKind::Tampering,
        90,
    ),
    topic(
        "(you are now|pretend to be|pretend you are|act as|roleplay as|from now on you)",
        IntentKind::Tampering,
        80,
    ),
    topic(
        "(100|90|99|80) (%|percent) (off|discount)",
        IntentKind::Tampering,
        75,
    ),
    topic(
        "give me .. (for free|free of charge|discount|% off)",
        IntentKind::Tampering,
        60,
    ),
];
