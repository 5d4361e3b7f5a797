//! Several people under one number: each gets a visit of their own, one after the other.

use salon_domain::Visit;
use salon_language::Saying;

use super::{Progress, RuleTurn, Step};
use crate::dialogue::Draft;
use crate::toolbox::{ToolError, companion_name};

impl RuleTurn<'_, '_> {
    /// Takes in for whom a visit is wished, when it is not just the person who texts.
    pub(super) async fn take_people(&mut self, wants: bool) -> Step {
        let people = self.read.people.clone();
        let known = self.dialogue.for_whom.is_some() || !self.dialogue.companions.is_empty();
        // "A cut for me and a kids' cut for her" is for a person to place, and so is a group whose
        // people are not named.
        let each_another = known && self.read.services.chosen.len() > 1;
        let named = people.companions.len() + usize::from(people.myself);
        let unnamed = wants && usize::from(people.count) > named.max(1);
        let moving = self.dialogue.moving.is_some();
        if !moving && (each_another || unnamed && !known) {
            self.toolbox.hand_off("group", self.situation.words());
            self.says.push(Saying::HandedOff);
            return Ok(Progress::Done);
        }
        if !wants || known || moving {
            return Ok(Progress::Open);
        }
        let mut companions = people.companions;
        if !people.myself && !companions.is_empty() {
            let first = companions.remove(0);
            self.turn_to(&first).await?;
        }
        self.dialogue.companions = companions;
        Ok(Progress::Open)
    }

    /// Makes the visit that is being talked about be for somebody who comes along.
    pub(super) async fn turn_to(&mut self, whom: &str) -> Result<(), ToolError> {
        if let Some(name) = companion_name(whom) {
            self.toolbox.turn_to(&name).await?;
            self.dialogue.for_whom = Some(whom.to_owned());
        }
        Ok(())
    }

    /// Says that a visit is booked, and looks for the next person's beside it.
    pub(super) async fn booked(&mut self, visit: &Visit) -> Step {
        let before = self.dialogue.clone();
        self.say_booked(visit);
        let mut others = before.companions;
        if others.is_empty() {
            return Ok(Progress::Done);
        }
        let next = others.remove(0);
        self.turn_to(&next).await?;
        self.dialogue.companions = others;
        let end = self.local(visit.range.end());
        self.dialogue.draft = Draft {
            days: vec![end.date()],
            at: Some(end.time()),
            from: None,
            until: None,
            earliest: false,
            ..before.draft
        };
        self.search().await
    }
}
