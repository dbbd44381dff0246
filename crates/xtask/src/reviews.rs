//! What a jurist reads before signing, for the checkers of finished documents: of the library, where every
//! text is new, and of the small library of the tests, whose texts have older versions.

use crate::failure::{Failure, Outcome};
use crate::library;
use crate::project::Project;
use clausier::library::Library;
use clausier::review::{self, Review, Side};

/// The review of the whole library.
pub fn new(library: &Library) -> Outcome<Review> {
    made(None, side(library, 0)?)
}

/// The review of what the newest edition of the small library changes in the one before.
pub fn changed(project: &Project) -> Outcome<Review> {
    let small = library::load_small(project)?;
    made(Some(side(&small, 1)?), side(&small, 0)?)
}

fn made(old: Option<Side<'_>>, new: Side<'_>) -> Outcome<Review> {
    review::review(old, new).map_err(|faults| library::failed("the review cannot be made", &faults))
}

/// The edition that is this many before the newest.
fn side(library: &Library, before: usize) -> Outcome<Side<'_>> {
    let id = library.editions().into_iter().rev().nth(before).unwrap_or_default();
    let language = library.languages(id).first().copied().unwrap_or_default();
    let edition =
        library.edition(id, language).ok_or_else(|| Failure::new("the library has too few editions"))?;
    Ok(Side { library, edition, found: &[] })
}
