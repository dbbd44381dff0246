//! A bounded, reproducible ZIP package, written and read in memory.
//!
//! Writing gives the same bytes for the same entries, always: sorted names, the date 1 January 1980, fixed
//! attributes, and deflate from one pinned pure-Rust implementation. Reading never panics and never gives
//! more than its [`Limits`] allow. What the entries mean is left to others.

use miniz_oxide::{deflate, inflate};
use std::collections::BTreeMap;
use std::fmt;

/// The entries of a package: name to content.
pub type Entries = BTreeMap<String, Vec<u8>>;

/// How much a reader accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Number of entries.
    pub entries: usize,
    /// Bytes of one entry, unpacked.
    pub entry: usize,
    /// Bytes of all entries together, unpacked.
    pub total: usize,
    /// How many times larger than its packed form an entry of more than a mebibyte may be.
    pub ratio: usize,
}

impl Default for Limits {
    /// Room for any word-processor file of a few hundred pages.
    fn default() -> Self {
        Self { entries: 1_000, entry: 64 << 20, total: 128 << 20, ratio: 200 }
    }
}

/// Why bytes cannot be read as a package.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// They are not a ZIP file, or its directory is cut off.
    NotAPackage,
    /// More entries than allowed.
    TooManyEntries,
    /// The entry with this name would be larger than allowed, alone or with the ones before it.
    TooLarge(String),
    /// The entry with this name grows suspiciously when unpacked.
    TooDense(String),
    /// The entry with this name is encrypted or packed in a way that is not supported.
    Unsupported(String),
    /// The entry with this name is damaged.
    Damaged(String),
    /// Two entries have this name, ignoring case.
    Duplicate(String),
    /// This name points outside the package or is not text.
    BadName(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPackage => f.write_str("not a ZIP package, or cut off"),
            Self::TooManyEntries => f.write_str("the package has too many entries"),
            Self::TooLarge(name) => write!(f, "the package is too large at entry {name:?}"),
            Self::TooDense(name) => write!(f, "entry {name:?} grows too much when unpacked"),
            Self::Unsupported(name) => write!(f, "entry {name:?} is encrypted or packed in an unknown way"),
            Self::Damaged(name) => write!(f, "entry {name:?} is damaged"),
            Self::Duplicate(name) => write!(f, "two entries are named {name:?}"),
            Self::BadName(name) => write!(f, "{name:?} is not the name of an entry"),
        }
    }
}

impl std::error::Error for Fault {}

/// The entries as a ZIP file.
pub fn write(entries: &Entries) -> Vec<u8> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in entries {
        let packed = deflate::compress_to_vec(content, LEVEL);
        let header = Header { name, content, packed: &packed, offset: file.len() };
        header.write_directory_record(&mut directory);
        header.write_local(&mut file);
    }
    let start = file.len();
    file.extend_from_slice(&directory);
    put_four(&mut file, END_SIGNATURE);
    put_four(&mut file, 0);
    put_two(&mut file, entries.len());
    put_two(&mut file, entries.len());
    put_four(&mut file, directory.len() as u32);
    put_four(&mut file, start as u32);
    put_two(&mut file, 0);
    file
}

/// The entries of a ZIP file; folders are left out.
pub fn read(file: &[u8], limits: Limits) -> Result<Entries, Fault> {
    let mut entries = Entries::new();
    let mut names = BTreeMap::new();
    let mut total = 0_usize;
    for record in directory(file, limits)? {
        if record.name.ends_with('/') {
            continue;
        }
        if names.insert(record.name.to_lowercase(), ()).is_some() {
            return Err(Fault::Duplicate(record.name));
        }
        let content = record.unpack(file, limits)?;
        total = total.saturating_add(content.len());
        if total > limits.total {
            return Err(Fault::TooLarge(record.name));
        }
        entries.insert(record.name, content);
    }
    Ok(entries)
}

