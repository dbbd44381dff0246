//! A covering array of strength two: a short list of answer sets in which every two choices of two questions stand
//! together at least once. Built greedily, row by row (after Cohen, Dalal, Fredman and Patton, "The AETG System", 1997).

use super::values::representative;
use clausier::answers::Answers;
use clausier::edition::Edition;
use clausier::id::Id;
use clausier::option::{Kind, Question};
use fastrand::Rng;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// How often a row is drawn before the best one is kept.
const DRAWS: usize = 4;

/// A choice of a question, by place in the list of factors and in its values.
type Choice = (usize, usize);

/// A question with one answer, or one choice of a question with several, which is in or out.
struct Factor {
    question: Id,
    values: Vec<Value>,
}

impl Factor {
    /// The factors of a question with a closed list of answers; none for other kinds.
    fn of(edition: &Edition, question: &Question) -> Vec<Self> {
        let factor = |values| Self { question: question.id.clone(), values };
        match &question.kind {
            Kind::Choice { .. } | Kind::YesNo => {
                let unknown = json!({ "unknown": true });
                vec![factor(representative(edition, question).into_iter().chain([unknown]).collect())]
            }
            Kind::Choices { choices } => {
                let ids = edition.choices(choices).iter();
                ids.map(|choice| factor(vec![json!([choice.id]), json!([])])).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Which pairs of choices are not yet together in a row.
struct Pairs {
    factors: Vec<Factor>,
    open: BTreeSet<(Choice, Choice)>,
    all: usize,
}

impl Pairs {
    fn of(edition: &Edition) -> Self {
        let factors: Vec<Factor> =
            edition.questions().flat_map(|question| Factor::of(edition, question)).collect();
        let choices = |factor: usize| (0..factors[factor].values.len()).map(move |value| (factor, value));
        let mut open = BTreeSet::new();
        for one in 0..factors.len() {
            for two in one + 1..factors.len() {
                open.extend(choices(one).flat_map(|a| choices(two).map(move |b| (a, b))));
            }
        }
        Self { all: open.len(), open, factors }
    }

    /// How many open pairs a choice would close beside the choices of a row so far.
    fn gain(&self, row: &[Choice], choice: Choice) -> usize {
        row.iter().filter(|other| self.open.contains(&ordered(**other, choice))).count()
    }

    fn draw(&self, rng: &mut Rng) -> Vec<Choice> {
        let mut order: Vec<usize> = (0..self.factors.len()).collect();
        rng.shuffle(&mut order);
        let mut row: Vec<Choice> = self.seed(rng);
        for factor in order {
            if row.iter().any(|(other, _)| *other == factor) {
                continue;
            }
            let first = rng.usize(..self.factors[factor].values.len());
            let count = self.factors[factor].values.len();
            let best = (0..count)
                .map(|step| (factor, (first + step) % count))
                .max_by_key(|choice| self.gain(&row, *choice));
            row.extend(best);
        }
        row
    }

    /// An open pair, so that every row closes at least one.
    fn seed(&self, rng: &mut Rng) -> Vec<Choice> {
        let pair = self.open.iter().nth(rng.usize(..self.open.len().max(1)));
        pair.map(|(one, two)| vec![*one, *two]).unwrap_or_default()
    }

    fn close(&mut self, row: &[Choice]) {
        for (index, one) in row.iter().enumerate() {
            for two in &row[index + 1..] {
                self.open.remove(&ordered(*one, *two));
            }
        }
    }

    fn answers(&self, edition: &Edition, row: &[Choice]) -> Answers {
        let mut answers = Answers::new(&edition.id);
        for (factor, value) in row {
            let Factor { question, values } = &self.factors[*factor];
            let value = values[*value].clone();
            match (answers.answers.get_mut(question), value) {
                (Some(Value::Array(chosen)), Value::Array(more)) => chosen.extend(more),
                (_, value) => drop(answers.answers.insert(question.clone(), value)),
            }
        }
        answers
    }
}

fn ordered(one: Choice, two: Choice) -> (Choice, Choice) {
    if one < two { (one, two) } else { (two, one) }
}

/// Answer sets in which every pair of choices stands together, and how many pairs that are.
pub fn covering(edition: &Edition, rng: &mut Rng) -> (Vec<Answers>, usize) {
    let mut pairs = Pairs::of(edition);
    let mut sets = Vec::new();
    while !pairs.open.is_empty() {
        let drawn = (0..DRAWS).map(|_| pairs.draw(rng));
        let best = drawn.max_by_key(|row| pairs_closed(&pairs, row)).unwrap_or_default();
        pairs.close(&best);
        sets.push(pairs.answers(edition, &best));
    }
    (sets, pairs.all)
}

fn pairs_closed(pairs: &Pairs, row: &[Choice]) -> usize {
    (1..row.len()).map(|index| pairs.gain(&row[..index], row[index])).sum()
}
