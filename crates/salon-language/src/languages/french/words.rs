//! Words: how they are shortened and misspelt, what they stand for, and which belong together.

use jiff::civil::Weekday;

use crate::grammar::value::{Class, Half, Length, Unit, Value};
use crate::grammar::{Rule, is};
use crate::languages::file::Beside;
use crate::languages::lexicon::{half, month, number, ordinal, part, part_of_today, unit, weekday};
use crate::mention::Claim;
use crate::when::DayPart;

/// Words that lose their end before an apostrophe, and what they are.
pub(super) const ELISIONS: &[(&str, &str)] = &[
    ("l", "le"),
    ("d", "de"),
    ("j", "je"),
    ("m", "me"),
    ("t", "te"),
    ("s", "se"),
    ("n", "ne"),
    ("c", "ce"),
    ("qu", "que"),
    ("jusqu", "jusque"),
    ("lorsqu", "lorsque"),
    ("puisqu", "puisque"),
    ("quelqu", "quelque"),
];

/// Letters after digits.
pub(super) const AFTER_NUMBER: &[(&str, Beside, &str)] = &[];

/// A word, or words, and the other ways of writing it. Accents never matter.
pub(super) const SPELLINGS: &[(&str, &str)] = &[
    ("rendezvous", "rdv rendez-vs"),
    ("demain", "dem dmain 2main 2m1"),
    ("s il vous plaît", "svp stp"),
    ("aujourdhui", "ajd auj aujourdui"),
    ("bonjour", "bjr"),
    ("merci", "mci"),
    ("je ai", "jai"),
    ("ce est", "cest"),
    ("après midi", "aprem aprèm"),
];

/// Words made of several, as one; hyphens are left out before.
pub(super) const COMPOUNDS: &[(&str, &str)] = &[
    ("rendezvous", "rendez vous"),
    ("weekend", "week end"),
    ("aprèsmidi", "après midi|après midis"),
    ("estceque", "est ce que"),
];

/// Words that are common in French and not at all in the other languages.
pub(super) const MARKS: &str = "le les des du je vous nous une pour avec dans bonjour bonsoir merci svp oui \
    demain aujourdhui lundi mardi mercredi jeudi vendredi samedi dimanche voudrais veux peux pouvez puis rendez \
    rdv heure heures quand combien quel quelle quels quelles où au aux cest jai avez êtes ça salut coiffure \
    coupe chez prendre annuler déplacer svp stp matin soir aprèm midi il elle mais pas votre vos notre";

/// Sets of words that rules speak of.
pub(super) const SETS: &[(&str, &str)] = &[
    (
        "counted",
        "personnes personne adultes enfants fois étoiles % € $",
    ),
    ("slash", "/ %"),
    (
        "unit",
        "minute minutes heure heures jour jours semaine semaines mois an ans",
    ),
    // Between two of these a hyphen is a range.
    (
        "ranged",
        "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim",
    ),
];

/// Words with a meaning of their own.
pub(super) const LEXICON: &[Rule] = &[
    weekday("(lundi|lundis)", Weekday::Monday),
    weekday("(mardi|mardis)", Weekday::Tuesday),
    weekday("(mercredi|mercredis)", Weekday::Wednesday),
    weekday("(jeudi|jeudis)", Weekday::Thursday),
    weekday("(vendredi|vendredis)", Weekday::Friday),
    weekday("(samedi|samedis)", Weekday::Saturday),
    weekday("(dimanche|dimanches)", Weekday::Sunday),
    month("janvier", 1),
    month("février", 2),
    month("mars", 3),
    month("avril", 4),
    month("mai", 5),
    month("juin", 6),
    month("juillet", 7),
    month("août", 8),
    month("septembre", 9),
    month("octobre", 10),
    month("novembre", 11),
    month("décembre", 12),
    unit("(minute|minutes|min|mn)", Unit::Minute),
    unit("(heure|heures|h)", Unit::Hour),
    unit("(jour|jours)", Unit::Day),
    unit("(semaine|semaines)", Unit::Week),
    unit("mois", Unit::Month),
    unit("(an|ans|année|années)", Unit::Year),
    is(
        "(quinze|15) jours",
        Class::Length,
        Value::Length(Length {
            months: 0,
            days: 14,
            minutes: 0,
        }),
    ),
    part("(matin|matinée)", DayPart::Morning),
    part("aprèsmidi", DayPart::Afternoon),
    part("(soir|soirée)", DayPart::Evening),
    part("nuit", DayPart::Night),
    part_of_today("ce soir", DayPart::Evening),
    half("am", Half::Am),
    half("pm", Half::Pm),
    is(
        "(dès que possible|au plus vite|le plus tôt possible)",
        Class::Earliest,
        Value::Nothing,
    ),
    is(
        "(non attendez|plutôt|pardon|je veux dire)",
        Class::Correction,
        Value::Nothing,
    ),
    number("zéro", 0),
    number("(un|une)", 1),
    number("deux", 2),
    number("trois", 3),
    number("quatre", 4),
    number("cinq", 5),
    number("six", 6),
    number("sept", 7),
    number("huit", 8),
    number("neuf", 9),
    number("dix", 10),
    number("onze", 11),
    number("douze", 12),
    number("treize", 13),
    number("quatorze", 14),
    number("quinze", 15),
    number("seize", 16),
    number("dix sept", 17),
    number("dix huit", 18),
    number("dix neuf", 19),
    number("vingt", 20),
    number("trente", 30),
    number("quarante", 40),
    number("cinquante", 50),
    number("soixante", 60),
    number("(quatre vingt|quatre vingts)", 80),
    ordinal("(premier|première)", 1),
    ordinal("(deuxième|second|seconde)", 2),
    ordinal("troisième", 3),
];

/// Words that a typo may have been meant to be.
pub(super) const GUESSED: &str =
    "mercredi vendredi samedi dimanche demain annuler disponible bonjour";

/// Common words that are never typos of the above.
pub(super) const COMMON: &str = "à ai alors au aussi autre aux avec avez bien bon ça car ce ces cette chez \
    comme dans de des deux donc du elle en encore est et être fait faire il ils j je jour la le les leur lui \
    ma mais me merci mes moi mon ne non nos notre nous on ou où par pas peu plus pour quand que qui rien sa \
    sans se ses si son sont sur ta te tes ton tout très tu un une va vais vos votre vous y";

/// Words by which a text of ours claims that something was done.
pub(super) const CLAIMS: &[(&str, Claim)] = &[
    ("(réservé|réservée)", Claim::Booked),
    ("(déplacé|déplacée|reporté|reportée)", Claim::Moved),
    ("(annulé|annulée)", Claim::Cancelled),
    ("(confirmé|confirmée)", Claim::Confirmed),
];

/// Words that take a claim back, close before it.
pub(super) const DENIALS: &str = "pas jamais rien sans";
