//! A TOML file that is changed where it must be: comments, order and layout stay as the author left them.

use super::{Refusal, refused};
use crate::date::Date;
use crate::source::Sources;
use toml_edit::{ArrayOfTables, Datetime, DocumentMut, Item, TableLike, Value};

/// A TOML file in memory.
pub(super) struct Table(DocumentMut);

impl Table {
    /// The table of a file that must be there.
    pub fn read(sources: &Sources, path: &str) -> Result<Self, Refusal> {
        let text = sources
            .text(path)
            .ok_or_else(|| vec![refused(path, "the file is not there", "Add it first.")])?;
        let broken = |_| vec![refused(path, "the file is not valid TOML", "'clausier check' says where.")];
        text.parse().map(Self).map_err(broken)
    }

    /// The table of a file, empty if it is not there.
    pub fn read_or_new(sources: &Sources, path: &str) -> Result<Self, Refusal> {
        if sources.text(path).is_some() { Self::read(sources, path) } else { Ok(Self(DocumentMut::new())) }
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        self.0.to_string()
    }

    /// A whole number.
    pub fn integer(&self, keys: &[&str]) -> Option<i64> {
        self.item(keys)?.as_integer()
    }

    /// The names in a table.
    pub fn names(&self, keys: &[&str]) -> Vec<String> {
        let table = self.item(keys).and_then(Item::as_table_like);
        table.into_iter().flat_map(|table| table.iter().map(|(name, _)| name.to_owned())).collect()
    }

    /// The first text of a list.
    pub fn first_text(&self, keys: &[&str]) -> Option<&str> {
        self.item(keys)?.as_array()?.get(0)?.as_str()
    }

    /// The tables of a list `[[key]]`.
    pub fn tables(&self, key: &str) -> impl Iterator<Item = &toml_edit::Table> {
        self.0.get(key).and_then(Item::as_array_of_tables).into_iter().flatten()
    }

    fn item(&self, keys: &[&str]) -> Option<&Item> {
        keys.iter().try_fold(self.0.as_item(), |item, key| item.get(key))
    }

    /// Sets a value; what stands around an old one stays.
    pub fn set(&mut self, keys: &[&str], value: impl Into<Value>) {
        let Some((last, tables)) = keys.split_last() else { return };
        let mut table: &mut dyn TableLike = self.0.as_table_mut();
        for key in tables {
            let item = table.entry(key).or_insert_with(dotted);
            let Some(inner) = item.as_table_like_mut() else { return };
            table = inner;
        }
        let mut value = value.into();
        if let Some(old) = table.get(last).and_then(Item::as_value) {
            *value.decor_mut() = old.decor().clone();
        }
        match table.get_mut(last) {
            Some(item) => *item = Item::Value(value),
            None => drop(table.insert(last, Item::Value(value))),
        }
    }

    /// Adds a table to a list `[[key]]`.
    pub fn push(&mut self, key: &str, table: toml_edit::Table) {
        let list = self.0.entry(key).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        if let Some(list) = list.as_array_of_tables_mut() {
            list.push(table);
        }
    }
}

/// A table that is written as `title.nl = …`.
fn dotted() -> Item {
    let mut table = toml_edit::Table::new();
    table.set_dotted(true);
    Item::Table(table)
}

/// A day.
pub(super) fn day(date: Date) -> Value {
    let date = toml_edit::Date { year: date.year, month: date.month, day: date.day };
    Value::from(Datetime { date: Some(date), time: None, offset: None })
}

/// A list of texts.
pub(super) fn list(texts: &[String]) -> Value {
    texts.iter().map(String::as_str).collect::<toml_edit::Array>().into()
}
