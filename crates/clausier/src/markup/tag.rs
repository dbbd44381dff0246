//! What a template tag may say: the closed list of tags, with the span of each name in them.

use crate::id::Id;

/// Names that mean something to Handlebars itself.
pub(super) const RESERVED: [&str; 21] = [
    "and", "as", "each", "eq", "false", "gt", "gte", "if", "len", "log", "lookup", "lt", "lte", "ne", "not",
    "null", "or", "raw", "this", "true", "unless",
];

/// A tag of a clause text.
#[derive(Debug)]
pub(super) struct Tag {
    /// What it says.
    pub(super) says: Says,
    /// Its bytes in the source, braces included.
    pub(super) span: (usize, usize),
    /// Whether it is a block tag that stands alone on its line.
    pub(super) alone: bool,
}

/// What a tag says.
#[derive(Debug)]
pub(super) enum Says {
    /// A field.
    Field(Name),
    /// Opens what is kept when a condition holds, or when it does not.
    Open(Test, Name),
    /// The other side.
    Else,
    /// Closes it.
    Close(Test),
    /// Opens what is repeated for each row.
    Each(Rows),
    /// Closes it.
    EndEach,
    /// A table of rows with these columns.
    Table(Rows, Vec<Name>),
    /// Something that was refused; it keeps its place, so that it leads to no other fault.
    Nothing,
}

/// Which side of a condition comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Test {
    /// `{{#if}}`.
    If,
    /// `{{#unless}}`.
    Unless,
}

impl Test {
    /// Its word.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::If => "if",
            Self::Unless => "unless",
        }
    }
}

/// Rows of a table option.
#[derive(Debug)]
pub(super) struct Rows {
    /// The option.
    pub(super) table: Name,
    /// The named condition that picks rows.
    pub(super) rows: Option<Name>,
}

/// A name and its bytes in the source.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// As written.
    pub(super) text: String,
    /// Its bytes.
    pub(super) span: (usize, usize),
}

/// Why a tag is refused.
#[derive(Debug)]
pub(super) struct Refused {
    /// What is wrong.
    pub(super) message: String,
    /// The way out.
    pub(super) help: &'static str,
}

impl Tag {
    /// Whether it may stand alone on its line around whole blocks.
    pub(super) fn may_stand_alone(&self) -> bool {
        !matches!(self.says, Says::Field(_) | Says::Nothing)
    }
}

const KNOWN: &str = "Use a field '{{name}}', '{{#if name}}', '{{#unless name}}', '{{else}}', '{{/if}}', '{{/unless}}', or alone on a line '{{#each table}}', '{{/each}}' or '{{table name columns=\"a,b\"}}'.";

fn refused<T>(message: impl Into<String>) -> Result<T, Refused> {
    Err(Refused { message: message.into(), help: KNOWN })
}

/// Reads what stands between the braces of a tag; `start` is its first byte in the source.
pub(super) fn read(inner: &str, start: usize) -> Result<Tag, Refused> {
    if inner.starts_with(['{', '&', '~', '!', '>', '*', '^']) || inner.ends_with('~') {
        return refused("comments, partials, unescaped fields and control of spaces are refused.");
    }
    let words = words(inner, start);
    let span = (start - 2, start + inner.len() + 2);
    says(&words).map(|says| Tag { says, span, alone: false })
}

fn says(words: &[Name]) -> Result<Says, Refused> {
    let Some((first, rest)) = words.split_first() else {
        return refused("it is empty.");
    };
    match (first.text.as_str(), rest) {
        ("else", []) => Ok(Says::Else),
        ("/if", []) => Ok(Says::Close(Test::If)),
        ("/unless", []) => Ok(Says::Close(Test::Unless)),
        ("/each", []) => Ok(Says::EndEach),
        ("#if", [name]) => Ok(Says::Open(Test::If, plain(name)?)),
        ("#unless", [name]) => Ok(Says::Open(Test::Unless, plain(name)?)),
        ("#if" | "#unless", _) => refused("a condition is one name that clause.toml declares under [when]."),
        ("#each", [table, keys @ ..]) => each(table, keys),
        ("table", [table, keys @ ..]) if !keys.is_empty() => columns(table, keys),
        (_, []) => field(first),
        _ => refused("it has more words than it may have."),
    }
}

