//! Answers to questions of ours, names, people.

use crate::answers::{Reply, reply};
use crate::understanding::Answer;

/// What stands for which answer. The first found in the text counts.
pub(super) const REPLIES: &[Reply] = &[
    reply(
        "^ (ah|oh|euh|bah|ben|bonjour|okay|finalement|désolé|pardon|merci)? ,? (non|nan|pas du tout|pas vraiment|jamais|négatif|surtout pas) ..",
        Answer::No,
    ),
    reply(
        "^ (bof|bah)? ,? pas (intéressé|intéressée|besoin|possible|maintenant|cette fois|tout de suite|pour le moment|pour le instant|aujourdhui|encore|celui là|celle là) ..",
        Answer::No,
    ),
    reply(
        "(me|nous)? (arrange|va|convient|marche|plaît|tente|dit) (pas|rien|pas du tout|pas trop|pas vraiment|plus)",
        Answer::No,
    ),
    reply("(peux|pourrai|peut|pourrais) pas", Answer::No),
    reply(
        "(cest|est) (pas|non) (ça|bon|possible|correct|la bonne|le bon|exact)",
        Answer::No,
    ),
    reply(
        "cest (faux|non|mort|impossible|trop tard|trop tôt|trop loin|trop cher|pas)",
        Answer::No,
    ),
    reply(
        "(sans façon|laissez tomber|laisse tomber|merci mais non|rien de tout ça|ça ira merci)",
        Answer::No,
    ),
    reply("^ (non)? ,? (cest|ce sera|ça sera) tout ..", Answer::No),
    reply(
        "(rien de autre|rien de plus|rien merci|rien de spécial|^ rien|cest tout|ce sera tout|ça sera tout)",
        Answer::No,
    ),
    reply(
        "(gardez|garde|je garde|on garde|laissez) (le|la|mon|comme ça)",
        Answer::No,
    ),
    reply(
        "(aucun|aucune) (de ceux là|de celles là|de ces|des trois|des deux|des 3|des 2|de ça)? ..",
        Answer::NoneOfThose,
    ),
    reply(
        "(ni le un ni le autre|ni une ni le autre|rien ne me va|rien me va|rien ne me convient|pas ceux là|pas un seul|ni le un|ni la une)",
        Answer::NoneOfThose,
    ),
    reply(
        "(peu importe|nimporte lequel|nimporte laquelle|nimporte quand|nimporte quelle|nimporte quel|nimporte|comme vous voulez|comme tu veux|comme vous préférez|comme ça vous arrange|à vous de voir|cest égal|ça me est égal|cela me est égal|le un ou le autre|la une ou le autre|les deux me vont|les deux|tous me vont|toutes me vont|tout me va|au choix|à votre choix|choisissez|surprenez moi|pas de préférence|sans préférence|aucune préférence|indifférent|tous sont bien|cest pareil|je suis flexible|ce que vous voulez) !&who",
        Answer::Any,
    ),
    reply(
        "^ (ah|oh|euh|bah|ben|merci|bonjour|super)? ,? (oui|ouais|okay|parfait|parfaitement|volontiers|daccord|nickel|impeccable|impec|top|génial|absolument|exactement|exact|tout à fait|évidemment|certainement|carrément|super|ça roule|ça joue|go|banco|entendu|compris|affirmatif|correct|vendu|allez|bien sûr|avec plaisir|bien entendu|pourquoi pas|sans problème|pas de problème|pas de souci|pas de soucis|aucun problème|aucun souci|je prends|je veux bien|je valide|je confirme|je accepte|je suis daccord|confirmé|validé|excellent|excellente|merveilleux|formidable|tiguidou|beau|👍|👌|✅|🙌|❤|💯|✔|😊|🙏|🥳|🎉) ..",
        Answer::Yes,
    ),
    reply(
        "(ça|cela|ceci|celui là|celle là|tout|qui|horaire|heure|créneau|jour) (me|nous)? (va|vont|marche|convient|conviendrait|irait|arrange|ira|fonctionne|joue|roule) (bien|très bien|parfaitement|super|nickel|super bien)? !&not",
        Answer::Yes,
    ),
    reply(
        "cest (parfait|bon|beau|nickel|okay|super|daccord|top|génial|impeccable|ça|exact|correct|oui|noté|très bien|bien|tout bon|idéal|excellent|possible pour moi|confirmé)",
        Answer::Yes,
    ),
    reply(
        "(je le prends|je la prends|je prends celui|je prends celle|on fait comme ça|faites comme ça|faisons comme ça|on fait ça|allez y|vas y|faites le|fais le|fais donc|très bien|je valide|je confirme|ça me va|ça marche|ça me convient|bien sûr|avec plaisir|tout est bon|tout est exact|réserve le|réservez le|réserve la|réservez la|réservez svp|réserve svp|notez le|note le|oui svp)",
        Answer::Yes,
    ),
    reply(
        "(je serai là|on sera là|nous serons là|je serai présent|je serai présente|je y serai|on y sera|on sera présents)",
        Answer::Yes,
    ),
    reply(
        "^ (je viens|je viendrai|on vient|on viendra) (bien)? $",
        Answer::Yes,
    ),
    reply(
        "^ (annulez|annule|annuler) (le|la|svp|tout|merci)? $",
        Answer::Yes,
    ),
    reply(
        "^ (bof|euh|hmm)? ,? (je)? (ne)? (sais pas|sais plus|suis pas sûr|suis pas sûre|hésite) ..",
        Answer::Unsure,
    ),
    reply(
        "^ (bof|peut être|aucune idée|faut que je réfléchisse|je réfléchis|ça dépend|je vais réfléchir) ..",
        Answer::Unsure,
    ),
    reply(
        "(aucune idée|je hésite|je suis pas sûr|je suis pas sûre|sais pas trop|sais pas encore)",
        Answer::Unsure,
    ),
];

