//! The rule assistant: a dialogue whose state is on the conversation, so that it survives restarts
//! and goes on next day where it stopped.

mod answers;
mod booking;
mod companions;
mod leaving;
mod pick;
mod questions;
mod reasons;
mod search;
mod showing;
mod visits;

use async_trait::async_trait;
use salon_language::{Answer, IntentKind, Language, Saying, Understanding, word};

use crate::assistant::{Assistant, AssistantError, Decision};
use crate::dialogue::{Asked, Dialogue};
use crate::situation::Situation;
use crate::toolbox::{ToolError, Toolbox};

/// Answers by rules alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct RuleAssistant;

/// The name under which turns remember that rules decided.
const NAME: &str = "rules";

/// One turn of the rules: what was understood, what may be done, what will be said.
#[derive(Debug)]
struct RuleTurn<'a, 'b> {
    situation: &'a Situation,
    toolbox: &'a mut Toolbox<'b>,
    read: Understanding,
    dialogue: Dialogue,
    says: Vec<Saying>,
}

/// Whether a part of the rules has answered the text, or the next part should look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    Done,
    Open,
}

type Step = Result<Progress, ToolError>;

#[async_trait]
impl Assistant for RuleAssistant {
    fn name(&self) -> &'static str {
        NAME
    }

    async fn decide(
        &self,
        situation: &Situation,
        toolbox: &mut Toolbox<'_>,
    ) -> Result<Decision, AssistantError> {
        let dialogue = Dialogue::load(situation);
        let read = crate::reading::read(situation);
        let intents = read
            .intents
            .iter()
            .map(|found| found.kind.code().to_owned())
            .collect();
        let mut turn = RuleTurn {
            situation,
            toolbox,
            read,
            dialogue,
            says: Vec::new(),
        };
        match turn.respond().await {
            Ok(()) => {}
            Err(ToolError::Database(error)) => return Err(error.into()),
            Err(ToolError::NotTrusted) => {
                turn.toolbox
                    .hand_off("waits_for_a_person", situation.words());
                turn.says.push(Saying::HandedOff);
            }
            Err(ToolError::SlotTaken | ToolError::OfferGone | ToolError::NoSuchVisit) => {
                turn.toolbox
                    .hand_off("rules_at_a_loss", "a command was refused".into());
                turn.says.push(Saying::Sorry);
            }
        }
        turn.wishes_are_facts();
        let RuleTurn { says, dialogue, .. } = turn;
        let reply = (!says.is_empty()).then(|| word(&says, situation.language));
        Ok(Decision {
            by: NAME.to_owned(),
            reply,
            dialogue: dialogue.store(),
            intents,
        })
    }
}

impl RuleTurn<'_, '_> {
    async fn respond(&mut self) -> Result<(), ToolError> {
        self.introduce();
        if let Some(whom) = self.dialogue.for_whom.clone() {
            self.turn_to(&whom).await?;
        }
        if self.hand_over() == Progress::Done || self.photo() == Progress::Done {
            return Ok(());
        }
        if self.wrong_number().await? == Progress::Done {
            return Ok(());
        }
        let before = self.says.len();
        self.answer_questions();
        let answered_questions = self.says.len() > before;
        if self.answer_open_question().await? == Progress::Done {
            return Ok(());
        }
        if self.follow_command(answered_questions).await? == Progress::Done {
            return Ok(());
        }
        if answered_questions {
            self.ask_again();
            return Ok(());
        }
        self.courtesies();
        Ok(())
    }

    /// What the dialogue is about is backed by the conversation's own row.
    fn wishes_are_facts(&mut self) {
        let (draft, evidence) = (&self.dialogue.draft, self.toolbox.evidence());
        let options = match &self.dialogue.asked {
            Some(Asked::WhichService(options)) => options.as_slice(),
            _ => &[],
        };
        for service in draft.services.iter().chain(options) {
            evidence.service(*service);
        }
        if let Some(staff) = draft.staff {
            evidence.staff(staff);
        }
        if self.dialogue.moving.is_some() {
            self.toolbox.my_visits();
        }
    }

    /// The first text of a conversation says that a machine is speaking.
    fn introduce(&mut self) {
        if !self.situation.state.answered_before {
            self.says.push(Saying::Introduction {
                salon: self.situation.salon().name.clone(),
            });
        }
    }

    /// What must not wait, what angers, and who asks for a person: a person is asked to take over.
    fn hand_over(&mut self) -> Progress {
        let (reason, saying) = if self.means(&IntentKind::Emergency) {
            ("emergency", Saying::HandedOffUrgently)
        } else if self.means(&IntentKind::Complaint) {
            ("complaint", Saying::HandedOffWithRegret)
        } else if self.asks_for_a_person() {
            ("asked_for_a_person", Saying::HandedOff)
        } else {
            return Progress::Open;
        };
        self.toolbox.hand_off(reason, self.situation.words());
        if !self.asks_for_a_person() {
            // In distress or anger, nobody has in mind what was asked before.
            (self.dialogue.asked, self.dialogue.also) = (None, None);
        }
        self.says.push(saying);
        Progress::Done
    }

    /// "Is this a real person?" asks who is speaking, not for somebody else.
    fn asks_for_a_person(&self) -> bool {
        let wonders = self.sure_of(&IntentKind::AreYouHuman);
        self.sure_of(&IntentKind::Person) > wonders
    }

