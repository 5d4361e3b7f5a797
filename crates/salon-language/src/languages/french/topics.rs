//! What texts are about.

mod courtesy;
mod openings;
mod safety;
mod salon;
mod visits;

use crate::topics::Topic;
use crate::understanding::IntentKind;

/// All wordings.
pub(super) const TOPICS: &[&[Topic]] = &[
    visits::TOPICS,
    openings::TOPICS,
    salon::TOPICS,
    safety::TOPICS,
    courtesy::TOPICS,
];

/// Sets of words that topics speak of; `visit` and `notname` every language has.
pub(super) const SETS: &[(&str, &str)] = &[
    (
        "visit",
        "rendezvous réservation réservations résa résas créneau créneaux visite visites séance venue",
    ),
    (
        "notname",
        "bien mal désolé en le la un une à pas prêt prête ici client cliente nouvelle nouveau malade retard \
        coincé coincée dispo libre déjà sûr sûre intéressé intéressée possible combien où quand quoi bon okay pour \
        parfait tout ça que qui moi vous au dans sur avec trop juste noté beau nickel",
    ),
    (
        "wish",
        "voudrais voudrait voulais veux aimerais aimerait souhaite souhaiterais souhaiterait désire faudrait besoin cherche \
        prendrais prendrai voudrions aimerions souhaitons",
    ),
    (
        "cancel",
        "annuler annulez annule annulation supprimer supprimez supprime enlever enlevez enlève effacer effacez efface \
        canceller cancellez cancelle cancel décommander décommandez décommande stoppez",
    ),
    (
        "move",
        "déplacer déplacez déplace décaler décalez décale reporter reportez reporte repousser repoussez repousse \
        changer changez change modifier modifiez modifie avancer avancez avance reprogrammer bouger bougez retarder switcher",
    ),
    (
        "msg",
        "sms message messages texto textos texte textes pub pubs publicité publicités spam spams rappels promos notif \
        notifs notification notifications envoi envois mails mail newsletter alertes",
    ),
    (
        "quit",
        "arrêtez arrêter arrête arrêtes cessez cesser cesse stoppez stopper stop désactivez désactiver coupez",
    ),
    (
        "write",
        "envoyer écrire contacter texter harceler spammer déranger solliciter relancer appeler envoyez écrivez contactez \
        textez dérangez appelez relancez envoie écris texte contacte harcelez spammez importuner",
    ),
    (
        "remove",
        "enlevez enlever enlève retirez retirer retire supprimez supprimer supprime effacez effacer efface virez rayez \
        rayer ôtez oubliez oublie perdez sortez désinscrivez désinscrire désabonnez désabonner",
    ),
    (
        "contact",
        "numéro tel téléphone cell cellulaire portable coordonnées contact",
    ),
    (
        "machine",
        "robot machine ia bot ordinateur humain humaine chatbot automate automatique",
    ),
    (
        "person",
        "humain humaine personne quelquun responsable patron patronne gérant gérante propriétaire conseiller conseillère \
        réceptionniste coiffeuse coiffeur employé employée",
    ),
    (
        "language",
        "français anglais espagnol french english spanish arabe chinois portugais italien allemand",
    ),
    (
        "bodypart",
        "tête cuir crâne peau visage oreille oreilles œil oeil yeux front cou mains main ongles cheveux doigt doigts lèvres",
    ),
    (
        "who",
        "qui coiffeur coiffeuse personne avec styliste barbier la",
    ),
    ("not", "pas plus rien"),
    ("article", "le la les des du de un une ces vos"),
];

/// Wordings that rule something out.
pub(super) const NOT: &[(&str, IntentKind)] = &[
    (
        "(ne|pas|jamais|surtout pas) (veux|voulais|souhaite|vais)? (pas|plus)? (annuler|annulez|annule)",
        IntentKind::Cancel,
    ),
    ("(annuler|annulez|annule) pas", IntentKind::Cancel),
    (
        "(si|quand) (je|on|nous) .. (annule|annuler|annulait)",
        IntentKind::Cancel,
    ),
    (
        "(frais|politique|conditions|délai|pénalité|pénalités) .. (annulation|annuler)",
        IntentKind::Cancel,
    ),
    (
        "(désinscrivez|désinscrire|enlevez|retirez|enlever|retirer|sortez) (moi|me)? (du|de la|de le) (créneau|rendezvous|planning|agenda|horaire|cours)",
        IntentKind::OptOut,
    ),
    (
        "changer de (coiffeuse|coiffeur|coupe|tête|couleur|langue|look)",
        IntentKind::Move,
    ),
    ("envie de changer", IntentKind::Move),
];
