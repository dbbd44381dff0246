//! Where things are in the workspace.

use std::path::{Path, PathBuf};

/// The workspace on this machine.
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// The workspace that this program was built from.
    pub fn here() -> Self {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.ancestors().nth(2).unwrap_or(manifest).to_path_buf();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Self { root, target }
    }

    /// A file or folder of the workspace.
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// A file or folder under the build folder.
    pub fn target(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.target.join(relative)
    }

    /// Where the documents of `tests/cases` are written to.
    pub fn cases(&self) -> PathBuf {
        self.target("cases")
    }

    /// Where redlines of those documents are written to.
    pub fn redlines(&self) -> PathBuf {
        self.target("redlines")
    }

    /// Where Word files of random answer sets are written to.
    pub fn sample(&self) -> PathBuf {
        self.target("sample")
    }

    /// Where a sample of the pages of the library is written to.
    pub fn pages(&self) -> PathBuf {
        self.target("pages")
    }

    /// Where the built module of the widget stands.
    pub fn package(&self) -> PathBuf {
        self.path("www/pkg")
    }

    /// A path as people write it: relative to the workspace where it lies inside.
    pub fn shown<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}
