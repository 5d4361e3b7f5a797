//! How far apart two words are.

/// Returns how many letters must be put in, left out, changed or swapped with their neighbour to
/// make one word the other; words of more than 24 letters are never near.
pub(crate) fn distance(one: &str, other: &str) -> usize {
    let (Some((one, rows)), Some((other, columns))) = (letters(one), letters(other)) else {
        return usize::MAX;
    };
    let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX / 2);
    let mut before = [usize::MAX / 2; LONGEST + 1];
    let mut above: [usize; LONGEST + 1] = std::array::from_fn(|column| column);
    for (row, letter) in one.iter().enumerate().take(rows) {
        let mut current = [row + 1; LONGEST + 1];
        for (column, wanted) in other.iter().enumerate().take(columns) {
            let mut least = (at(&above, column + 1) + 1).min(at(&current, column) + 1);
            least = least.min(at(&above, column) + usize::from(letter != wanted));
            let swapped = row > 0
                && column > 0
                && one.get(row - 1) == Some(wanted)
                && other.get(column - 1) == Some(letter);
            if swapped {
                least = least.min(at(&before, column - 1) + 1);
            }
            if let Some(place) = current.get_mut(column + 1) {
                *place = least;
            }
        }
        before = std::mem::replace(&mut above, current);
    }
    at(&above, columns)
}

/// A word's letters, and how many; `None` when there are too many.
fn letters(word: &str) -> Option<([char; LONGEST], usize)> {
    let mut letters = ['\0'; LONGEST];
    let mut count = 0;
    for c in word.chars() {
        *letters.get_mut(count)? = c;
        count += 1;
    }
    Some((letters, count))
}

const LONGEST: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_missing_doubled_wrong_and_swapped_letters() {
        assert_eq!(distance("balyage", "balayage"), 1);
        assert_eq!(distance("balaayge", "balayage"), 1);
        assert_eq!(distance("thrusday", "thursday"), 1);
        assert_eq!(distance("monday", "monday"), 0);
        assert_eq!(distance("", "ab"), 2);
    }
}
