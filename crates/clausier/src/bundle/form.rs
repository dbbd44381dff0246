//! Reading a value from JSON that has exactly the form that would be written for it, and no other.
//!
//! It does what a derived reader does and refuses more, in a fraction of the code: in the browser a derived reader
//! of a whole edition is a quarter of the module. The forms of the types are in [`forms`](super::forms).

use crate::id::Id;
use serde_json::{Map, Value as Json};
use std::collections::{BTreeMap, BTreeSet};

/// Where JSON has another form than it should have.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Misfit {
    at: String,
    what: &'static str,
}

impl Misfit {
    /// A misfit at the value at hand.
    pub const fn new(what: &'static str) -> Self {
        Self { at: String::new(), what }
    }

    fn within(mut self, key: &str) -> Self {
        self.at.insert_str(0, key);
        self.at.insert(0, '/');
        self
    }
}

impl std::fmt::Display for Misfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} at {}", self.what, if self.at.is_empty() { "/" } else { &self.at })
    }
}

/// A type with one form in JSON.
pub(super) trait Form: Sized {
    /// The value.
    fn read(json: &Json) -> Result<Self, Misfit>;
}

/// The members of an object, of which every one must be asked for.
pub(super) struct Members<'j> {
    map: &'j Map<String, Json>,
    asked: usize,
}

impl<'j> Members<'j> {
    /// The members of this object.
    pub fn of(json: &'j Json) -> Result<Self, Misfit> {
        let map = json.as_object().ok_or(Misfit::new("no object"))?;
        Ok(Self { map, asked: 0 })
    }

    /// A member that must be there.
    pub fn get<T: Form>(&mut self, key: &str) -> Result<T, Misfit> {
        let json = self.map.get(key).ok_or_else(|| Misfit::new("nothing").within(key))?;
        self.asked += 1;
        T::read(json).map_err(|misfit| misfit.within(key))
    }

    /// A member that is there only when it is not the default.
    pub fn unusual<T: Form + Default + PartialEq>(&mut self, key: &str) -> Result<T, Misfit> {
        if !self.map.contains_key(key) {
            return Ok(T::default());
        }
        let value = self.get(key)?;
        if value == T::default() { Err(Misfit::new("nothing to say").within(key)) } else { Ok(value) }
    }

    /// That there are no others.
    pub fn end(self) -> Result<(), Misfit> {
        if self.asked == self.map.len() { Ok(()) } else { Err(Misfit::new("an unknown member")) }
    }
}

/// A variant of an enumeration: its name alone, or an object of its name and its content.
pub(super) fn variant(json: &Json) -> Result<(&str, &Json), Misfit> {
    match json {
        Json::String(name) => Ok((name, &Json::Null)),
        Json::Object(map) if map.len() == 1 => {
            let only = map.iter().next().filter(|(_, content)| !content.is_null());
            only.map(|(name, content)| (name.as_str(), content)).ok_or(Misfit::new("no variant"))
        }
        _ => Err(Misfit::new("no variant")),
    }
}

/// The two values of a pair.
pub(super) fn pair<A: Form, B: Form>(json: &Json) -> Result<(A, B), Misfit> {
    match json.as_array().map(Vec::as_slice) {
        Some([one, two]) => Ok((A::read(one)?, B::read(two)?)),
        _ => Err(Misfit::new("no pair")),
    }
}

/// A value that is written as text, in one way only.
pub(super) fn written<T: ToString>(json: &Json, parse: fn(&str) -> Option<T>) -> Result<T, Misfit> {
    let text = json.as_str().ok_or(Misfit::new("no text"))?;
    parse(text).filter(|value| value.to_string() == text).ok_or(Misfit::new("no such value"))
}

/// One of some values that are written as their names.
macro_rules! names {
    ($type:ty { $($name:literal => $variant:ident),* $(,)? }) => {
        impl Form for $type {
            fn read(json: &Json) -> Result<Self, Misfit> {
                match json.as_str() {
                    $(Some($name) => Ok(Self::$variant),)*
                    _ => Err(Misfit::new("no such name")),
                }
            }
        }
    };
}

/// An object with a member for each field; after the semicolon those that are there only when they are not the
/// default. The compiler sees to it that no field is forgotten.
macro_rules! object {
    ($type:ty { $($field:ident),* $(; $($unusual:ident),*)? }) => {
        impl Form for $type {
            fn read(json: &Json) -> Result<Self, Misfit> {
                let mut members = Members::of(json)?;
                let value = Self {
                    $($field: members.get(stringify!($field))?,)*
                    $($($unusual: members.unusual(stringify!($unusual))?,)*)?
                };
                members.end()?;
                Ok(value)
            }
        }
    };
}

pub(super) use {names, object};

impl Form for bool {
    fn read(json: &Json) -> Result<Self, Misfit> {
        json.as_bool().ok_or(Misfit::new("neither true nor false"))
    }
}

impl Form for i64 {
    fn read(json: &Json) -> Result<Self, Misfit> {
        json.as_i64().ok_or(Misfit::new("no whole number"))
    }
}

fn natural<T: TryFrom<u64>>(json: &Json) -> Result<T, Misfit> {
    json.as_u64().and_then(|number| number.try_into().ok()).ok_or(Misfit::new("no number that fits"))
}

impl Form for u8 {
    fn read(json: &Json) -> Result<Self, Misfit> {
        natural(json)
    }
}

impl Form for u32 {
    fn read(json: &Json) -> Result<Self, Misfit> {
        natural(json)
    }
}

impl Form for usize {
    fn read(json: &Json) -> Result<Self, Misfit> {
        natural(json)
    }
}

impl Form for String {
    fn read(json: &Json) -> Result<Self, Misfit> {
        json.as_str().map(str::to_owned).ok_or(Misfit::new("no text"))
    }
}

impl Form for Id {
    fn read(json: &Json) -> Result<Self, Misfit> {
        json.as_str().map(Id::from).ok_or(Misfit::new("no text"))
    }
}

impl<T: Form> Form for Option<T> {
    fn read(json: &Json) -> Result<Self, Misfit> {
        if json.is_null() { Ok(None) } else { T::read(json).map(Some) }
    }
}

impl<T: Form> Form for Box<T> {
    fn read(json: &Json) -> Result<Self, Misfit> {
        T::read(json).map(Box::new)
    }
}

impl<T: Form> Form for Vec<T> {
    fn read(json: &Json) -> Result<Self, Misfit> {
        let items = json.as_array().ok_or(Misfit::new("no list"))?;
        let mut read = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            read.push(T::read(item).map_err(|misfit| misfit.within(&at.to_string()))?);
        }
        Ok(read)
    }
}

impl<T: Form + Ord> Form for BTreeSet<T> {
    fn read(json: &Json) -> Result<Self, Misfit> {
        let items: Vec<T> = Form::read(json)?;
        let sorted = items.is_sorted_by(|one, two| one < two);
        if sorted { Ok(items.into_iter().collect()) } else { Err(Misfit::new("out of order")) }
    }
}

impl<K: Ord + for<'k> From<&'k str>, T: Form> Form for BTreeMap<K, T> {
    fn read(json: &Json) -> Result<Self, Misfit> {
        let members = json.as_object().ok_or(Misfit::new("no object"))?;
        let mut read = BTreeMap::new();
        for (key, json) in members {
            read.insert(K::from(key), T::read(json).map_err(|misfit| misfit.within(key))?);
        }
        Ok(read)
    }
}
