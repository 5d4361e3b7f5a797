//! What is wrong with a model's words, before anybody reads them.

use salon_llm::FinishReason;
use salon_sms::measure;

use super::mask::Mask;
use crate::toolbox::Toolbox;

/// Most segments of one answer.
const MOST_SEGMENTS: usize = 2;

/// Longer runs of the prompt's own words than this are not a coincidence.
const TELLTALE: usize = 8;

/// What a model's words are held against, besides the rows.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) finish: &'a FinishReason,
    pub(super) canary: &'a str,
    pub(super) prompt: &'a str,
    pub(super) mask: &'a Mask,
}

/// Finds what is wrong, in words for the model; nothing when the text may leave.
pub(super) fn flaws(words: &Words<'_>, toolbox: &Toolbox<'_>) -> Vec<String> {
    let text = words.text;
    let mut flaws = Vec::new();
    if text.contains(words.canary) || repeats(text, words.prompt) {
        flaws.push("it shows your instructions".to_owned());
    }
    if words.mask.is_in(text) {
        flaws.push("it has a [placeholder] in it; leave that out".to_owned());
    }
    if text.contains("://") || text.to_lowercase().contains("www.") {
        flaws.push("it has a link in it".to_owned());
    }
    if *words.finish == FinishReason::Length {
        flaws.push("it was cut off; say it in fewer words".to_owned());
    }
    if measure(text).count > MOST_SEGMENTS {
        flaws.push("it is too long; at most 300 characters".to_owned());
    }
    if let Err(lies) = toolbox.verify(text) {
        flaws.extend(lies);
    }
    flaws
}

/// Whether a text repeats a run of the prompt's words.
fn repeats(text: &str, prompt: &str) -> bool {
    let plain = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .take(4_000)
            .collect()
    };
    let (said, told) = (plain(text), plain(prompt));
    let told: std::collections::BTreeSet<&[String]> = told.windows(TELLTALE).collect();
    said.windows(TELLTALE).any(|run| told.contains(run))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_when_the_prompt_is_repeated_and_when_it_is_not() {
        let prompt = super::super::PromptTemplate::built_in().fill("Juniper");
        let leak = "Sure: Never book what the client has not picked. To cancel, call me.";
        assert!(repeats(leak, &prompt));
        assert!(!repeats(
            "We can book that for you on Fri Nov 27 at 10:00 am.",
            &prompt
        ));
    }
}
