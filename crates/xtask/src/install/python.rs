//! The Python packages of `tests/requirements.txt`, in an environment of their own under the build folder.

use crate::command::{program, read, run};
use crate::failure::Outcome;
use crate::project::Project;
use crate::stamp::Stamp;
use std::path::PathBuf;

/// The interpreter that has the packages.
pub fn interpreter(project: &Project) -> PathBuf {
    project.target("venv/bin/python")
}

/// Makes the environment when it is not there, or the requirements or the interpreter changed.
pub fn environment(project: &Project) -> Outcome<()> {
    let requirements = project.path("tests/requirements.txt");
    let version = read(program(project, "python3", ["--version"]))?;
    let stamp = Stamp::over(project, "python-packages", &[&requirements], &version)?;
    if stamp.is_current() && interpreter(project).is_file() {
        return Ok(());
    }
    println!("Installing the locked Python packages.");
    let folder = project.target("venv");
    let make = ["-m", "venv", "--clear"].map(Into::into).into_iter().chain([folder.into_os_string()]);
    run(program(project, "python3", make))?;
    let install =
        ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"];
    let install = install.map(Into::into).into_iter().chain([requirements.into_os_string()]);
    run(program(project, interpreter(project), install))?;
    stamp.set()
}
