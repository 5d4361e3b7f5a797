//! As much of Postgres's wire protocol as tells whether a session is idle.
//!
//! Every message but a client's first is a type byte and a length; the lengths alone say where the
//! next one starts, whatever the contents are.
//! <https://www.postgresql.org/docs/current/protocol-message-formats.html>

/// Cuts a stream of bytes into messages, however the bytes arrive.
pub(super) struct Messages {
    header: Vec<u8>,
    /// Bytes of the current message that are still to come.
    rest: usize,
    kind: u8,
    first: Option<u8>,
}

/// A message that has arrived whole: its type, and the first byte of its contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Message {
    pub(super) kind: u8,
    pub(super) first: Option<u8>,
}

const HEADER: usize = 5;
const LENGTH: usize = 4;

impl Messages {
    pub(super) const fn new() -> Self {
        Self {
            header: Vec::new(),
            rest: 0,
            kind: 0,
            first: None,
        }
    }

    /// Takes the next bytes and tells of each message that ended in them.
    pub(super) fn take(&mut self, mut bytes: &[u8], mut tell: impl FnMut(Message)) {
        while let Some((byte, after)) = bytes.split_first() {
            if self.rest > 0 {
                self.first.get_or_insert(*byte);
                let now = self.rest.min(bytes.len());
                self.rest -= now;
                bytes = bytes.get(now..).unwrap_or_default();
            } else {
                self.header.push(*byte);
                bytes = after;
                if self.header.len() < HEADER {
                    continue;
                }
                self.begin();
            }
            if self.rest == 0 {
                tell(Message {
                    kind: self.kind,
                    first: self.first,
                });
            }
        }
    }

    /// Reads a whole header; the length in it counts itself.
    fn begin(&mut self) {
        if let [kind, a, b, c, d] = *self.header.as_slice() {
            let length = u32::from_be_bytes([a, b, c, d]);
            self.kind = kind;
            self.rest = usize::try_from(length)
                .unwrap_or(usize::MAX)
                .saturating_sub(LENGTH);
            self.first = None;
        }
        self.header.clear();
    }
}

/// Whether a session is idle outside a transaction, from what both sides have said.
pub(super) struct Conversation {
    asked: Messages,
    told: Messages,
    /// Requests that the server has not finished: the start of the session is the first.
    open: u64,
    outside: bool,
}

impl Conversation {
    /// Begins after the client's first message, the only one without a type.
    pub(super) const fn started() -> Self {
        Self {
            asked: Messages::new(),
            told: Messages::new(),
            open: 1,
            outside: false,
        }
    }

    /// Takes what the client sent.
    pub(super) fn client(&mut self, bytes: &[u8]) {
        let open = &mut self.open;
        // Query, Sync and FunctionCall are each answered by one ReadyForQuery.
        self.asked.take(bytes, |message| {
            if matches!(message.kind, b'Q' | b'S' | b'F') {
                *open = open.saturating_add(1);
            }
        });
    }

    /// Takes what the server sent.
    pub(super) fn server(&mut self, bytes: &[u8]) {
        let (open, outside) = (&mut self.open, &mut self.outside);
        self.told.take(bytes, |message| {
            if message.kind == b'Z' {
                *open = open.saturating_sub(1);
                *outside = message.first == Some(b'I');
            }
        });
    }

    /// Whether nothing is asked that is not answered, and no transaction is open.
    pub(super) fn is_idle(&self) -> bool {
        self.open == 0 && self.outside && self.asked.rest == 0 && self.asked.header.is_empty()
    }
}

/// What a client's first bytes ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// Encryption, which a socket in a closed directory does not need.
    Encryption,
    /// A session.
    Session,
    /// Nothing that is served here, such as cancelling.
    Other,
}

/// Reads a client's first message; `None` while it is not whole.
pub(super) fn opening(bytes: &[u8]) -> Option<(Opening, usize)> {
    let word = |at: usize| {
        let bytes: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes))
    };
    let (length, code) = (usize::try_from(word(0)?).ok()?, word(4)?);
    if bytes.len() < length {
        return None;
    }
    let opening = match code {
        80_877_103 | 80_877_104 => Opening::Encryption,
        196_608..=262_143 => Opening::Session,
        _ => Opening::Other,
    };
    Some((opening, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(kind: u8, contents: &[u8]) -> Vec<u8> {
        let length = u32::try_from(contents.len() + LENGTH).unwrap();
        [&[kind][..], &length.to_be_bytes(), contents].concat()
    }

    #[test]
    fn finds_the_ends_of_messages_however_they_are_cut() {
        let bytes = [
            message(b'D', b"Z\0\0\0\x05I"),
            message(b'Z', b"I"),
            message(b'S', b""),
        ];
        let bytes = bytes.concat();
        for cut in 1..=bytes.len() {
            let (mut found, mut messages) = (Vec::new(), Messages::new());
            for chunk in bytes.chunks(cut) {
                messages.take(chunk, |message| found.push((message.kind, message.first)));
            }
            assert_eq!(
                found,
                [(b'D', Some(b'Z')), (b'Z', Some(b'I')), (b'S', None)],
                "{cut}"
            );
        }
    }

    #[test]
    fn is_idle_only_when_all_is_answered_outside_a_transaction() {
        let mut session = Conversation::started();
        assert!(!session.is_idle());
        session.server(&message(b'Z', b"I"));
        assert!(session.is_idle());
        session.client(&message(b'Q', b"BEGIN\0"));
        assert!(!session.is_idle());
        session.server(&message(b'Z', b"T"));
        assert!(!session.is_idle());
        session.client(&[message(b'Q', b"COMMIT\0"), message(b'S', b"")].concat());
        session.server(&message(b'Z', b"I"));
        assert!(!session.is_idle(), "one request is still open");
        session.server(&message(b'Z', b"I"));
        assert!(session.is_idle());
    }

    #[test]
    fn tells_a_session_from_what_is_not_served() {
        let first = |code: u32| [8_u32.to_be_bytes(), code.to_be_bytes()].concat();
        assert_eq!(opening(&first(80_877_103)), Some((Opening::Encryption, 8)));
        assert_eq!(opening(&first(196_608)), Some((Opening::Session, 8)));
        assert_eq!(opening(&first(80_877_102)), Some((Opening::Other, 8)));
        assert_eq!(opening(&first(196_608)[..6]), None);
    }
}
