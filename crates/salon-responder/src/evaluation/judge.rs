//! Judging: are the answers and the rows what the script says?

mod book;
mod said;

use jiff::civil::{Date, Time};
use salon_domain::{Key, Minutes, Money};
use salon_language::{Claim, Language, MentionContext, render_money};
use salon_sms::measure;

use super::script::{AnswerCheck, Script};
use super::stage::Stage;
use super::tongue::tongue;
use crate::clock::Clock as _;

pub(super) use book::{coming, judge_book};
use said::Said;

/// What answers are judged with.
pub(super) struct Words<'a> {
    stage: &'a Stage,
    context: MentionContext,
}

/// Everything that is wrong, in words.
type Wrong = Vec<String>;

impl<'a> Words<'a> {
    pub(super) fn new(script: &Script, stage: &'a Stage) -> Self {
        let salon = &stage.catalog.salon;
        let context = MentionContext {
            today: salon.zone.date(stage.clock.now()),
            language: Language::from_tag(&script.language),
            currency: salon.currency,
        };
        Self { stage, context }
    }

    /// Judges the answers to a step: how many there are, and what all of them say together.
    pub(super) fn judge(&self, check: &AnswerCheck, answers: &[String]) -> Wrong {
        let mut wrong = Wrong::new();
        let wanted = check.count.unwrap_or(1);
        if answers.len() != wanted {
            wrong.push(format!("{wanted} answers were due, {} came", answers.len()));
        }
        let all = answers.join("\n");
        if !all.is_empty() || wanted > 0 {
            self.judge_words(check, &all, &mut wrong);
        }
        Self::judge_form(check, answers, &mut wrong);
        wrong
    }

    /// Judges every answer by itself.
    pub(super) fn judge_always(&self, check: &AnswerCheck, answers: &[String]) -> Wrong {
        let mut wrong = Wrong::new();
        for answer in answers {
            self.judge_words(check, answer, &mut wrong);
            if Said::of(answer, self.context).contradicts_itself {
                wrong.push("a weekday is not that of its date".to_owned());
            }
            if let Some(sentence) = said_twice(answer) {
                wrong.push(format!("says the same twice: `{sentence}`"));
            }
        }
        Self::judge_form(check, answers, &mut wrong);
        wrong
    }

    fn judge_words(&self, check: &AnswerCheck, text: &str, wrong: &mut Wrong) {
        let plain = plain(text);
        for part in &check.says {
            if !plain.contains(&self::plain(part)) {
                wrong.push(format!("does not say `{part}`"));
            }
        }
        for any in &check.says_any {
            if !any.iter().any(|part| plain.contains(&self::plain(part))) {
                wrong.push(format!("says none of `{}`", any.join("`, `")));
            }
        }
        for part in &check.never {
            if plain.contains(&self::plain(part)) {
                wrong.push(format!("says `{part}`"));
            }
        }
        let names = self.named(&plain);
        for (kind, keys) in [("service", &check.services), ("person", &check.staff)] {
            for key in keys.iter().filter(|key| !names.contains(key)) {
                wrong.push(format!("does not name the {kind} `{key}`"));
            }
        }
        let said = Said::of(text, self.context);
        self.judge_facts(check, &said, wrong);
        if let Some(asks) = check.asks
            && asks != text.contains('?')
        {
            wrong.push(
                if asks {
                    "asks nothing"
                } else {
                    "asks something"
                }
                .to_owned(),
            );
        }
        if check.asks_which && !(text.contains('?') && self.choices(text, &said) > 1) {
            wrong.push("does not ask which of several".to_owned());
        }
    }

