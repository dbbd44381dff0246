//! Rows pasted from a spreadsheet: cut into cells, columns matched with those of a table, cells read by
//! the kind of their column. Nothing is taken over here; somebody looks at it first.
//!
//! Pure, and bounded in every direction.

use clausier::id::Id;
use clausier::interview::Control;
use serde_json::{Map, Value as Json, json};

/// Most bytes that are looked at.
pub const MOST_BYTES: usize = 512 * 1024;
/// Most rows that are taken over at once.
pub const MOST_ROWS: usize = 200;
/// Most columns that are looked at.
pub const MOST_COLUMNS: usize = 40;

/// A column of the table that can be filled.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The column.
    pub id: Id,
    /// Its names: question and short name.
    pub names: Vec<String>,
    /// How it is answered.
    pub control: Control,
}

/// What was pasted, as a grid.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    /// The cells of the first row, when they name columns.
    pub heads: Vec<String>,
    /// The other rows, each as wide as the widest.
    pub rows: Vec<Vec<String>>,
    /// Whether something was left out because it was too much.
    pub cut: bool,
}

/// The words that mean yes and no, in lower case.
#[derive(Debug, Clone, PartialEq)]
pub struct YesNo {
    /// Yes.
    pub yes: Vec<String>,
    /// No.
    pub no: Vec<String>,
}

/// Rows for the answers, and the cells that could not be read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Taken {
    /// Cells by column, without id.
    pub rows: Vec<Map<String, Json>>,
    /// What stood there, row (from 1) and column.
    pub unread: Vec<(usize, Id, String)>,
}

/// Cuts a text into a grid. The first row counts as heads when it names one of the targets.
pub fn grid(text: &str, targets: &[Target]) -> Grid {
    let end = text.floor_char_boundary(MOST_BYTES);
    let mut rows = cells(&text[..end]);
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let mut cut = end < text.len();
    for row in &mut rows {
        cut |= row.len() > MOST_COLUMNS;
        row.truncate(MOST_COLUMNS);
    }
    let named = |row: &Vec<String>| row.iter().any(|cell| target_named(cell, targets).is_some());
    let heads = if rows.first().is_some_and(named) { rows.remove(0) } else { Vec::new() };
    cut |= rows.len() > MOST_ROWS;
    rows.truncate(MOST_ROWS);
    let width = rows.iter().map(Vec::len).chain([heads.len()]).max().unwrap_or(0);
    rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    Grid { heads, rows, cut }
}

/// Which column each pasted column seems to be: by its head, or in order while there are no heads.
pub fn matched(grid: &Grid, targets: &[Target]) -> Vec<Option<Id>> {
    let width = grid.rows.first().map_or(grid.heads.len(), Vec::len);
    if grid.heads.is_empty() {
        return (0..width).map(|at| targets.get(at).map(|target| target.id.clone())).collect();
    }
    let mut taken: Vec<Id> = Vec::new();
    let mut find = |head: Option<&String>| {
        let id = target_named(head?, targets).filter(|id| !taken.contains(id))?;
        taken.push(id.clone());
        Some(id)
    };
    (0..width).map(|at| find(grid.heads.get(at))).collect()
}

/// Reads the grid by these columns.
pub fn take(grid: &Grid, columns: &[Option<Id>], targets: &[Target], words: &YesNo) -> Taken {
    let mut taken = Taken::default();
    for (number, row) in grid.rows.iter().enumerate() {
        let mut cells = Map::new();
        for (text, column) in row.iter().zip(columns) {
            let Some(target) = targets.iter().find(|target| Some(&target.id) == column.as_ref()) else {
                continue;
            };
            match read(text, &target.control, words) {
                Read::Nothing => {}
                Read::Value(value) => drop(cells.insert(target.id.to_string(), value)),
                Read::Unread => taken.unread.push((number + 1, target.id.clone(), text.clone())),
            }
        }
        if !cells.is_empty() {
            taken.rows.push(cells);
        }
    }
    taken
}

enum Read {
    Nothing,
    Value(Json),
    Unread,
}

fn read(text: &str, control: &Control, words: &YesNo) -> Read {
    let text = text.trim();
    if text.is_empty() {
        return Read::Nothing;
    }
    let value = match control {
        Control::Text { .. } | Control::LongText { .. } => Some(json!(text)),
        Control::YesNo => yes_or_no(text, words),
        Control::Choice { choices } => {
            let choices = choices.iter().map(|choice| (choice.id.as_str(), choice.title.as_str()));
            chosen(text, choices).map(|id| json!(id))
        }
        Control::Choices { choices } => {
            let parts = text.split([',', ';', '/', '\n']).map(str::trim).filter(|part| !part.is_empty());
            let choices = || choices.iter().map(|choice| (choice.id.as_str(), choice.title.as_str()));
            let ids: Option<Vec<&str>> = parts.map(|part| chosen(part, choices())).collect();
            ids.map(|ids| json!(ids))
        }
        Control::Integer { .. } => text.parse::<i64>().ok().map(|number| json!(number)),
        Control::Money { .. } => crate::form::money_value(text),
        Control::Date => date(text).map(|date| json!(date)),
        // Lengths of time and moments have more than one part; they are filled in by hand.
        Control::Duration { .. } | Control::Moment { .. } | Control::Table { .. } => None,
    };
    value.map_or(Read::Unread, Read::Value)
}

