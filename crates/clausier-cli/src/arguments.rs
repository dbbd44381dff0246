//! What can be written on the command line.

use crate::outcome::Stop;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clausier::annex::DocumentKind;
use clausier::code::Code;
use clausier::diagnostic::{At, Diagnostic};
use std::path::{Path, PathBuf};

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
    /// Write an answers file to fill in: every question with its help, choices and default.
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
    /// Write an edition of a library folder as one JSON file.
    Bundle(Bundle),
    /// Show what a text changes in another, word by word.
    Redline(Redline),
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

/// Write an answers file to fill in.
#[derive(Debug, Args)]
pub struct Questions {
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

    /// The format, of these, that the name of a file says.
    pub fn of_name(path: &Path, known: &[Self]) -> Result<Self, Stop> {
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        let named = |format: &&Self| extension.as_deref() == Some(format.extension());
        known.iter().find(named).copied().ok_or_else(|| {
            let names: Vec<String> = known.iter().map(|format| format!(".{}", format.extension())).collect();
            let message = format!("'{}' does not say which format to write.", path.display());
            let (last, first) = names
                .split_last()
                .map_or((String::new(), String::new()), |(last, first)| (last.clone(), first.join(", ")));
            let help = format!("End the name in {first} or {last}, or give --format.");
            Diagnostic::new(Code::UnknownWord, At::Whole, message, help).into()
        })
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
