//! What a person should see, or what ends the talk.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    // Person.
    topic(
        "(ajouter|rajouter|ajoutez|ajoute|rajoutez|inclure) .. <service> .. (à|au|avec) (mon|ma|le|la|ce|cette) ..",
        IntentKind::Person,
        86,
    ),
    topic(
        "(parler|parle|discuter|échanger|joindre|contacter|avoir|passez moi|passer|voir avec|répondre par) .. (à|avec|au|un|une|de|la|le)? (un|une|la|le|vrai|vraie)? (vrai|vraie)? (&person|<staff> directement)",
        IntentKind::Person,
        86,
    ),
    topic(
        "(vrai|vraie) (personne|humain|humaine)",
        IntentKind::Person,
        80,
    ),
    topic(
        "^ (svp)? (un|une)? (vrai|vraie)? (humain|humaine|personne|conseiller|conseillère|responsable|gérante|patronne) (svp)? $",
        IntentKind::Person,
        86,
    ),
    topic(
        "(appelez moi|rappelez moi|rappelle moi|appelle moi|me rappeler|me rappelez|pouvez me appeler|me passer un coup de fil|vous appeler|quelquun peut me|quelquun me rappelle)",
        IntentKind::Person,
        84,
    ),
    topic(
        "(quelquun|humain|personne) .. (répondre|répond|de vrai|réel|réelle|disponible|me rappelle|au téléphone)",
        IntentKind::Person,
        70,
    ),
    // Complaint.
    topic(
        "(déçu|déçue|déçus|mécontent|mécontente|scandaleux|scandaleuse|inadmissible|inacceptable|honteux|lamentable|furieux|furieuse|insatisfait|insatisfaite|arnaque|arnaqué|arnaquée|désastre|désastreux|catastrophe|catastrophique|nul|nulle|horrible|affreux|affreuse|déplorable|pitoyable)",
        IntentKind::Complaint,
        86,
    ),
    topic(
        "(pas|plus|jamais) (du tout)? (content|contente|satisfait|satisfaite|ravi|ravie|contents) ..",
        IntentKind::Complaint,
        84,
    ),
    topic(
        "(raté|ratée|ratés|ratées|loupé|loupée|foiré|foirée|massacré|massacrée|bâclé|bâclée|cramé|cramée|abîmé|abîmée|abimé|ruiné|ruinée|gâché|gâchée|irrégulier|irrégulière|de travers)",
        IntentKind::Complaint,
        84,
    ),
    topic(
        "(remboursez moi|me rembourser|être remboursé|être remboursée|un remboursement|veux un remboursement)",
        IntentKind::Complaint,
        90,
    ),
    topic(
        "(jamais vu ça|cest du vol|cest une honte|la honte|plus jamais|du grand nimporte|cest nimporte|ne reviendrai|reviendrai pas|reviendrai plus|mauvais avis|avis négatif|une étoile|1 étoile|plainte|réclamation)",
        IntentKind::Complaint,
        88,
    ),
    topic(
        "(désagréable|désagréables|impoli|impolie|malpoli|malpolie|impolis|agressive|pas aimable|mal accueilli|mal accueillie|mal reçue|odieuse|méprisante|pas professionnel)",
        IntentKind::Complaint,
        88,
    ),
    topic(
        "(mal) (fait|faite|coupé|coupée|coiffée|faits)",
        IntentKind::Complaint,
        82,
    ),
    topic(
        "(orange|jaunes|jaune|vert|verts|verte) (au lieu|alors que|à la place)",
        IntentKind::Complaint,
        80,
    ),
    topic(
        "(trop court|trop courte|trop courts) .. (demandé|dit|voulais)",
        IntentKind::Complaint,
        80,
    ),
    topic(
        "(personne|jamais) .. (excusé|excusée|répondu|prévenu|prévenue)",
        IntentKind::Complaint,
        74,
    ),
    topic(
        "(fait|laissé|attendu) .. (attendre|<length>) .. (pour rien)?",
        IntentKind::Complaint,
        60,
    ),
    topic(
        "(facturé|débité|prélevé|fait payer) (deux fois|2 fois|en double|trop|deux)",
        IntentKind::Complaint,
        88,
    ),
    // Emergency.
    topic(
        "(allergie|allergies|allergique|réaction|anaphylactique|urgence vitale|samu|ambulance|pompiers|urgences|hôpital|infecté|infectée|infection|brûlure|brûlures|cloques|cloque|boursouflé|gonflé|gonflée|enflé|enflée|gonfle|enfle|saigne|saignes|saigné|saignement)",
        IntentKind::Emergency,
        88,
    ),
    topic(
        "(brûle|brûlé|brûlée|pique|gratte|démange) .. (&bodypart|partout|fort|beaucoup)",
        IntentKind::Emergency,
        92,
    ),
    topic(
        "&bodypart .. (brûle|brûlé|brûlée|pique|gratte|démange|saigne|rouge|en feu|gonflé|gonflée|à vif|pèle|mal)",
        IntentKind::Emergency,
        90,
    ),
    topic(
        "(plaques|boutons|rougeurs|irritation) (rouges|partout|sur)? ..",
        IntentKind::Emergency,
        84,
    ),
    topic(
        "(arrive pas|peux plus|du mal|mal) (à)? respirer",
        IntentKind::Emergency,
        95,
    ),
    topic(
        "(respire|respirer) (plus|mal|pas)",
        IntentKind::Emergency,
        95,
    ),
    topic(
        "(évanoui|évanouie|malaise|inconsciente|inconscient|convulsions|tombé dans les pommes)",
        IntentKind::Emergency,
        92,
    ),
    topic(
        "(perds|tombent|cassent|perd) .. (cheveux|poignées)",
        IntentKind::Emergency,
        70,
    ),
    topic(
        "(porter plainte|avocat|tribunal|procès|police|gendarmerie|justice)",
        IntentKind::Emergency,
        85,
    ),
    topic(
        "(te|vous|le|la|les) (tuer|buter|frapper|casser la gueule|défoncer|crever)",
        IntentKind::Emergency,
        94,
    ),
    topic(
        "(suicide|suicider|me tuer|en finir|bombe|vous allez le regretter|vous le regretterez|tu vas le regretter)",
        IntentKind::Emergency,
        92,
    ),
    // Opt-out.
    topic(
        "&quit (de|avec|les|vos|ces|aux|tous|toutes|tes|le|ce|du|la)? .. &msg",
        IntentKind::OptOut,
        94,
    ),
    topic(
        "&quit (de)? (me|nous|le|vous|ne)? (plus)? &write ..",
        IntentKind::OptOut,
        95,
    ),
    topic(
        "(annulez|annuler|supprimez|enlevez) (le|les|vos|la) (envoi|envois|messages|sms|abonnement|notifications) ..",
        IntentKind::OptOut,
        93,
    ),
    topic(
        "(plus|jamais|pas) (recevoir|reçevoir) ..",
        IntentKind::OptOut,
        90,
    ),
    topic("refuse de recevoir ..", IntentKind::OptOut, 92),
    topic(
        "plus (de|aucun|vos|besoin de|besoin) .. &msg",
        IntentKind::OptOut,
        92,
    ),
    topic("pas de (pub|pubs|spam|publicité)", IntentKind::OptOut, 88),
    topic("plus (me|y|nous|vous)? &write ..", IntentKind::OptOut, 90),
    topic(
        "(me|nous)? (envoyez|écrivez|contactez|textez|dérangez|appelez|relancez|envoie|écris|texte|contacte|spammez|harcelez) (moi|nous|me)? (plus|jamais)",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "(ne)? me (envoyez|écrivez|contactez|textez|dérangez|relancez|envoie|écris|texte|contacte) pas",
        IntentKind::OptOut,
        88,
    ),
    topic(
        "&remove (moi|nous|me) (de|de la|de vos|de votre|de cette|de ta|des|de tes)? (votre|vos|la|cette|ta|le)? (liste|listes|fichier|fichiers|base|contacts|répertoire|envois|envoi|sms|messages|là)",
        IntentKind::OptOut,
        94,
    ),
    topic(
        "&remove (mon|mes|ce|notre) &contact ..",
        IntentKind::OptOut,
        93,
    ),
    topic(
        "(désabonner|désabonne|désabonnez|désabonnement|désinscrire|désinscris|désinscrivez|désinscription|désabonnée)",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "(marre|ras le bol|raz le bol|tanné|tannée|assez|fatigué|fatiguée|soûlé|saoulé) .. &msg",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "(soûlez|saoulez|soulez|gavez|gonflez|emmerdez|cassez|faites chier|spammez|harcelez|fatiguez) .. (&msg|$)",
        IntentKind::OptOut,
        90,
    ),
    topic(
        "(lâchez|lâche|foutez|fous|fichez|laissez|laisse) (moi|nous|nous) (la paix|tranquille|$)",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "(du|un|en|votre) (spam|harcèlement)",
        IntentKind::OptOut,
        88,
    ),
    topic("retire mon consentement", IntentKind::OptOut, 94),
    topic(
        "^ (svp)? (stop|arrêt|arrêter|arrêtez|stoppez tout|arrêtez tout) (svp|merci|maintenant|tout|ça)? $",
        IntentKind::OptOut,
        72,
    ),
    // Wrong number.
    topic(
        "(trompez|trompé|trompée|trompes|erreur|mauvais|mauvaise|faux|pas le bon|pas le) .. (numéro|personne|destinataire)",
        IntentKind::WrongNumber,
        95,
    ),
    topic(
        "(pas|plus) (le|la|son|votre|de|du)? (bon|bonne)? (numéro|téléphone|tel) (de|du|à) ..",
        IntentKind::WrongNumber,
        90,
    ),
    topic(
        "(je)? (ne)? suis (pas|plus) !&notname _ $",
        IntentKind::WrongNumber,
        74,
    ),
    topic(
        "(je)? connais (pas|aucun|aucune) (de)? ..",
        IntentKind::WrongNumber,
        76,
    ),
    topic(
        "(vous vous trompez|tu te trompes|erreur de numéro|nouveau numéro|plus son numéro|changé de numéro|vous devez vous tromper|vous faites erreur)",
        IntentKind::WrongNumber,
        90,
    ),
    topic(
        "(il ny a|y a|il ne y a) pas de _ ici",
        IntentKind::WrongNumber,
        84,
    ),
    topic(
        "(personne de ce nom|personne ne se appelle|qui êtes vous|vous êtes qui|cest qui)",
        IntentKind::WrongNumber,
        72,
    ),
    topic(
        "(suis|été) (pas|jamais) (votre|une de vos|un de vos|allée|allé|client|cliente|venue|venu) (cliente|client|clientes|clients|chez vous)?",
        IntentKind::WrongNumber,
        80,
    ),
    // Are you human.
    topic(
        "(êtes|es|est|parle|parles|cest|ce|écris|suis) (vous|tu|ce|à|je|vraiment)? (à|bien|vraiment|avec)? (un|une|des|le)? (vrai|vraie|vraiment)? &machine",
        IntentKind::AreYouHuman,
        86,
    ),
    topic(
        "(robot|humain|bot|machine|ia) (ou|?)",
        IntentKind::AreYouHuman,
        74,
    ),
    topic(
        "(vraie personne|vrai humain|quelquun de réel) (ou|?)",
        IntentKind::AreYouHuman,
        78,
    ),
    topic(
        "(il y a|ya) (quelquun|un humain|une vraie personne) (derrière|ici|là)",
        IntentKind::AreYouHuman,
        82,
    ),
    // Tampering.
    topic(
        "(oublie|oubliez|ignore|ignorez|contourne|contournez|désactive) (tes|vos|toutes|les|tout|ces) .. (consignes|instructions|règles|ordres|précédentes|limites|instruction)",
        IntentKind::Tampering,
        95,
    ),
    topic(
        "(ton prompt|votre prompt|prompt système|tes instructions|vos instructions|mode développeur|mot de passe admin|tes consignes|vos consignes)",
        IntentKind::Tampering,
        90,
    ),
    topic(
        "(tu es maintenant|à partir de maintenant tu|fais comme si|fais semblant|joue le rôle|comporte toi comme)",
        IntentKind::Tampering,
        80,
    ),
    topic(
        "(100|90|99|80) % .. (réduction|remise|rabais|promo)",
        IntentKind::Tampering,
        75,
    ),
    topic(
        "(liste|données|numéros|rendezvous) (des|de tous les|de toutes les) (autres)? (clients|clientes)",
        IntentKind::Tampering,
        86,
    ),
    topic(
        "(mets|donne|fais|mettez|donnez) (moi)? .. (tout)? gratuit",
        IntentKind::Tampering,
        62,
    ),
];
