//! What the tests share: reading folders into memory.

pub mod cases;
pub mod full;
pub mod sample;
pub mod scenario;
pub mod walk;

use clausier::source::Sources;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the tests.
pub fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The library that the repository carries.
pub fn library() -> Sources {
    sources(&folder().join("../clauses"))
}

/// The small library, which has a frozen edition and a newer one. The newer one and the pages have the words of the
/// real library, which the lists in the core follow.
///
/// # Panics
/// When it cannot be read.
pub fn small_library() -> Sources {
    let (real, mut small) = (library(), sources(&folder().join("library")));
    for (path, place) in [(PHRASES, SMALL_PHRASES), ("pages.nl.toml", "pages.nl.toml")] {
        let text = real.text(path).unwrap_or_else(|| panic!("no {path}"));
        small.insert(place, text).unwrap_or_else(|why| panic!("{why}"));
    }
    small
}

/// The fixed words of the real library.
pub const PHRASES: &str = "editions/2026-11/phrases.nl.toml";

/// The fixed words of the newer edition of the small one.
pub const SMALL_PHRASES: &str = "editions/2026-01/phrases.nl.toml";

/// All files of a folder, by path inside it.
///
/// # Panics
/// When the folder cannot be read or does not fit the bounds of a library.
pub fn sources(root: &Path) -> Sources {
    let mut sources = Sources::new();
    lay_over(&mut sources, root);
    sources
}

/// Lays the files of a folder over others: a file of the same path is replaced.
///
/// # Panics
/// When the folder cannot be read or does not fit the bounds of a library.
pub fn lay_over(sources: &mut Sources, root: &Path) {
    for path in files(root) {
        let inside = path.strip_prefix(root).expect("it is inside").to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        sources.insert(&inside, &text).unwrap_or_else(|why| panic!("{why}"));
    }
}

/// All files below a folder, in order.
///
/// # Panics
/// When the folder cannot be read.
pub fn files(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root).unwrap_or_else(|why| panic!("{}: {why}", root.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
