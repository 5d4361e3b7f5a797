//! What is booked, what is free, and what else there is.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    // My visits.
    topic(
        "(quand|à quelle heure|quel jour|quelle date|quelle heure|où|avec qui) (est|cest|sont|était|déjà|tombe|jai|ai)? .. (mon|mes|notre|nos|ma) .. (&visit|<service>|passage)",
        IntentKind::MyVisits,
        90,
    ),
    topic(
        "(mon|mes|ma|notre) (prochain|prochaine)? (&visit) (est|cest|était|sont|déjà)? (à|pour|le|bien)? (quand|quelle heure|quel jour|quelle date|confirmé|demain)",
        IntentKind::MyVisits,
        86,
    ),
    topic(
        "(mon|mes|ma) (prochain|prochaine|prochains) &visit",
        IntentKind::MyVisits,
        80,
    ),
    topic(
        "(ai|avais|avons|a) (je|til|on|nous) .. &visit",
        IntentKind::MyVisits,
        84,
    ),
    topic(
        "(quand|à quelle heure|quel jour|quelle heure) .. (je)? (ai|viens|dois venir|passe|suis) .. (&visit|prévu|inscrit|inscrite|noté|notée)",
        IntentKind::MyVisits,
        84,
    ),
    topic(
        "je (ai|avais) (bien|un|toujours|encore|pris)? (un|bien|mon)? &visit (quand|à quelle heure|quel jour|demain|<day>|<days>|avec qui|?)",
        IntentKind::MyVisits,
        66,
    ),
    topic(
        "je (viens|passe|dois venir) (à quelle heure|quand|quel jour)",
        IntentKind::MyVisits,
        82,
    ),
    topic(
        "(vérifier|confirmer|rappeler|redire|retrouver|savoir|voir) .. (mon|mes|le heure de mon|la date de mon) &visit",
        IntentKind::MyVisits,
        86,
    ),
    topic(
        "(oublié|souviens|rappelle|sais plus) .. (quand|le heure|la date|à quelle heure|mon &visit|quel jour)",
        IntentKind::MyVisits,
        84,
    ),
    topic(
        "(suis|est|on est) (je|bien|toujours)? (bien|toujours)? (inscrit|inscrite|noté|notée|réservé|dans le agenda|sur le planning)",
        IntentKind::MyVisits,
        78,
    ),
    topic(
        "(heure|date|jour) (de|du) (mon|mes|notre) &visit",
        IntentKind::MyVisits,
        80,
    ),
    topic(
        "mes (rendezvous|réservations|résas) $",
        IntentKind::MyVisits,
        72,
    ),
    topic(
        "(liste|combien) .. mes (rendezvous|réservations)",
        IntentKind::MyVisits,
        78,
    ),
    // Somebody else's.
    topic(
        "(mon|ma|mes) &family (a|avait|ont|aurait) (un|pris|bien|son)? (un)? &visit",
        IntentKind::SomebodyElsesVisit,
        72,
    ),
    topic(
        "(mon|ma|mes) &family (a|avait|ont|aurait|vient) .. (&visit)? .. .. (quand|à quelle heure|quel jour)",
        IntentKind::SomebodyElsesVisit,
        93,
    ),
    topic(
        "(quand|à quelle heure|quel jour|heure|date|dire|savoir) .. .. &visit (de|du|à) (ma|mon|mes|la|madame|monsieur|mme|sa|son)",
        IntentKind::SomebodyElsesVisit,
        93,
    ),
    topic(
        "(quand|à quelle heure|quel jour|heure|date|dire|savoir) .. .. &visit (de|à) <person>",
        IntentKind::SomebodyElsesVisit,
        93,
    ),
    topic(
        "&visit (de|à) <person> .. (quand|à quelle heure|quel jour)",
        IntentKind::SomebodyElsesVisit,
        93,
    ),
    topic(
        "(quand|à quelle heure|quel jour|estceque) .. (mon|ma|mes) &family (vient|passe|a|doit venir|est)",
        IntentKind::SomebodyElsesVisit,
        90,
    ),
    topic(
        "&visit de (madame|monsieur|mme) _",
        IntentKind::SomebodyElsesVisit,
        80,
    ),
    // Availability.
    topic(
        "(avez|auriez|as|aurais|a|y|reste|resterait|reste til|avoir|ont|trouver|trouvez|sera|serait) .. (dispo|libre|libres|place|places|créneau|créneaux|quelquechose|rendezvous|horaire|horaires|trou|trous|désistement|désistements)",
        IntentKind::Availability,
        78,
    ),
    topic(
        "(une|des|vos|les|la|quelles|quelle|tes|ta|de|votre|êtes|es|serait|seriez|est|sera|encore|toujours) (dispo|libre|libres)",
        IntentKind::Availability,
        76,
    ),
    topic(
        "(quelquechose|un truc|une place|de la place|des places|un trou|un créneau|des créneaux) .. (libre|dispo|<day>|<days>|<part>|possible|pour|avec|aujourdhui|?)",
        IntentKind::Availability,
        76,
    ),
    topic(
        "^ .. (dispo|dispo pour|dispo le) .. (<day>|<days>|<part>|<clock>|$)",
        IntentKind::Availability,
        72,
    ),
    topic(
        "(quels|quel|quelles|quelle|vos|les|tes) (sont|est)? (les|vos|tes)? (prochains|prochain|prochaines|prochaine|horaires|horaire|créneaux|créneau|dispo|heures|jours) .. (dispo|libres|libre|possible|possibles|créneaux|créneau|proposez|avez)",
        IntentKind::Availability,
        76,
    ),
    topic(
        "(quand|à quelle heure|quel jour) .. (puis je|peux|pourrais|peut on|possible|on peut|pouvez|pourriez) .. (venir|passer|prendre|avoir|recevoir|<service>)",
        IntentKind::Availability,
        72,
    ),
    topic(
        "(quand|à quelle heure|quel jour) .. (êtes|es|est|serait|seriez) .. (dispo|libre|possible)",
        IntentKind::Availability,
        74,
    ),
    topic(
        "(<day>|<days>|<part>|<clock>) .. (cest|ça|ce|serait|est)? .. (possible|jouable|faisable|envisageable|dispo|libre)",
        IntentKind::Availability,
        70,
    ),
    topic(
        "(possible|jouable|faisable|dispo) .. (<day>|<days>|<part>|<clock>)",
        IntentKind::Availability,
        68,
    ),
    topic(
        "(<day>|<days>) (vous|tu) (avez|as|auriez|aurais) (quelquechose|quoi|encore|de la place|un)",
        IntentKind::Availability,
        78,
    ),
    topic(
        "(vous|tu) (avez|as|auriez|aurais|reste) (quoi|quelquechose|de la place|encore|une place|quoi de)",
        IntentKind::Availability,
        76,
    ),
    topic(
        "(travaille|travaillez|bosse|bossez|est là|sera là) .. (<day>|<days>|<part>)",
        IntentKind::Availability,
        70,
    ),
    topic(
        "<staff> .. (travaille|bosse|est là|dispo|libre|de la place)",
        IntentKind::Availability,
        74,
    ),
    topic("(dispo|disponibilité)", IntentKind::Availability, 55),
    topic("<earliest>", IntentKind::Availability, 45),
    // Alternatives.
    topic(
        "(autre|autres|différent|différents) (heure|heures|jour|jours|créneau|créneaux|horaire|horaires|date|dates|moment|chose|choix|option|options|dispo|possibilité|possibilités|proposition|propositions|coiffeuse|coiffeur|salon)",
        IntentKind::Alternatives,
        80,
    ),
    topic(
        "(rien|quelquechose|quoi) (de autre|de plus tôt|de plus tard)",
        IntentKind::Alternatives,
        76,
    ),
    topic(
        "(de autres|en avoir de autres|une autre|un autre|les autres) $",
        IntentKind::Alternatives,
        66,
    ),
    topic(
        "(proposez|propose|montrez|montre|donnez|donne) .. (autre|autres|autre chose)",
        IntentKind::Alternatives,
        78,
    ),
    topic(
        "(aucun|aucune) .. (va|convient|marche|arrange|irait)",
        IntentKind::Alternatives,
        70,
    ),
    topic(
        "(plus tôt|plus tard) (cest)? (possible|svp|?)",
        IntentKind::Alternatives,
        56,
    ),
    // Waitlist.
    topic(
        "(listedattente|liste de attente|liste de annulation)",
        IntentKind::Waitlist,
        94,
    ),
    topic(
        "(si|quand|dès que|au cas où) .. (se libère|se désiste|annule|libère|désistement|annulation|place se|créneau se) ..",
        IntentKind::Waitlist,
        90,
    ),
    topic(
        "(prévenez|préviens|prévenir|appelez|appelle|textez|texte|avertissez|avisez|dites|contactez|écrivez) (moi|me|nous)? si .. (place|créneau|libre|libère|désistement|quelquechose|annule)",
        IntentKind::Waitlist,
        92,
    ),
    topic(
        "(si|en cas de) (désistement|annulation)",
        IntentKind::Waitlist,
        88,
    ),
];
