//! The steps of the questionnaire, and the questions of the one that is shown.

use super::{bar, findings, question, table};
use crate::app::App;
use crate::message::Message;
use crate::messages::{say, say_count, say_with};
use crate::state::Now;
use clausier::annex::{Fills, Place, Standing};
use clausier::code::Code;
use clausier::diagnostic::{At, Severity};
use clausier::id::Id;
use clausier::interview::{Control, QuestionNow, RowNow, StepNow};
use clausier::option::{Kind, Question};
use leptos::prelude::*;

/// Stands at a step in which nothing is open. Not in the view itself: what never changes there would be made
/// with `innerHTML`, which a strict policy refuses.
const READY: &str = "✓";

/// A step as the list shows it.
#[derive(Clone, PartialEq)]
struct Entry {
    id: Id,
    title: String,
    open: usize,
    wrong: usize,
}

/// The list of steps.
pub fn list(app: App) -> AnyView {
    let entries = Memo::new(move |_| app.now.read().as_ref().map_or_else(Vec::new, |now| entries(now)));
    view! {
        <nav class="steps" part="steps" aria-label=say("steps.label")>
            {answered(app)}
            <ol>
                <For each=move || entries.get() key=|entry| entry.id.clone() let(entry)>
                    {button(app, entry.id, entries)}
                </For>
            </ol>
        </nav>
    }
    .into_any()
}

/// How many of the questions have no gap.
fn answered(app: App) -> AnyView {
    let numbers = Memo::new(move |_| {
        app.now.read().as_ref().map_or((0, 0), |now| {
            let questions = now.interview.steps.iter().flat_map(|step| &step.questions);
            let open = questions.filter(|question| !question.fold && is_open(question)).count();
            (now.interview.asked.saturating_sub(open), now.interview.asked)
        })
    });
    let words = move || {
        let (done, all) = numbers.get();
        say_with("steps.progress", &[("done", &done.to_string()), ("all", &all.to_string())])
    };
    view! {
        <div class="progress">
            <label for="progress">{words}</label>
            <progress id="progress" max=move || numbers.get().1.max(1).to_string() value=move || numbers.get().0.to_string()></progress>
        </div>
    }
    .into_any()
}

/// The questions of the step that is shown.
pub fn panel(app: App) -> AnyView {
    // A list of one, so that every step is made anew: nothing of another step's fields or folds stays.
    let shown = move || [app.step.get()];
    view! {
        <div class="panel" part="questions">
            {back(app)}
            {findings::general(app)}
            <For each=shown key=Id::clone let(id)>{step(app, &id)}</For>
        </div>
    }
    .into_any()
}

/// The way back to the provision from which somebody came here.
fn back(app: App) -> AnyView {
    let go = move |_| {
        if let Some((kind, key)) = app.from.get_untracked() {
            app.send(Message::Provision(kind, key));
        }
    };
    view! {
        <p class="back" hidden=move || app.from.read().is_none()>
            <button type="button" class="link" on:click=go>{say("steps.back")}</button>
        </p>
    }
    .into_any()
}

fn entries(now: &Now) -> Vec<Entry> {
    let entry = |step: &StepNow| Entry {
        id: step.id.clone(),
        title: step.title.clone(),
        open: now.dossier.open_points.iter().filter(|point| holds(step, &point.place)).count(),
        wrong: now
            .errors()
            .filter(|error| matches!(&error.at, At::Question { place } if holds(step, place)))
            .count(),
    };
    now.interview.steps.iter().map(entry).collect()
}

fn holds(step: &StepNow, place: &Place) -> bool {
    step.questions.iter().any(|question| question.place.option == place.option)
}