/// Best trade of size against time for XML: level 9 saves another percent for twice the time.
const LEVEL: u8 = 6;
const LOCAL_SIGNATURE: u32 = 0x0403_4b50;
const RECORD_SIGNATURE: u32 = 0x0201_4b50;
const END_SIGNATURE: u32 = 0x0605_4b50;
const LOCAL_LENGTH: usize = 30;
const RECORD_LENGTH: usize = 46;
const END_LENGTH: usize = 22;
const STORED: usize = 0;
const DEFLATED: usize = 8;
/// Made on Unix by a program of ZIP version 2.0.
const MADE_BY: usize = 0x0314;
const NEEDED: usize = 20;
/// 1 January 1980, the first day that ZIP knows.
const DATE: usize = 0x0021;
/// A plain file that its owner may write. Never 0: Word for Mac asks to repair a package with 0.
const ATTRIBUTES: u32 = 0o100_644 << 16;
/// Only entries that unpack to more than this are judged by their ratio.
const RATIO_FLOOR: usize = 1 << 20;

struct Header<'a> {
    name: &'a str,
    content: &'a [u8],
    packed: &'a [u8],
    offset: usize,
}

impl Header<'_> {
    fn write_local(&self, file: &mut Vec<u8>) {
        put_four(file, LOCAL_SIGNATURE);
        self.write_common(file);
        file.extend_from_slice(self.name.as_bytes());
        file.extend_from_slice(self.packed);
    }

    fn write_directory_record(&self, directory: &mut Vec<u8>) {
        put_four(directory, RECORD_SIGNATURE);
        put_two(directory, MADE_BY);
        self.write_common(directory);
        put_two(directory, 0);
        put_two(directory, 0);
        put_two(directory, 0);
        put_four(directory, ATTRIBUTES);
        put_four(directory, self.offset as u32);
        directory.extend_from_slice(self.name.as_bytes());
    }

    fn write_common(&self, bytes: &mut Vec<u8>) {
        let names_are_utf8 = if self.name.is_ascii() { 0 } else { 1 << 11 };
        put_two(bytes, NEEDED);
        put_two(bytes, names_are_utf8);
        put_two(bytes, DEFLATED);
        put_two(bytes, 0);
        put_two(bytes, DATE);
        put_four(bytes, checksum(self.content));
        put_four(bytes, self.packed.len() as u32);
        put_four(bytes, self.content.len() as u32);
        put_two(bytes, self.name.len());
        put_two(bytes, 0);
    }
}

/// What the directory says of an entry.
struct Record {
    name: String,
    flags: usize,
    method: usize,
    checksum: u32,
    packed: usize,
    unpacked: usize,
    offset: usize,
}

impl Record {
    fn unpack(&self, file: &[u8], limits: Limits) -> Result<Vec<u8>, Fault> {
        let encrypted = self.flags & 1 != 0;
        if encrypted {
            return Err(Fault::Unsupported(self.name.clone()));
        }
        if self.unpacked > limits.entry {
            return Err(Fault::TooLarge(self.name.clone()));
        }
        if self.unpacked > RATIO_FLOOR && self.unpacked / limits.ratio.max(1) > self.packed {
            return Err(Fault::TooDense(self.name.clone()));
        }
        let packed = self.data(file).ok_or_else(|| self.damaged())?;
        let content = match self.method {
            STORED => packed.to_vec(),
            DEFLATED => {
                inflate::decompress_to_vec_with_limit(packed, self.unpacked).map_err(|_| self.damaged())?
            }
            _ => return Err(Fault::Unsupported(self.name.clone())),
        };
        if content.len() != self.unpacked || checksum(&content) != self.checksum {
            return Err(self.damaged());
        }
        Ok(content)
    }

