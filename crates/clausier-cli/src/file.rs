//! Reading and writing files. What is written is there whole or not at all.

use crate::outcome::Stop;
use clausier::code::Code;
use clausier::diagnostic::{At, Diagnostic};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The name that stands for standard input or output.
const STREAM: &str = "-";
/// Most bytes that are read from one place: more than any format of the core accepts.
const MOST_BYTES: u64 = 1 << 26;

/// Whether a path stands for standard input or output.
pub fn is_stream(path: &Path) -> bool {
    path == Path::new(STREAM)
}

/// The text of a file, or of standard input.
pub fn read(path: &Path) -> Result<String, Stop> {
    let bytes = if is_stream(path) { read_all(io::stdin()) } else { fs::File::open(path).and_then(read_all) };
    let bytes = bytes.map_err(|why| trouble(path, &format!("It cannot be read: {}.", reason(&why))))?;
    String::from_utf8(bytes).map_err(|_| trouble(path, "It is not text in UTF-8.").into())
}

fn read_all(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(io::Error::other(format!("it has more than {MOST_BYTES} bytes")));
    }
    Ok(bytes)
}

/// Writes a file, or standard output.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    if is_stream(path) {
        return print(bytes);
    }
    let written = if is_special(path) { write_into(path, bytes) } else { write_whole(path, bytes) };
    written.map_err(|why| trouble(path, &format!("It cannot be written: {}.", reason(&why))).into())
}

/// Writes standard output.
pub fn print(bytes: &[u8]) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(why) if why.kind() == io::ErrorKind::BrokenPipe => Err(Stop::EnoughRead),
        Err(why) => {
            let message = format!("Standard output cannot be written: {}.", reason(&why));
            Err(Diagnostic::new(
                Code::FileTrouble,
                At::Whole,
                message,
                "What was written may be cut off: do not use it.",
            )
            .into())
        }
    }
}

/// A device or pipe keeps its place: a file must never be put over it.
fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir())
}

fn write_into(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).open(path)?;
    file.write_all(bytes)?;
    file.flush()
}

/// Writes files that belong together: none has its name before all are whole.
pub fn write_together(files: &[(PathBuf, Vec<u8>)]) -> Result<(), Stop> {
    let told = |path: &Path, why| trouble(path, &format!("It cannot be written: {}.", reason(&why)));
    let mut whole = Vec::new();
    for (path, bytes) in files {
        whole.push((path, prepare(path, bytes).map_err(|why| told(path, why))?));
    }
    for (path, (file, target)) in whole {
        file.persist(target).map_err(|why| told(path, why.error))?;
    }
    Ok(())
}

/// Writes a new file beside the path and then gives it that name, so that nobody ever sees a part of it.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (file, target) = prepare(path, bytes)?;
    file.persist(target)?;
    Ok(())
}

/// The new file, whole and on the disk, and the name that it is to have.
fn prepare(path: &Path, bytes: &[u8]) -> io::Result<(NamedTempFile, PathBuf)> {
    if path.is_dir() {
        return Err(io::Error::other("it is a folder"));
    }
    let target = behind_links(path);
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = new_file(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok((file, target))
}

/// A link keeps its place too: what it points to is written.
fn behind_links(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".clausier-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The mode of any new file; the user's mask takes away what it should.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// A finding about a file or folder as a whole.
pub fn trouble(path: &Path, message: &str) -> Diagnostic {
    let name = if is_stream(path) { "standard input".to_owned() } else { path.display().to_string() };
    let message = format!("{name}: {message}");
    Diagnostic::new(
        Code::FileTrouble,
        At::Whole,
        message,
        "Look at the path, the permissions and the space on the disk.",
    )
}

/// The reason of the system without its number.
fn reason(why: &io::Error) -> String {
    let words = why.to_string();
    words.split(" (os error").next().unwrap_or_default().to_lowercase()
}
