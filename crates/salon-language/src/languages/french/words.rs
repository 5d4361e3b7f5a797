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
    (
        "rendezvous",
        "rdv rdvs rendez-vs randezvous rendévous rende rv",
    ),
    ("un rendezvous", "unrdv"),
    ("je veux un rendezvous", "jveuxunrdv jveuxrdv"),
    ("demain", "dem dmain 2main 2m1 demin dem1"),
    ("aujourdhui", "ajd auj aujourdui aujourdhuis ojd ojourdhui"),
    ("svp", "stp please plz siouplaît silvousplaît"),
    ("bonjour", "bjr bonj bonjours bjour"),
    ("bonsoir", "bsr"),
    ("salut", "slt salu"),
    ("coucou", "cc kikou"),
    ("merci", "mci mrc mercii thx"),
    ("beaucoup", "bcp bcoup"),
    ("okay", "ok oki okk okey okidoki"),
    ("daccord", "dac dacc dakor dacodac"),
    ("oui", "oué ui yep yes ouip oe"),
    ("ouais", "ouai ouaip mouais"),
    ("non", "nan nn nope nop"),
    ("je", "j"),
    ("je ai", "jai"),
    ("je aimerais", "jaimerais jaimerai"),
    ("je annule", "jannule"),
    ("je arrive", "jarrive"),
    ("je avais", "javais"),
    ("je suis", "jsuis chuis chus jss"),
    ("je sais", "jsais chais"),
    ("je veux", "jveux jveu jve"),
    ("je voudrais", "jvoudrais jvoudrai jvoudré"),
    ("je voulais", "jvoulais"),
    ("je peux", "jpeux jpe"),
    ("je pourrais", "jpourrais"),
    ("je pourrai", "jpourrai"),
    ("je vais", "jvais jvas jva"),
    ("je viens", "jviens"),
    ("je serai", "jserai jseré"),
    ("je serais", "jserais"),
    ("je dois", "jdois"),
    ("je prends", "jprends jprend"),
    ("je voie", "jvoie"),
    ("je confirme", "jconfirme"),
    ("cest", "c"),
    ("me écrire", "mécrire"),
    ("me envoyer", "menvoyer"),
    ("vous", "vs vou vouz"),
    ("vous êtes", "vsetes"),
    ("nous", "ns"),
    ("pour", "pr"),
    ("dans", "ds"),
    ("avec", "av avk"),
    ("que", "q ke"),
    ("qui", "ki"),
    ("quoi", "koi kwa"),
    ("quand", "qd kan"),
    ("quel", "kel"),
    ("plus", "pu plu"),
    ("tout", "tt"),
    ("tous", "ts"),
    ("toujours", "tjs tjrs"),
    ("temps", "tps"),
    ("quelquun", "qqn qq1 qqun kkun"),
    ("quelquechose", "qqch qqchose kkchose qq"),
    ("combien", "kombien combiens"),
    (
        "dispo",
        "dispos disponible disponibles disponibilité disponibilités dispot",
    ),
    ("désolé", "dsl désolée désoler"),
    ("message", "msg"),
    ("messages", "msgs"),
    ("numéro", "num"),
    ("semaine", "sem"),
    ("prochain", "proch pro prochains"),
    ("prochaine", "prochaines"),
    ("weekend", "we wk wkend weekends"),
    ("matin", "mat matins"),
    ("après midi", "aprem aprèm aprems apm aprèmidi"),
    ("soir", "soirs"),
    ("annulez", "anulez"),
    ("annule", "anulé anulée"),
    ("annuler", "anuler annulér"),
    ("supprimez", "suprimez"),
    ("être", "etr"),
    ("quelle", "kelle"),
    ("jeudi", "jeudy"),
];

