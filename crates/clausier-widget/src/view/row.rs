//! A row of a table question as a card: what it is called, what is to be done, its cells, and its buttons.

use super::left_out::{Purpose, way};
use super::table::{Table, done};
use super::words::{action, around};
use super::{field_id, findings, question};
use crate::change::RowChange;
use crate::messages::{say, say_count, say_with};
use clausier::code::Code;
use clausier::diagnostic::{At, Diagnostic, Severity};
use clausier::id::Id;
use clausier::interview::{ChoiceNow, RowNow};
use clausier::stars::RowStars;
use leptos::prelude::*;

/// What the head of a card shows.
#[derive(Clone, PartialEq, Default)]
struct Head {
    title: String,
    warning: String,
    stars: Option<RowStars>,
    /// Whether something must be done.
    to_do: bool,
    /// How much else is worth reading.
    notes: usize,
    first: bool,
    last: bool,
}

pub fn card(table: Table, row: Id) -> AnyView {
    let id = row.clone();
    let head = Memo::new(move |_| head(table, &id));
    let title = move || match head.read().title.as_str() {
        "" => say("table.unnamed").to_owned(),
        title => title.to_owned(),
    };
    let warning = move || head.read().warning.clone();
    // Where somebody looks for something, it is judged when they look, so that a row in which they type stays.
    let wanted = move || table.sought.wants(&untrack(|| head.get().title), untrack(|| head.get().to_do));
    let hidden = Memo::new(move |_| !wanted());
    let shown = RwSignal::new(false);
    let opened = move |event: web_sys::Event| {
        let details: web_sys::Element = event_target(&event);
        if event.target() == event.current_target() && details.has_attribute("open") {
            shown.set(true);
        }
    };
    let asked_for = row.clone();
    Effect::new(move |_| {
        if table.app.wanted.read().as_ref().is_some_and(|place| place.row.as_ref() == Some(&asked_for)) {
            shown.set(true);
            table.sought.everything();
        }
    });
    let (this, whole) = (row.clone(), table.row_place(&row));
    view! {
        <li class="row" hidden=move || hidden.get()>
            <details class="card" data-row=row.to_string() on:toggle=opened>
                <summary id=card_id(table, &row)>
                    <span class="name" lang=table.app.lang()>{title}</span>
                    {stars(head)}
                    <span class="todo" hidden=move || !head.read().to_do>{say("table.attention")}</span>
                    <span class="notes" hidden=move || head.read().to_do || head.read().notes == 0>
                        {move || say_count("table.notes-one", "table.notes-many", head.read().notes)}
                    </span>
                </summary>
                <p class="finding warning" lang=table.app.lang() hidden=move || head.read().warning.is_empty()>{warning}</p>
                {findings::at_row(table.app, whole)}
                <Show when=move || shown.get()>{cells(table, this.clone())}</Show>
                {next_star(table, &row, head)}
            </details>
            {actions(table, row, head)}
        </li>
    }
    .into_any()
}

/// The cells of a row, made only once somebody looks at them: forty rows have a thousand.
fn cells(table: Table, row: Id) -> AnyView {
    let (columns, folded) = table.columns.get_value();
    let (technical, plain): (Vec<ChoiceNow>, Vec<ChoiceNow>) =
        columns.iter().cloned().partition(|column| folded.contains(&column.id));
    let cells = |columns: Vec<ChoiceNow>| {
        let cell = |column: ChoiceNow| question::question(table.app, table.cell(&row, &column.id));
        columns.into_iter().map(cell).collect_view()
    };
    let none = technical.is_empty();
    view! {
        <div class="cells">{cells(plain)}</div>
        <details class="folded" hidden=none><summary>{say("table.technical")}</summary><div class="cells">{cells(technical)}</div></details>
    }
    .into_any()
}

fn stars(head: Memo<Head>) -> AnyView {
    let numbers = move || head.read().stars.as_ref().map_or((0, 0), |stars| (stars.count, stars.of));
    let signs = move || {
        let (count, of) = numbers();
        "★".repeat(count) + &"☆".repeat(of.saturating_sub(count))
    };
    let words = move || {
        let (count, of) = numbers();
        say_with("stars.row", &[("count", &count.to_string()), ("of", &of.to_string())])
    };
    view! {
        <span class="stars" hidden=move || numbers().1 == 0>
            <span aria-hidden="true">{signs}</span><span class="unseen">{words}</span>
        </span>
    }
    .into_any()
}