fn button(app: App, id: Id, entries: Memo<Vec<Entry>>) -> AnyView {
    let step = id.clone();
    let entry = move || entries.read().iter().find(|entry| entry.id == id).cloned();
    let entry = Memo::new(move |_| entry());
    let title = move || entry.read().as_ref().map_or_else(String::new, |entry| entry.title.clone());
    let to_do = move || entry.read().as_ref().map_or((0, 0), |entry| (entry.wrong, entry.open));
    let to_do_words = move || match to_do() {
        (0, 0) => String::new(),
        (0, open) => say_count("steps.open-one", "steps.open-many", open),
        (wrong, _) => say_count("steps.wrong-one", "steps.wrong-many", wrong),
    };
    let shown = step.clone();
    let current = move || (app.step.read() == shown).then_some("step");
    view! {
        <li>
            <button type="button" aria-current=current on:click=move |_| app.send(Message::Step(step.clone()))>
                <span lang=app.lang()>{title}</span>
                <span class="todo" class:wrong=move || to_do().0 != 0>{to_do_words}</span>
                <span class="ready" hidden=move || to_do() != (0, 0)><span aria-hidden="true">{READY}</span><span class="unseen">{say("steps.ready")}</span></span>
            </button>
        </li>
    }
    .into_any()
}

fn step(app: App, id: &Id) -> AnyView {
    let step = app.engine(|engine| engine.edition().steps.iter().find(|step| step.id == *id).cloned());
    let Some(step) = step else { return ().into_any() };
    let asked = |question: &&Question| question.fills == Fills::Buyer;
    let (folded, plain): (Vec<Question>, Vec<Question>) =
        step.options.iter().filter(asked).cloned().partition(|question| question.fold);
    let questions = plain.iter().map(|question| one(app, question)).collect_view();
    let ids: Vec<Id> = plain.into_iter().map(|question| question.id).collect();
    let plain_asked = Memo::new(move |_| app.now.read().as_ref().map(|now| folded_facts(now, &ids).0));
    view! {
        <section class="step" aria-labelledby="step">
            <p class="count">{count(app, id.clone())}</p>
            <h2 id="step" tabindex="-1" lang=app.lang()>{step.title}</h2>
            <p class="intro" lang=app.lang()>{step.intro}</p>
            {nothing(app, id.clone(), plain_asked)}
            {questions}
            {fold(app, folded)}
            {next(app, id.clone())}
        </section>
    }
    .into_any()
}

/// What a step without anything to do says, and the way past those that follow.
fn nothing(app: App, id: Id, plain_asked: Memo<Option<usize>>) -> AnyView {
    let last = Memo::new(move |_| {
        let now = app.now.read();
        now.as_ref().and_then(|now| now.interview.steps.last().map(|step| step.id.clone()))
    });
    let is_last = move || last.read().as_ref().is_none_or(|last| *last == id);
    let go = move |_| {
        if let Some(step) = last.get_untracked() {
            app.send(Message::Step(step));
        }
    };
    view! {
        <div class="nothing" hidden=move || plain_asked.read().is_none_or(|count| count > 0)>
            <p>{say("steps.nothing")}</p>
            <button type="button" class="link" hidden=is_last on:click=go>{say("steps.skip")}</button>
        </div>
    }
    .into_any()
}

/// The order of the questions is that of the edition and never changes, so that no field moves under
/// the hands of who is typing; each question shows itself only while it is asked.
fn one(app: App, question: &Question) -> AnyView {
    let place = Place::option(&question.id);
    match question.kind {
        Kind::Table(_) => table::table(app, place),
        _ => question::question(app, place),
    }
}

fn fold(app: App, folded: Vec<Question>) -> AnyView {
    let ids: Vec<Id> = folded.iter().map(|question| question.id.clone()).collect();
    let facts = Memo::new(move |_| app.now.read().as_ref().map_or((0, false), |now| folded_facts(now, &ids)));
    let questions = folded.iter().map(|question| one(app, question)).collect_view();
    let words = move || say_count("steps.folded-one", "steps.folded-many", facts.read().0);
    view! {
        <details class="folded" hidden=move || facts.read().0 == 0>
            <summary>{words}<span class="todo" hidden=move || !facts.read().1>{say("steps.folded-attention")}</span></summary>
            {questions}
        </details>
    }
    .into_any()
}