/// Words for the last of several.
pub(super) const LAST: &str = "dernier dernière";

/// Words for the first of two.
pub(super) const FORMER: &str = "";

/// Words that follow "la deuxième".
pub(super) const CHOICE: &str = "option créneau heure horaire choix proposition svp me merci est serait irait conviendrait \
    pour si alors parfait proposé proposée rendezvous";

/// Words beside which a number is still the whole answer.
pub(super) const FILLER: &str = "le la les option numéro n ° svp merci je prends prendrai prendrais veux celui celle \
    oui okay daccord parfait avec choisis choix pour moi va mettez réservez svp bonjour alors plutôt un";

/// Words after which a number is a choice.
pub(super) const MARKER: &str = "# ° numéro option choix n proposition";

/// What makes a text a question, besides its mark.
pub(super) const ASKS: &[&str] = &[
    "(estceque|questceque|combien|quand|où|comment|pourquoi|quel|quelle|quels|quelles)",
    "(avez|pouvez|êtes|faites|prenez|acceptez|auriez|pourriez|seriez|ouvrez|fermez|savez|proposez|vendez) vous",
    "(vous|tu) (avez|pouvez|êtes|faites|prenez|acceptez|auriez|pourriez|as|peux|fais|prends|es|vendez|proposez)",
    "(puis je|peut on|y a til|y a tu|a til|est il|est elle|as tu|peux tu|es tu|fais tu|il y a)",
    "(dites moi|dis moi|me dire|savoir|je me demandais)",
];

/// Wordings that leave the stylist open.
pub(super) const ANYONE: &[&str] = &[
    "(avec)? nimporte (qui|quelle personne|quel coiffeur|quelle coiffeuse|laquelle de vos)",
    "(avec)? (peu importe qui|peu importe avec qui|qui vous voulez|qui tu veux|qui est dispo|qui sera dispo)",
    "(peu importe|nimporte) (la|le)? (coiffeuse|coiffeur|personne|styliste|barbier)",
    "(pas|aucune|sans) (de)? préférence (de|pour la|pour le)? (coiffeuse|coiffeur|styliste|personne)?",
    "(le|la) (premier|première) dispo",
];

/// What stands before a name that is surely one.
pub(super) const NAME_BEFORE: &[&str] = &[
    "(je me appelle|mon nom est|mon nom cest|mon prénom est|mon prénom cest|me nomme|au nom de|sous le nom de|sous le nom|au nom)",
    "(nom|prénom) (est|:|cest)",
    "appelez moi",
];

/// What stands before a name that may be one.
pub(super) const NAME_MAYBE: &[&str] = &[
    "(bonjour|salut|coucou|bonsoir|oui|okay|allô)? ,? (je suis|ici|cest|moi cest|moi je suis|ce sera|mettez)",
];

