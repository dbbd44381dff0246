//! Remembers what a result was made from, so that work is done again only when its inputs changed.

use crate::failure::{Doing, Outcome};
use crate::project::Project;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// A remembered digest, as a file under the build folder.
pub struct Stamp {
    file: PathBuf,
    digest: String,
}

impl Stamp {
    /// The stamp of this name over the bytes of these files and a word on how they are used.
    pub fn over(project: &Project, name: &str, files: &[&Path], used: &str) -> Outcome<Self> {
        let mut hash = Sha256::new_with_prefix(used);
        for file in files {
            let bytes = std::fs::read(file).doing(format_args!("read {}", project.shown(file)))?;
            hash.update(Sha256::digest(&bytes));
        }
        let digest = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { file: project.target("stamps").join(name), digest })
    }

    /// Whether the result was made from the same inputs.
    pub fn is_current(&self) -> bool {
        std::fs::read_to_string(&self.file).is_ok_and(|digest| digest == self.digest)
    }

    /// Remembers that the result now stands.
    pub fn set(&self) -> Outcome<()> {
        if let Some(folder) = self.file.parent() {
            std::fs::create_dir_all(folder).doing(format_args!("make {}", folder.display()))?;
        }
        std::fs::write(&self.file, &self.digest).doing(format_args!("write {}", self.file.display()))
    }
}