/// Words made of several, as one; hyphens are left out before.
pub(super) const COMPOUNDS: &[(&str, &str)] = &[
    ("rendezvous", "rendez vous"),
    ("weekend", "week end|week ends"),
    ("aprèsmidi", "après midi|après midis"),
    ("aujourdhui", "aujourd hui"),
    ("aprèsdemain", "après demain"),
    ("avanthier", "avant hier"),
    ("estceque", "est ce que"),
    ("questceque", "que est ce que|que est ce qui"),
    ("cest", "ce est"),
    (
        "svp",
        "se il vous plaît|se il te plaît|s il vous plaît|s il te plaît|si il vous plaît|sil vous plaît|sil te plaît|si vous plaît",
    ),
    ("quelquun", "quelque un|quelqu un"),
    ("quelquechose", "quelque chose"),
    ("nimporte", "ne importe|n importe"),
    ("daccord", "de accord|d accord"),
    ("combien", "cb"),
    ("es", "t"),
    (
        "cartebancaire",
        "carte bancaire|cartes bancaires|carte bleue|carte de crédit|cartes de crédit|carte de débit|la cb|par cb|en cb|les cb|ma cb|une cb|la carte|par carte|les cartes",
    ),
    (
        "cartecadeau",
        "carte cadeau|cartes cadeaux|carte cadeaux|cartes cadeau|la carte cadeau|les cartes cadeaux",
    ),
    (
        "listedattente",
        "liste de attente|liste attente|liste d attente",
    ),
    ("wifi", "wi fi"),
    ("laba", "là bas"),
];

/// Words that are common in French and not at all in the other languages.
pub(super) const MARKS: &str = "le les des du je vous nous une pour avec dans bonjour bonsoir merci svp oui \
    demain aujourdhui lundi mardi mercredi jeudi vendredi samedi dimanche voudrais veux peux pouvez puis rendez \
    rdv heure heures quand combien quel quelle quels quelles où au aux cest jai avez êtes ça salut coiffure \
    coupe chez prendre annuler déplacer svp stp matin soir aprèm midi il elle mais pas votre vos notre \
    annulez annule dispo dispos qqch qqn pr ds slt bjr coucou jveux jvoudrais jpeux jsuis jsais jvais jdois \
    chus ouais ouiii ouii nan aprem aprèm bcp racines mèches cheveux frange ongles sourcils manucure dégradé \
    mari fille fils mère père soeur sœur frère chum copine retard numéro voulais aimerais souhaite souhaiterais \
    décaler reporter repousser supprimez enlevez retirez arrêtez moi toi sauf plutôt après avant aucun aucune \
    deuxième troisième dernière dernier peu parfait nickel finalement attendez laissez tomber désolé désolée dsl \
    français anglais ouvert ouverts fermé prix tarif tarifs temps semaine prochaine prochain janvier février avril \
    juin juillet août septembre octobre décembre trompez textos pognée faites proposez prestations accord dac \
    est sont suis serai et sur homme femme enfant pieds mains pointes jouable";

/// Sets of words that rules speak of.
pub(super) const SETS: &[(&str, &str)] = &[
    (
        "counted",
        "personnes personne adultes adulte enfants enfant fois étoiles copines copains amis amies filles garçons \
        femmes hommes ans places créneaux rendezvous dispo coupes autres % € $ / er ère ème e nd nde",
    ),
    ("slash", "/ %"),
    (
        "unit",
        "min mn minute minutes h heure heures jour jours semaine semaines mois an ans : / % € $ personnes",
    ),
    (
        "hourly",
        "h heure heures : . / , personnes enfants copines ans € $ %",
    ),
    ("minutes", "h heure heures : am pm"),
    ("midi", "midi minuit"),
    (
        "suremonth",
        "janvier février avril juin juillet août septembre octobre novembre décembre",
    ),
    // Between two of these a hyphen is a range.
    (
        "ranged",
        "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim",
    ),
];

