//! The packages of `package-lock.json`, for building and checking; none of them is shipped.

use crate::command::{program, read, run};
use crate::failure::{Failure, Outcome};
use crate::project::Project;
use crate::stamp::Stamp;

const OLDEST_NODE: (u32, u32) = (20, 15);

/// Installs the locked packages when they are not there or the lock changed.
pub fn packages(project: &Project) -> Outcome<()> {
    new_enough(project)?;
    let lock = project.path("package-lock.json");
    let stamp = Stamp::over(project, "node-packages", &[&lock], "npm ci")?;
    if stamp.is_current() && project.path("node_modules/binaryen").is_dir() {
        return Ok(());
    }
    println!("Installing the locked Node.js packages.");
    // Scripts of packages stay off: one of them would fetch a Java of its own.
    run(program(project, "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    stamp.set()
}

fn new_enough(project: &Project) -> Outcome<()> {
    let wanted = format!("install Node.js {}.{} or later, with npm", OLDEST_NODE.0, OLDEST_NODE.1);
    let version = read(program(project, "node", ["--version"]))
        .map_err(|failure| Failure::new(failure.to_string()).with_way_out(&wanted))?;
    if parsed(&version).is_some_and(|version| version >= OLDEST_NODE) {
        return Ok(());
    }
    Err(Failure::new(format!("Node.js {} is too old", version.trim())).with_way_out(wanted))
}

fn parsed(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim().strip_prefix('v')?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_compare_by_number() {
        assert!(parsed("v100.2.0\n").is_some_and(|version| version >= OLDEST_NODE));
        assert!(parsed("v20.9.1").is_some_and(|version| version < OLDEST_NODE));
        assert_eq!(parsed("20.15.0"), None);
    }
}
