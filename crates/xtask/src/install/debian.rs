//! Programs and fonts from Debian's packages: only what is missing, and only on a system with apt.

use crate::command::{find, program, read, run, succeeds};
use crate::failure::{Failure, Outcome};
use crate::project::Project;

/// A package, and how to see that what it brings is already there.
struct Package {
    name: &'static str,
    purpose: &'static str,
    sign: Sign,
}

enum Sign {
    /// A program on the search path.
    Program(&'static str),
    /// A Python module that can be imported.
    PythonModule(&'static str),
    /// Only Debian's own register tells.
    Register,
}

const PACKAGES: [Package; 8] = [
    Package { name: "chromium", purpose: "the browser tests", sign: Sign::Program("chromium") },
    Package {
        name: "firefox-esr",
        purpose: "the main way in another browser",
        sign: Sign::Program("firefox-esr"),
    },
    Package {
        name: "libreoffice-writer-nogui",
        purpose: "reading our Word files with another program",
        sign: Sign::Program("soffice"),
    },
    Package { name: "poppler-utils", purpose: "counting and drawing pages", sign: Sign::Program("pdftoppm") },
    Package { name: "default-jre-headless", purpose: "the HTML checker", sign: Sign::Program("java") },
    Package {
        name: "python3-venv",
        purpose: "the Python checks",
        sign: Sign::PythonModule("ensurepip, venv"),
    },
    Package { name: "fonts-liberation", purpose: "pages as on a desktop", sign: Sign::Register },
    Package { name: "fonts-dejavu-core", purpose: "pages as on a desktop", sign: Sign::Register },
];

/// Installs the programs and fonts that the checks use and that are missing.
pub fn programs(project: &Project) -> Outcome<()> {
    let missing: Vec<&Package> = PACKAGES.iter().filter(|package| !package.is_there(project)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    for package in &missing {
        println!("Missing: {} (for {}).", package.name, package.purpose);
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    install(project, &names).map_err(|failure| {
        Failure::new(format!("could not install {}\n  {failure}", names.join(" "))).with_way_out(format!(
            "on Debian, `apt-get update && apt-get install {}` as root; elsewhere, the same programs the way \
             your system installs them",
            names.join(" ")
        ))
    })
}

impl Package {
    fn is_there(&self, project: &Project) -> bool {
        match self.sign {
            Sign::Program(name) => find(name).is_some(),
            Sign::PythonModule(name) => {
                succeeds(program(project, "python3", ["-c", &format!("import {name}")]))
            }
            Sign::Register => is_registered(project, self.name),
        }
    }
}

/// A system without Debian's register cannot be asked for fonts; the checks do not depend on them.
fn is_registered(project: &Project, package: &str) -> bool {
    if find("dpkg-query").is_none() {
        return true;
    }
    let question = ["--show", "--showformat=${db:Status-Status}", package];
    let mut question = program(project, "dpkg-query", question);
    question.stderr(std::process::Stdio::null());
    read(question).is_ok_and(|status| status == "installed")
}

fn install(project: &Project, packages: &[&str]) -> Outcome<()> {
    if find("apt-get").is_none() {
        return Err(Failure::new("this system has no apt-get"));
    }
    as_root(project, &["apt-get", "update", "-qq"])?;
    let install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"];
    as_root(project, &[&install, packages].concat())
}

fn as_root(project: &Project, words: &[&str]) -> Outcome<()> {
    let user = read(program(project, "id", ["-u"]))?;
    let mut command = match (user.trim(), find("sudo")) {
        ("0", _) => program(project, words[0], &words[1..]),
        (_, Some(sudo)) => program(project, sudo, words),
        (_, None) => return Err(Failure::new("you are not root, and there is no sudo")),
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    run(command)
}