    fn data<'a>(&self, file: &'a [u8]) -> Option<&'a [u8]> {
        let header = file.get(self.offset..)?;
        if four(header, 0)? != LOCAL_SIGNATURE {
            return None;
        }
        let start = LOCAL_LENGTH + two(header, 26)? + two(header, 28)?;
        header.get(start..start.checked_add(self.packed)?)
    }

    fn damaged(&self) -> Fault {
        Fault::Damaged(self.name.clone())
    }
}

fn directory(file: &[u8], limits: Limits) -> Result<Vec<Record>, Fault> {
    let end = end_of_directory(file).ok_or(Fault::NotAPackage)?;
    let count = two(end, 10).ok_or(Fault::NotAPackage)?;
    if count > limits.entries {
        return Err(Fault::TooManyEntries);
    }
    let start = four(end, 16).ok_or(Fault::NotAPackage)? as usize;
    let mut rest = file.get(start..).ok_or(Fault::NotAPackage)?;
    let mut records = Vec::new();
    for _ in 0..count {
        let (record, length) = record(rest)?;
        records.push(record);
        rest = rest.get(length..).ok_or(Fault::NotAPackage)?;
    }
    Ok(records)
}

/// The last record of the file; a comment of at most 65 535 bytes may follow it.
fn end_of_directory(file: &[u8]) -> Option<&[u8]> {
    let last = file.len().checked_sub(END_LENGTH)?;
    let first = last.saturating_sub(0xFFFF);
    let start = (first..=last).rev().find(|&start| four(file, start) == Some(END_SIGNATURE))?;
    file.get(start..)
}

fn record(bytes: &[u8]) -> Result<(Record, usize), Fault> {
    let parsed = parse_record(bytes).ok_or(Fault::NotAPackage)?;
    let (record, name, length) = parsed;
    let name =
        std::str::from_utf8(name).map_err(|_| Fault::BadName(String::from_utf8_lossy(name).into_owned()))?;
    if !is_inside(name) {
        return Err(Fault::BadName(name.to_owned()));
    }
    Ok((Record { name: name.to_owned(), ..record }, length))
}

fn parse_record(bytes: &[u8]) -> Option<(Record, &[u8], usize)> {
    if four(bytes, 0)? != RECORD_SIGNATURE {
        return None;
    }
    let name_length = two(bytes, 28)?;
    let name = bytes.get(RECORD_LENGTH..RECORD_LENGTH + name_length)?;
    let record = Record {
        name: String::new(),
        flags: two(bytes, 8)?,
        method: two(bytes, 10)?,
        checksum: four(bytes, 16)?,
        packed: four(bytes, 20)? as usize,
        unpacked: four(bytes, 24)? as usize,
        offset: four(bytes, 42)? as usize,
    };
    Some((record, name, RECORD_LENGTH + name_length + two(bytes, 30)? + two(bytes, 32)?))
}

fn is_inside(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('/')
        && !name.contains(['\\', ':', '\0'])
        && name.split('/').all(|step| step != "..")
}

fn put_two(bytes: &mut Vec<u8>, value: usize) {
    bytes.extend_from_slice(&(value as u16).to_le_bytes());
}

fn put_four(bytes: &mut Vec<u8>, value: u32) {
    bytes.extend_from_slice(&value.to_le_bytes());
}

fn two(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_le_bytes(bytes.try_into().ok()?)))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// CRC-32 as ZIP wants it.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| CRC[usize::from(sum as u8 ^ byte)] ^ (sum >> 8))
}

const CRC: [u32; 256] = crc_table();

