//! What can be written on the command line.

pub mod edit;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clausier::annex::DocumentKind;
use std::path::PathBuf;

/// Assembles the open-data documents of a tender from a library of clauses.
#[derive(Debug, Parser)]
#[command(name = "clausier", version, max_term_width = 100)]
pub struct Arguments {
    /// Another library than the one built in: its folder, or a bundle.
    #[arg(long, global = true, value_name = "PATH")]
    pub library: Option<PathBuf>,
    /// Language of the texts; without it the first that the edition has.
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub language: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub task: Task,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Make documents from an answers file.
    Assemble(Assemble),
    /// Write an answers file to fill in, or with --form the questions on paper.
    Questions(Questions),
    /// Check a library and print everything that is found.
    Check {
        /// The folder of the library; without it the one of --library, else 'clauses'.
        folder: Option<PathBuf>,
    },
    /// Say what a code of a finding means and what to do.
    Explain {
        /// The code, as printed between brackets: 'unknown-key'.
        code: String,
    },
    /// Show the editions with their kinds of purchase, presets and clauses.
    List,
    /// Print the JSON Schema of a format.
    Schema {
        /// The format.
        name: String,
    },
    /// Write a library folder as pages to browse: every clause, term, rule and question.
    Pages(Pages),
    /// Write an edition of a library folder as one JSON file.
    Bundle(Bundle),
    /// Show what a text changes in another, word by word.
    Redline(Redline),
    /// Write what a jurist reads before signing: a document for each new or changed text.
    Review(edit::Review),
    /// Make a new clause, or a new version of one.
    #[command(subcommand)]
    Clause(edit::ClauseTask),
    /// Make a new defined term, or a new version of one.
    #[command(subcommand)]
    Term(edit::TermTask),
    /// Make, freeze or release an edition.
    #[command(subcommand)]
    Edition(edit::EditionTask),
    /// Sign a version of a clause or term, after reading it.
    SignOff(edit::SignOff),
    /// Withdraw a version of a clause that should not be used any more.
    Withdraw(edit::Withdraw),
}

/// Make documents from an answers file.
#[derive(Debug, Args)]
pub struct Assemble {
    /// The answers, in TOML or JSON; '-' reads standard input.
    pub answers: PathBuf,
    /// The file to write, or with --all the folder; '-' writes standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The format; without it the extension of the file says it.
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Which document.
    #[arg(long, value_enum, default_value = "annex", conflicts_with = "all")]
    pub document: Which,
    /// Write every document that this kind of purchase has into a folder.
    #[arg(long)]
    pub all: bool,
    /// Carry all answers in the files, internal ones too; never publish such a copy.
    #[arg(long)]
    pub working_copy: bool,
    /// Write the documents even if something blocks them.
    #[arg(long)]
    pub draft: bool,
}

/// Write an answers file to fill in, with every question, its help, choices and default; or with --form the
/// questions on paper, ordered by who knows.
#[derive(Debug, Args)]
pub struct Questions {
    /// Write a document to print or to fill in with Word; its name ends in .docx, .html or .txt.
    #[arg(long, requires = "output")]
    pub form: bool,
    /// With --form: the kind of purchase; without it that of the preset, else the first.
    #[arg(long, requires = "form")]
    pub kind: Option<String>,
    /// The ready set of answers that lies under the file.
    #[arg(long)]
    pub preset: Option<String>,
    /// The edition; without it the newest.
    #[arg(long)]
    pub edition: Option<String>,
    /// The file to write; without it standard output.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
}

/// Show what a text changes in another.
///
/// A text is a version of a clause ('exit-handover@1') or term ('term:metadata@1'), an edition ('2026-11'),
/// an answers file, or a dossier as JSON ('assemble -o dossier.json').
#[derive(Debug, Args)]
pub struct Redline {
    /// The old text.
    pub old: String,
    /// The new text.
    pub new: String,
    /// The file to write: .docx has tracked changes, .html a page, .txt marks; without it the terminal.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The format; without it the extension of the file says it.
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Which document of two dossiers.
    #[arg(long, value_enum, default_value = "annex")]
    pub document: Which,
}

/// Write a library as pages to browse.
#[derive(Debug, Args)]
pub struct Pages {
    /// The folder of the library; without it the one of --library, else 'clauses'.
    pub folder: Option<PathBuf>,
    /// The folder to write the pages into.
    #[arg(short, long, value_name = "FOLDER")]
    pub output: PathBuf,
}

/// Write an edition as one JSON file.
#[derive(Debug, Args)]
pub struct Bundle {
    /// The folder of the library; without it the one of --library, else 'clauses'.
    pub folder: Option<PathBuf>,
    /// The edition; without it the newest.
    #[arg(long)]
    pub edition: Option<String>,
    /// The file to write; '-' writes standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// A format of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Word.
    Docx,
    /// A web page.
    Html,
    /// Plain text.
    Txt,
    /// All documents with what is known of them.
    Json,
}

impl Format {
    /// The extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Txt => "txt",
            Self::Json => "json",
        }
    }
}

/// A document of the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Which {
    /// The contractual and technical provisions.
    Annex,
    /// What the law wants elsewhere in the tender documents.
    Inserts,
    /// What the tenderer fills in.
    Response,
    /// The internal file note.
    Note,
}

impl Which {
    /// The document in the words of the core.
    pub fn kind(self) -> DocumentKind {
        match self {
            Self::Annex => DocumentKind::Annex,
            Self::Inserts => DocumentKind::Inserts,
            Self::Response => DocumentKind::Response,
            Self::Note => DocumentKind::Note,
        }
    }
}
