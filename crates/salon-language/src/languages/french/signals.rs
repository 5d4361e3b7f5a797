//! What phones and carriers write.

use crate::languages::SignalFile;

/// Keywords of carriers, and reports of reactions.
pub(super) const SIGNALS: SignalFile = SignalFile {
    stop: "",
    cancel: "",
    start: "",
    yes: "",
    help: "",
    reactions: &[
        "a aimé ",
        "a adoré ",
        "n'a pas aimé ",
        "n’a pas aimé ",
        "a ri de ",
        "a ri à ",
        "a souligné ",
        "a mis en évidence ",
        "a accentué ",
        "a mis un point d’interrogation à ",
        "a mis en doute ",
        "a retiré un cœur de ",
        "a retiré un j’aime de ",
    ],
    reacted: &["a réagi par ", "a réagi avec "],
    reacted_to: &["à "],
    attachments: &[
        "une image",
        "une photo",
        "une vidéo",
        "un message audio",
        "une pièce jointe",
        "un autocollant",
    ],
};
