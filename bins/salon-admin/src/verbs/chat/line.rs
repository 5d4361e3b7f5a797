//! What a typed line asks for.

/// What a line asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// A text, as whoever writes now.
    Text(&'a str),
    /// To write as somebody else: a number, or staff.
    As(&'a str),
    /// One text as staff.
    Staff(&'a str),
    /// A picture.
    Photo(&'a str),
    /// The last texts, this many.
    History(&'a str),
    /// What there is to type.
    Help,
    /// Only what has come meanwhile.
    Nothing,
    Quit,
    Unknown,
}

pub(super) const HELP: &str = "\
/as NUMBER     take another phone       /as staff      write as the salon's staff
/staff TEXT    one text as staff        /photo PATH    send a picture
/history N     the last texts           /quit          end
Enter alone shows what has come meanwhile.";

/// Reads a line.
pub(super) fn read(line: &str) -> Line<'_> {
    let line = line.trim();
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    match word {
        "" => Line::Nothing,
        "/quit" | "/exit" => Line::Quit,
        "/as" | "/from" => Line::As(rest.trim()),
        "/staff" => Line::Staff(rest.trim()),
        "/photo" => Line::Photo(rest.trim()),
        "/history" => Line::History(rest.trim()),
        "/help" => Line::Help,
        word if word.starts_with('/') => Line::Unknown,
        _ => Line::Text(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_text_unless_it_is_a_command() {
        assert_eq!(read(" Hi there \n"), Line::Text("Hi there"));
        assert_eq!(read("/from +1 918 555 0142"), Line::As("+1 918 555 0142"));
        assert_eq!(read("/as staff\n"), Line::As("staff"));
        assert_eq!(read("/photo my hair.jpg"), Line::Photo("my hair.jpg"));
        assert_eq!(
            (read("/quit\n"), read("  \n"), read("/paint"), read("/help")),
            (Line::Quit, Line::Nothing, Line::Unknown, Line::Help)
        );
        assert_eq!(read("4/5 works"), Line::Text("4/5 works"));
    }
}