/// What stands after a name that is surely one.
pub(super) const NAME_AFTER: &[&str] = &["est mon nom", "cest mon nom", "à le appareil", "ici $"];

/// Words before a name for whom something is.
pub(super) const RECIPIENT: &str = "pour";

/// Words around a name that answers "what is your name?".
pub(super) const COURTESY: &str = "oui bonjour merci svp cest mon nom le la okay daccord moi est bien sûr euh alors \
    prénom je suis me appelle ici à au";

/// Words for people who come along or instead.
pub(super) const FAMILY: &str = "fille filles fils maman mère mères papa père parents mari femme épouse époux sœur sœurs \
    soeurs frère frères ami amie amis amies enfant enfants copine copines copain copains chum blonde conjoint conjointe \
    compagnon compagne fiancé fiancée mamie mémé papi papy pépé tante oncle nièce neveu cousin \
    cousine cousines bébé collègue collègues voisine petit petite ado garçon garçons gamin gamine \
    jumeaux jumelles témoin témoins";

/// Who texts is to be served too, with a companion.
pub(super) const TOGETHER: &[&str] = &[
    "moi et (ma|mon|mes|une|un|deux|trois|<number>) _? &family",
    "(ma|mon|mes|un|une) _? &family et moi",
    "moi (plus|avec) (ma|mon|mes) &family",
    "(avec|et aussi|et pour|plus) (ma|mon|mes) &family (aussi|également)",
    "(nous|on) deux",
    "pour nous (deux|trois|quatre|2|3|4)",
];

/// Somebody else is to be served.
pub(super) const INSTEAD: &[&str] = &[
    "pour (ma|mon|mes|le|la|notre|nos|une|un|sa|son)? (petit|petite|grand|grande|futur|future)? &family",
    "(ma|mon|mes|notre) &family (veut|voudrait|aimerait|souhaite|a besoin|aurait besoin|cherche)",
    "(ma|mon) _ &family (veut|voudrait|aimerait)",
];

/// A number of people.
pub(super) const COUNTS: &[&str] = &[
    "(on|nous) (est|sera|serait|sommes|serons|serions|vient|viendra|viendrait) (à)? <number> &family?",
    "(pour|à) <number> (personnes|adultes|pers|gens|femmes|hommes|filles|dames)",
    "<number> (personnes|adultes|pers)",
    "pour (nous)? (deux|trois|quatre) $",
    "(un groupe|une équipe) de <number>",
    "(pour|avec) <number> (copines|amies|copains|amis|enfants|collègues|sœurs|soeurs)",
];

/// "Avec", before a stylist's name.
pub(super) const WITH: &str = "avec chez";

/// Wordings that end with a stylist who will not do.
pub(super) const NOBODY: &[&str] = &[
    "(pas|jamais|sauf|sans|excepté) (avec)? <staff>",
    "(autre que|plutôt que|au lieu de|à la place de) (avec)? <staff>",
];

/// Wordings after a yes that make it none.
pub(super) const DOUBTS: &[&str] = &[
    "non",
    "(attends|attendez|un instant|une seconde|une minute|un moment|minute|secondes|2 sec|deux sec|pas encore|pas sûr|pas sûre)",
    "(laisse moi|laissez moi) (réfléchir|voir|demander|vérifier|regarder)",
    "(je dois|je vais|faut que je|il faut que je|je voudrais|je préfère) (réfléchir|réfléchisse|voir|voie|demander|demande|vérifier|vérifie|regarder|regarde)",
    "mais (avec|pas|si|à|je|il|elle|pour|plus|estceque|le|la|au)",
    "(sauf si|à moins|seulement si|à condition|finalement|si cest|si ça|si il|si le|si la|si je)",
    "(laisse tomber|laissez tomber|oubliez|oublie)",
];

/// Wordings that say no when we ask whether to cancel.
pub(super) const KEEPS: &[&str] = &[
    "(je|on|nous) (la|le|les)? (garde|gardons|conserve|conservons|maintiens|maintenons|laisse)",
    "(gardez|gardons|garde|conservez|maintenez|laissez) (le|la|les|ça|mon|ma|comme)",
    "(annulez|annule) pas",
    "(pas) (annuler|lannuler)",
];
