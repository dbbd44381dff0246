//! Which item of a new sequence is which of the old: first those with the same anchor, in order; then, in
//! the gaps between, those that are alike. What changed its place is taken away here and added there.

use super::token::{is_word, tokens};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeSet;

/// What is known of an item when it is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Only items of the same kind can be the same.
    pub kind: String,
    /// Items of a kind with the same anchor are the same, however their text differs.
    pub anchor: String,
    /// Its words, sorted.
    words: Vec<String>,
}

/// What happens to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The old item with this index is the new item with that one.
    Pair(usize, usize),
    /// The old item with this index is gone.
    Delete(usize),
    /// The new item with this index is new.
    Insert(usize),
}

impl Item {
    /// An item with this text.
    pub fn new(kind: impl Into<String>, anchor: impl Into<String>, text: &str) -> Self {
        let mut words: Vec<String> =
            tokens(text).filter(|token| is_word(token)).map(str::to_lowercase).collect();
        words.sort_unstable();
        Self { kind: kind.into(), anchor: anchor.into(), words }
    }

    fn name(&self) -> Name<'_> {
        (&self.kind, &self.anchor)
    }

    fn letters(&self) -> usize {
        self.words.iter().map(String::len).sum()
    }

    /// How much of their letters two items share, in thousandths.
    fn likeness(&self, other: &Self) -> usize {
        let (mut left, mut right) = (self.words.iter().peekable(), other.words.iter().peekable());
        let mut shared = 0;
        while let (Some(one), Some(two)) = (left.peek(), right.peek()) {
            match one.cmp(two) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    shared += one.len();
                    left.next();
                    right.next();
                }
            }
        }
        2_000 * shared / (self.letters() + other.letters()).max(1)
    }
}

/// What happens to every item, in an order that keeps both sequences in theirs.
pub fn align(old: &[Item], new: &[Item]) -> Vec<Step> {
    let old_names: Vec<Name<'_>> = old.iter().map(Item::name).collect();
    let new_names: Vec<Name<'_>> = new.iter().map(Item::name).collect();
    let (old_set, new_set) = (old_names.iter().collect(), new_names.iter().collect());
    let gaps = Gaps { old, new, old_names: &old_names, new_names: &new_names, old_set, new_set };
    let mut steps = Vec::new();
    let (mut left, mut right) = (0, 0);
    for operation in capture_diff_slices(Algorithm::Myers, &old_names, &new_names) {
        let DiffOp::Equal { old_index, new_index, len } = operation else { continue };
        gaps.fill(left..old_index, right..new_index, &mut steps);
        steps.extend((0..len).map(|step| Step::Pair(old_index + step, new_index + step)));
        (left, right) = (old_index + len, new_index + len);
    }
    gaps.fill(left..old.len(), right..new.len(), &mut steps);
    steps
}

/// Items that share less, in thousandths, are not the same item rewritten.
const LEAST_LIKENESS: usize = 450;
/// More pairs are not weighed: then all of a gap is taken away and all of the other added.
const MOST_PAIRS: usize = 1 << 18;

/// Kind and anchor.
type Name<'i> = (&'i str, &'i str);

struct Gaps<'i> {
    old: &'i [Item],
    new: &'i [Item],
    old_names: &'i [Name<'i>],
    new_names: &'i [Name<'i>],
    old_set: BTreeSet<&'i Name<'i>>,
    new_set: BTreeSet<&'i Name<'i>>,
}

impl Gaps<'_> {
    /// The steps for a gap: the pairs that are together most alike.
    fn fill(&self, old: std::ops::Range<usize>, new: std::ops::Range<usize>, steps: &mut Vec<Step>) {
        let (height, width) = (old.len(), new.len());
        if height * width > MOST_PAIRS {
            steps.extend(old.map(Step::Delete));
            steps.extend(new.map(Step::Insert));
            return;
        }
        // best[i][j]: the most likeness that items from i and j on can have together.
        let mut best = vec![vec![0; width + 1]; height + 1];
        let mut alike = vec![vec![0; width]; height];
        for i in (0..height).rev() {
            for j in (0..width).rev() {
                alike[i][j] = self.likeness(old.start + i, new.start + j);
                let paired = if alike[i][j] > 0 { alike[i][j] + best[i + 1][j + 1] } else { 0 };
                best[i][j] = paired.max(best[i + 1][j]).max(best[i][j + 1]);
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < height || j < width {
            if i < height && j < width && alike[i][j] > 0 && best[i][j] == alike[i][j] + best[i + 1][j + 1] {
                steps.push(Step::Pair(old.start + i, new.start + j));
                (i, j) = (i + 1, j + 1);
            } else if i < height && (j == width || best[i + 1][j] == best[i][j]) {
                steps.push(Step::Delete(old.start + i));
                i += 1;
            } else {
                steps.push(Step::Insert(new.start + j));
                j += 1;
            }
        }
    }

    /// Zero for items that are not the same: too little alike, of another kind, or to be found elsewhere.
    fn likeness(&self, old: usize, new: usize) -> usize {
        let moved =
            self.new_set.contains(&self.old_names[old]) || self.old_set.contains(&self.new_names[new]);
        let (old, new) = (&self.old[old], &self.new[new]);
        if moved || old.kind != new.kind {
            return 0;
        }
        let likeness = old.likeness(new);
        if likeness < LEAST_LIKENESS { 0 } else { likeness }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn items(texts: &[&str]) -> Vec<Item> {
        texts.iter().map(|text| Item::new("p", *text, text)).collect()
    }

    #[test]
    fn a_rewritten_item_is_found_between_its_neighbours() {
        let old = items(&["Een.", "De termijn is 30 dagen.", "Slot."]);
        let new = items(&["Een.", "Nieuw.", "De termijn is 60 dagen.", "Slot."]);
        let expected = [Step::Pair(0, 0), Step::Insert(1), Step::Pair(1, 2), Step::Pair(2, 3)];
        assert_eq!(align(&old, &new), expected);
    }

    #[test]
    fn what_moved_is_taken_away_and_added() {
        let old = items(&["De eerste alinea.", "De tweede alinea.", "De derde alinea."]);
        let new = items(&["De tweede alinea.", "De derde alinea.", "De eerste alinea."]);
        let expected = [Step::Delete(0), Step::Pair(1, 0), Step::Pair(2, 1), Step::Insert(2)];
        assert_eq!(align(&old, &new), expected);
    }

    #[test]
    fn another_kind_is_never_the_same() {
        let (old, new) = ([Item::new("p", "x", "x")], [Item::new("q", "x", "x")]);
        assert_eq!(align(&old, &new), [Step::Delete(0), Step::Insert(0)]);
    }

    proptest! {
        #[test]
        fn every_item_has_one_step_in_order(
            old in prop::collection::vec("[ab]( [ab]){0,2}", 0..8),
            new in prop::collection::vec("[ab]( [ab]){0,2}", 0..8),
        ) {
            let make = |texts: &[String]| texts.iter().map(|text| Item::new("p", text, text)).collect::<Vec<_>>();
            let (old, new) = (make(&old), make(&new));
            let (mut left, mut right) = (0, 0);
            for step in align(&old, &new) {
                match step {
                    Step::Pair(i, j) => {
                        prop_assert_eq!((i, j), (left, right));
                        (left, right) = (left + 1, right + 1);
                    }
                    Step::Delete(i) => { prop_assert_eq!(i, left); left += 1; }
                    Step::Insert(j) => { prop_assert_eq!(j, right); right += 1; }
                }
            }
            prop_assert_eq!((left, right), (old.len(), new.len()));
        }
    }
}
