//! What a provider's error code means for us: one table, used for answers to a send and for the
//! codes that status callbacks bring later.

/// What to do about a text that the provider did not take or could not deliver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FailureClass {
    /// This number cannot get texts from us; sending again never helps.
    Recipient,
    /// The person opted out; record it and never send again.
    OptedOut,
    /// We sent something that can never be taken; a developer should look.
    OurBug,
    /// This text must never be sent again unchanged (filtered, blocked, landline).
    NeverUnchanged,
    /// Two machines are answering each other.
    Loop,
    /// The account or the sender is set up wrongly for this text; alert, do not retry.
    Configuration,
    /// Nothing can be sent with this account or these credentials; stop all sending.
    StopAll,
    /// Too many at once, surely not processed: retry with jitter.
    Throttled,
    /// The sender's queue is full: retry after minutes.
    QueueFull,
    /// The carrier failed: retry, a few times and spaced.
    RetryFew,
    /// Not now: retry at a later time, in hours.
    RetryLater,
    /// The provider was not reached, so it surely has nothing: retry.
    Unreachable,
    /// The provider may or may not have taken it: look first, then decide.
    Ambiguous,
}

impl FailureClass {
    /// Every class, for tables and tests.
    pub const ALL: [Self; 13] = [
        Self::Recipient,
        Self::OptedOut,
        Self::OurBug,
        Self::NeverUnchanged,
        Self::Loop,
        Self::Configuration,
        Self::StopAll,
        Self::Throttled,
        Self::QueueFull,
        Self::RetryFew,
        Self::RetryLater,
        Self::Unreachable,
        Self::Ambiguous,
    ];

    /// Returns the stable name, for metrics and rows.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Recipient => "recipient",
            Self::OptedOut => "opted_out",
            Self::OurBug => "our_bug",
            Self::NeverUnchanged => "never_unchanged",
            Self::Loop => "loop",
            Self::Configuration => "configuration",
            Self::StopAll => "stop_all",
            Self::Throttled => "throttled",
            Self::QueueFull => "queue_full",
            Self::RetryFew => "retry_few",
            Self::RetryLater => "retry_later",
            Self::Unreachable => "unreachable",
            Self::Ambiguous => "ambiguous",
        }
    }

    /// Whether the same text may be sent again, now or later, without looking first.
    #[must_use]
    pub const fn may_be_sent_again(self) -> bool {
        matches!(
            self,
            Self::Throttled
                | Self::QueueFull
                | Self::RetryFew
                | Self::RetryLater
                | Self::Unreachable
        )
    }
}

/// Classifies an error code of Twilio's dictionary, or the HTTP status when the code is unknown.
///
/// Status callbacks have a code and no HTTP status. What neither table knows is never sent again:
/// an unknown refusal of a request counts as our bug, an unknown delivery failure as
/// [`FailureClass::NeverUnchanged`].
///
/// Source: Twilio's error dictionary and the documentation of its Messages resource.
#[must_use]
pub fn classify(provider_code: Option<u32>, http_status: Option<u16>) -> FailureClass {
    provider_code
        .and_then(by_code)
        .or_else(|| http_status.map(by_status))
        .unwrap_or(FailureClass::NeverUnchanged)
}

/// The table of error codes.
const fn by_code(code: u32) -> Option<FailureClass> {
    Some(match code {
        21211 | 21265 | 21266 | 21612 | 21614 | 21635 => FailureClass::Recipient,
        21602..=21604 | 21617 | 21619 | 21620 | 21623 | 21658 => FailureClass::OurBug,
        21610 => FailureClass::OptedOut,
        21408 | 21606 | 21608 | 21609 | 21659..=21661 | 21703..=21705 => {
            FailureClass::Configuration
        }
        20003 | 20005 | 20404 => FailureClass::StopAll,
        20429 => FailureClass::Throttled,
        21611 => FailureClass::QueueFull,
        20500 | 20503 => FailureClass::Ambiguous,
        30001 | 30003 | 30008 | 30017 | 30022 | 30500 => FailureClass::RetryFew,
        30023 | 30027 | 30035 | 30450 | 30453 | 30485 | 30610 => FailureClass::RetryLater,
        30004..=30007 | 30036 => FailureClass::NeverUnchanged,
        30002 | 30024 | 30032..=30034 | 30037 | 30040..=30042 => FailureClass::Configuration,
        14107 => FailureClass::Loop,
        _ => return None,
    })
}

