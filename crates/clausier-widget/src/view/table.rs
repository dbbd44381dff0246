//! A table question: ready rows to tick, and each row as a card.

use super::left_out::way;
use super::{field_id, findings, pasting, question, steps};
use crate::app::App;
use crate::change::{Change, RowChange};
use crate::message::{Message, Removed};
use crate::messages::{say, say_with};
use clausier::annex::Place;
use clausier::id::Id;
use clausier::interview::{CatalogueNow, ChoiceNow, Control, RowNow};
use clausier::shared::Shared;
use clausier::stars::RowStars;
use leptos::prelude::*;

/// A table on the screen. A handle: copies are the same table.
#[derive(Clone, Copy)]
struct Table {
    app: App,
    place: StoredValue<Place>,
    columns: StoredValue<(Shared<[ChoiceNow]>, Shared<[Id]>)>,
}

/// What the head of a card shows.
#[derive(Clone, PartialEq, Default)]
struct Head {
    title: String,
    warning: Shared<str>,
    stars: Option<RowStars>,
    open: bool,
    first: bool,
    last: bool,
}

/// A table question, while it is asked.
pub fn table(app: App, place: Place) -> AnyView {
    let at = place.clone();
    let asked = Memo::new(move |_| app.asks(&at));
    let place = StoredValue::new(place);
    view! { <Show when=move || asked.get()>{body(app, place)}</Show> }.into_any()
}

fn body(app: App, place: StoredValue<Place>) -> AnyView {
    let shown = untrack(|| app.shown(&place.get_value()));
    let Some(question) = shown.map(|shown| shown.question) else { return ().into_any() };
    let Control::Table { columns, folded, catalogue, .. } = question.control else { return ().into_any() };
    let table = Table { app, place, columns: StoredValue::new((columns, folded)) };
    let id = field_id(&question.place);
    let rows = Memo::new(move |_| table.ids());
    view! {
        <section class="question table" data-question=question.place.option.to_string() aria-labelledby=id.clone()>
            <h3 id=id.clone() tabindex="-1">{question.title.to_string()}</h3>
            <p class="help">{question.help.to_string()}</p>
            {findings::at_question(app, place.get_value(), format!("{id}--found"))}
            {ready(table, catalogue)}
            <p class="none" hidden=move || !rows.read().is_empty()>{say("table.none")}</p>
            <ol class="rows"><For each=move || rows.get() key=Id::clone let(row)>{card(table, row)}</For></ol>
            {undo(table)}
            <div class="add">{add(table)}{pasting::panel(table.app, table.id())}</div>
        </section>
    }
    .into_any()
}

impl Table {
    fn id(self) -> Id {
        self.place.with_value(|place| place.option.clone())
    }

    /// The ids of the rows; follows the state.
    fn ids(self) -> Vec<Id> {
        let now = self.app.now.read();
        let rows = now.as_ref().map_or(&[][..], |now| self.place.with_value(|place| now.rows(place)));
        rows.iter().map(|row| row.id.clone()).collect()
    }

    /// Looks at a row; follows the state.
    fn look<T>(self, id: &Id, look: impl FnOnce(&RowNow, &[RowNow]) -> T) -> Option<T> {
        let now = self.app.now.read();
        self.place.with_value(|place| {
            let rows = now.as_ref()?.rows(place);
            Some(look(rows.iter().find(|row| row.id == *id)?, rows))
        })
    }

    fn cell(self, row: &Id, column: &Id) -> Place {
        Place { option: self.id(), row: Some(row.clone()), column: Some(column.clone()) }
    }

    fn act(self, change: RowChange, title: String) {
        self.app.rows(&self.id(), change, title);
    }

    fn name(self, row: &Id) -> String {
        let title = untrack(|| self.look(row, |row, _| row.title.clone())).unwrap_or_default();
        if title.is_empty() { say("table.unnamed").to_owned() } else { title }
    }
}

