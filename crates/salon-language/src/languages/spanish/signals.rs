//! What phones and carriers write.

use crate::languages::SignalFile;

/// Keywords of carriers, which are English everywhere, and reports of reactions.
pub(super) const SIGNALS: SignalFile = SignalFile {
    stop: "",
    cancel: "",
    start: "",
    yes: "",
    help: "",
    reactions: &[
        "le gustó ",
        "le gusta ",
        "le encanta ",
        "no le gusta ",
        "me gusta ",
        "me encanta ",
        "le da risa ",
        "preguntó por ",
        "quitó un me gusta de ",
        "quitó un corazón de ",
        "le encantó ",
        "no le gustó ",
        "le dio risa ",
        "enfatizó ",
        "cuestionó ",
        "se rió de ",
    ],
    reacted: &["reaccionó con "],
    reacted_to: &["a "],
    attachments: &["una imagen", "una foto", "un video", "un vídeo"],
};