/// Whether a question, or a cell of its rows, still has a gap.
fn is_open(question: &QuestionNow) -> bool {
    let gap = |question: &QuestionNow| {
        question.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::Unanswered)
    };
    gap(question) || rows(question).iter().flat_map(|row| &row.cells).any(gap)
}

fn rows(question: &QuestionNow) -> &[RowNow] {
    match &question.control {
        Control::Table { rows, .. } => rows,
        _ => &[],
    }
}

/// How many of these questions are asked, and whether one needs a look.
fn folded_facts(now: &Now, ids: &[Id]) -> (usize, bool) {
    let questions = || {
        let all = now.interview.steps.iter().flat_map(|step| &step.questions);
        all.filter(|question| ids.contains(&question.place.option))
    };
    (questions().count(), questions().any(needs_a_look))
}

/// Whether something at a question must be done.
pub fn needs_a_look(question: &QuestionNow) -> bool {
    let here = question.diagnostics.iter().any(|diagnostic| {
        diagnostic.severity == Severity::Error || matches!(diagnostic.code, Code::Unanswered | Code::Departs)
    });
    here || rows(question).iter().flat_map(|row| &row.cells).any(needs_a_look)
}

fn count(app: App, id: Id) -> impl Fn() -> String {
    move || {
        let now = app.now.read();
        let Some(steps) = now.as_ref().map(|now| &now.interview.steps) else { return String::new() };
        let at = steps.iter().position(|step| step.id == id).map_or(0, |at| at + 1);
        say_with("steps.count", &[("at", &at.to_string()), ("of", &steps.len().to_string())])
    }
}

fn next(app: App, id: Id) -> AnyView {
    let neighbours = Memo::new(move |_| {
        let now = app.now.read();
        let steps: Vec<&Id> =
            now.as_ref().map_or_else(Vec::new, |now| now.interview.steps.iter().map(|s| &s.id).collect());
        let at = steps.iter().position(|step| **step == id);
        let step = |at: Option<usize>| at.and_then(|at| steps.get(at)).map(|id| (*id).clone());
        (step(at.and_then(|at| at.checked_sub(1))), step(at.map(|at| at + 1)))
    });
    let go = move |step: Option<Id>| {
        if let Some(step) = step {
            app.send(Message::Step(step));
        }
    };
    view! {
        <div class="next">
            <button type="button" hidden=move || neighbours.read().0.is_none() on:click=move |_| go(neighbours.get_untracked().0)>
                {say("steps.previous")}
            </button>
            <button type="button" class="main" part="main-button" hidden=move || neighbours.read().1.is_none() on:click=move |_| go(neighbours.get_untracked().1)>
                {say("steps.next")}
            </button>
        </div>
        {end(app, Signal::derive(move || neighbours.read().1.is_none()))}
    }
    .into_any()
}

/// After the last step: what is still open, and the way to the files.
fn end(app: App, shown: Signal<bool>) -> AnyView {
    let standing = Memo::new(move |_| app.now.read().as_ref().map(|now| now.interview.standing));
    let words = move || match standing.get() {
        Some(Standing::Blocked) => say("steps.end-blocked"),
        Some(Standing::Open) => say("steps.end-open"),
        _ => say("steps.end"),
    };
    let open = move || matches!(standing.get(), Some(Standing::Open | Standing::Blocked));
    view! {
        <div class="end" hidden=move || !shown.get()>
            <p>{words}</p>
            <Show when=move || shown.get() && open()>{bar::points_list(app)}</Show>
            <button type="button" class="main" part="main-button" on:click=move |_| app.unfold(".take")>{say("steps.download")}</button>
        </div>
    }
    .into_any()
}