/// Words with a meaning of their own.
pub(super) const LEXICON: &[Rule] = &[
    weekday("(lundi|lundis|lun .?)", Weekday::Monday),
    weekday("(mardi|mardis|mar .?)", Weekday::Tuesday),
    weekday("(mercredi|mercredis|mer .?)", Weekday::Wednesday),
    weekday("(jeudi|jeudis|jeu .?)", Weekday::Thursday),
    weekday("(vendredi|vendredis|ven .?)", Weekday::Friday),
    weekday("(samedi|samedis|sam .?)", Weekday::Saturday),
    weekday("(dimanche|dimanches|dim .?)", Weekday::Sunday),
    month("(janvier|janv|jan)", 1),
    month("(février|févr|fév|feb)", 2),
    month("mars", 3),
    month("(avril|avr)", 4),
    month("mai", 5),
    month("juin", 6),
    month("(juillet|juil)", 7),
    month("août", 8),
    month("(septembre|sept|sep)", 9),
    month("(octobre|oct)", 10),
    month("(novembre|nov)", 11),
    month("(décembre|déc)", 12),
    unit("(minute|minutes|min|mn)", Unit::Minute),
    unit("(heure|heures|h)", Unit::Hour),
    unit("(jour|jours)", Unit::Day),
    unit("(semaine|semaines)", Unit::Week),
    unit("mois", Unit::Month),
    unit("(an|ans|année|années)", Unit::Year),
    is("(quinze|15) jours", Class::Length, days(14)),
    is("une quinzaine", Class::Length, days(14)),
    is("huit jours", Class::Length, days(7)),
    is("(un)? quart de heure", Class::Length, minutes(15)),
    is("trois quarts de heure", Class::Length, minutes(45)),
    part("(matin|matinée)", DayPart::Morning),
    part("aprèsmidi", DayPart::Afternoon),
    part("(soir|soirée)", DayPart::Evening),
    part("nuit", DayPart::Night),
    part_of_today("(ce soir|tantôt soir)", DayPart::Evening),
    part_of_today("ce midi", DayPart::Noon),
    part_of_today("cet avant midi", DayPart::Morning),
    part("(en|le|dans le) avant midi", DayPart::Morning),
    part(
        "(à la première heure|de bonne heure|tôt le matin|tôt dans la matinée|tôt|à le ouverture|dès le ouverture|en début de journée|début de journée|début de matinée|en début de matinée|au petit matin|début de matin)",
        DayPart::EarlyMorning,
    ),
    part(
        "(le midi|sur le midi|le heure du midi|pause midi|pause déjeuner|pause de midi|heure du lunch|heure de lunch|heure de déjeuner|heure du déjeuner|heure du dîner|au déjeuner|le déjeuner)",
        DayPart::Noon,
    ),
    part(
        "(après le école|après la école|sortie de école|sortie de le école|sortie des classes|après la classe|après les cours|après les classes)",
        DayPart::AfterSchool,
    ),
    part(
        "(après le travail|après le boulot|après le taf|après le bureau|après ma journée|après la job|après ma job|après mon travail|après mon boulot|fin de journée|en fin de journée|fin de la journée|à la fin de la journée)",
        DayPart::Evening,
    ),
    half("am", Half::Am),
    half("pm", Half::Pm),
    is(
        "(dès que possible|dès que vous pouvez|dès que tu peux|au plus vite|au plus tôt|le plus tôt possible|le plus vite possible|le plus rapidement possible|asap|tout de suite|immédiatement)",
        Class::Earliest,
        Value::Nothing,
    ),
    is(
        "(le|la|au|à la|votre) (prochain|prochaine|premier|première) (dispo|créneau|place|moment|horaire) (dispo|libre|possible)?",
        Class::Earliest,
        Value::Nothing,
    ),
    is(
        "(attendez|attends|non attendez|attendez non|attends non|non attends|plutôt|pardon|je veux dire|je voulais dire|euh non|ah non|oups|erreur|non pardon|enfin non|en fait|finalement|ou plutôt|à la place)",
        Class::Correction,
        Value::Nothing,
    ),
    number("zéro", 0),
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
    number("vingt et? (un|une)", 21),
    number("trente", 30),
    number("trente et? (un|une)", 31),
    number("quarante", 40),
    number("quarante et? (un|une)", 41),
    number("cinquante", 50),
    number("cinquante et? (un|une)", 51),
    number("soixante", 60),
    number("(quatre vingt|quatre vingts)", 80),
    number("cent", 100),
    ordinal("(premier|première)", 1),
    ordinal("(la une|le un)", 1),
    ordinal("(deuxième|second|seconde)", 2),
    ordinal("troisième", 3),
    ordinal("quatrième", 4),
    ordinal("cinquième", 5),
    ordinal("sixième", 6),
    ordinal("septième", 7),
    ordinal("huitième", 8),
    ordinal("neuvième", 9),
    ordinal("dixième", 10),
];

const fn days(days: i32) -> Value {
    Value::Length(Length {
        months: 0,
        days,
        minutes: 0,
    })
}

const fn minutes(minutes: i32) -> Value {
    Value::Length(Length {
        months: 0,
        days: 0,
        minutes,
    })
}

