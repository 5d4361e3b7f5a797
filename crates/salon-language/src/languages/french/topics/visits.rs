//! What is to happen to visits.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    // Book.
    topic(
        "(&wish|puis je|peux|peut on|possible de|pourrais|pourrait) .. (&visit|réserver|booker|<service>)",
        IntentKind::Book,
        80,
    ),
    topic(
        "(prendre|prends|prendrais|réserver|réserve|réservez|booker|book|booke|avoir|caler|fixer|planifier|bloquer|bloquez|poser|noter|notez|donner|donnez|trouver|prévoir|demander|obtenir) (moi|nous|me)? (un|le|mon|une|ma|votre|mes|deux|pour)? (autre|prochain|petit|nouveau)? (&visit|place|<service>)",
        IntentKind::Book,
        82,
    ),
    topic(
        "(faire|refaire|faites moi|fais moi|refais|me faire|nous faire|rafraîchir|retoucher) .. <service>",
        IntentKind::Book,
        78,
    ),
    topic(
        "^ (bonjour|bonsoir|salut|coucou|allô)? ,? (un|une)? &visit (pour|avec|svp|<day>|<days>|<clock>|<part>|le|lundi|ce|cette|la|dès|à|$)",
        IntentKind::Book,
        72,
    ),
    topic(
        "(&wish|dois|pourrais|peux|puis je|possible de) (venir|passer) ..",
        IntentKind::Book,
        80,
    ),
    topic(
        "<service> .. (possible|jouable|faisable|svp|ce serait possible|ça irait|cest bon)",
        IntentKind::Book,
        74,
    ),
    topic("possible .. <service>", IntentKind::Book, 74),
    topic(
        "(irait|serait|convient|marche|bon) (pour)? .. <service>",
        IntentKind::Book,
        74,
    ),
    topic(
        "(pouvez vous|vous pouvez|tu peux|peux tu|pourriez vous|vous pourriez) .. (prendre|caser|caler|recevoir|noter|mettre|inscrire|réserver|bloquer|glisser)",
        IntentKind::Book,
        80,
    ),
    topic(
        "(vous|tu) me (notez|note|mettez|mets|prenez|prends|réservez|réserves|calez|cales|casez|inscrivez|bloquez|gardez)",
        IntentKind::Book,
        80,
    ),
    topic(
        "(mettez|mets|notez|note|inscrivez|inscris|réservez|réserve|calez|cale|casez|bookez|booke) (moi|nous|me)? (pour|à|le|la|ça|celui|<day>|<clock>|<days>|<part>|<service>|svp|un|une)",
        IntentKind::Book,
        76,
    ),
    topic(
        "(réserve|réservez|note|notez|bookez) (le|la|moi|svp)",
        IntentKind::Book,
        66,
    ),
    topic(
        "^ (je)? (réserve|réserver|booker) (svp)? $",
        IntentKind::Book,
        70,
    ),
    topic(
        "je (prends|réserve|book|booke) (pour|le|<day>|<clock>)",
        IntentKind::Book,
        66,
    ),
    topic("(&wish|veut) (réserver|booker|venir)", IntentKind::Book, 80),
    topic(
        "je (viens|passe|viendrai|passerai) (pour|le|<day>|<clock>|demain)",
        IntentKind::Book,
        58,
    ),
    topic(
        "(mari|fille|fils|mère|copine|ami|amie|sœur|frère) (a besoin|aurait besoin|veut|voudrait|aimerait) .. (<service>|&visit)",
        IntentKind::Book,
        80,
    ),
    // Move.
    topic(
        "&move (mon|le|ma|notre|nos|mes|votre|ce|cette|son|celui|la)? .. (&visit|jour|heure|horaire|date|coupe|couleur|<service>)",
        IntentKind::Move,
        88,
    ),
    topic(
        "&move .. (à|au|pour|vers|jusque) (<day>|<clock>|<days>|<part>|plus tard|plus tôt|une autre|un autre)",
        IntentKind::Move,
        86,
    ),
    topic("&move .. (<day>|<clock>|<days>)", IntentKind::Move, 78),
    topic(
        "(dois|peux|puis je|pourrais|faut que je|voudrais|possible de|aimerais|besoin de|faudrait|on peut|peut on) (le|la|te|vous)? &move",
        IntentKind::Move,
        82,
    ),
    topic("^ &move (svp|le|la|moi ça)? $", IntentKind::Move, 80),
    topic(
        "(reporter|repousser|décaler|déplacer|reprogrammer|reportez|repoussez|décalez|déplacez|décale|repousse|décalage)",
        IntentKind::Move,
        80,
    ),
    topic(
        "&visit .. (autre jour|autre heure|plus tard|plus tôt|à la place)",
        IntentKind::Move,
        66,
    ),
    topic("(<day>|<clock>|<days>) à la place", IntentKind::Move, 60),
    topic(
        "(peux|pourrai|pourrais) (pas|plus) .. (plutôt|autre|possible .. <day>|à la place)",
        IntentKind::Move,
        70,
    ),
    topic("(venir|passer) (plus tôt|plus tard)", IntentKind::Move, 62),
    // Cancel.
    topic(
        "&cancel (mon|le|ma|notre|nos|mes|tous|la|ce|celui|tout|svp|moi|du|de)? .. (&visit|<service>|<day>|<clock>|<days>|<part>)",
        IntentKind::Cancel,
        90,
    ),
    topic(
        "(annuler|annulez|annule|canceller|cancelle|cancellez|annulation|décommander)",
        IntentKind::Cancel,
        82,
    ),
    topic(
        "^ (oui)? ,? &cancel (le|la|tout|svp)? $",
        IntentKind::Cancel,
        84,
    ),
    topic(
        "(oubliez|oublie|laissez tomber|laisse tomber|stop|arrêtez|arrête|libère|libérer|donnez|donner) .. (&visit|place|pour <day>|<day>)",
        IntentKind::Cancel,
        84,
    ),
    topic(
        "(retirez|retire|retirer|enlevez|enlève|désinscrivez) (moi|mon nom|mon rendezvous) .. (planning|agenda|créneau|&visit|<day>|pour <day>)",
        IntentKind::Cancel,
        88,
    ),
    topic(
        "(plus besoin|besoin) .. (&visit|venir)",
        IntentKind::Cancel,
        55,
    ),
    topic(
        "plus besoin .. (&visit|venir|<service>)",
        IntentKind::Cancel,
        86,
    ),
    topic(
        "(veux|voulons|souhaite) plus .. (&visit|<service>|venir)",
        IntentKind::Cancel,
        86,
    ),
    topic(
        "(peux|pourrai|pourrais|peut|pourra|vais|pourrons) (pas|plus|pas pouvoir) (venir|être là|me libérer|honorer|y être|me rendre|passer|me déplacer)",
        IntentKind::Cancel,
        72,
    ),
    topic("(capable de|possible de) venir", IntentKind::Cancel, 30),
    topic("plus capable de venir", IntentKind::Cancel, 74),
    topic(
        "(viendrai|viens|vient|viendra|viendrons) (pas|plus)",
        IntentKind::Cancel,
        74,
    ),
    topic(
        "(serai|suis|sera|serons) (pas|plus) (là|dispo|libre|présent|présente)",
        IntentKind::Cancel,
        64,
    ),
    topic(
        "(attendez|comptez|comptes|compte|mettez) (pas|plus|pas sur)",
        IntentKind::Cancel,
        70,
    ),
    topic("(arrête|arrêtez) (la|le) <service>", IntentKind::Cancel, 70),
    // Confirm.
    topic(
        "(je|on|nous) (vous)? (confirme|confirmons|valide|confirme bien)",
        IntentKind::Confirm,
        88,
    ),
    topic(
        "^ (oui)? ,? (confirmé|confirme|confirmer|je confirme) (svp|merci)? $",
        IntentKind::Confirm,
        85,
    ),
    topic(
        "(je serai|on sera|nous serons|je serais) (bien|bien là|là|présent|présente|au rendezvous)",
        IntentKind::Confirm,
        68,
    ),
    topic(
        "(à|a) (<day>|demain|tout à le heure|tantôt|vendredi) (alors|donc)? $",
        IntentKind::Confirm,
        50,
    ),
    // Running late.
    topic(
        "(serai|arrive|suis|serais|être|arriver|aurai|avoir|sera|serons|arriverai|ai) .. (retard|à la bourre)",
        IntentKind::RunningLate,
        94,
    ),
    topic("<length> .. de retard", IntentKind::RunningLate, 94),
    topic(
        "(petit|peu de|gros|léger|du|un peu) retard",
        IntentKind::RunningLate,
        80,
    ),
    topic("^ .. en retard ..", IntentKind::RunningLate, 70),
    topic(
        "(coincé|coincée|bloqué|bloquée|pogné|pognée|prise|pris) .. (trafic|bouchon|bouchons|embouteillage|embouteillages|circulation|métro|bus|train)",
        IntentKind::RunningLate,
        90,
    ),
    topic(
        "(trafic|bouchons|embouteillages) ..",
        IntentKind::RunningLate,
        66,
    ),
    topic(
        "(bus|train|métro|rer) .. (retard|bloqué|panne|annulé)",
        IntentKind::RunningLate,
        88,
    ),
    topic(
        "(arrive|serai là|suis là|là|serai) dans <length>",
        IntentKind::RunningLate,
        86,
    ),
    topic(
        "(je suis en route|je suis en chemin|je arrive|jy suis presque|presque arrivé|presque arrivée|je arrive bientôt)",
        IntentKind::RunningLate,
        66,
    ),
    topic(
        "(à la bourre|je cours|plus tard que prévu)",
        IntentKind::RunningLate,
        76,
    ),
];
