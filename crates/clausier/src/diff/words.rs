//! The edits from one line to another, as a person would mark them.
//!
//! The shortest script keeps every stray "de" between two rewritten phrases and cuts at odd places. So kept
//! scraps between changes are given up, an insertion or deletion is moved to the nearest natural edge, and a
//! line that keeps next to nothing is replaced whole.

use super::token::{Token, is_word};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// A stretch that both lines have, or that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Its tokens in the old line.
    pub old: Range<usize>,
    /// Its tokens in the new line.
    pub new: Range<usize>,
    /// Whether they are the same.
    pub same: bool,
}

/// The edits that make the new line out of the old, in order; together they cover both.
pub fn edits(old: &[Token<'_>], new: &[Token<'_>]) -> Vec<Edit> {
    let lines = Lines { old, new };
    let mut edits = lines.shortest();
    while let Some(scrap) = (0..edits.len()).find(|index| lines.is_scrap(&edits, *index)) {
        give_up(&mut edits, scrap);
    }
    if lines.keeps_next_to_nothing(&edits) {
        return vec![Edit { old: 0..old.len(), new: 0..new.len(), same: false }];
    }
    for index in 0..edits.len() {
        lines.slide(&mut edits, index);
    }
    edits.retain(|edit| !edit.old.is_empty() || !edit.new.is_empty());
    edits
}

/// A kept stretch with more words is never a scrap.
const MOST_WORDS_IN_SCRAP: usize = 3;
/// A line is replaced whole if less than one letter in this many is kept.
const LEAST_KEPT: usize = 6;

struct Lines<'l, 't> {
    old: &'l [Token<'t>],
    new: &'l [Token<'t>],
}

impl Lines<'_, '_> {
    /// The shortest script, same and changed by turns.
    fn shortest(&self) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        for operation in capture_diff_slices(Algorithm::Myers, self.old, self.new) {
            let same = matches!(operation, DiffOp::Equal { .. });
            let (old, new) = (operation.old_range(), operation.new_range());
            match edits.last_mut() {
                Some(last) if last.same == same => {
                    last.old.end = old.end;
                    last.new.end = new.end;
                }
                _ => edits.push(Edit { old, new, same }),
            }
        }
        edits
    }

    /// Whether this is a kept stretch that is not worth keeping: it stands between two changes that both say
    /// more. Between two insertions, or two deletions, what is kept is plain to see.
    fn is_scrap(&self, edits: &[Edit], index: usize) -> bool {
        let Some([before, kept, after]) = index.checked_sub(1).and_then(|start| edits.get(start..start + 3))
        else {
            return false;
        };
        let only_new = before.old.is_empty() && after.old.is_empty();
        let only_old = before.new.is_empty() && after.new.is_empty();
        if !kept.same || only_new || only_old {
            return false;
        }
        let kept = &self.old[kept.old.clone()];
        let words = kept.iter().filter(|token| is_word(token.text)).count();
        let smallest = self.size(before).min(self.size(after));
        words == 0 || (words <= MOST_WORDS_IN_SCRAP && 2 * letters(kept) <= smallest)
    }

    /// How much a change says.
    fn size(&self, edit: &Edit) -> usize {
        letters(&self.old[edit.old.clone()]).max(letters(&self.new[edit.new.clone()]))
    }

    fn keeps_next_to_nothing(&self, edits: &[Edit]) -> bool {
        let kept: usize =
            edits.iter().filter(|edit| edit.same).map(|edit| letters(&self.old[edit.old.clone()])).sum();
        let (old, new) = (letters(self.old), letters(self.new));
        let replaces = edits.iter().any(|edit| !edit.old.is_empty() && !edit.new.is_empty() && !edit.same);
        replaces && kept * LEAST_KEPT < old.min(new)
    }

    /// Moves an insertion or deletion along equal tokens to the place with the most natural edges.
    fn slide(&self, edits: &mut [Edit], index: usize) {
        let Some([before, change, after]) =
            index.checked_sub(1).and_then(|start| edits.get_mut(start..start + 3))
        else {
            return;
        };
        let inserts = change.old.is_empty();
        if change.same || !(inserts || change.new.is_empty()) {
            return;
        }
        let (tokens, at) =
            if inserts { (self.new, change.new.clone()) } else { (self.old, change.old.clone()) };
        let left = (0..before.old.len())
            .take_while(|step| tokens[at.start - 1 - step] == tokens[at.end - 1 - step])
            .count();
        let right =
            (0..after.old.len()).take_while(|step| tokens[at.start + step] == tokens[at.end + step]).count();
        let edges = |shift: usize| {
            let (start, end) = (at.start - left + shift, at.end - left + shift);
            edge(tokens, start) + edge(tokens, end)
        };
        let mut best = left;
        for shift in 0..=left + right {
            if edges(shift) > edges(best) {
                best = shift;
            }
        }
        move_by(before, change, after, best, left);
    }
}

