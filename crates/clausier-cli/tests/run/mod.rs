//! Runs the command in a folder of its own.
#![allow(dead_code, reason = "each test file uses some of it")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What a run left.
pub struct Run {
    /// Exit code; -1 when a signal ended it.
    pub code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// The program.
pub fn program() -> &'static str {
    env!("CARGO_BIN_EXE_clausier")
}

/// Runs the command where it touches no files.
pub fn clausier(arguments: &[&str]) -> Run {
    Desk::new().run(arguments)
}

/// The library of the repository.
pub fn clauses() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../clauses")
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A folder that goes away after the test.
pub struct Desk(tempfile::TempDir);

impl Desk {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A desk with a copy of the small library in `library`: two editions that nobody froze, with the phrases
    /// that the engine needs now.
    pub fn with_small_library() -> Self {
        let desk = Self::new();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/library"), &desk.path("library"));
        let phrases = fs::read_to_string(clauses().join("editions/2026-11/phrases.nl.toml")).unwrap();
        for edition in ["2025-01", "2026-01"] {
            desk.write(&format!("library/editions/{edition}/phrases.nl.toml"), &phrases);
        }
        fs::remove_file(desk.path("library/editions/2025-01/edition.lock")).unwrap();
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names in a folder, hidden ones too, in order.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, "")
    }

    /// Runs the command with this on standard input.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Run {
        let mut command = Command::new(program());
        command.args(arguments).current_dir(self.0.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // Who does not read its input has closed it: that is no fault of the test.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        child.wait_with_output().unwrap().into()
    }

    /// Runs a line of shell with the program as `$CLAUSIER`.
    pub fn shell(&self, line: &str) -> Run {
        let mut command = Command::new("sh");
        command.args(["-c", line]).current_dir(self.0.path()).env("CLAUSIER", program());
        command.output().unwrap().into()
    }
}
