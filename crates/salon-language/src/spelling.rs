//! How far apart two words are.

/// Returns how many letters must be put in, left out, changed or swapped with their neighbour to
/// make one word the other; words of more than 24 letters are never near.
pub(crate) fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len() > LONGEST || other.len() > LONGEST {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, wanted) in other.iter().enumerate() {
            let at =
                |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut least = (at(&above, column + 1) + 1).min(at(&current, column) + 1);
            least = least.min(at(&above, column) + usize::from(letter != wanted));
            let swapped = row > 0
                && column > 0
                && one.get(row - 1) == Some(wanted)
                && other.get(column - 1) == Some(letter);
            if swapped {
                least = least.min(at(&before, column - 1) + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut above, current);
    }
    above.last().copied().unwrap_or(usize::MAX)
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
