//! What phones and carriers write.

use crate::languages::SignalFile;

/// Keywords of carriers, and reports of reactions.
pub(super) const SIGNALS: SignalFile = SignalFile {
    stop: "STOP STOPALL UNSUBSCRIBE END QUIT REVOKE OPTOUT",
    cancel: "CANCEL",
    start: "START UNSTOP",
    yes: "YES",
    help: "HELP INFO",
    reactions: &[
        "liked ",
        "loved ",
        "disliked ",
        "laughed at ",
        "emphasized ",
        "emphasised ",
        "questioned ",
        "removed a like from ",
        "removed a heart from ",
        "removed a dislike from ",
        "removed a laugh from ",
        "removed an exclamation from ",
        "removed a question mark from ",
        "removed an emphasis from ",
    ],
    reacted: &["reacted ", "removed "],
    reacted_to: &["to ", "from "],
    attachments: &[
        "an image",
        "a photo",
        "a video",
        "an attachment",
        "a movie",
        "an audio message",
        "a link",
        "a sticker",
    ],
};
