//! A release of the builder in the site: all files that it needs, in a folder of their own that is named by what
//! is in them.
//!
//! So the page, which names the folder, gets the files that it was laid out with or none; and a browser that
//! keeps the release (`www/worker.js`) is told the digest of each.

use crate::bundle;
use crate::documents::put;
use crate::failure::{Doing, Failure, Outcome};
use crate::package;
use crate::project::Project;
use crate::site::{copy, entries};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use clausier::library::Library;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// Where releases stand in the site. `http` and `www/worker.js` know the name.
pub const RELEASES: &str = "releases";

/// How the files of `www` name the folder of their release.
const PLACE: &str = "release/";

/// Files of `www` that name files of the release, at addresses that stay the same.
const PAGES: [&str; 3] = ["index.html", "offline.html", "clausier.webmanifest"];

/// Files of `www` that go into the release as they are.
const PARTS: [&str; 2] = ["main.js", "style.css"];

const WORKER: &str = "worker.js";
const DIGITS: usize = 16;

/// Lays out the page of the builder and its release.
pub fn lay_out(project: &Project, library: &Library, site: &Path) -> Outcome<()> {
    let www = project.path("www");
    let folder = site.join(RELEASES).join("new");
    package::write_element(project, &folder)?;
    for part in PARTS {
        put(&folder.join(part), &read(&www.join(part))?)?;
    }
    copy(&www.join("icons"), &folder)?;
    bundle::write(library, &folder.join("library"))?;
    bundle::write_notes(library, &folder.join("library"))?;

    let parts = files(&folder)?;
    let worker = text(&www.join(WORKER))?;
    let pages: Vec<String> = PAGES.iter().map(|page| text(&www.join(page))).collect::<Outcome<_>>()?;
    let id = id(&parts, pages.iter().chain([&worker]));
    let place = format!("{RELEASES}/{id}/");
    std::fs::rename(&folder, site.join(&place)).doing("name the folder of the release")?;

    let mut kept: BTreeMap<String, String> =
        parts.iter().map(|(name, bytes)| (format!("{place}{name}"), integrity(bytes))).collect();
    for (name, page) in PAGES.iter().zip(pages) {
        let page = page.replace(PLACE, &place);
        kept.insert((*name).to_owned(), integrity(page.as_bytes()));
        put(&site.join(name), page.as_bytes())?;
    }
    let release = serde_json::json!({ "id": id, "files": kept });
    put(&site.join(WORKER), format!("const RELEASE = {release};\n\n{worker}").as_bytes())
}

/// What browsers compare a file with.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// The text of a file.
pub fn text(file: &Path) -> Outcome<String> {
    String::from_utf8(read(file)?).doing(format_args!("read {} as text", file.display()))
}

/// The bytes of a file.
pub fn read(file: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(file).doing(format_args!("read {}", file.display()))
}

/// The files in a folder and below it, by their path in it.
fn files(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    for path in entries(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path)?.into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            found.insert(name, read(&path)?);
        }
    }
    match found.is_empty() {
        true => Err(Failure::new(format!("{} is empty", folder.display()))),
        false => Ok(found),
    }
}

/// A name that is another one as soon as a byte of any file is.
fn id<'a>(parts: &BTreeMap<String, Vec<u8>>, pages: impl Iterator<Item = &'a String>) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in parts {
        hash.update(Sha256::digest(name));
        hash.update(Sha256::digest(bytes));
    }
    for page in pages {
        hash.update(Sha256::digest(page));
    }
    let digits: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    digits[..DIGITS].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_counts_in_the_name_of_a_release() {
        let parts = BTreeMap::from([("a.js".to_owned(), b"1".to_vec()), ("b.js".to_owned(), b"2".to_vec())]);
        let page = "page".to_owned();
        let name = id(&parts, [&page].into_iter());
        assert_eq!(name.len(), DIGITS);
        let mut other = parts.clone();
        other.insert("b.js".to_owned(), b"3".to_vec());
        assert_ne!(id(&other, [&page].into_iter()), name);
        let moved = BTreeMap::from([("a.js".to_owned(), b"1".to_vec()), ("c.js".to_owned(), b"2".to_vec())]);
        assert_ne!(id(&moved, [&page].into_iter()), name);
        assert_ne!(id(&parts, [&"other".to_owned()].into_iter()), name);
    }

    #[test]
    fn integrity_is_what_browsers_know() {
        // As in the specification of Subresource Integrity, of the empty file.
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
