//! Reading the client's texts with our open question in hand.

use salon_language::{Context, Understanding, understand};

use crate::dialogue::Dialogue;
use crate::situation::Situation;

/// Reads the texts of a turn as the answer to what was asked before, and as whatever else they say.
pub(crate) fn read(situation: &Situation) -> Understanding {
    let dialogue = Dialogue::load(situation);
    let context = Context {
        now: situation.now,
        zone: &situation.salon().zone,
        vocabulary: &situation.book.vocabulary,
        language: situation.language,
        question: dialogue.question(situation),
    };
    understand(&situation.words(), &context)
}