fn ready(table: Table, catalogue: Vec<CatalogueNow>) -> AnyView {
    if catalogue.is_empty() {
        return ().into_any();
    }
    let mut groups: Vec<(Shared<str>, Vec<CatalogueNow>)> = Vec::new();
    for item in catalogue {
        match groups.iter_mut().find(|(group, _)| *group == item.group) {
            Some((_, items)) => items.push(item),
            None => groups.push((item.group.clone(), vec![item])),
        }
    }
    let sought = RwSignal::new(String::new());
    let many = groups.iter().map(|(_, items)| items.len()).sum::<usize>() > FEW;
    let groups = groups.into_iter().map(|(group, items)| {
        let words: Vec<String> = items.iter().map(|item| item.title.to_lowercase()).collect();
        let none = move || !words.iter().any(|words| words.contains(&*sought.read()));
        let items = items.into_iter().map(|item| ready_row(table, item, sought)).collect_view();
        view! { <fieldset hidden=none><legend>{group.to_string()}</legend>{items}</fieldset> }
    });
    let search = move |event| sought.set(event_target_value(&event).trim().to_lowercase());
    let open = untrack(|| table.ids()).is_empty();
    view! {
        <details class="catalogue" open=open>
            <summary>{say("table.catalogue")}</summary>
            <div class="search" hidden=!many>
                <label for="sought">{say("table.search")}</label>
                <input id="sought" type="search" autocomplete="off" on:input=search/>
            </div>
            <div class="groups">{groups.collect_view()}</div>
        </details>
    }
    .into_any()
}

/// A catalogue with more ready rows than this can be searched.
const FEW: usize = 8;

fn ready_row(table: Table, item: CatalogueNow, sought: RwSignal<String>) -> AnyView {
    let CatalogueNow { id, title, warning, .. } = item;
    let words = title.to_lowercase();
    let hidden = move || !words.contains(&*sought.read());
    let field = format!("ready--{id}");
    let ticked = {
        let id = id.clone();
        Memo::new(move |_| {
            let now = table.app.now.read();
            let rows = now.as_ref().map_or(&[][..], |now| table.place.with_value(|place| now.rows(place)));
            rows.iter().any(|row| row.from.as_ref() == Some(&id))
        })
    };
    let name = title.to_string();
    let toggled = move |event| {
        let tick = event_target_checked(&event);
        let change = if tick { RowChange::Tick(id.clone()) } else { RowChange::Untick(id.clone()) };
        table.act(change, name.clone());
    };
    view! {
        <div class="choice" hidden=hidden>
            <input type="checkbox" id=field.clone() prop:checked=move || ticked.get() on:change=toggled/>
            <label for=field>{title.to_string()}</label>
            <p class="help">{warning.to_string()}</p>
        </div>
    }
    .into_any()
}

