//! Words: how they are shortened and misspelt, what they stand for, and which belong together.

use jiff::civil::Weekday;

use super::clocks::part;
use crate::grammar::value::{Class, Half, Unit, Value};
use crate::grammar::{Rule, is};
use crate::languages::file::Beside;
use crate::languages::lexicon::{month, number, ordinal, unit, weekday};
use crate::mention::Claim;
use crate::when::DayPart;

/// A word, or words, and the other ways of writing it.
pub(super) const SPELLINGS: &[(&str, &str)] = &[
    (
        "tomorrow",
        "tmrw tmw tmr tmrrw tmo tomo tom tomoz tommorow tommorrow tomorow tomorrw tmoro 2moro 2morrow tomorro tmorrow",
    ),
    ("today", "2day tday"),
    ("tonight", "2nite tonite 2night tnite"),
    ("monday", "mon mondy munday"),
    ("tuesday", "tue tues teusday tusday tuesdy"),
    (
        "wednesday",
        "wed weds wednes wensday wendsday wedensday wednsday",
    ),
    ("thursday", "thu thur thurs thr thrus thrusday thurday"),
    ("friday", "fri frday firday"),
    ("saturday", "sat satday satuday saterday"),
    ("sunday", "sun sundy"),
    ("january", "jan"),
    ("february", "feb febuary feburary"),
    ("march", "mar"),
    ("april", "apr"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
    ("morning", "morn mornin am's mornings"),
    ("afternoon", "aft arvo aftn aftrnoon afternoons afternun"),
    ("evening", "eve evng evenin evenings"),
    ("night", "nite nights"),
    ("next", "nxt nex"),
    ("week", "wk"),
    ("weeks", "wks"),
    ("weekend", "wkend wknd weekends"),
    ("month", "mth"),
    ("hour", "hr"),
    ("hours", "hrs"),
    ("minute", "min"),
    ("minutes", "mins"),
    ("please", "pls plz plse pleas pleaes pleasee"),
    ("thanks", "thx tnx thks thnx thankss"),
    ("thank you", "ty tysm thankyou thnku"),
    ("you", "u yu"),
    ("your", "ur yr"),
    ("are", "r"),
    ("why", "y"),
    ("before", "b4 bfore"),
    ("because", "bc cuz cos coz"),
    ("okay", "ok k kk okey okk oki okie"),
    ("yes", "yea yeah yep yup yeh yess yas yah yeahh"),
    ("no", "nah nope nop naw"),
    ("want to", "wanna wana"),
    ("going to", "gonna"),
    ("got to", "gotta"),
    ("let me", "lemme"),
    ("do not know", "dunno idk"),
    ("i am", "im"),
    ("i will", "ill"),
    ("i have", "ive"),
    ("i would", "id"),
    ("what is", "whats wats"),
    ("where is", "wheres"),
    ("when is", "whens"),
    ("how is", "hows"),
    ("who is", "whos"),
    ("that is", "thats thts"),
    ("it is", "its"),
    ("lets", "let's"),
    ("is not", "isnt"),
    ("can not", "cant cnt can't cannot"),
    ("will not", "wont"),
    ("does not", "doesnt"),
    ("do not", "dont"),
    ("did not", "didnt"),
    ("have not", "havent"),
    ("would not", "wouldnt"),
    ("could not", "couldnt"),
    ("how have", "howve"),
    ("you are", "youre"),
    ("we are", "we're"),
    ("they are", "theyre"),
    ("with", "w wth wit"),
    ("for", "fr 4r"),
    ("and", "n"),
    ("at", "att"),
    (
        "appointment",
        "appt app apt appmt appts apmt appointmnt appoinment appointent aptmt appointmet appmnt",
    ),
    ("appointments", "apps apts appointmnts"),
    ("booking", "bkng bking"),
    ("book", "bk boook"),
    ("schedule", "sched scheed schedul skedule"),
    (
        "reschedule",
        "resched rescedule reshedule reschedual re-schedule",
    ),
    ("cancel", "cxl cancle cancell"),
    ("canceled", "cancelled"),
    ("canceling", "cancelling"),
    ("available", "avail availible avaliable"),
    ("availability", "availabilty"),
    ("color", "colour"),
    ("gray", "grey"),
    ("asap", "a.s.a.p"),
    ("message", "msg"),
    ("messages", "msgs"),
    ("about", "abt bout"),
    ("later", "l8r"),
    ("great", "gr8"),
    ("just", "jst"),
    ("instead", "insted"),
    ("oclock", "clock oclk"),
    ("quarter", "qtr quater"),
    ("half", "hlf"),
    ("mothers", "mother's mums moms"),
    ("noon ish", "noonish"),
    ("we would", "we'd"),
    ("he would", "he'd"),
    ("she would", "she'd"),
    ("they would", "they'd"),
    ("we will", "we'll"),
    ("she will", "she'll"),
    ("goodbye", "bye byee cya"),
    ("anyone", "any1 ne1"),
    ("someone", "some1 sum1"),
    ("text", "txt"),
    ("texting", "txting"),
    ("messaging", "msging"),
    ("do not", "dnt"),
    ("i want to", "iwanna iwant"),
    ("sorry", "sry srry"),
];

/// "3p" and "9a" are halves of the day when they stick to the number, "2 h" is a length when it does
/// not.
pub(super) const AFTER_NUMBER: &[(&str, Beside, &str)] = &[
    ("a", Beside::Glued, "am"),
    ("p", Beside::Glued, "pm"),
    ("h", Beside::Apart, "hours"),
];

/// Words that are common in English and not at all in the other languages.
pub(super) const MARKS: &str = "the is are my you your can could would want need like please thanks thank \
    hello hi hey have what when how where at for with and i im ill id ive it its this that these do does did \
    not dont cant yes yeah yep nope tomorrow today tonight next week morning afternoon evening monday \
    tuesday wednesday thursday friday saturday sunday tmrw tmr from until before after to be been was \
    get got book booking appointment appt reschedule cancel available haircut there here u ur pls thx \
    wanna gonna be of my we us our they she her his who why which if but so just sorry good great";

/// Sets of words that rules speak of.
pub(super) const SETS: &[(&str, &str)] = &[
    (
        "unit",
        "minute minutes hour hours day days week weeks month months year years",
    ),
    (
        "counted",
        "people person persons adults adult kids kid children child guests guest men women pax of ppl friends siblings options results salons salon doctors times seats seat years year stars star visits services clients st nd rd th % percent $ / invited",
    ),
    ("alsoname", "may will ty mark drew"),
    ("nobother", "problem problems worries worry rush hurry"),
    (
        "numbered",
        "of one ones option options slot time choice opening available appointment appointments salon barber floor street st avenue ave person place doctor name thing visit client week weekend month day floor grade rate",
    ),
    (
        "clockstart",
        "at @ from between after around in morning afternoon evening",
    ),
    ("comma", ", . ; or and"),
    ("minutes", ": am pm"),
    ("slash", "/ % percent"),
    (
        "timely",
        "people person st nd rd th : % $ am pm ish oclock h -",
    ),
    ("half", "am pm a p"),
    ("placing", "first second third fourth fifth last"),
    ("daypart", "morning afternoon evening night"),
    ("glued", "a an i the my for to at on in me"),
    (
        "ofrelative",
        "wifes husbands moms mums dads mothers fathers sisters brothers friends boyfriends girlfriends partners fiances roommates cousins aunts",
    ),
    ("daynumber", "- /"),
];

/// Words with a meaning of their own.
pub(super) const LEXICON: &[Rule] = &[
    weekday("(monday|mondays)", Weekday::Monday),
    weekday("(tuesday|tuesdays)", Weekday::Tuesday),
    weekday("(wednesday|wednesdays)", Weekday::Wednesday),
    weekday("(thursday|thursdays)", Weekday::Thursday),
    weekday("(friday|fridays)", Weekday::Friday),
    weekday("(saturday|saturdays)", Weekday::Saturday),
    weekday("(sunday|sundays)", Weekday::Sunday),
    month("january", 1),
    month("february", 2),
    month("march", 3),
    month("april", 4),
    month("may", 5),
    month("june", 6),
    month("july", 7),
    month("august", 8),
    month("september", 9),
    month("october", 10),
    month("november", 11),
    month("december", 12),
    unit("(minute|minutes)", Unit::Minute),
    unit("(hour|hours)", Unit::Hour),
    unit("(day|days)", Unit::Day),
    unit("(week|weeks)", Unit::Week),
    unit("(fortnight|fortnights)", Unit::Fortnight),
    unit("(month|months)", Unit::Month),
    unit("(year|years)", Unit::Year),
    is("morning", Class::Part, part(DayPart::Morning)),
    is(
        "(midmorning|mid - morning)",
        Class::Part,
        part(DayPart::LateMorning),
    ),
    is(
        "(first thing|bright and early|earlybird)",
        Class::Part,
        part(DayPart::EarlyMorning),
    ),
    is(
        "first thing in the morning",
        Class::Part,
        part(DayPart::EarlyMorning),
    ),
    is(
        "(lunch|lunchtime|lunch time|lunch break|at lunch|lunch hour)",
        Class::Part,
        part(DayPart::Noon),
    ),
    is(
        "(afternoon|midafternoon)",
        Class::Part,
        part(DayPart::Afternoon),
    ),
    is(
        "(after school|afterschool|after school pickup)",
        Class::Part,
        part(DayPart::AfterSchool),
    ),
    is(
        "(end of day|end of the day|eod)",
        Class::Part,
        part(DayPart::LateAfternoon),
    ),
    is("evening", Class::Part, part(DayPart::Evening)),
    is(
        "(after work|afterwork|after hours)",
        Class::Part,
        part(DayPart::Evening),
    ),
    is(
        "(night|nighttime|at night)",
        Class::Part,
        part(DayPart::Night),
    ),
    is("tonight", Class::Part, super::TONIGHT),
    is("am", Class::Half, Value::Half(Half::Am)),
    is("pm", Class::Half, Value::Half(Half::Pm)),
    is(
        "(asap|as soon as possible|as soon as you can|as early as possible|soonest|earliest|right away|immediately|first available|next available|nearest available|soon as possible|at the earliest)",
        Class::Earliest,
        Value::Nothing,
    ),
    is(
        "(next|first|soonest|earliest) (available|opening|appointment|slot|possible|free|open)",
        Class::Earliest,
        Value::Nothing,
    ),
    is(
        "(no wait|wait no|scratch that|never mind that|i mean|i meant|on second thought|actually|correction|or rather|no sorry|sorry no|nope|hold on|hang on)",
        Class::Correction,
        Value::Nothing,
    ),
    number("zero", 0),
    number("one", 1),
    number("two", 2),
    number("three", 3),
    number("four", 4),
    number("five", 5),
    number("six", 6),
    number("seven", 7),
    number("eight", 8),
    number("nine", 9),
    number("ten", 10),
    number("eleven", 11),
    number("twelve", 12),
    number("thirteen", 13),
    number("fourteen", 14),
    number("fifteen", 15),
    number("sixteen", 16),
    number("seventeen", 17),
    number("eighteen", 18),
    number("nineteen", 19),
    number("twenty", 20),
    number("thirty", 30),
    number("forty", 40),
    number("fifty", 50),
    ordinal("first", 1),
    ordinal("second", 2),
    ordinal("third", 3),
    ordinal("fourth", 4),
    ordinal("fifth", 5),
    ordinal("sixth", 6),
    ordinal("seventh", 7),
    ordinal("eighth", 8),
    ordinal("ninth", 9),
    ordinal("tenth", 10),
    ordinal("eleventh", 11),
    ordinal("twelfth", 12),
    ordinal("thirteenth", 13),
    ordinal("fourteenth", 14),
    ordinal("fifteenth", 15),
    ordinal("sixteenth", 16),
    ordinal("seventeenth", 17),
    ordinal("eighteenth", 18),
    ordinal("nineteenth", 19),
    ordinal("twentieth", 20),
    ordinal("thirtieth", 30),
];

/// Words that a typo may have been meant to be.
pub(super) const GUESSED: &str = "monday tuesday wednesday thursday friday saturday sunday tomorrow \
    today tonight morning afternoon evening january february march april august september october \
    november december appointment appointments reschedule schedule cancel booking available \
    availability address parking consultation price instead quarter possible soonest weekend \
    minutes o'clock please thanks yesterday earliest midnight salon change";

/// Common words that are never typos of the above.
pub(super) const COMMON: &str = "a able above accept across actual afraid again against ago agree \
    ahead all almost alone along already also although always am among amount an and another any \
    anybody anyone anything anyway apart apply are area arm around arrive as ask at away awesome back bad \
    be beach bear beautiful became because become bed been begin behind being believe below best better \
    between big black blue body both bottom boy break bring brother brought brown build busy but \
    buy by call called came can car card care carry case catch cause center certain chance charge \
    check child choice choose city class clean clear close closed cold come coming common company \
    complete cool correct cost could count country couple course cover crazy create cute cut daily dark daughter \
    day dead deal dear decide deep did died different dinner do does doing done door doubt down dream dress \
    drink drive drop dry due during each early earth easy eat either else end enjoy enough even \
    evening ever every everyone everything exactly except excited excuse expect face fact fall family far fast father \
    favor feel feet fell felt few figure final find fine finish fire fit five fix floor follow food foot for \
    forget form found four free fresh friend from front full fun funny game gave get girl give glad go \
    gone good got great green group grow guess guy had hair half hand hands happen happy hard has hat hate have he head \
    hear heard heart held hello help her here hers hey hi high him his hit hold hole home hope horse hot hotel hour house how \
    however huge hundred hurry hurt husband i idea if important in inside instead into is issue it its job join just keep kept \
    key kid kids kind kitchen knew know lady land large last late later laugh lay lead learn least leave left less let \
    letter life light like line list listen little live local location long look looking lose lost lot lots loud love \
    low luck lunch mad made mail main make man many map matter maybe me mean meet men mention message met middle might mind mine \
    minute miss missed mom moment money more most mother mouth move moved much mum music must my myself name near need never \
    new news next nice nobody none nor normal not note nothing notice now number of off offer office often oh old on once \
    one only onto open option or order other our out outside over own pack page paid pair paper parent park part party pass \
    past pay people per perfect perhaps person phone pick picture place plan play point poor possible prefer present pretty \
    probably problem pull push put question quick quickly quiet quite rain ran rate rather reach read ready real really reason \
    remember rest right road room round run sad safe said salad sale same saw say school see seem seen sell send sense sent \
    set several shall she short should show shut sick side sign silly simple since sir sister sit situation size skin sleep slow small so some \
    someone something sometimes son soon sorry sort sound speak special spend spoke spot spring stand start state stay step still stop store \
    story straight street strong stuff style such suit summer sun super suppose sure swear sweet table take taken talk tall taste teach team \
    tell ten test text than that the their them then there these they thing think third this those though thought three \
    through till time times tired to together told too took top total totally touch toward town train travel treat tried trip true trust try trying turn two \
    type under understand unless until up upon us use used usual usually very video view visit voice wait waiting walk wall want warm was wash watch water way we \
    wear weather wedding week weird well went were west what when where whether which while white who whole whose why wife will \
    win wind window wish with within without woman women wonder wonderful word work worked world worry worse worst worth would wow write wrong year yes yet you \
    young your yours yourself";

/// Words by which a text of ours claims that something was done.
pub(super) const CLAIMS: &[(&str, Claim)] = &[
    (
        "(booked|scheduled|reserved|all set|booked in|appointment is set)",
        Claim::Booked,
    ),
    ("(moved|rescheduled|changed to|switched)", Claim::Moved),
    ("(canceled|cancelled)", Claim::Cancelled),
    ("confirmed", Claim::Confirmed),
];

/// Words that take a claim back, close before it.
pub(super) const DENIALS: &str = "not cannot no never nothing fully";
