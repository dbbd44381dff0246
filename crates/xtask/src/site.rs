//! Lays the site out in `target/site`: the shell of `www` with the built module.

use crate::failure::{Doing, Outcome};
use crate::project::Project;
use crate::wasm;
use std::path::{Path, PathBuf};

/// Builds and lays out the whole site, and gives its folder.
pub fn lay_out(project: &Project) -> Outcome<PathBuf> {
    wasm::build(project)?;
    let site = project.target("site");
    if site.exists() {
        std::fs::remove_dir_all(&site).doing("remove the site of an earlier run")?;
    }
    copy(&project.path("www"), &site)?;
    Ok(site)
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) -> Outcome<()> {
    std::fs::create_dir_all(to).doing(format_args!("make {}", to.display()))?;
    let entries = std::fs::read_dir(from).doing(format_args!("list {}", from.display()))?;
    for entry in entries {
        let entry = entry.doing(format_args!("list {}", from.display()))?;
        let (source, copied) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &copied)?;
        } else {
            std::fs::copy(&source, &copied).doing(format_args!("copy {}", source.display()))?;
        }
    }
    Ok(())
}
