//! A table question: ready rows to tick, the rows, and what to find among many of them. A row is in
//! [`row`](super::row).

use super::{field_id, findings, pasting, row};
use crate::app::App;
use crate::change::{Change, RowChange};
use crate::message::{Message, Removed};
use crate::messages::{say, say_with};
use clausier::annex::Place;
use clausier::id::Id;
use clausier::interview::{CatalogueNow, ChoiceNow, Control, RowNow};
use clausier::shared::Shared;
use leptos::prelude::*;

/// The columns of a table, and which of them are folded away.
pub type Columns = (Shared<[ChoiceNow]>, Shared<[Id]>);

/// A table on the screen. A handle: copies are the same table.
#[derive(Clone, Copy)]
pub struct Table {
    /// The builder.
    pub app: App,
    /// Its columns.
    pub columns: StoredValue<Columns>,
    /// Which of the rows are looked for.
    pub sought: Sought,
    place: StoredValue<Place>,
}

/// Which of the rows are looked for. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Sought {
    words: RwSignal<String>,
    to_do: RwSignal<bool>,
}

impl Sought {
    /// Whether a row is among them; follows what is looked for.
    pub fn wants(self, title: &str, to_do: bool) -> bool {
        let named = title.to_lowercase().contains(&*self.words.read());
        named && (to_do || !self.to_do.get())
    }

    /// All rows again.
    pub fn everything(self) {
        self.words.set(String::new());
        self.to_do.set(false);
    }
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
    let sought = Sought { words: RwSignal::new(String::new()), to_do: RwSignal::new(false) };
    let table = Table { app, place, sought, columns: StoredValue::new((columns, folded)) };
    let id = field_id(&question.place);
    let rows = Memo::new(move |_| table.ids());
    view! {
        <section class="question table" data-question=question.place.option.to_string() aria-labelledby=id.clone()>
            <h3 id=id.clone() tabindex="-1" lang=app.lang()>{question.title.to_string()}</h3>
            <p class="help" lang=app.lang()>{question.help.to_string()}</p>
            {findings::at_question(app, place.get_value(), format!("{id}--found"))}
            {ready(table, catalogue)}
            <p class="none" hidden=move || !rows.read().is_empty()>{say("table.none")}</p>
            {within(table, rows)}
            <ol class="rows"><For each=move || rows.get() key=Id::clone let(row)>{row::card(table, row)}</For></ol>
            {undo(table)}
            <div class="add">{add(table)}{pasting::panel(table.app, table.id())}</div>
        </section>
    }
    .into_any()
}

impl Table {
    /// Which question.
    pub fn id(self) -> Id {
        self.place.with_value(|place| place.option.clone())
    }

    /// The ids of the rows; follows the state.
    pub fn ids(self) -> Vec<Id> {
        let now = self.app.now.read();
        let rows = now.as_ref().map_or(&[][..], |now| self.place.with_value(|place| now.rows(place)));
        rows.iter().map(|row| row.id.clone()).collect()
    }

    /// Looks at a row as it stands, among all of them; follows the state.
    pub fn look<T>(self, id: &Id, look: impl FnOnce(&RowNow, &[RowNow]) -> T) -> Option<T> {
        let now = self.app.now.read();
        self.place.with_value(|place| {
            let rows = now.as_ref()?.rows(place);
            Some(look(rows.iter().find(|row| row.id == *id)?, rows))
        })
    }

    /// The place of a row as a whole.
    pub fn row_place(self, row: &Id) -> Place {
        Place { option: self.id(), row: Some(row.clone()), column: None }
    }

    /// The place of a cell.
    pub fn cell(self, row: &Id, column: &Id) -> Place {
        Place { column: Some(column.clone()), ..self.row_place(row) }
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
    let titles: Vec<String> =
        groups.iter().flat_map(|(_, items)| items).map(|item| item.title.to_lowercase()).collect();
    let found = move || titles.iter().any(|title| title.contains(&*sought.read()));
    let many = groups.iter().map(|(_, items)| items.len()).sum::<usize>() > FEW;
    let groups = groups.into_iter().map(|(group, items)| {
        let words: Vec<String> = items.iter().map(|item| item.title.to_lowercase()).collect();
        let none = move || !words.iter().any(|words| words.contains(&*sought.read()));
        let items = items.into_iter().map(|item| ready_row(table, item, sought)).collect_view();
        view! { <fieldset hidden=none><legend lang=table.app.lang()>{group.to_string()}</legend>{items}</fieldset> }
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
            <p role="status">{move || if found() { "" } else { say("table.none-found") }}</p>
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
            <label for=field lang=table.app.lang()>{title.to_string()}</label>
            <p class="help" lang=table.app.lang()>{warning.to_string()}</p>
        </div>
    }
    .into_any()
}

/// What to find among many rows, and a way to fold them all.
fn within(table: Table, rows: Memo<Vec<Id>>) -> AnyView {
    let to_do = Memo::new(move |_| rows.read().iter().filter(|id| row::needs_a_look(table, id)).count());
    let Sought { words, to_do: only } = table.sought;
    let (search, few) =
        (format!("{}--within", field_id(&table.place.get_value())), move || rows.read().len() <= FEW);
    let fold = move |_| table.app.fold(".card[open]");
    view! {
        <div class="within" hidden=few>
            <p>{move || say_with("table.count", &[("count", &rows.read().len().to_string())])}</p>
            <label for=search.clone()>{say("table.within")}</label>
            <input
                id=search type="search" autocomplete="off" prop:value=move || words.get()
                on:input=move |event| words.set(event_target_value(&event).trim().to_lowercase())
            />
            <label class="choice" hidden=move || to_do.get() == 0 && !only.get()>
                <input type="checkbox" prop:checked=move || only.get() on:change=move |event| only.set(event_target_checked(&event))/>
                <span>{move || say_with("table.only-open", &[("count", &to_do.get().to_string())])}</span>
            </label>
            <button type="button" on:click=fold>{say("table.fold")}</button>
        </div>
    }
    .into_any()
}

/// Does it, and puts the focus where the work goes on.
pub fn done(table: Table, change: RowChange, button: &str) {
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
        Some(row) => table.app.focus(&row::card_id(table, &row)),
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
        table.sought.everything();
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
