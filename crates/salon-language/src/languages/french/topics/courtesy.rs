//! Talk about the talk itself.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    // Help.
    topic(
        "^ (aide|aidez moi|aide moi|à le aide|besoin de aide|je ai besoin de aide|info|infos|menu|options|vous pouvez me aider|pouvez vous me aider|tu peux me aider) (svp)? $",
        IntentKind::Help,
        84,
    ),
    topic(
        "(comment) (ça|cela) (marche|fonctionne)",
        IntentKind::Help,
        82,
    ),
    topic(
        "(ça|cela) (marche|fonctionne) comment",
        IntentKind::Help,
        82,
    ),
    topic(
        "comment .. (je fais|on fait|faire|utiliser|faut faire) (pour|ça|ce|$)",
        IntentKind::Help,
        56,
    ),
    topic(
        "(je écris quoi|je dois écrire quoi|je réponds quoi|quoi écrire|que dois je écrire|faut écrire quoi|je fais quoi)",
        IntentKind::Help,
        80,
    ),
    topic(
        "(que|quoi|questceque) .. (pouvez vous faire|peux tu faire|tu sais faire|vous savez faire|tu peux faire|vous pouvez faire|puis je demander)",
        IntentKind::Help,
        80,
    ),
    topic("à quoi (tu sers|vous servez|ça sert)", IntentKind::Help, 78),
    // Repeat.
    topic("(pas|rien) (bien|tout)? compris", IntentKind::Repeat, 84),
    topic(
        "(redites|redis|répétez|répète|répéter|redire|redemander) ..",
        IntentKind::Repeat,
        82,
    ),
    topic(
        "^ (hein|quoi|pardon|comment|plaît il|comment ça|gné|de quoi) $",
        IntentKind::Repeat,
        78,
    ),
    topic(
        "(comprends|comprend|capte|pige) (pas|rien|plus)",
        IntentKind::Repeat,
        78,
    ),
    topic(
        "(vous avez dit|tu as dit|vous dites|tu dis) quoi",
        IntentKind::Repeat,
        84,
    ),
    // Change language.
    topic(
        "(parlez|parles|parler|parle|écrivez|écris|écrire|répondez|réponds|répondre|continuer|passer|passez|texter|parlez vous|parles tu) (vous|tu|moi|me)? (en|le)? &language",
        IntentKind::ChangeLanguage,
        90,
    ),
    topic(
        "en &language (svp|merci|stp|?|$)",
        IntentKind::ChangeLanguage,
        84,
    ),
    topic("^ (&language) (svp)? $", IntentKind::ChangeLanguage, 80),
    topic(
        "(changer|change|changez) (de|la) langue",
        IntentKind::ChangeLanguage,
        88,
    ),
    topic(
        "(quelquun|personne) .. parle &language",
        IntentKind::ChangeLanguage,
        88,
    ),
    topic(
        "(comprends|parle) pas (le|bien)? (le)? &language",
        IntentKind::ChangeLanguage,
        86,
    ),
    // Abort.
    topic(
        "(laissez tomber|laisse tomber|oubliez ça|oublie ça|oubliez|tant pis|peu importe finalement|on oublie|on laisse tomber|non laissez|non rien)",
        IntentKind::Abort,
        80,
    ),
    topic(
        "(changé de avis|changer de avis|plus intéressé|plus intéressée|pas intéressé|pas intéressée|une autre fois|une prochaine fois|plus la peine|pas la peine)",
        IntentKind::Abort,
        72,
    ),
    topic(
        "(je vous redis|je vous redirai|je reviens vers vous|je vous recontacte|je vous recontacterai|je te redis|je te dirai|je vous dirai|je rappellerai|je vous tiens au courant)",
        IntentKind::Abort,
        72,
    ),
    topic("^ (stop|arrête|annule) ça $", IntentKind::Abort, 78),
    // Unsure.
    topic(
        "(sais|sait) (pas|plus) (trop|encore|vraiment|si|quoi|quand|bien|$)",
        IntentKind::Unsure,
        74,
    ),
    topic(
        "(faut|doit|dois|vais) (que)? (je)? (que je)? (réfléchir|réfléchisse|voie|voir|vois|demander|demande|vérifier|vérifie|regarde|regarder|en parle|en parler) ..",
        IntentKind::Unsure,
        74,
    ),
    topic(
        "^ (bof|peut être|euh|hmm|je hésite|je sais pas|aucune idée|ça dépend) .. $",
        IntentKind::Unsure,
        74,
    ),
    topic(
        "(pas sûr|pas sûre|pas certain|pas certaine|je hésite|aucune idée)",
        IntentKind::Unsure,
        66,
    ),
    topic("je réfléchis", IntentKind::Unsure, 74),
    // Courtesy.
    topic(
        "(merci|merci beaucoup|je vous remercie|je te remercie|mille mercis|remercie|gentil|gentille)",
        IntentKind::Thanks,
        60,
    ),
    topic(
        "(au revoir|aurevoir|bonne journée|bonne soirée|bon weekend|bon aprèsmidi|bonne fin de journée|bonne nuit|bonne semaine|à bientôt|à plus|à tout à le heure|à tantôt|à la prochaine|ciao|tchao|bye|bisous|bises|cordialement|à la revoyure|bonne continuation)",
        IntentKind::Goodbye,
        58,
    ),
    topic(
        "(bye|au revoir|à plus|ciao|à bientôt|à la prochaine) (tard)? $",
        IntentKind::Goodbye,
        66,
    ),
    topic(
        "(cest|ce sera|ça sera) (tout|bon) (pour moi|merci|pour aujourdhui|$)",
        IntentKind::Goodbye,
        62,
    ),
    topic(
        "(bonjour|bonsoir|salut|coucou|allô|hello|hey|hola|rebonjour|yo|wesh)",
        IntentKind::Greeting,
        40,
    ),
    topic(
        "^ (bonjour|bonsoir|salut|coucou|allô|hello|hey|rebonjour) (à vous|à tous|à toutes|tout le monde|les filles|madame|monsieur|le salon)? $",
        IntentKind::Greeting,
        66,
    ),
    topic(
        "(ça va|comment allez vous|comment vas tu|comment ça va|vous allez bien|tu vas bien|la forme)",
        IntentKind::Greeting,
        56,
    ),
    topic(
        "(mdr|ptdr|lol|haha|hahaha|hihi|xd|jpp|trop drôle|blague|il fait beau|beau temps|quel temps)",
        IntentKind::SmallTalk,
        30,
    ),
];