/// Words that a typo may have been meant to be.
pub(super) const GUESSED: &str = "lundi mardi mercredi vendredi samedi dimanche demain annuler annulez \
    bonjour aujourdhui matinée rendezvous réserver réservation déplacer décaler reporter changer \
    janvier février juillet septembre octobre novembre décembre prochain prochaine semaine adresse \
    stationnement combien voudrais balayage manucure pédicure";

/// Common words that are never typos of the above.
pub(super) const COMMON: &str = "à ai aie alors allez allô appel appelle après arrive as assez au aucun aucune \
    auprès aussi autour autre autres aux avais avait avant avec avez avoir avons beau beaucoup belle bien bon \
    bonne bonnes bons bref but ça car ce ceci cela celle celles celui cent ces cette ceux chacun changement \
    chaque cher chère chez chose choses ci classe clé client cliente comme comment compte connais contact content \
    contente copain copine côté coup cours créer dans danser de déjà dedans dehors demande demander demi depuis \
    dernier dernière derrière des deux devant devez devoir dire dis dit dites dois doit donc donne donner dont du \
    elle elles en encore enfin ensemble entre envie es espère essaie est et étais était étant été êtes être eu eux \
    facile faire fais fait faites faut fin finir fois font fort gars genre gens grand grande gros grosse habitude \
    hein hier hors ici il ils j jamais je jeune jour jours juste la là laquelle le lequel les leur leurs loin long \
    longue longtemps lors lui ma madame mademoiselle main maintenant mais mal malade maman marche me même mêmes \
    merci mes mettre mien mieux moi moins mois moment mon monde monsieur monter mot n ne ni nom non nos notre nous \
    nouveau nouvel nouvelle nuit on ont or ou où papa par parce parfois parle parler pas passe passé passer \
    pendant pense penser personne personnes petit petite peu peur peut peuvent peux place plaisir plusieurs plus plutôt \
    possible pour pourquoi pourra pourrai pourrais pourrait pourriez pourtant pouvez prendra prendre prends prenez \
    près prêt prête pris problème puis quand que quel quelle quelles quelque quelques quels qui quoi quoique \
    rappel rappeler réponse reste retour rien s sa sais sait salle salon sans savez savoir se sera serai serais \
    serait serez serons ses seul seule seulement si sien soit sommes son sont sort sortir sous souvent suis suite \
    sur sûr sûre surtout ta tant tard te tel telle temps tes tien toi ton tôt toujours tous tout toute toutes \
    travail très trop trouve trouver tu un une va vais vas vient viendra viendrai viens venez venir vers veut veux \
    vie ville vite voici voilà voir vois voit vont vos votre voudrait voulais voulait voulez vouloir vous vraiment \
    vue y bof coin pizzeria cordialement bientôt oublie oubliez dirait fille fils femme homme soin soins";

/// Words by which a text of ours claims that something was done.
pub(super) const CLAIMS: &[(&str, Claim)] = &[
    (
        "(est|cest|sont|été|ai) (bien|donc|maintenant|désormais)? (vous)? (réservé|réservée|réservés|réservées|booké|planifié|fixé)",
        Claim::Booked,
    ),
    (
        "rendezvous (réservé|booké|fixé|pris) (pour|le|:|,)",
        Claim::Booked,
    ),
    (
        "(est|cest|sont|été|ai) (bien|donc|maintenant|désormais)? (déplacé|déplacée|déplacés|reporté|reportée|décalé|décalée|modifié|modifiée|changé)",
        Claim::Moved,
    ),
    ("rendezvous (déplacé|reporté|décalé|modifié)", Claim::Moved),
    (
        "(est|cest|sont|été|ai) (bien|donc|maintenant|désormais)? (annulé|annulée|annulés|annulées|supprimé|supprimée)",
        Claim::Cancelled,
    ),
    ("rendezvous (annulé|supprimé)", Claim::Cancelled),
    (
        "(est|cest|sont|été|ai) (bien|donc|maintenant|désormais)? (confirmé|confirmée|confirmés|confirmées)",
        Claim::Confirmed,
    ),
    ("rendezvous confirmé", Claim::Confirmed),
];

/// Words that take a claim back, close before it.
pub(super) const DENIALS: &str = "pas jamais rien sans aucun si";