fn card(table: Table, row: Id) -> AnyView {
    let id = row.clone();
    let head = Memo::new(move |_| head(table, &id));
    let title = move || match head.read().title.as_str() {
        "" => say("table.unnamed").to_owned(),
        title => title.to_owned(),
    };
    let warning = move || head.read().warning.to_string();
    let shown = RwSignal::new(false);
    let opened = move |event: web_sys::Event| {
        let details: web_sys::Element = event_target(&event);
        if event.target() == event.current_target() && details.has_attribute("open") {
            shown.set(true);
        }
    };
    let wanted = row.clone();
    Effect::new(move |_| {
        if table.app.wanted.read().as_ref().is_some_and(|place| place.row.as_ref() == Some(&wanted)) {
            shown.set(true);
        }
    });
    let (this, whole) = (row.clone(), Place { option: table.id(), row: Some(row.clone()), column: None });
    view! {
        <li class="row">
            <details class="card" data-row=row.to_string() on:toggle=opened>
                <summary id=card_id(table, &row)>
                    <span class="name">{title}</span>
                    {stars(head)}
                    <span class="todo" hidden=move || !head.read().open>{say("table.attention")}</span>
                </summary>
                <p class="finding warning" hidden=move || head.read().warning.is_empty()>{warning}</p>
                {findings::at_row(table.app, whole)}
                <Show when=move || shown.get()>{cells(table, this.clone())}</Show>
                {next_star(table, head)}
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
fn next_star(table: Table, head: Memo<Head>) -> AnyView {
    let shown = Memo::new(move |_| head.read().stars.clone());
    let body = move || {
        let Some(stars) = shown.get() else { return ().into_any() };
        let Some(next) = stars.next else { return view! { <p>{stars.reason}</p> }.into_any() };
        let ways = next.ways.into_iter().map(|changes| way(table.app, changes, &next.title)).collect_view();
        view! {
            <p>{say_with("stars.next", &[("title", &next.title)])}" "{next.way_out}</p>
            <p class="ways">{ways}</p>
        }
        .into_any()
    };
    view! { <div class="next-star">{body}</div> }.into_any()
}

fn head(table: Table, id: &Id) -> Head {
    let head = |row: &RowNow, rows: &[RowNow]| Head {
        open: row.cells.iter().any(steps::needs_a_look),
        stars: row.stars.clone(),
        title: row.title.clone(),
        warning: row.warning.clone(),
        first: rows.first().is_some_and(|first| first.id == *id),
        last: rows.last().is_some_and(|last| last.id == *id),
    };
    table.look(id, head).unwrap_or_default()
}

fn card_id(table: Table, row: &Id) -> String {
    format!("card--{}--{row}", table.id())
}

fn actions(table: Table, row: Id, head: Memo<Head>) -> AnyView {
    let button = move |row: &Id, make: fn(Id) -> RowChange, words: &'static str| {
        let id = format!("{}--{words}", card_id(table, row)).replace('.', "-");
        let off = move || match words {
            "table.up" => head.read().first,
            "table.down" => head.read().last,
            _ => false,
        };
        let label = move || {
            let title = head.read().title.clone();
            say_with("table.action", &[("action", say(words)), ("title", &title)])
        };
        let (row, this) = (row.clone(), id.clone());
        let act = move |_| {
            if !untrack(off) {
                done(table, make(row.clone()), &this);
            }
        };
        view! {
            <button type="button" id=id aria-label=label aria-disabled=move || off().to_string() on:click=act>{say(words)}</button>
        }
    };
    view! {
        <div class="actions">
            {button(&row, RowChange::Up, "table.up")}
            {button(&row, RowChange::Down, "table.down")}
            {button(&row, RowChange::Duplicate, "table.copy")}
            {button(&row, RowChange::Remove, "table.remove")}
        </div>
    }
    .into_any()
}

/// Does it, and puts the focus where the work goes on.
fn done(table: Table, change: RowChange, button: &str) {
    let before = untrack(|| table.ids());
    let title = match &change {
        RowChange::Remove(row) => table.name(row),
        _ => String::new(),
    };
    let moves = matches!(change, RowChange::Up(_) | RowChange::Down(_));
    let removes = matches!(change, RowChange::Remove(_));
    table.act(change, title);
    let fresh = untrack(|| table.ids()).into_iter().find(|id| !before.contains(id));
    match fresh {
        Some(row) => table.app.focus(&card_id(table, &row)),
        None if moves => table.app.focus(button),
        None if removes => table.app.focus("undo"),
        None => {}
    }
}

fn undo(table: Table) -> AnyView {
    let id = table.id();
    let here = move || table.app.removed.get().filter(|removed| removed.table == id);
    let here = Memo::new(move |_| here());
    let words = move || {
        let title = here.get().map(|removed| removed.title).unwrap_or_default();
        say_with("table.removed", &[("title", &title)])
    };
    let put_back = move |_| {
        let Some(Removed { table: id, rows, .. }) = here.get_untracked() else { return };
        table.app.removed.set(None);
        table.app.send(Message::Change(Change::Rows(id, RowChange::Restore(rows))));
        table.app.focus(&field_id(&table.place.get_value()));
    };
    view! {
        <p class="undo" hidden=move || here.read().is_none()>
            <span>{words}</span>" "
            <button type="button" id="undo" on:click=put_back>{say("table.undo")}</button>
        </p>
    }
    .into_any()
}

fn add(table: Table) -> AnyView {
    let add = move |_| {
        let before = untrack(|| table.ids());
        table.act(RowChange::Add, String::new());
        let fresh = untrack(|| table.ids()).into_iter().find(|id| !before.contains(id));
        let first = table.columns.with_value(|(columns, _)| columns.first().map(|column| column.id.clone()));
        if let (Some(row), Some(column)) = (fresh, first) {
            table.app.focus_question(&table.cell(&row, &column));
        }
    };
    view! { <button type="button" on:click=add>{say("table.add")}</button> }.into_any()
}
