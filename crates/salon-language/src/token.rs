//! Texts as tokens: words, numbers and signs, normalised, each with its place in the text.

mod phones;
#[cfg(test)]
mod tests;

use std::ops::Range;

/// Which word of the language a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct WordId(pub(crate) u32);

impl WordId {
    /// Returns its place in tables by word.
    pub(crate) fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// A word, a number or a sign.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Lower case, without accents and apostrophes.
    pub(crate) text: String,
    /// The same as it was written, where rules of spelling made it another word.
    pub(crate) written: Option<String>,
    /// The same with its apostrophe or its ñ, if it has one: "we'd" is not "wed", nor "uñas" "unas".
    pub(crate) contraction: Option<String>,
    /// The bytes of the original text.
    pub(crate) span: Range<usize>,
    /// The word that it is, if the language knows it.
    pub(crate) word: Option<WordId>,
    /// The number that it is.
    pub(crate) number: Option<Digits>,
    /// Whether no space stands before it.
    pub(crate) glued: bool,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// The only letter it was written with.
    pub(crate) letter: Option<char>,
    /// What it is besides a word.
    pub(crate) kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters.
    Word,
    /// A word that ended in an apostrophe and s, which are still on it.
    Possessive,
    /// Digits.
    Number,
    /// The end of a sentence.
    Stop,
    /// A question mark.
    Question,
    /// Any other sign.
    Sign,
    /// An address, a link or a phone number: nothing in it is to be read.
    Opaque,
}

/// Digits in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Digits {
    /// Their value.
    pub(crate) value: i64,
    /// How many there are.
    pub(crate) count: usize,
    /// Whether the first is a zero.
    pub(crate) leading_zero: bool,
}

/// Splits a text into tokens. `known` says whether letters and digits together are one word, `whole`
/// which word lost its end before an apostrophe.
pub(crate) fn tokenize<'w>(
    text: &str,
    known: impl Fn(&str) -> bool,
    whole: impl Fn(&str) -> Option<&'w str>,
) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut end_of_last = 0;
    for chunk in chunks(text) {
        let Some(raw) = text.get(chunk.clone()) else {
            continue;
        };
        let first = tokens.len();
        if is_opaque(raw) {
            tokens.push(token(raw, chunk.start, TokenKind::Opaque));
        } else {
            split_chunk(raw, chunk.start, (&known, &whole), &mut tokens);
        }
        for token in tokens.iter_mut().skip(first) {
            token.glued = token.span.start == end_of_last && end_of_last > 0;
            end_of_last = token.span.end;
        }
    }
    phones::hide(&mut tokens);
    open_dots(&mut tokens);
    tokens
}

/// A dot inside a number or an abbreviation does not end a sentence, and a colon is one of a clock
/// only inside a number.
fn open_dots(tokens: &mut [Token]) {
    let mut next_is_glued = false;
    for token in tokens.iter_mut().rev() {
        if token.text == "." && next_is_glued {
            token.kind = TokenKind::Sign;
        }
        // "Nov 27: 2 pm" is no clock time.
        if token.text == ":" && !next_is_glued {
            token.text = ",".into();
        }
        next_is_glued = token.glued;
    }
}

/// The ranges between white space.
fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = None;
    let ends = text
        .char_indices()
        .chain(std::iter::once((text.len(), ' ')));
    ends.filter_map(move |(at, c)| {
        if c.is_whitespace() {
            start.take().map(|from| from..at)
        } else {
            start.get_or_insert(at);
            None
        }
    })
}

fn is_opaque(raw: &str) -> bool {
    let address = raw.split_once('@').is_some_and(|(name, host)| {
        name.chars().next_back().is_some_and(char::is_alphanumeric) && host.contains('.')
    });
    address || raw.contains("://") || raw.starts_with("www.")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CharKind {
    Letter,
    Digit,
    Sign,
    Nothing,
}

fn char_kind(c: char) -> CharKind {
    match c {
        '"' | '“' | '”' | '«' | '»' | '`' | '\'' | '’' | '‘' | '´' | '*' | '_' => {
            CharKind::Nothing
        }
        '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}' => CharKind::Nothing,
        'º' | 'ª' => CharKind::Letter,
        c if c.is_ascii_digit() => CharKind::Digit,
        c if c.is_alphabetic() => CharKind::Letter,
        _ => CharKind::Sign,
    }
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '´' | '`')
}