fn yes_or_no(text: &str, words: &YesNo) -> Option<Json> {
    let text = text.to_lowercase();
    match (words.yes.contains(&text), words.no.contains(&text)) {
        (true, _) => Some(json!(true)),
        (_, true) => Some(json!(false)),
        _ => None,
    }
}

fn chosen<'c>(text: &str, mut choices: impl Iterator<Item = (&'c str, &'c str)>) -> Option<&'c str> {
    let text = plain(text);
    choices.find(|(id, title)| plain(id) == text || plain(title) == text).map(|(id, _)| id)
}

/// "2027-01-31" from itself, "31/01/2027", "31-1-2027" or "31.1.2027".
fn date(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let number = |at: usize| parts.get(at)?.parse::<u32>().ok();
    let (first, month, last) = (number(0)?, number(1)?, number(2)?);
    let (year, day) = if parts[0].len() == 4 { (first, last) } else { (last, first) };
    let whole = parts.len() == 3 && (1000..=9999).contains(&year) && month <= 12 && day <= 31;
    whole.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn target_named(head: &str, targets: &[Target]) -> Option<Id> {
    let head = plain(head);
    let named = |target: &&Target| {
        plain(target.id.as_str()) == head || target.names.iter().any(|name| plain(name) == head)
    };
    targets.iter().find(named).filter(|_| !head.is_empty()).map(|target| target.id.clone())
}

/// Only letters and digits, in lower case: people write heads in many ways.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Lines of cells with tabs between them, as spreadsheets copy them: a cell with tabs, line ends or
/// quotation marks stands between quotation marks, and a quotation mark in it is doubled.
fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut cell = String::new();
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted => put(&mut rows, &mut cell),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                put(&mut rows, &mut cell);
                rows.push(Vec::new());
            }
            other => cell.push(other),
        }
    }
    put(&mut rows, &mut cell);
    rows
}

fn put(rows: &mut [Vec<String>], cell: &mut String) {
    if let Some(row) = rows.last_mut() {
        row.push(std::mem::take(cell).trim().to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clausier::interview::ChoiceNow;

    fn targets() -> Vec<Target> {
        let choice =
            |id: &str, title: &str| ChoiceNow { id: id.into(), title: title.into(), help: String::new() };
        let formats = [choice("csv", "CSV"), choice("geojson", "GeoJSON")].into_iter().collect();
        let target =
            |id: &str, name: &str, control| Target { id: id.into(), names: vec![name.into()], control };
        vec![
            target("name", "Naam", Control::Text { max: 200 }),
            target("publish", "Open?", Control::YesNo),
            target("formats", "Formaten", Control::Choices { choices: formats }),
            target("start", "Start", Control::Date),
        ]
    }

    fn words() -> YesNo {
        YesNo { yes: vec!["ja".into(), "x".into()], no: vec!["nee".into()] }
    }

    fn taken(text: &str) -> Taken {
        let targets = targets();
        let grid = grid(text, &targets);
        take(&grid, &matched(&grid, &targets), &targets, &words())
    }

    #[test]
    fn heads_are_found_in_any_order_and_cells_are_read_by_kind() {
        let taken = taken("formaten\tNAAM:\tiets\topen\tstart\r\nCSV, geojson\tBomen\tx\tJa\t31/1/2027\r\n");
        let expected =
            json!({ "formats": ["csv", "geojson"], "name": "Bomen", "publish": true, "start": "2027-01-31" });
        assert_eq!(Json::Object(taken.rows[0].clone()), expected);
        assert_eq!(taken.unread, []);
    }

    #[test]
    fn without_heads_columns_are_taken_in_order() {
        assert_eq!(taken("Bomen\tnee").rows[0]["publish"], json!(false));
    }

    #[test]
    fn a_quoted_cell_may_hold_line_ends_tabs_and_quotation_marks() {
        let taken = taken("Naam\n\"Bomen\tin \"\"straten\"\"\nen parken\"\nBanken");
        assert_eq!(taken.rows[0]["name"], json!("Bomen\tin \"straten\"\nen parken"));
        assert_eq!(taken.rows[1]["name"], json!("Banken"));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let taken = taken("Naam\tOpen?\tFormaten\nBomen\tmisschien\tCSV, papyrus");
        assert_eq!(taken.rows[0].len(), 1);
        let unread: Vec<&str> = taken.unread.iter().map(|(_, _, text)| text.as_str()).collect();
        assert_eq!(unread, ["misschien", "CSV, papyrus"]);
    }

    #[test]
    fn too_much_is_cut_and_said() {
        let many = "Bomen\n".repeat(MOST_ROWS + 1);
        assert!(grid(&many, &targets()).cut);
        assert_eq!(grid(&many, &targets()).rows.len(), MOST_ROWS);
        assert!(grid(&"\t".repeat(MOST_COLUMNS + 1).replace('\t', "a\t"), &targets()).cut);
        assert!(grid(&"é".repeat(MOST_BYTES), &targets()).cut);
    }

    #[test]
    fn hostile_text_stays_text() {
        let hostile = "<script>alert(1)</script>";
        assert_eq!(taken(&format!("Naam\n{hostile}")).rows[0]["name"], json!(hostile));
        assert_eq!(taken("\"").rows.len(), 0);
        assert_eq!(taken("").rows.len(), 0);
    }
}
