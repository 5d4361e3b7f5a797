//! Words of the trade: how clients write what is on a menu, in the words that all languages share.

/// A shared word of the trade, as English writes it, and how French writes it, in one to three
/// words, separated by bars.
pub(super) const WORDS: &[(&str, &str)] = &[
    ("cut", "coupe|coupes|coupe de cheveux|couper"),
    ("color", "couleur|couleurs|coloration|colorations|teinture"),
    ("highlight", "mèches|mèche|reflets"),
    ("blowout", "brushing|brushings"),
    ("manicure", "manucure|manucures"),
    ("pedicure", "pédicure|pédicures"),
    ("nail", "ongle|ongles"),
    ("women", "femme|femmes|dame|dames"),
    ("men", "homme|hommes|monsieur|messieurs"),
    ("kid", "enfant|enfants|garçon|fillette"),
    ("parking", "parking|stationnement|se garer"),
    ("deposit", "acompte|arrhes"),
];

/// Words of a name that change nothing.
pub(super) const EMPTY: &str = "de du des le la les un une mon ma mes pour en service rendezvous";

/// Words that never stand for a service by themselves, in the shared words of the trade.
pub(super) const WEAK: &str = "women men kid full half long short medium new first dry";

/// Words that join two services, or the words of one.
pub(super) const JOINTS: &str = "et & + / - plus avec ,";