    fn judge_facts(&self, check: &AnswerCheck, said: &Said, wrong: &mut Wrong) {
        let today = self.context.today;
        for date in check
            .dates
            .iter()
            .filter(|date| !said.has_date(**date, today))
        {
            wrong.push(format!("does not say the date {}", day(*date)));
        }
        if let Some(only) = &check.only_dates {
            let others = said.dates.iter().filter(|date| !only.contains(date));
            wrong.extend(others.map(|date| format!("says the date {}", day(*date))));
        }
        for time in check.times.iter().filter(|time| !said.times.contains(time)) {
            wrong.push(format!("does not say the time {}", clock(*time)));
        }
        if let Some(only) = &check.only_times {
            let others = said.times.iter().filter(|time| !only.contains(time));
            wrong.extend(others.map(|time| format!("says the time {}", clock(*time))));
        }
        for price in check
            .prices
            .iter()
            .filter(|price| !said.prices.contains(price))
        {
            wrong.push(format!(
                "does not say the price {}",
                render_money(*price, Language::English)
            ));
        }
        if let Some(only) = &check.only_prices {
            let others = said.prices.iter().filter(|price| !only.contains(price));
            wrong.extend(others.map(|price: &Money| {
                format!("says the price {}", render_money(*price, Language::English))
            }));
        }
        let missing = |length: &&Minutes| !said.lengths.contains(length);
        for length in check.lengths.iter().filter(missing) {
            wrong.push(format!("does not say the length {} min", length.get()));
        }
        if let Some(claims) = &check.claims {
            judge_claims(claims, &said.claims, wrong);
        }
    }

    fn judge_form(check: &AnswerCheck, answers: &[String], wrong: &mut Wrong) {
        for answer in answers {
            if let Some(language) = &check.language
                && tongue(answer) != Some(language.as_str())
            {
                let is = tongue(answer).unwrap_or("in none that is sure");
                wrong.push(format!("is not in `{language}`, but {is}"));
            }
            let count = measure(answer).count;
            if check.most_segments.is_some_and(|most| count > most) {
                wrong.push(format!("takes {count} segments"));
            }
        }
    }

    /// The keys of services and people whose names stand in a text.
    fn named(&self, plain: &str) -> Vec<&Key> {
        let catalog = &self.stage.catalog;
        let stands = |name: &String| plain.contains(&self::plain(name));
        let services = catalog
            .services
            .iter()
            .filter(|one| stands(&one.name) || one.aliases.iter().any(stands));
        let staff = catalog.staff.iter().filter(|one| stands(&one.name));
        services
            .map(|one| &one.key)
            .chain(staff.map(|one| &one.key))
            .collect()
    }

    /// How many things a text puts up for choice: numbered lines, dates, times, or services.
    fn choices(&self, text: &str, said: &Said) -> usize {
        let numbered = (1..=9)
            .filter(|number| text.contains(&format!("{number})")))
            .count();
        let plain = plain(text);
        let services = self.stage.catalog.services.iter();
        let services = services
            .filter(|one| plain.contains(&self::plain(&one.name)))
            .count();
        numbered
            .max(said.dates.len())
            .max(said.times.len())
            .max(services)
    }
}

fn judge_claims(wanted: &[Claim], said: &[Claim], wrong: &mut Wrong) {
    for claim in wanted.iter().filter(|claim| !said.contains(claim)) {
        wrong.push(format!("does not claim {claim:?}"));
    }
    for claim in said.iter().filter(|claim| !wanted.contains(claim)) {
        wrong.push(format!("claims {claim:?}"));
    }
}

/// Finds a sentence that stands in a text twice. Short ones may: "Yes." and again "Yes."
fn said_twice(text: &str) -> Option<&str> {
    const SHORT: usize = 20;
    let sentences: Vec<&str> = text
        .split(['.', '!', '?', '\n'])
        .map(str::trim)
        .filter(|sentence| sentence.chars().count() > SHORT)
        .collect();
    let twice =
        |(at, sentence): &(usize, &&str)| sentences.iter().take(*at).any(|one| one == *sentence);
    let (_, sentence) = sentences.iter().enumerate().find(twice)?;
    Some(sentence)
}

/// Lower case, with one kind of apostrophe and of space.
fn plain(text: &str) -> String {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn day(date: Date) -> String {
    date.strftime("%a %Y-%m-%d").to_string()
}

fn clock(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_sentence_that_is_said_twice() {
        let twice = "We close at 6 pm on Monday. Hi! We close at 6 pm on Monday.";
        assert_eq!(said_twice(twice), Some("We close at 6 pm on Monday"));
        assert_eq!(said_twice("Yes. We close at 6 pm. Yes."), None);
    }
}