    /// A photo without words is passed on; with words, the words are answered too.
    fn photo(&mut self) -> Progress {
        if !self.situation.has_media() {
            return Progress::Open;
        }
        self.toolbox
            .hand_off("photo", "the client sent a photo".into());
        self.says.push(Saying::PhotoReceived);
        if self.situation.words().is_empty() {
            Progress::Done
        } else {
            Progress::Open
        }
    }

    async fn wrong_number(&mut self) -> Step {
        if !self.means(&IntentKind::WrongNumber) {
            return Ok(Progress::Open);
        }
        self.toolbox.unlink_number().await?;
        self.toolbox.withdraw_offers();
        self.toolbox
            .hand_off("wrong_number", self.situation.words());
        self.dialogue = Dialogue::default();
        self.says.push(Saying::WrongNumberNoted);
        Ok(Progress::Done)
    }

    /// Does what the text asks to have done.
    async fn follow_command(&mut self, answered_questions: bool) -> Step {
        self.forget_what_lapsed();
        if self.swaps_its_day() {
            return self.start_moving().await;
        }
        if self.means(&IntentKind::Cancel) {
            return self.start_cancelling().await;
        }
        if self.means(&IntentKind::Move) {
            return self.start_moving().await;
        }
        if self.gives_up() && !answered_questions {
            return self.leave_it();
        }
        if self.means(&IntentKind::RunningLate) {
            return Ok(self.note_delay());
        }
        // "I confirm my appointment" is not asked after it.
        if self.sure_of(&IntentKind::Confirm) > self.sure_of(&IntentKind::MyVisits)
            && self.confirm_visit().await? == Progress::Done
        {
            return Ok(Progress::Done);
        }
        if self.means(&IntentKind::MyVisits) || self.means(&IntentKind::SomebodyElsesVisit) {
            return Ok(self.tell_visits());
        }
        self.fill_in(answered_questions).await
    }

    /// Openings that were shown long ago, and that the text does not take up, are not spoken of any
    /// more.
    fn forget_what_lapsed(&mut self) {
        if !self.dialogue.lapsed {
            return;
        }
        let goes_on = self.read.when.is_some() && self.read.services.is_empty();
        if goes_on {
            self.dialogue.asked = None;
            self.drop_past_days();
        } else {
            self.settle();
        }
    }

    /// Greetings, thanks, and what nobody understood.
    fn courtesies(&mut self) {
        // "Ok" to no question is a thanks, but not as somebody's very first text.
        let nods = self.dialogue.asked.is_none() && self.read.answer == Some(Answer::Yes);
        let acknowledged = nods && self.situation.state.answered_before;
        if self.means(&IntentKind::Thanks) || acknowledged {
            self.says.push(Saying::YouAreWelcome);
            return;
        }
        let greets = self.means(&IntentKind::Greeting) && self.dialogue.asked.is_none();
        if greets || nods {
            self.says.push(Saying::HowCanIHelp);
            return;
        }
        if self.means(&IntentKind::Help) {
            self.says.push(Saying::WhatICanDo);
            return;
        }
        if self.means(&IntentKind::ChangeLanguage) {
            self.change_language();
            return;
        }
        // "Hang on" was understood, however often it is said.
        let hesitates = self.read.answer == Some(Answer::Unsure);
        if self.dialogue.asked.is_some() && (self.dialogue.misses == 0 || hesitates) {
            self.dialogue.misses = u8::from(!hesitates).max(self.dialogue.misses);
            self.ask_again();
            return;
        }
        self.dialogue.misses = self.dialogue.misses.saturating_add(1);
        if self.dialogue.misses > 2 {
            self.toolbox
                .hand_off("not_understood", self.situation.words());
            self.says.push(Saying::HandedOff);
        } else {
            self.says.push(Saying::NotUnderstood);
        }
    }

    /// A language that is spoken here is taken up; for another one, a person is asked.
    fn change_language(&mut self) {
        let words = self.situation.words();
        if Language::named_in(&words).is_some() {
            self.says.push(Saying::InYourLanguage);
            if self.dialogue.asked.is_some() {
                self.ask_again();
            } else {
                self.says.push(Saying::HowCanIHelp);
            }
        } else {
            self.toolbox.hand_off("another_language", words);
            self.says.push(Saying::LanguagesWeSpeak);
        }
    }

    /// Whether the text means this, with whatever confidence was enough to list it.
    fn means(&self, kind: &IntentKind) -> bool {
        self.read.intents.iter().any(|found| found.kind == *kind)
    }

    /// How sure it is that the text means this, up to 100; 0 when it does not.
    fn sure_of(&self, kind: &IntentKind) -> u8 {
        let mut intents = self.read.intents.iter();
        let found = intents.find(|found| found.kind == *kind);
        found.map_or(0, |found| found.confidence)
    }

    /// Leaves the dialogue with nothing asked and nothing wished.
    fn settle(&mut self) {
        self.dialogue = Dialogue::default();
    }

    /// Asks, and remembers what was asked.
    fn ask(&mut self, asked: Asked, saying: Saying) {
        self.dialogue.asked = Some(asked);
        self.dialogue.also = None;
        self.dialogue.misses = 0;
        self.says.push(saying);
    }
}
