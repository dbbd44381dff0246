//! What is written is whole or not there: full disks, files over folders, devices, links.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod run;

use run::Desk;
use std::fs;

const ANSWERS: &str = "schema = 1\nedition = \"2026-11\"\npreset = \"sensors\"\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("a.toml", ANSWERS);
    desk
}

#[test]
#[cfg(unix)]
fn a_full_device_is_a_clear_error_and_stays_a_device() {
    use std::os::unix::fs::FileTypeExt;
    let run = desk().run(&["assemble", "a.toml", "-o", "/dev/full", "--format", "docx"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("error[file-trouble]"), "{}", run.stderr);
    assert!(run.stderr.contains("no space left"), "{}", run.stderr);
    assert!(fs::metadata("/dev/full").unwrap().file_type().is_char_device());
}

#[test]
#[cfg(unix)]
fn a_full_standard_output_is_a_clear_error() {
    let desk = desk();
    for line in ["assemble a.toml -o - --format txt", "list", "questions", "schema dossier", "explain hint"] {
        let run = desk.shell(&format!("\"$CLAUSIER\" {line} >/dev/full"));
        assert_eq!(run.code, 2, "{line}: {}", run.stderr);
        assert!(run.stderr.contains("no space left"), "{line}: {}", run.stderr);
    }
}

#[test]
#[cfg(unix)]
fn a_disk_that_fills_up_leaves_the_old_file_and_no_part_of_the_new_one() {
    let desk = desk();
    desk.write("out.html", "old");
    let run = desk.shell("trap '' XFSZ; ulimit -f 8; \"$CLAUSIER\" assemble a.toml -o out.html");
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("error[file-trouble]"), "{}", run.stderr);
    assert_eq!(desk.read("out.html"), "old");
    assert_eq!(desk.names("."), ["a.toml", "out.html"]);
}

#[test]
#[cfg(unix)]
fn a_disk_that_fills_up_leaves_none_of_several_documents() {
    let desk = desk();
    let line = "trap '' XFSZ; ulimit -f 40; \"$CLAUSIER\" assemble a.toml --all --format docx -o out";
    let run = desk.shell(line);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(desk.names("out").is_empty(), "{:?}", desk.names("out"));
}

#[test]
#[cfg(unix)]
fn a_reader_that_has_enough_is_no_error() {
    let run = desk().shell("\"$CLAUSIER\" assemble a.toml -o - --format json 2>err | head -c 1; cat err");
    assert!(!run.stdout.contains("file-trouble"), "{}", run.stdout);
    assert!(!run.stdout.contains("panicked"), "{}", run.stdout);
}

#[test]
fn a_folder_in_the_place_of_the_file_stays() {
    let desk = desk();
    fs::create_dir(desk.path("out.docx")).unwrap();
    let run = desk.run(&["assemble", "a.toml", "-o", "out.docx"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("folder"), "{}", run.stderr);
    assert!(desk.path("out.docx").is_dir());
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let run = desk().run(&["assemble", "a.toml", "-o", "nowhere/out.docx"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("nowhere"), "{}", run.stderr);
}

#[test]
fn an_older_file_is_replaced_whole() {
    let desk = desk();
    desk.write("out.txt", "x".repeat(1_000_000));
    let run = desk.run(&["assemble", "a.toml", "-o", "out.txt"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(desk.read("out.txt").starts_with("Bijlage"));
    assert!(!desk.read("out.txt").contains("xxxx"));
}

#[test]
#[cfg(unix)]
fn a_link_stays_a_link_and_a_new_file_can_be_read_by_others() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk();
    desk.write("real.txt", "old");
    std::os::unix::fs::symlink("real.txt", desk.path("link.txt")).unwrap();
    assert_eq!(desk.run(&["assemble", "a.toml", "-o", "link.txt"]).code, 0);
    assert!(fs::symlink_metadata(desk.path("link.txt")).unwrap().file_type().is_symlink());
    assert!(desk.read("real.txt").starts_with("Bijlage"));
    let run = desk.shell("umask 022; \"$CLAUSIER\" assemble a.toml -o new.txt");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(fs::metadata(desk.path("new.txt")).unwrap().permissions().mode() & 0o777, 0o644);
}

#[test]
fn the_answers_are_never_written_over() {
    let desk = Desk::new();
    let json = r#"{"schema": 1, "edition": "2026-11", "preset": "sensors"}"#;
    desk.write("a.json", json);
    let run = desk.run(&["assemble", "a.json", "-o", "./a.json"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("answers file itself"), "{}", run.stderr);
    assert_eq!(desk.read("a.json"), json);
}

#[test]
fn the_questions_on_paper_are_written_as_word_and_as_a_page() {
    let desk = Desk::new();
    for (name, opening) in [("vragen.docx", "PK"), ("vragen.html", "<!doctype html>")] {
        let run = desk.run(&["questions", "--form", "--kind", "sheet", "-o", name]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(fs::read(desk.path(name)).unwrap().starts_with(opening.as_bytes()), "{name}");
    }
    let run = desk.run(&["questions", "--form", "--kind", "nothing", "-o", "not.docx"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("addendum"), "{}", run.stderr);
}