fn split_chunk<'w>(
    raw: &str,
    offset: usize,
    (known, whole): (&impl Fn(&str) -> bool, &impl Fn(&str) -> Option<&'w str>),
    tokens: &mut Vec<Token>,
) {
    let mut rest = raw;
    let mut at = offset;
    while !rest.is_empty() {
        if let Some((length, word)) = elision(rest, whole) {
            let (piece, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            tokens.push(Token {
                text: word.to_owned(),
                written: Some(normalize(piece)),
                contraction: None,
                ..token(piece, at, TokenKind::Word)
            });
            at += piece.len();
            rest = after;
            continue;
        }
        let length = leading_piece(rest, known);
        let (piece, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if let Some(first) = piece.chars().next() {
            match char_kind(first) {
                CharKind::Nothing => {}
                CharKind::Letter => tokens.push(token(piece, at, word_kind(piece))),
                CharKind::Digit if piece.bytes().all(|b| b.is_ascii_digit()) => {
                    tokens.push(token(piece, at, TokenKind::Number));
                }
                CharKind::Digit => tokens.push(token(piece, at, TokenKind::Word)),
                CharKind::Sign => tokens.push(token(piece, at, sign_kind(first))),
            }
        }
        at += piece.len();
        rest = after;
    }
}

/// A word that lost its end before an apostrophe: how many bytes it has, and what it is.
fn elision<'w>(rest: &str, whole: &impl Fn(&str) -> Option<&'w str>) -> Option<(usize, &'w str)> {
    let (at, apostrophe) = rest
        .char_indices()
        .take(LONGEST_ELISION)
        .find(|(_, c)| !c.is_alphabetic())
        .filter(|(at, c)| *at > 0 && is_apostrophe(*c))?;
    let (short, after) = rest.split_at_checked(at)?;
    let more = after.chars().nth(1)?;
    let word = whole(&normalize(short)).filter(|_| more.is_alphanumeric())?;
    Some((at + apostrophe.len_utf8(), word))
}

/// No word that loses its end, with its apostrophe, has more letters.
const LONGEST_ELISION: usize = 9;

/// How many bytes the first word, number or sign has.
fn leading_piece(rest: &str, known: &impl Fn(&str) -> bool) -> usize {
    let Some(first) = rest.chars().next() else {
        return 0;
    };
    let kind = char_kind(first);
    if matches!(kind, CharKind::Letter | CharKind::Digit) {
        let near = rest.char_indices().take(LONGEST_MIXED + 1);
        // Where it is longer, nothing of it is one word.
        let mixed = run(near, 0, char::is_alphanumeric);
        let mixed = if mixed == 0 && rest.len() <= LONGEST_MIXED {
            rest.len()
        } else {
            mixed
        };
        let whole = rest.get(..mixed).filter(|whole| is_mixed(whole));
        if whole.is_some_and(|whole| known(&normalize(whole))) {
            return mixed;
        }
    }
    let all = rest.char_indices();
    match kind {
        CharKind::Letter => run(all, rest.len(), |c| {
            char_kind(c) == CharKind::Letter || is_apostrophe(c) || is_mark(c)
        }),
        CharKind::Digit => run(all, rest.len(), |c| c.is_ascii_digit()),
        CharKind::Sign | CharKind::Nothing => first.len_utf8(),
    }
}

/// No word of letters and digits that a language knows is longer.
const LONGEST_MIXED: usize = 12;

/// How many bytes belong together at the start.
fn run(
    mut chars: impl Iterator<Item = (usize, char)>,
    length: usize,
    allowed: impl Fn(char) -> bool,
) -> usize {
    chars
        .find(|(_, c)| !allowed(*c))
        .map_or(length, |(at, _)| at)
}

fn is_mixed(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().any(char::is_alphabetic)
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn word_kind(piece: &str) -> TokenKind {
    let mut backwards = piece.chars().rev();
    match (backwards.next(), backwards.next()) {
        (Some('s' | 'S'), Some(c)) if is_apostrophe(c) => TokenKind::Possessive,
        _ => TokenKind::Word,
    }
}

const fn sign_kind(c: char) -> TokenKind {
    match c {
        // A Spanish sentence may begin with its sign, in the middle of another.
        '.' | '!' | ';' | '…' | '\n' | '¡' | '¿' => TokenKind::Stop,
        '?' => TokenKind::Question,
        _ => TokenKind::Sign,
    }
}

fn token(piece: &str, at: usize, kind: TokenKind) -> Token {
    let number = (kind == TokenKind::Number && piece.len() <= 9).then(|| Digits {
        value: piece.parse().unwrap_or_default(),
        count: piece.len(),
        leading_zero: piece.starts_with('0'),
    });
    Token {
        text: normalize(piece),
        written: None,
        contraction: is_peculiar(piece).then(|| contraction(piece)),
        span: at..at + piece.len(),
        word: None,
        number,
        glued: false,
        letter: Some(piece)
            .filter(|piece| piece.len() == 1)
            .and_then(|piece| piece.chars().next())
            .map(|c| c.to_ascii_lowercase()),
        capital: piece.chars().next().is_some_and(char::is_uppercase),
        kind,
    }
}

/// Whether a word is written with a sign that tells it from another word.
pub(crate) fn is_peculiar(piece: &str) -> bool {
    piece
        .chars()
        .any(|c| is_apostrophe(c) || matches!(c, 'ñ' | 'Ñ'))
}

/// Lower case, with one kind of apostrophe.
pub(crate) fn contraction(piece: &str) -> String {
    let plain = |c| if is_apostrophe(c) { '\'' } else { c };
    piece.to_lowercase().chars().map(plain).collect()
}

/// Lower case, without accents and apostrophes; dashes and bullets become plain.
pub(crate) fn normalize(piece: &str) -> String {
    let mut plain = String::with_capacity(piece.len());
    for c in piece.chars().filter(|c| !is_apostrophe(*c) && !is_mark(*c)) {
        if c.is_ascii() {
            plain.push(c.to_ascii_lowercase());
            continue;
        }
        for lower in c.to_lowercase().filter(|c| !is_mark(*c)) {
            match fold(lower) {
                Some(letters) => plain.push_str(letters),
                None => plain.push(lower),
            }
        }
    }
    plain
}

const fn fold(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ª' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'º' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'œ' => "oe",
        'æ' => "ae",
        '–' | '—' | '‒' | '−' | '‐' | '‑' => "-",
        '＠' => "@",
        _ => return None,
    })
}

impl Token {
    /// Returns the word as it was written, without what spelling rules made of it.
    pub(crate) fn as_written(&self) -> &str {
        self.written.as_deref().unwrap_or(&self.text)
    }

    /// Returns the same without an owner's s.
    pub(crate) fn name(&self) -> &str {
        let written = self.as_written();
        let owner = written.strip_suffix('s');
        owner
            .filter(|_| self.kind == TokenKind::Possessive)
            .unwrap_or(written)
    }
}