const fn crc_table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let mut value = index as u32;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 { 0xEDB8_8320 ^ (value >> 1) } else { value >> 1 };
            bit += 1;
        }
        table[index] = value;
        index += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sample() -> Entries {
        Entries::from([
            ("word/document.xml".to_owned(), b"<w:document/>".repeat(40)),
            ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec()),
            ("_rels/.rels".to_owned(), Vec::new()),
        ])
    }

    /// The same file with `change` made at `at`, counted from the start of its last directory record.
    fn changed(at: usize, change: &[u8]) -> Vec<u8> {
        let mut file = write(&Entries::from([("a.xml".to_owned(), b"text".to_vec())]));
        let record = file.windows(4).rposition(|bytes| bytes == RECORD_SIGNATURE.to_le_bytes());
        let start = record.expect("a directory record") + at;
        file[start..start + change.len()].copy_from_slice(change);
        file
    }

    #[test]
    fn the_checksum_is_the_one_of_zip() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn what_is_written_is_read_back() {
        assert_eq!(read(&write(&sample()), Limits::default()), Ok(sample()));
    }

    #[test]
    fn bytes_are_the_same_each_time_and_the_list_of_types_comes_first() {
        let file = write(&sample());
        assert_eq!(file, write(&sample()));
        assert_eq!(&file[LOCAL_LENGTH..LOCAL_LENGTH + 19], b"[Content_Types].xml");
    }

    #[test]
    fn what_is_too_large_is_refused() {
        let file = write(&sample());
        let limits = Limits { entries: 2, ..Limits::default() };
        assert_eq!(read(&file, limits), Err(Fault::TooManyEntries));
        let limits = Limits { entry: 100, ..Limits::default() };
        assert_eq!(read(&file, limits), Err(Fault::TooLarge("word/document.xml".to_owned())));
        let limits = Limits { total: 520, ..Limits::default() };
        assert_eq!(read(&file, limits), Err(Fault::TooLarge("word/document.xml".to_owned())));
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_unpacked() {
        let file = write(&Entries::from([("bomb".to_owned(), vec![b' '; 8 << 20])]));
        assert_eq!(read(&file, Limits::default()), Err(Fault::TooDense("bomb".to_owned())));
    }

    #[test]
    fn an_entry_that_lies_about_its_size_is_damaged() {
        assert_eq!(read(&changed(24, &[3]), Limits::default()), Err(Fault::Damaged("a.xml".to_owned())));
        assert_eq!(read(&changed(24, &[5]), Limits::default()), Err(Fault::Damaged("a.xml".to_owned())));
        assert_eq!(read(&changed(16, &[0, 0]), Limits::default()), Err(Fault::Damaged("a.xml".to_owned())));
    }

    #[test]
    fn encrypted_and_exotic_entries_are_refused() {
        let unsupported = Err(Fault::Unsupported("a.xml".to_owned()));
        assert_eq!(read(&changed(8, &[1]), Limits::default()), unsupported);
        assert_eq!(read(&changed(10, &[12]), Limits::default()), unsupported);
    }

    #[test]
    fn names_that_point_outside_are_refused() {
        for name in ["../up", "/top", "a/../../b", "c:\\d", "a\\b"] {
            let file = write(&Entries::from([(name.to_owned(), Vec::new())]));
            assert_eq!(read(&file, Limits::default()), Err(Fault::BadName(name.to_owned())));
        }
    }

    #[test]
    fn names_that_differ_only_in_case_are_refused() {
        let twice = [("a".to_owned(), Vec::new()), ("A".to_owned(), Vec::new())];
        let file = write(&Entries::from(twice));
        assert_eq!(read(&file, Limits::default()), Err(Fault::Duplicate("a".to_owned())));
    }

    #[test]
    fn every_cut_gives_a_fault() {
        let file = write(&sample());
        for length in 0..file.len() {
            assert!(read(&file[..length], Limits::default()).is_err(), "cut at {length}");
        }
    }

    proptest! {
        #[test]
        fn damage_never_panics(at in 0..400_usize, byte in any::<u8>()) {
            let mut file = write(&sample());
            let at = at % file.len();
            file[at] = byte;
            let _ = read(&file, Limits::default());
        }

        #[test]
        fn any_entries_come_back(content in prop::collection::btree_map("[a-z]{1,9}", any::<Vec<u8>>(), 0..6)) {
            prop_assert_eq!(read(&write(&content), Limits::default()), Ok(content));
        }
    }
}