/// What an HTTP status alone says.
const fn by_status(status: u16) -> FailureClass {
    match status {
        401 | 403 | 404 => FailureClass::StopAll,
        429 => FailureClass::Throttled,
        // The request may have been processed although its answer took too long.
        408 | 500..=599 => FailureClass::Ambiguous,
        _ => FailureClass::OurBug,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The table of the provider's document, row by row.
    const TABLE: [(FailureClass, &[u32]); 13] = [
        (
            FailureClass::Recipient,
            &[21211, 21612, 21614, 21265, 21266, 21635],
        ),
        (
            FailureClass::OurBug,
            &[21602, 21603, 21604, 21617, 21619, 21620, 21623, 21658],
        ),
        (FailureClass::OptedOut, &[21610]),
        (
            FailureClass::Configuration,
            &[
                21408, 21606, 21608, 21609, 21659, 21660, 21661, 21703, 21704, 21705,
            ],
        ),
        (FailureClass::StopAll, &[20003, 20005, 20404]),
        (FailureClass::Throttled, &[20429]),
        (FailureClass::QueueFull, &[21611]),
        (FailureClass::Ambiguous, &[20500, 20503]),
        (
            FailureClass::RetryFew,
            &[30001, 30003, 30008, 30017, 30022, 30500],
        ),
        (
            FailureClass::RetryLater,
            &[30023, 30027, 30035, 30450, 30453, 30485, 30610],
        ),
        (
            FailureClass::NeverUnchanged,
            &[30004, 30005, 30006, 30007, 30036],
        ),
        (
            FailureClass::Configuration,
            &[
                30002, 30024, 30032, 30033, 30034, 30037, 30040, 30041, 30042,
            ],
        ),
        (FailureClass::Loop, &[14107]),
    ];

    #[test]
    fn gives_every_listed_code_the_class_of_its_row() {
        for (class, codes) in TABLE {
            for &code in codes {
                assert_eq!(classify(Some(code), Some(400)), class, "{code}");
                assert_eq!(classify(Some(code), None), class, "{code} in a callback");
            }
        }
    }

    #[test]
    fn knows_no_code_that_the_table_does_not_list() {
        let listed: BTreeSet<u32> = TABLE
            .iter()
            .flat_map(|(_, codes)| *codes)
            .copied()
            .collect();
        for code in 0..70_000 {
            assert_eq!(by_code(code).is_some(), listed.contains(&code), "{code}");
        }
    }

    #[test]
    fn lets_a_known_code_win_over_the_http_status() {
        assert_eq!(classify(Some(21610), Some(500)), FailureClass::OptedOut);
        assert_eq!(classify(Some(20003), Some(403)), FailureClass::StopAll);
    }

    #[test]
    fn falls_back_to_the_http_status() {
        let status = |status| classify(Some(99_999), Some(status));
        assert_eq!(status(429), FailureClass::Throttled);
        assert_eq!(status(503), FailureClass::Ambiguous);
        assert_eq!(status(408), FailureClass::Ambiguous);
        assert_eq!(status(401), FailureClass::StopAll);
        assert_eq!(status(400), FailureClass::OurBug);
        assert_eq!(classify(None, None), FailureClass::NeverUnchanged);
    }

    #[test]
    fn never_sends_again_what_it_does_not_know() {
        for (code, status) in [
            (None, None),
            (Some(99_999), None),
            (Some(99_999), Some(400)),
        ] {
            assert!(!classify(code, status).may_be_sent_again());
        }
    }

    #[test]
    fn names_every_class_once() {
        let names: BTreeSet<_> = FailureClass::ALL.iter().map(|c| c.as_str()).collect();
        assert_eq!(names.len(), FailureClass::ALL.len());
    }
}
