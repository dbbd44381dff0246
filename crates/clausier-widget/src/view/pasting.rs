//! Rows from a spreadsheet: a field to paste into, what is understood of it, and the button to take it over.
//!
//! Cutting and reading is in [`paste`](crate::paste).

use super::words::around;
use crate::app::App;
use crate::change::{Change, RowChange};
use crate::message::Message;
use crate::messages::{say, say_count};
use crate::paste::{self, Grid, Target, YesNo};
use clausier::id::Id;
use clausier::interview::{ChoiceNow, Control};
use clausier::option::{Choices, Kind, Question};
use leptos::prelude::*;

/// The field with all that follows.
pub fn panel(app: App, table: Id) -> AnyView {
    let targets = StoredValue::new(targets(app, &table));
    let node: NodeRef<leptos::html::Textarea> = NodeRef::new();
    let grid = RwSignal::new(Grid::default());
    let columns = RwSignal::new(Vec::<Option<Id>>::new());
    let pasted = move |event| {
        let made = targets.with_value(|targets| paste::grid(&event_target_value(&event), targets));
        columns.set(targets.with_value(|targets| paste::matched(&made, targets)));
        grid.set(made);
    };
    let taken = Memo::new(move |_| {
        targets.with_value(|targets| paste::take(&grid.read(), &columns.read(), targets, &yes_no()))
    });
    let none = move || grid.read().rows.is_empty();
    let id = table.clone();
    let take = move |_| {
        let rows = taken.get_untracked().rows;
        let said = say_count("paste.taken-one", "paste.taken-many", rows.len());
        if let Some(area) = node.get_untracked() {
            area.set_value("");
        }
        grid.set(Grid::default());
        app.send(Message::Change(Change::Rows(table.clone(), RowChange::Append(rows))));
        app.tell(said);
        app.focus(&format!("field--{table}"));
    };
    let field = format!("paste--{id}");
    let unread = move || {
        let taken = taken.read();
        taken
            .unread
            .iter()
            .take(MOST_SHOWN)
            .map(|(row, column, text)| {
                let name = targets.with_value(|targets| name(targets, column));
                let shown: String = text.chars().take(60).collect();
                let blanks = [("row", &*row.to_string()), ("column", &name), ("text", &shown)];
                let words = around(app, "paste.unread", &blanks);
                view! { <li>{words}</li> }
            })
            .collect_view()
    };
    view! {
        <details class="paste">
            <summary>{say("paste.title")}</summary>
            <label for=field.clone()>{say("paste.label")}</label>
            <p class="help">{say("paste.help")}</p>
            <textarea id=field rows="4" spellcheck="false" autocomplete="off" node_ref=node on:input=pasted></textarea>
            <div hidden=none>
                <p>{move || say_count("paste.rows-one", "paste.rows-many", grid.read().rows.len())}</p>
                <p class="finding warning" hidden=move || !grid.read().cut>{say("paste.cut")}</p>
                <ul class="mapping">{move || mapping(app, grid, columns, targets)}</ul>
                <ul class="unread">{unread}</ul>
                <button type="button" class="main" part="main-button" on:click=take>{move || say_count("paste.take-one", "paste.take-many", taken.read().rows.len())}</button>
            </div>
        </details>
    }
    .into_any()
}

/// Most cells that could not be read are named.
const MOST_SHOWN: usize = 8;

/// Which column each pasted column becomes.
fn mapping(
    app: App,
    grid: RwSignal<Grid>,
    columns: RwSignal<Vec<Option<Id>>>,
    targets: StoredValue<Vec<Target>>,
) -> AnyView {
    let shown = grid.get();
    let width = shown.rows.first().map_or(0, Vec::len);
    let one = |at: usize| {
        let sample =
            shown.rows.iter().map(|row| row[at].as_str()).find(|cell| !cell.is_empty()).unwrap_or_default();
        let sample: String = sample.chars().take(40).collect();
        let head = shown.heads.get(at).filter(|head| !head.is_empty()).cloned();
        let head: String = head.unwrap_or_else(|| (at + 1).to_string()).chars().take(60).collect();
        let label = around(app, "paste.column", &[("column", &head)]);
        let chosen = move |event| {
            let id = event_target_value(&event);
            columns.update(|columns| columns[at] = (!id.is_empty()).then(|| Id::new(id)));
        };
        let options = targets.with_value(|targets| {
            let option = |target: &Target| {
                let id = target.id.clone();
                let selected = move || columns.read().get(at).cloned().flatten().as_ref() == Some(&id);
                let name = name(std::slice::from_ref(target), &target.id);
                view! { <option value=target.id.to_string() lang=app.lang() prop:selected=selected>{name}</option> }
            };
            targets.iter().map(option).collect_view()
        });
        let nothing = move || columns.read().get(at).is_none_or(Option::is_none);
        let id = format!("map--{at}");
        view! {
            <li>
                <label for=id.clone()>{label}</label>
                <select id=id on:change=chosen><option value="" prop:selected=nothing>{say("paste.ignore")}</option>{options}</select>
                <span class="help">{around(app, "paste.sample", &[("text", &sample)])}</span>
            </li>
        }
    };
    (0..width).map(one).collect_view().into_any()
}

fn name(targets: &[Target], id: &Id) -> String {
    let target = targets.iter().find(|target| target.id == *id);
    target.and_then(|target| target.names.first().cloned()).unwrap_or_default()
}

fn yes_no() -> YesNo {
    let words = |name| say(name).split(' ').map(str::to_owned).collect();
    YesNo { yes: words("paste.yes-words"), no: words("paste.no-words") }
}

/// The columns of the table that can be filled from a cell.
fn targets(app: App, table: &Id) -> Vec<Target> {
    app.engine(|engine| {
        let edition = engine.edition();
        let Some(Kind::Table(kind)) = edition.question(table).map(|question| &question.kind) else {
            return Vec::new();
        };
        let shown = |choices: &Choices| {
            let choices = edition.choices(choices).iter();
            choices
                .map(|choice| ChoiceNow {
                    id: choice.id.clone(),
                    title: choice.title.clone(),
                    help: String::new(),
                })
                .collect()
        };
        let target = |column: &Question| {
            let control = match &column.kind {
                Kind::Choice { choices } => Control::Choice { choices: shown(choices) },
                Kind::Choices { choices } => Control::Choices { choices: shown(choices) },
                Kind::YesNo => Control::YesNo,
                Kind::Text { max } => Control::Text { max: *max },
                Kind::LongText { max } => Control::LongText { max: *max },
                Kind::Integer { min, max, .. } => {
                    Control::Integer { min: *min, max: *max, unit: String::new() }
                }
                Kind::Money { .. } => Control::Money { min: String::new(), max: String::new() },
                Kind::Date => Control::Date,
                Kind::Duration { .. } | Kind::Moment { .. } | Kind::Table(_) => return None,
            };
            Some(Target {
                id: column.id.clone(),
                names: vec![column.label.clone(), column.title.clone()],
                control,
            })
        };
        kind.columns.iter().filter_map(target).collect()
    })
}