/// Moves a change from `from` to `to`, both counted from its leftmost place.
fn move_by(before: &mut Edit, change: &mut Edit, after: &mut Edit, to: usize, from: usize) {
    let moved = |place: usize| place + to - from;
    for range in [&mut change.old, &mut change.new] {
        *range = moved(range.start)..moved(range.end);
    }
    before.old.end = change.old.start;
    before.new.end = change.new.start;
    after.old.start = change.old.end;
    after.new.start = change.new.end;
}

/// Makes one change of a kept stretch and the changes around it.
fn give_up(edits: &mut Vec<Edit>, index: usize) {
    let (before, after) = (edits[index - 1].clone(), edits[index + 1].clone());
    let whole =
        Edit { old: before.old.start..after.old.end, new: before.new.start..after.new.end, same: false };
    edits.splice(index - 1..=index + 1, [whole]);
}

fn letters(tokens: &[Token<'_>]) -> usize {
    tokens.iter().map(|token| token.text.chars().filter(|c| c.is_alphanumeric()).count()).sum()
}

/// How natural it is to cut before this token.
fn edge(tokens: &[Token<'_>], place: usize) -> u8 {
    let before = place.checked_sub(1).and_then(|place| tokens.get(place)).map(|token| token.text);
    let (Some(before), Some(after)) = (before, tokens.get(place).map(|token| token.text)) else {
        return 5;
    };
    let is_space = |text: &str| text.chars().all(char::is_whitespace);
    match before {
        "." | "!" | "?" | ";" | ":" if is_space(after) => 4,
        "\n" => 4,
        space if is_space(space) => 2,
        _ if is_space(after) => 1,
        word if is_word(word) && is_word(after) => 0,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::{Look, tokens};
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<Token<'_>> {
        tokens(text).map(|text| Token { text, look: Look::default() }).collect()
    }

    fn text(tokens: &[Token<'_>]) -> String {
        tokens.iter().map(|token| token.text).collect()
    }

    /// The line with its marks.
    fn marked(old: &str, new: &str) -> String {
        let (old, new) = (cut(old), cut(new));
        let mut line = String::new();
        for edit in edits(&old, &new) {
            let (before, after) = (text(&old[edit.old]), text(&new[edit.new]));
            if edit.same {
                line.push_str(&after);
                continue;
            }
            if !before.is_empty() {
                line.push_str(&format!("[-{before}-]"));
            }
            if !after.is_empty() {
                line.push_str(&format!("{{+{after}+}}"));
            }
        }
        line
    }

    #[test]
    fn one_word_is_marked_as_one_word() {
        assert_eq!(
            marked("binnen 30 dagen na de gunning.", "binnen 60 dagen na de gunning."),
            "binnen [-30-]{+60+} dagen na de gunning."
        );
    }

    #[test]
    fn stray_words_between_changes_are_not_kept() {
        assert_eq!(
            marked(
                "Hij levert de volledige broncode van het systeem af.",
                "Hij bezorgt de bijgewerkte handleiding van het systeem af."
            ),
            "Hij [-levert de volledige broncode-]{+bezorgt de bijgewerkte handleiding+} van het systeem af."
        );
    }

    #[test]
    fn a_real_word_between_two_changes_stays() {
        assert_eq!(
            marked(
                "Hij levert binnen 30 dagen na de aanvraag.",
                "Hij bezorgt binnen 10 werkdagen na de aanvraag."
            ),
            "Hij [-levert-]{+bezorgt+} binnen [-30 dagen-]{+10 werkdagen+} na de aanvraag."
        );
    }

    #[test]
    fn a_sentence_is_inserted_whole() {
        assert_eq!(
            marked("Hij levert. Hij betaalt.", "Hij levert. Hij meldt. Hij betaalt."),
            "Hij levert.{+ Hij meldt.+} Hij betaalt."
        );
        assert_eq!(marked("een groot huis", "een heel groot huis"), "een {+heel +}groot huis");
    }

    #[test]
    fn a_line_with_nothing_in_common_is_replaced_whole() {
        assert_eq!(
            marked("Het bestuur kiest de licentie.", "Vertraging kost een vast bedrag."),
            "[-Het bestuur kiest de licentie.-]{+Vertraging kost een vast bedrag.+}"
        );
    }

    proptest! {
        #[test]
        fn edits_cover_both_lines_and_same_is_same(
            old in "([ab ]|de |30 |\\. ){0,24}", new in "([ab ]|de |30 |\\. ){0,24}",
        ) {
            let (old, new) = (cut(&old), cut(&new));
            let edits = edits(&old, &new);
            let (mut left, mut right) = (0, 0);
            for edit in &edits {
                prop_assert_eq!((edit.old.start, edit.new.start), (left, right));
                (left, right) = (edit.old.end, edit.new.end);
                let equal = old[edit.old.clone()] == new[edit.new.clone()];
                prop_assert!(!edit.same || equal);
            }
            prop_assert_eq!((left, right), (old.len(), new.len()));
        }

        #[test]
        fn a_line_against_itself_has_no_change(line in "([ab ]|de |\\. ){0,24}") {
            prop_assert!(edits(&cut(&line), &cut(&line)).iter().all(|edit| edit.same));
        }
    }
}
