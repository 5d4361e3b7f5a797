//! Answers to questions of ours, names, people.

use crate::answers::{Reply, reply};
use crate::understanding::Answer;

/// What stands for which answer. The first found in the text counts.
pub(super) const REPLIES: &[Reply] = &[
    reply("^ (non|nan|pas du tout) ..", Answer::No),
    reply("(aucun|aucune) (de ceux là|de ces)?", Answer::NoneOfThose),
    reply("(peu importe|ne importe|comme vous voulez)", Answer::Any),
    reply(
        "^ (oui|ouais|ok|okay|parfait|volontiers|avec plaisir|de accord|daccord|bien sûr|👍) ..",
        Answer::Yes,
    ),
    reply(
        "(ça me va|ça marche|ça me convient|ce est parfait|ce est bon)",
        Answer::Yes,
    ),
];

/// Words for the last of several.
pub(super) const LAST: &str = "dernier dernière";

/// Words for the first of two.
pub(super) const FORMER: &str = "";

/// Words that follow "la deuxième".
pub(super) const CHOICE: &str = "option créneau heure se svp me merci";

/// Words beside which a number is still the whole answer.
pub(super) const FILLER: &str = "le la les option numéro se il vous plaît merci je prends veux celui celle \
    oui okay ok parfait choisis";

/// Words after which a number is a choice.
pub(super) const MARKER: &str = "# numéro option";

/// What makes a text a question, besides its mark.
pub(super) const ASKS: &[&str] = &[
    "(estceque|combien|quand|où|comment|pourquoi|quel|quelle|quels|quelles|avez vous|pouvez vous|puis je)",
];

/// Wordings that leave the stylist open.
pub(super) const ANYONE: &[&str] = &["(avec ne importe qui|peu importe qui|avec qui vous voulez)"];

/// What stands before a name that is surely one.
pub(super) const NAME_BEFORE: &[&str] = &["(je me appelle|mon nom est|au nom de)", "nom (est|:)?"];

/// What stands before a name that may be one.
pub(super) const NAME_MAYBE: &[&str] = &["(bonjour|salut)? ,? (je suis|ici|ce est)"];

/// What stands after a name that is surely one.
pub(super) const NAME_AFTER: &[&str] = &["est mon nom"];

/// Words before a name for whom something is.
pub(super) const RECIPIENT: &str = "pour";

/// Words around a name that answers "what is your name?".
pub(super) const COURTESY: &str = "oui bonjour merci se il vous plaît ce est mon nom le la okay ok";

/// Words for people who come along or instead.
pub(super) const FAMILY: &str = "fille filles fils maman mère papa père mari femme sœur frère ami amie \
    enfant enfants copine copain";

/// Who texts is to be served too, with a companion.
pub(super) const TOGETHER: &[&str] = &[
    "moi et (ma|mon|mes|une|un) &family",
    "(ma|mon|mes) &family et moi",
];

/// Somebody else is to be served.
pub(super) const INSTEAD: &[&str] = &["pour (ma|mon|mes|le|la)? &family"];

/// A number of people.
pub(super) const COUNTS: &[&str] = &["(pour|on est|nous sommes) <number> (personnes|adultes)?"];

/// "Avec", before a stylist's name.
pub(super) const WITH: &str = "avec chez";
