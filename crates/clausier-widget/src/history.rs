//! Undo and redo over everything that somebody answered.
//!
//! Pure: it holds earlier and later answers, and knows nothing of the screen.

use clausier::annex::Place;
use clausier::answers::Answers;
use std::collections::VecDeque;

/// Most steps that can be undone.
const MOST: usize = 200;

/// What a change was about; changes of the same thing, one after the other, are undone together.
#[derive(Debug, Clone, PartialEq)]
pub enum About {
    /// Typing in the field of a question or a cell.
    Typing(Place),
    /// Typing the reason with this key.
    Reason(String),
    /// Anything else: a step of its own.
    Other,
}

/// Earlier and later answers.
#[derive(Debug, Default)]
pub struct History {
    earlier: VecDeque<Answers>,
    later: Vec<Answers>,
    last: Option<About>,
}

impl History {
    /// Remembers how the answers were before a change.
    pub fn changed(&mut self, before: &Answers, about: About) {
        let goes_on = about != About::Other && self.last.as_ref() == Some(&about);
        if !goes_on {
            self.earlier.push_back(before.clone());
            if self.earlier.len() > MOST {
                self.earlier.pop_front();
            }
        }
        self.later.clear();
        self.last = Some(about);
    }

    /// Typing is done: what is typed next is a step of its own.
    pub fn rest(&mut self) {
        self.last = None;
    }

    /// The answers before the last step; `now` can be had back with [`History::redo`].
    pub fn undo(&mut self, now: &Answers) -> Option<Answers> {
        let before = self.earlier.pop_back()?;
        self.later.push(now.clone());
        self.last = None;
        Some(before)
    }

    /// The answers after the step that was undone last.
    pub fn redo(&mut self, now: &Answers) -> Option<Answers> {
        let after = self.later.pop()?;
        self.earlier.push_back(now.clone());
        self.last = None;
        Some(after)
    }

    /// Whether there is something to undo, and something to redo.
    pub fn reach(&self) -> (bool, bool) {
        (!self.earlier.is_empty(), !self.later.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn answers(text: &str) -> Answers {
        let mut answers = Answers::new("2026-11");
        answers.answers.insert("name".into(), json!(text));
        answers
    }

    fn typing(question: &str) -> About {
        About::Typing(Place::option(&question.into()))
    }

    #[test]
    fn typing_in_one_field_is_one_step_and_every_step_comes_back() {
        let mut history = History::default();
        history.changed(&answers(""), typing("name"));
        history.changed(&answers("a"), typing("name"));
        history.changed(&answers("ab"), About::Other);
        history.changed(&answers("ab!"), typing("name"));
        let mut now = answers("ab!c");
        for expected in ["ab!", "ab", ""] {
            now = history.undo(&now).unwrap();
            assert_eq!(now, answers(expected));
        }
        assert_eq!(history.undo(&now), None);
        for expected in ["ab", "ab!", "ab!c"] {
            now = history.redo(&now).unwrap();
            assert_eq!(now, answers(expected));
        }
        assert_eq!(history.reach(), (true, false));
    }

    #[test]
    fn a_field_that_was_left_begins_a_new_step_and_a_change_forgets_what_was_undone() {
        let mut history = History::default();
        history.changed(&answers(""), typing("name"));
        history.rest();
        history.changed(&answers("a"), typing("name"));
        assert_eq!(history.undo(&answers("ab")), Some(answers("a")));
        history.changed(&answers("a"), About::Other);
        assert_eq!(history.redo(&answers("x")), None);
    }

    #[test]
    fn memory_is_bounded() {
        let mut history = History::default();
        (0..2 * MOST).for_each(|_| history.changed(&answers(""), About::Other));
        assert_eq!(history.earlier.len(), MOST);
    }
}
