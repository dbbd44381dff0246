//! The form in JSON of everything that an edition holds. What writes it is derived from the types; a test compares
//! the two on good and on damaged editions.

use super::form::{Form, Members, Misfit, names, object, pair, variant, written};
use crate::annex::{DocumentKind, Fills, Level};
use crate::condition::{Condition, Subject, Test};
use crate::date::{Date, Duration, Moment, Unit};
use crate::edition::{
    Change, Clause, Deviation, Edition, Effect, Entry, Event, Generated, Numbering, Part, Preset, PriceLine,
    Principle, PurchaseKind, Reference, Release, Requirement, Rule, Status, Term, Withdrawal,
};
use crate::markup::{Block, Leaf};
use crate::option::{CatalogueItem, Choice, Choices, Kind, Knows, Question, Step, TableKind};
use crate::stars::{NoStars, Star, Stars};
use crate::value::{Given, RowValue, Value};
use serde_json::Value as Json;

object!(Edition {
    id, title, language, frozen, digest, steps, vocabularies, presets, rules, kinds, events, clauses, terms,
    references, principles, phrases; release, stars, borrowed_phrases
});
object!(Release { on, by });
object!(Withdrawal { on, reason; instead });
object!(Preset { id, title, description, answers });
object!(Rule { id, when, each, message, way_out, basis, points_to, effect });
object!(PurchaseKind { id, title, heading, numbering, documents, regime, cover, signatures, words, parts });
object!(Part { document, title, place, entries });
object!(Event { id, title, text });
object!(Clause {
    id, group, version, reviewed, title, principles, references, include, when, requirements, deviations, prices,
    change, reason, blocks, digest; withdrawn
});
object!(Requirement { id, level, title, quantity, when });
object!(Deviation { reference, reason, when });
object!(PriceLine { id, title, unit, when });
object!(Term { id, version, forms, definition, digest; reviewed });
object!(Reference { id, citation, title, identifier, url, status, checked_on, verified, remark });
object!(Principle { number, title, meaning });
object!(Step { id, title, intro, options });
object!(Question {
    id,
    title,
    label,
    help,
    example,
    knows,
    fills,
    required,
    fold,
    ask,
    default,
    when_unknown,
    inherit,
    kind
});
object!(Choice { id, title, text, help; properties });
object!(CatalogueItem { id, group, title, warning, cells });
object!(RowValue { id, from, cells });
object!(Stars { table, none, steps });
object!(NoStars { when, reason });
object!(Star { title, when, way_out });

names!(Numbering { "parts" => Parts, "flat" => Flat });
names!(Generated {
    "definitions" => Definitions, "colophon" => Colophon, "deviations" => Deviations, "price-lines" => PriceLines,
});
names!(Change { "first" => First, "wording" => Wording, "option" => Option, "meaning" => Meaning });
names!(Status {
    "in-force" => InForce, "amended" => Amended, "repealed" => Repealed, "proposal" => Proposal,
    "standard" => Standard,
});
names!(Knows {
    "buyer" => Buyer, "lawyer" => Lawyer, "data-expert" => DataExpert, "data-manager" => DataManager,
});
names!(Fills { "buyer" => Buyer, "tenderer" => Tenderer, "contractor" => Contractor });
names!(Level {
    "minimum-requirement" => MinimumRequirement, "execution-condition" => ExecutionCondition,
    "scored-wish" => ScoredWish,
});
names!(DocumentKind { "annex" => Annex, "inserts" => Inserts, "response" => Response, "note" => Note });
names!(Unit { "days" => Days, "months" => Months, "years" => Years });

/// An object of exactly these members, as the fields of a variant.
macro_rules! fields {
    ($json:expr, $variant:ident { $($field:ident),* }) => {{
        let mut members = Members::of($json)?;
        let value = Self::$variant { $($field: members.get(stringify!($field))?),* };
        members.end()?;
        Ok(value)
    }};
}

const NO_VARIANT: Misfit = Misfit::new("no variant");

impl Form for Leaf {
    fn read(json: &Json) -> Result<Self, Misfit> {
        Form::read(json).map(Leaf)
    }
}

impl Form for Date {
    fn read(json: &Json) -> Result<Self, Misfit> {
        written(json, Date::parse)
    }
}

impl Form for Duration {
    fn read(json: &Json) -> Result<Self, Misfit> {
        written(json, Duration::parse)
    }
}

impl Form for Moment {
    fn read(json: &Json) -> Result<Self, Misfit> {
        match json {
            Json::String(_) => Form::read(json).map(Self::Day),
            _ => fields!(json, After { event, after }),
        }
    }
}

impl Form for [String; 2] {
    fn read(json: &Json) -> Result<Self, Misfit> {
        pair(json).map(|(one, many)| [one, many])
    }
}

impl Form for Value {
    fn read(json: &Json) -> Result<Self, Misfit> {
        let (name, content) = variant(json)?;
        match name {
            "choice" => Form::read(content).map(Self::Choice),
            "choices" => Form::read(content).map(Self::Choices),
            "yes-no" => Form::read(content).map(Self::YesNo),
            "text" => Form::read(content).map(Self::Text),
            "integer" => Form::read(content).map(Self::Integer),
            "money" => Form::read(content).map(Self::Money),
            "date" => Form::read(content).map(Self::Date),
            "duration" => Form::read(content).map(Self::Duration),
            "moment" => Form::read(content).map(Self::Moment),
            "table" => Form::read(content).map(Self::Table),
            _ => Err(NO_VARIANT),
        }
    }
}