/// What wins the next star, or why there is none to win.
fn next_star(table: Table, row: &Id, head: Memo<Head>) -> AnyView {
    let card = StoredValue::new(card_id(table, row));
    let shown = Memo::new(move |_| head.read().stars.clone());
    let body = move || {
        let Some(stars) = shown.get() else { return ().into_any() };
        let lang = table.app.lang();
        let Some(next) = stars.next else { return view! { <p lang=lang>{stars.reason}</p> }.into_any() };
        let ways = next
            .ways
            .into_iter()
            .map(|changes| {
                way(table.app, changes, Some(Purpose { title: &next.title, then: card.get_value() }))
            })
            .collect_view();
        view! {
            <p>{around(table.app, "stars.next", &[("title", &next.title)])}" "<span lang=lang>{next.way_out}</span></p>
            <p class="ways">{ways}</p>
        }
        .into_any()
    };
    view! { <div class="next-star">{body}</div> }.into_any()
}

fn head(table: Table, id: &Id) -> Head {
    let head = |row: &RowNow, rows: &[RowNow]| {
        let (to_do, notes) = found(table, row);
        Head {
            to_do,
            notes,
            stars: row.stars.clone(),
            title: row.title.clone(),
            warning: row.warning.to_string(),
            first: rows.first().is_some_and(|first| first.id == *id),
            last: rows.last().is_some_and(|last| last.id == *id),
        }
    };
    table.look(id, head).unwrap_or_default()
}

/// Whether something in a row must be done, and how much else was found there; follows the state.
fn found(table: Table, row: &RowNow) -> (bool, usize) {
    let now = table.app.now.read();
    let place = table.row_place(&row.id);
    let general = now.as_ref().map_or(&[][..], |now| &now.interview.diagnostics);
    let of_row = general.iter().filter(|one| matches!(&one.at, At::Question { place: at } if *at == place));
    let all: Vec<&Diagnostic> = row.cells.iter().flat_map(|cell| &cell.diagnostics).chain(of_row).collect();
    let must = |one: &&&Diagnostic| {
        one.severity == Severity::Error || matches!(one.code, Code::Unanswered | Code::Departs)
    };
    let to_do = all.iter().any(|one| must(&one));
    (to_do, all.iter().filter(|one| !must(one) && one.code != Code::Explained).count())
}

/// Whether something in a row must be done; follows the state.
pub fn needs_a_look(table: Table, id: &Id) -> bool {
    table.look(id, |row, _| found(table, row).0).unwrap_or_default()
}

/// The id of the head of a card: that of the row as a place, so that a finding about the row leads there.
pub fn card_id(table: Table, row: &Id) -> String {
    field_id(&table.row_place(row))
}

fn actions(table: Table, row: Id, head: Memo<Head>) -> AnyView {
    let button = move |row: &Id, make: fn(Id) -> RowChange, words: &'static str, sign: &'static str| {
        let id = format!("{}--{words}", card_id(table, row)).replace('.', "-");
        let off = move || match words {
            "table.up" => head.read().first,
            "table.down" => head.read().last,
            _ => false,
        };
        let title = move || head.read().title.clone();
        let (row, this) = (row.clone(), id.clone());
        let act = move |_| {
            if !untrack(off) {
                done(table, make(row.clone()), &this);
            }
        };
        view! {
            <button type="button" id=id title=say(words) aria-disabled=move || off().to_string() on:click=act><span aria-hidden="true">{sign}</span><span class=if sign.is_empty() { "" } else { "unseen" }>{action(table.app, words, title)}</span></button>
        }
    };
    view! {
        <div class="actions">
            {button(&row, RowChange::Up, "table.up", "↑")}
            {button(&row, RowChange::Down, "table.down", "↓")}
            {button(&row, RowChange::Duplicate, "table.copy", "")}
            {button(&row, RowChange::Remove, "table.remove", "")}
        </div>
    }
    .into_any()
}
