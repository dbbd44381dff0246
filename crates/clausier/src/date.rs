//! Dates, durations and moments: plain calendar facts, without a clock or a time zone.

use crate::id::Id;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A day of the Gregorian calendar, written `2027-01-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(into = "String", try_from = "String")]
pub struct Date {
    /// 1900 to 2199.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// Reads `2027-01-31`; `None` if that is not a day between 1900 and 2199.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let digits = |range: std::ops::Range<usize>| {
            let part = text.get(range)?;
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u16>().ok())?
        };
        let (year, month, day) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
        let date = Self { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? };
        date.exists().then_some(date)
    }

    fn exists(self) -> bool {
        let leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let length = match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        };
        (1900..2200).contains(&self.year) && (1..=length).contains(&self.day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = String;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or_else(|| format!("'{text}' is not a date like 2027-01-31"))
    }
}

/// A length of time in one unit, written as in ISO 8601: `P30D`, `P6M`, `P4Y`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(into = "String", try_from = "String")]
pub struct Duration {
    /// 0 to 9999.
    pub count: u16,
    /// The unit.
    pub unit: Unit,
}

/// The unit of a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Months.
    Months,
    /// Years.
    Years,
}

impl Unit {
    /// All units.
    pub const ALL: [Self; 3] = [Self::Days, Self::Months, Self::Years];

    /// The word in files: `days`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Months => "months",
            Self::Years => "years",
        }
    }

    fn letter(self) -> char {
        match self {
            Self::Days => 'D',
            Self::Months => 'M',
            Self::Years => 'Y',
        }
    }
}

impl Duration {
    /// Reads `P30D`, `P6M` or `P4Y`.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix('P')?;
        let unit = Unit::ALL.into_iter().find(|unit| rest.ends_with(unit.letter()))?;
        let digits = &rest[..rest.len() - 1];
        if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        Some(Self { count: digits.parse().ok()?, unit })
    }

    /// Length in days for comparison only: a month counts 30 days and twelve of them 365, so that 12 months are
    /// one year, 30 days are exactly one month, and two months are at most 60 days.
    pub fn days(self) -> u32 {
        let count = u32::from(self.count);
        match self.unit {
            Unit::Days => count,
            Unit::Months => count * 30 + count / 12 * 5,
            Unit::Years => count * 365,
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P{}{}", self.count, self.unit.letter())
    }
}

impl From<Duration> for String {
    fn from(duration: Duration) -> Self {
        duration.to_string()
    }
}

impl TryFrom<String> for Duration {
    type Error = String;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or_else(|| format!("'{text}' is not a duration like P30D, P6M or P4Y"))
    }
}

/// A date, or a time after an event of the contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Moment {
    /// A day.
    Day(Date),
    /// So long after an event of the edition.
    After {
        /// The event.
        event: Id,
        /// How long after it.
        after: Duration,
    },
}
