//! What legal staff can write on the command line.

use clap::{Args, Subcommand, ValueEnum};
use clausier::date::Date;
use std::path::PathBuf;

/// Whether the files are written.
#[derive(Debug, Clone, Copy, Args)]
pub struct Write {
    /// Show what would change, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Make a new clause, or a new version of one.
#[derive(Debug, Subcommand)]
pub enum ClauseTask {
    /// Make a new clause from the skeleton of the library.
    New {
        /// Its group and name: exit/exit-handover.
        #[arg(value_name = "GROUP/NAME")]
        name: String,
        /// Its title, as printed.
        #[arg(long)]
        title: String,
        #[command(flatten)]
        write: Write,
    },
    /// Make version n+1 of a frozen clause; open editions that name version n then name it.
    Revise {
        /// Its name: exit-handover.
        name: String,
        /// What changes: other words, a choice more or less, or what somebody must do or may do.
        #[arg(long, value_enum)]
        change: Change,
        /// Why, in a sentence.
        #[arg(long)]
        reason: String,
        #[command(flatten)]
        write: Write,
    },
}

/// The weight of a new version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Change {
    /// Other words, the same duties.
    Wording,
    /// A choice or field more or less; who does not take it sees no change.
    Option,
    /// Another duty or another right.
    Meaning,
}

impl Change {
    /// The word in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wording => "wording",
            Self::Option => "option",
            Self::Meaning => "meaning",
        }
    }
}

/// Make a new defined term, or a new version of one.
#[derive(Debug, Subcommand)]
pub enum TermTask {
    /// Make a new term.
    New {
        /// Its name: open-data.
        name: String,
        /// The term as written in texts, the headword first; give it again for other forms.
        #[arg(long = "form", required = true, value_name = "FORM")]
        forms: Vec<String>,
        /// What it means; without a capital at its start and without a full stop.
        #[arg(long)]
        definition: String,
        #[command(flatten)]
        write: Write,
    },
    /// Make version n+1 of a frozen term; open editions that name version n then name it.
    Revise {
        /// Its name: open-data.
        name: String,
        #[command(flatten)]
        write: Write,
    },
}

/// Make, freeze or release an edition.
#[derive(Debug, Subcommand)]
pub enum EditionTask {
    /// Make a new edition that says what another says.
    New {
        /// Its year and month: 2027-05.
        #[arg(value_name = "YYYY-MM")]
        id: String,
        /// The edition to start from; without it the newest.
        #[arg(long, value_name = "YYYY-MM")]
        from: Option<String>,
        /// Its title, as printed.
        #[arg(long)]
        title: String,
        #[command(flatten)]
        write: Write,
    },
    /// Fix the texts of an edition for ever. That does not need signatures, and does not give them.
    Freeze {
        /// The edition.
        #[arg(value_name = "YYYY-MM")]
        id: String,
        #[command(flatten)]
        write: Write,
    },
    /// Release a frozen edition of which every text is signed and every citation verified.
    Release {
        /// The edition.
        #[arg(value_name = "YYYY-MM")]
        id: String,
        /// Who releases it.
        #[arg(long = "name", value_name = "NAME")]
        by: String,
        /// The day; without it today.
        #[arg(long, value_parser = day, value_name = "YYYY-MM-DD")]
        on: Option<Date>,
        #[command(flatten)]
        write: Write,
    },
}

/// Write what a jurist reads before signing: a document for each new or changed text.
///
/// Each shows the text as every preset prints it, with marks where it changed, its sources, explanation and
/// findings, and a place to sign. There is a page that lists them. All are web pages and Word files.
#[derive(Debug, Args)]
pub struct Review {
    /// What to compare with: an edition of the library, or the folder of another library. Without it every text
    /// is new.
    #[arg(long, value_name = "EDITION|FOLDER")]
    pub since: Option<String>,
    /// The edition to review; without it the newest.
    #[arg(long, value_name = "YYYY-MM")]
    pub edition: Option<String>,
    /// The folder to write into.
    #[arg(short, long, value_name = "FOLDER")]
    pub output: PathBuf,
}

/// Sign a version of a clause or term, after reading it.
///
/// The signature holds for the files as they are now: whoever changes one of them makes it a draft again.
#[derive(Debug, Args)]
pub struct SignOff {
    /// What: exit-handover, exit-handover@2, or term:open-data.
    #[arg(value_name = "CLAUSE")]
    pub what: String,
    /// The version; without it the newest.
    #[arg(long, value_name = "N")]
    pub version: Option<u32>,
    /// Your name.
    #[arg(long)]
    pub name: String,
    /// In which capacity you sign.
    #[arg(long)]
    pub role: String,
    /// The day of signing; without it today.
    #[arg(long, value_parser = day, value_name = "YYYY-MM-DD")]
    pub on: Option<Date>,
    /// The day of the law that you applied, as consolidated; without it the day of signing.
    #[arg(long, value_parser = day, value_name = "YYYY-MM-DD")]
    pub law_on: Option<Date>,
    /// What you want to add.
    #[arg(long)]
    pub remark: Option<String>,
    #[command(flatten)]
    pub write: Write,
}

/// Withdraw a version of a clause that should not be used any more.
///
/// Frozen editions keep its text; documents made with them say that it was withdrawn, and why.
#[derive(Debug, Args)]
pub struct Withdraw {
    /// Which version of which clause: exit-handover@1.
    #[arg(value_name = "CLAUSE@N")]
    pub what: String,
    /// Why, in a sentence that purchasers will read.
    #[arg(long)]
    pub reason: String,
    /// What takes its place: exit-handover@2.
    #[arg(long, value_name = "CLAUSE@N")]
    pub instead: Option<String>,
    /// Since when; without it today.
    #[arg(long, value_parser = day, value_name = "YYYY-MM-DD")]
    pub on: Option<Date>,
    #[command(flatten)]
    pub write: Write,
}

fn day(text: &str) -> Result<Date, String> {
    Date::try_from(text.to_owned())
}
