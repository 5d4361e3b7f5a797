//! Talk about the talk itself.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    // Help.
    topic(
        "^ (help|help me|info|instructions|options|commands|i need help|i need some help|can you help me|can you help|need help) please? $",
        IntentKind::Help,
        88,
    ),
    topic(
        "(what|which) (can|could|do|does|are|would|things|kind|kinds|type|types|sort) (can|of)? (you|i|things|this|questions) .. (do for me|help|ask|answer|able to|programmed|do|assist)",
        IntentKind::Help,
        70,
    ),
    topic(
        "(things|questions|topics|subjects) (that)? (you|can i|i can|can you|are you|am i|you can) (can|able to|help|ask|know|like|answer|allowed to)? ..",
        IntentKind::Help,
        78,
    ),
    topic("(allowed|able) to (ask|help) ..", IntentKind::Help, 68),
    topic("can you answer (all|any|my) ..", IntentKind::Help, 68),
    topic("what knowledge do you have", IntentKind::Help, 70),
    topic("(tell me) what (subjects|topics) ..", IntentKind::Help, 70),
    topic("how (does|do) (this|it|you) work", IntentKind::Help, 76),
    topic(
        "what (can|do|should) i (text|write|say|ask|send) (you|here|$) ..",
        IntentKind::Help,
        74,
    ),
    // Repeat.
    topic(
        "(repeat|say) (that|it|this|yourself|again|the last) (again|please|for me|one more time|thing|thing you said)? ..",
        IntentKind::Repeat,
        82,
    ),
    topic(
        "(repeat|repeating) (that|please|it)? $",
        IntentKind::Repeat,
        76,
    ),
    topic(
        "(did not|do not|didnt) (catch|hear|understand|get) (that|what you said|you|it|what you) ..",
        IntentKind::Repeat,
        84,
    ),
    topic(
        "^ (what|huh|pardon|come again|say what|say again please|say again|excuse me) $",
        IntentKind::Repeat,
        76,
    ),
    topic(
        "what (did you|did u|was that you) (just)? (say|said)",
        IntentKind::Repeat,
        84,
    ),
    topic("^ can (you|i) repeat", IntentKind::Repeat, 80),
    // Change language.
    topic(
        "(speak|talk|write|text|use|using|respond|reply|talking|talking to you|switch|translate|prefer|continue|answer|say it) (to|in|into|me in|you in|to you in|you using)? &language",
        IntentKind::ChangeLanguage,
        84,
    ),
    topic(
        "(language) (to|setting|settings|please|from) ..",
        IntentKind::ChangeLanguage,
        76,
    ),
    topic(
        "(change|switch|set) (the|your|my|response|to) (language|response language|&language)",
        IntentKind::ChangeLanguage,
        84,
    ),
    topic("your language .. &language", IntentKind::ChangeLanguage, 80),
    topic(
        "(do|does) (you|anyone|someone|anybody) speak &language",
        IntentKind::ChangeLanguage,
        88,
    ),
    topic(
        "(en|in) &language (please|$)",
        IntentKind::ChangeLanguage,
        76,
    ),
    topic("^ (&language) (please)? $", IntentKind::ChangeLanguage, 80),
    topic(
        "(habla|hablas|hablan) (usted)? espanol",
        IntentKind::ChangeLanguage,
        92,
    ),
    topic(
        "(parlez|parles) .. francais",
        IntentKind::ChangeLanguage,
        92,
    ),
    // Abort.
    topic(
        "(never mind|nevermind|nvm|forget it|forget about it|scratch that|disregard|leave it|drop it)",
        IntentKind::Abort,
        82,
    ),
    topic(
        "^ (please)? (stop it|command cancel|cancel that|stop talking|start over|cancel command|abort|quit it) ..",
        IntentKind::Abort,
        80,
    ),
    topic("(cancel|stop) that (please)? $", IntentKind::Abort, 78),
    topic(
        "(this process|it all|this conversation) (needs to|should|has to) stop",
        IntentKind::Abort,
        76,
    ),
    topic("to cancel it $", IntentKind::Abort, 60),
    topic(
        "(changed my mind|not interested|no longer interested|maybe another time|maybe some other time|another time maybe)",
        IntentKind::Abort,
        70,
    ),
    topic(
        "(let me|i will|ill) (think about it|get back to you|check and get back|think on it|let you know|text you later|call you later)",
        IntentKind::Abort,
        72,
    ),
    // Unsure.
    topic(
        "^ (i am|um|uh|well|hmm)? ,? (um|uh)? ,? (i am)? (not sure|unsure|undecided|maybe|perhaps|possibly|i think maybe|possibly either one|not certain|could go either way) .. $",
        IntentKind::Unsure,
        78,
    ),
    topic(
        "^ i? (do not know|can not say|couldnt say|could not say|can not decide|have no idea|no idea) ..",
        IntentKind::Unsure,
        78,
    ),
    topic("i do not know", IntentKind::Unsure, 60),
    topic(
        "(let me|i need to|i have to|got to|i should) (talk to|talk with|ask|check with|speak to|speak with) my .. &family",
        IntentKind::Unsure,
        76,
    ),
    // Courtesy.
    topic(
        "(thanks|thank you|thank|appreciate it|appreciate|apprecaite|thankful|grateful|cheers|much obliged|tysm)",
        IntentKind::Thanks,
        60,
    ),
    topic(
        "(goodbye|good bye|see ya|see you later|catch you later|take care|talk to you later|talk later|ttyl|regards|so long|see you around)",
        IntentKind::Goodbye,
        58,
    ),
    topic(
        "^ (hi|hello|hey|hiya|howdy|hola|yo|heya|hii|hey there|hi there|hello there|good morning|good afternoon|good evening|good day|greetings|sup|morning|evening) ..",
        IntentKind::Greeting,
        40,
    ),
    topic(
        "(that is|that will be|that would be|that was|thats|this is) (all|it|everything) (for now|for today|thanks|thank you|i need|i needed|i have|i wanted|$)",
        IntentKind::Goodbye,
        64,
    ),
    topic(
        "(nothing more|all i need|all i needed|no more questions|nothing else|that will be all)",
        IntentKind::Goodbye,
        62,
    ),
    topic(
        "^ (thanks|thank you) .. (goodbye|good bye) ..",
        IntentKind::Goodbye,
        66,
    ),
    topic("(goodbye|good bye) $", IntentKind::Goodbye, 66),
    topic(
        "(good|nice|great|awesome|lovely|enjoyed|fun) (our talk|talking|chatting|to talk to you|talking to you)",
        IntentKind::Goodbye,
        64,
    ),
    topic(
        "have a (good|great|nice|lovely|wonderful) (one|day|night|evening|weekend|week|afternoon)",
        IntentKind::Goodbye,
        58,
    ),
    topic(
        "^ (hi|hello|hey|hiya|howdy|hola|yo|heya) (there|all|everyone|ladies|guys|again|ai|salon|team)? $",
        IntentKind::Greeting,
        66,
    ),
    topic(
        "^ good (morning|afternoon|evening|day) (ai|all|everyone|ladies|there)? $",
        IntentKind::Greeting,
        66,
    ),
    topic(
        "^ (how|howve) (ya|you|have you) (doin|doing|been) ..",
        IntentKind::Greeting,
        62,
    ),
    topic(
        "(how|how is|hows|how have) (are you|ya doin|you doing|is it going|you been|been|it going|it hanging|your day|ya|have you been|u|are ya|is everything|are things|youve been|are u) ..",
        IntentKind::Greeting,
        62,
    ),
    topic(
        "(what is up|whats new|what is new|is everything okay|everything okay)",
        IntentKind::Greeting,
        62,
    ),
    topic("how you are doing", IntentKind::Greeting, 62),
    topic("how the ai is doing", IntentKind::Greeting, 62),
    topic(
        "(lol|lmao|haha|hahaha|omg|wow|cool|awesome|nice weather)",
        IntentKind::SmallTalk,
        30,
    ),
];
