//! Lays the site out in `target/site`: the page of the builder with its release, the builder in one file, the
//! library as programs read it and as people read it, and a sample dossier.

use crate::failure::{Doing, Outcome};
use crate::project::Project;
use crate::{bundle, documents, library, one_file, pages, release, wasm};
use std::path::{Path, PathBuf};

/// The folder of the site with the library.
pub const LIBRARY: &str = "library";

/// The folder of the site with the sample dossier, as people read it in the address.
pub const SAMPLE: &str = "voorbeeld";

/// The builder in one file.
pub const ONE_FILE: &str = "clausier.html";

/// The site on this disk.
pub struct Site {
    /// Its folder.
    pub folder: PathBuf,
    /// The pages of the sample dossier, by their path in the site.
    pub samples: Vec<String>,
}

/// Builds and lays out the whole site.
pub fn lay_out(project: &Project) -> Outcome<Site> {
    wasm::build(project)?;
    let folder = project.target("site");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).doing("remove the site of an earlier run")?;
    }
    let library = library::load(project)?;
    release::lay_out(project, &library, &folder)?;
    one_file::write(project, &library, &folder.join(ONE_FILE))?;
    bundle::write(&library, &folder.join(LIBRARY))?;
    bundle::write_notes(&library, &folder.join(LIBRARY))?;
    pages::write(&library, &folder.join(LIBRARY))?;
    let sample = documents::write_sample(project, &library, &folder.join(SAMPLE))?;
    let samples = sample.iter().map(|page| format!("{SAMPLE}/{page}")).collect();
    Ok(Site { folder, samples })
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) -> Outcome<()> {
    std::fs::create_dir_all(to).doing(format_args!("make {}", to.display()))?;
    for source in entries(from)? {
        let copied = to.join(source.file_name().unwrap_or_default());
        if source.is_dir() {
            copy(&source, &copied)?;
        } else {
            std::fs::copy(&source, &copied).doing(format_args!("copy {}", source.display()))?;
        }
    }
    Ok(())
}

/// What stands in a folder, in order of names.
pub fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let listed = std::fs::read_dir(folder).doing(format_args!("list {}", folder.display()))?;
    let paths: Result<Vec<PathBuf>, _> = listed.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths.doing(format_args!("list {}", folder.display()))?;
    paths.sort();
    Ok(paths)
}