impl Form for Given {
    fn read(json: &Json) -> Result<Self, Misfit> {
        match variant(json)? {
            ("value", content) => Form::read(content).map(Self::Value),
            ("unknown", Json::Null) => Ok(Self::Unknown),
            _ => Err(NO_VARIANT),
        }
    }
}

impl Form for Condition {
    fn read(json: &Json) -> Result<Self, Misfit> {
        let (name, content) = variant(json)?;
        match name {
            "value" => fields!(content, Value { of, test }),
            "clause" => Form::read(content).map(Self::Clause),
            "any-row" => fields!(content, AnyRow { table, condition }),
            "every-row" => fields!(content, EveryRow { table, condition }),
            "all" => Form::read(content).map(Self::All),
            "any" => Form::read(content).map(Self::Any),
            "not" => Form::read(content).map(Self::Not),
            _ => Err(NO_VARIANT),
        }
    }
}

impl Form for Subject {
    fn read(json: &Json) -> Result<Self, Misfit> {
        let (name, content) = variant(json)?;
        match name {
            "option" => Form::read(content).map(Self::Option),
            "column" => Form::read(content).map(Self::Column),
            "option-property" => pair(content).map(|(id, property)| Self::OptionProperty(id, property)),
            "column-property" => pair(content).map(|(id, property)| Self::ColumnProperty(id, property)),
            _ => Err(NO_VARIANT),
        }
    }
}

impl Form for Test {
    fn read(json: &Json) -> Result<Self, Misfit> {
        let (name, content) = variant(json)?;
        match name {
            "is" => Form::read(content).map(Self::Is),
            "one-of" => Form::read(content).map(Self::OneOf),
            "has" => Form::read(content).map(Self::Has),
            "at-least" => Form::read(content).map(Self::AtLeast),
            "at-most" => Form::read(content).map(Self::AtMost),
            "more-than" => Form::read(content).map(Self::MoreThan),
            "less-than" => Form::read(content).map(Self::LessThan),
            "answered" => Form::read(content).map(Self::Answered),
            _ => Err(NO_VARIANT),
        }
    }
}

impl Form for Effect {
    fn read(json: &Json) -> Result<Self, Misfit> {
        match variant(json)? {
            ("outside", Json::Null) => Ok(Self::Outside),
            ("unlawful", Json::Null) => Ok(Self::Unlawful),
            ("departs", Json::Null) => Ok(Self::Departs),
            ("hint", Json::Null) => Ok(Self::Hint),
            ("set", content) => pair(content).map(|(option, value)| Self::Set(option, value)),
            ("bring", content) => Form::read(content).map(Self::Bring),
            ("drop", content) => Form::read(content).map(Self::Drop),
            _ => Err(NO_VARIANT),
        }
    }
}

impl Form for Entry {
    fn read(json: &Json) -> Result<Self, Misfit> {
        match variant(json)? {
            ("clause", content) => Form::read(content).map(Self::Clause),
            ("generated", content) => Form::read(content).map(Self::Generated),
            _ => Err(NO_VARIANT),
        }
    }
}

impl Form for Choices {
    fn read(json: &Json) -> Result<Self, Misfit> {
        match variant(json)? {
            ("vocabulary", content) => Form::read(content).map(Self::Vocabulary),
            ("own", content) => Form::read(content).map(Self::Own),
            _ => Err(NO_VARIANT),
        }
    }
}

impl Form for Block {
    fn read(json: &Json) -> Result<Self, Misfit> {
        let (name, content) = variant(json)?;
        match name {
            "paragraph" => Form::read(content).map(Self::Paragraph),
            "member" => fields!(content, Member { ordinal, blocks }),
            "list" => Form::read(content).map(Self::List),
            "table" => fields!(content, Table { table, columns, rows }),
            "when" => fields!(content, When { condition, then, otherwise }),
            "each" => fields!(content, Each { table, rows, blocks }),
            _ => Err(NO_VARIANT),
        }
    }
}

impl Form for Kind {
    /// The name of the kind is a member beside its fields.
    fn read(json: &Json) -> Result<Self, Misfit> {
        let mut of = Members::of(json)?;
        let name: String = of.get("kind")?;
        let kind = match name.as_str() {
            "choice" => Self::Choice { choices: of.get("choices")? },
            "choices" => Self::Choices { choices: of.get("choices")? },
            "yes-no" => Self::YesNo,
            "text" => Self::Text { max: of.get("max")? },
            "long-text" => Self::LongText { max: of.get("max")? },
            "integer" => Self::Integer { min: of.get("min")?, max: of.get("max")?, unit: of.get("unit")? },
            "money" => Self::Money { min: of.get("min")?, max: of.get("max")? },
            "date" => Self::Date,
            "duration" => {
                Self::Duration { units: of.get("units")?, min: of.get("min")?, max: of.get("max")? }
            }
            "moment" => Self::Moment { events: of.get("events")? },
            "table" => Self::Table(TableKind {
                columns: of.get("columns")?,
                row_title: of.get("row_title")?,
                min_rows: of.get("min_rows")?,
                max_rows: of.get("max_rows")?,
                catalogue: of.get("catalogue")?,
            }),
            _ => return Err(NO_VARIANT),
        };
        of.end()?;
        Ok(kind)
    }
}
