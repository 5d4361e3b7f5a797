//! What is asked about the salon.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    // Price.
    topic(
        "combien (ça|cela|cest|est|serait|fait|font|coûte|coûtent|coûterait|vaut|prenez|prends|vous|tu|pour|le|la|les|un|une|des|chargez|il faut) ..",
        IntentKind::Price,
        80,
    ),
    topic(
        "combien .. (coûte|coûtent|coûterait|ça coûte|coute|payer|paye)",
        IntentKind::Price,
        88,
    ),
    topic(
        "(cest|ça fait|ça coûte|ça coûterait|ce serait|ça serait|coûte|coûterait|vous prenez|tu prends|fait|revient à|reviendrait à|revient|me reviendrait à) (à)? combien",
        IntentKind::Price,
        76,
    ),
    topic("cest combien", IntentKind::Price, 86),
    topic("combien .. <service>", IntentKind::Price, 84),
    topic("<service> .. combien", IntentKind::Price, 78),
    topic(
        "^ (et)? (cest)? combien (svp|déjà|au fait)? $",
        IntentKind::Price,
        82,
    ),
    topic(
        "(quel|quels|quelle|quelles|vos|les|votre|le|tes|des|cest quoi le|cest quoi les|du|au niveau) (est|sont|serait)? (le|les|vos|votre|la|du|de)? (prix|tarif|tarifs|coût|grille tarifaire|fourchette)",
        IntentKind::Price,
        84,
    ),
    topic(
        "(prix|tarif|tarifs|coût) (de|du|pour|des|svp|svp|?|$)",
        IntentKind::Price,
        80,
    ),
    topic("(prix|tarif|tarifs)", IntentKind::Price, 70),
    topic("(cest|est ce) (cher|payant|gratuit)", IntentKind::Price, 72),
    // Duration.
    topic("combien de temps", IntentKind::Duration, 92),
    topic(
        "(dure|prend|durent|prennent|durera|prendra|dur) .. combien (de temps)?",
        IntentKind::Duration,
        90,
    ),
    topic(
        "(ça|cela|il|elle) (dure|durera|prend|prendra) .. (combien|longtemps)",
        IntentKind::Duration,
        90,
    ),
    topic(
        "(durée|combien de minutes|combien de heures)",
        IntentKind::Duration,
        86,
    ),
    topic(
        "(cest|ça prend|ça dure) (long|longtemps)",
        IntentKind::Duration,
        82,
    ),
    topic(
        "(finit|finira|fini|sort|sortirai|terminé) .. (à quelle heure|vers quelle heure)",
        IntentKind::Duration,
        66,
    ),
    // Hours.
    topic(
        "(à quelle heure|quand|quels jours|quel jour|jusque à quelle heure|jusque quelle heure|quelle heure) .. (ouvrez|fermez|ouvre|ferme|ouvert|ouverts|ouverte|fermé|fermés|arrêtez|finissez|commencez)",
        IntentKind::Hours,
        88,
    ),
    topic(
        "(ouvrez|fermez|ouvre|ferme|arrêtez|finissez) .. (à quelle heure|quand|quelle heure)",
        IntentKind::Hours,
        88,
    ),
    topic(
        "(êtes|es|est|sera|serez|sont|cest|restez|seront) (vous|tu|bien|encore|toujours|il|le salon)? (bien)? (ouvert|ouverts|ouverte|ouvertes|fermé|fermés|fermée)",
        IntentKind::Hours,
        86,
    ),
    topic(
        "(ouvert|ouverts|ouverte) (le|ce|les|<day>|<days>|demain|aujourdhui|?|encore|jusque|pendant|$)",
        IntentKind::Hours,
        78,
    ),
    topic(
        "(ouvrez|travaillez|ouvres) (vous|tu)? (le|les|ce|<day>|<days>|aussi)",
        IntentKind::Hours,
        82,
    ),
    topic(
        "(horaire|horaires|heures) (de)? (ouverture|ouvertures|de ouverture|de ouvertures|du salon)",
        IntentKind::Hours,
        90,
    ),
    topic(
        "(vos|les|quels|tes) (sont)? (les|vos|tes)? (horaires|heures de ouverture)",
        IntentKind::Hours,
        82,
    ),
    topic(
        "^ (horaires|horaire|vos horaires|heures de ouverture) ..",
        IntentKind::Hours,
        80,
    ),
    // Address.
    topic(
        "(où|ou) (êtes|es|est|sont|se trouve|vous trouvez|trouve|situé|situés|exactement|cest|ça) .. (vous|salon|situés|situé|exactement|?|$)",
        IntentKind::Address,
        80,
    ),
    topic(
        "(cest|êtes|es|trouve|situé|situés|situe|trouvez) (où|ou) (exactement|déjà|le salon|votre salon|?|ça|$)",
        IntentKind::Address,
        86,
    ),
    topic("(cest|vous êtes) où", IntentKind::Address, 72),
    topic(
        "(adresse|itinéraire|localisation|le chemin pour)",
        IntentKind::Address,
        80,
    ),
    topic(
        "comment .. (venir chez vous|vous trouver|aller au salon|se rendre|on vient|y aller)",
        IntentKind::Address,
        78,
    ),
    topic(
        "(quel|quelle) (métro|arrêt|station|rue|quartier|étage)",
        IntentKind::Address,
        72,
    ),
    topic(
        "(métro|arrêt de bus|station de métro) .. (à côté|proche|près)",
        IntentKind::Address,
        70,
    ),
    // Policy.
    topic(
        "(frais|pénalité|pénalités|politique|conditions|délai) (de|des|en cas de)? (annulation|retard|report|modification|annuler|remboursement)",
        IntentKind::Policy,
        90,
    ),
    topic(
        "(facturez|facture|facturé|chargez|charge|chargé|paye|payer|paie|pénalité|frais|coûte|rembourse|remboursé|remboursez) .. (si|en cas) .. (annule|annulation|annuler|viens pas|décommande|tard|retard|change|décale)",
        IntentKind::Policy,
        92,
    ),
    topic(
        "(si|quand) (je|on|jamais je) .. (annule|décommande|viens pas|décale|change|retard) .. .. (payer|paye|paie|facturé|facturez|frais|charge|chargez|pénalité|combien|quoi)",
        IntentKind::Policy,
        92,
    ),
    topic(
        "(peut on|puis je|on peut|je peux|possible de|possible) .. (annuler|décommander|décaler) .. (gratuitement|sans frais|jusque|combien|dernière minute|la veille)",
        IntentKind::Policy,
        90,
    ),
    topic(
        "(sans rendezvous|sans réservation|sans réserver)",
        IntentKind::Policy,
        80,
    ),
    topic(
        "(acceptez|prenez|accepte|prend) .. (cartebancaire|espèces|chèques|liquide|comptant|carte|débit|interac|acompte|apple pay)",
        IntentKind::Policy,
        62,
    ),
    topic(
        "(remboursement|remboursez|politique)",
        IntentKind::Policy,
        64,
    ),
    topic("(beaucoup|trop) de (attente|monde)", IntentKind::Policy, 66),
    // Menu.
    topic(
        "(vous|tu) (faites|fais|proposez|proposes|offrez|pratiquez|réalisez) (aussi|encore)? (le|la|les|des|du|de le|de la|un|une|quoi|également) ..",
        IntentKind::Menu,
        76,
    ),
    topic(
        "(faites|proposez|offrez|pratiquez|fais) (vous|tu) ..",
        IntentKind::Menu,
        76,
    ),
    topic(
        "(vous|tu) (faites|fais|proposez|offrez) .. <service>",
        IntentKind::Menu,
        86,
    ),
    topic(
        "(quels|quelles|quel|quelle|vos|les|liste des|toutes les|cest quoi les) (sont|types de|genre de|types)? (les|vos)? (prestations|services|soins|prestation|service)",
        IntentKind::Menu,
        84,
    ),
    topic(
        "(quoi|quelles) comme (prestations|services|soins|prestation|service)",
        IntentKind::Menu,
        88,
    ),
    topic(
        "(carte|menu|liste|catalogue) des (prestations|services|soins)",
        IntentKind::Menu,
        86,
    ),
    topic(
        "(vous|tu) (faites|fais|proposez) quoi",
        IntentKind::Menu,
        82,
    ),
    topic(
        "qui (fait|peut faire|sait faire|coupe|est la meilleure|est le meilleur) ..",
        IntentKind::Menu,
        76,
    ),
    topic(
        "^ (prestations|services|le menu|menu|la carte) $",
        IntentKind::Menu,
        82,
    ),
];