fn each(table: &Name, keys: &[Name]) -> Result<Says, Refused> {
    let mut keys = Keys::read(keys)?;
    let rows = keys.rows.take();
    match keys.columns {
        None => Ok(Says::Each(Rows { table: plain(table)?, rows })),
        Some(_) => refused("'#each' has no 'columns'."),
    }
}

fn columns(table: &Name, keys: &[Name]) -> Result<Says, Refused> {
    let keys = Keys::read(keys)?;
    match keys.columns {
        Some(columns) => Ok(Says::Table(Rows { table: plain(table)?, rows: keys.rows }, columns)),
        None => refused("a table needs 'columns'."),
    }
}

#[derive(Default)]
struct Keys {
    rows: Option<Name>,
    columns: Option<Vec<Name>>,
}

impl Keys {
    fn read(words: &[Name]) -> Result<Self, Refused> {
        let mut keys = Self::default();
        for word in words {
            let value = |key: &str| word.text.strip_prefix(key)?.strip_suffix('"');
            if let Some(value) = value("rows=\"").filter(|_| keys.rows.is_none()) {
                keys.rows = Some(plain(&Name::new(value, word.span.0 + "rows=\"".len()))?);
            } else if let Some(value) = value("columns=\"").filter(|_| keys.columns.is_none()) {
                keys.columns = Some(list(value, word.span.0 + "columns=\"".len())?);
            } else {
                return refused(format!("'{}' is not one of its keys, or stands there twice.", word.text));
            }
        }
        Ok(keys)
    }
}

fn list(value: &str, start: usize) -> Result<Vec<Name>, Refused> {
    let mut at = start;
    let mut names = Vec::new();
    for part in value.split(',') {
        let before = part.len() - part.trim_start().len();
        names.push(plain(&Name::new(part.trim(), at + before))?);
        at += part.len() + 1;
    }
    Ok(names)
}

impl Name {
    fn new(text: &str, start: usize) -> Self {
        Self { text: text.to_owned(), span: (start, start + text.len()) }
    }

    /// The name with its first letter small: `{{Authority}}` is the field `authority`.
    pub(super) fn small(&self) -> String {
        let mut characters = self.text.chars();
        let first = characters.next().map(|first| first.to_ascii_lowercase());
        first.into_iter().chain(characters).collect()
    }
}

fn plain(name: &Name) -> Result<Name, Refused> {
    if RESERVED.contains(&name.text.as_str()) || !Id::is_valid(&name.text) {
        return refused(format!("'{}' is not a name of lower-case words joined by hyphens.", name.text));
    }
    Ok(name.clone())
}

/// A field may begin with a capital, at the start of a sentence. Handlebars reads every name that begins
/// with `else` as that word.
fn field(name: &Name) -> Result<Says, Refused> {
    let small = name.small();
    if RESERVED.contains(&small.as_str()) || !Id::is_valid(&small) || name.text.starts_with("else") {
        return refused(format!("'{}' is not the name of a field.", name.text));
    }
    Ok(Says::Field(name.clone()))
}

/// The words of a tag; spaces between quotation marks do not divide.
fn words(inner: &str, start: usize) -> Vec<Name> {
    let mut words = Vec::new();
    let mut from = 0;
    let mut quoted = false;
    for (at, character) in inner.char_indices().chain([(inner.len(), ' ')]) {
        quoted ^= character == '"';
        let divides = [' ', '\t'].contains(&character) && !quoted;
        if !divides && at < inner.len() {
            continue;
        }
        if from < at {
            words.push(Name::new(&inner[from..at], start + from));
        }
        from = at + character.len_utf8();
    }
    words
}
