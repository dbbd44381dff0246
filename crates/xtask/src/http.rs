//! A small static server for this machine only: GET and HEAD, one folder, strict headers.
//!
//! File names are letters, digits, `.`, `_` and `-`; anything else is not found, so that no encoding and
//! no path can lead out of the folder.

use crate::failure::{Doing, Outcome};
use crate::release::RELEASES;
use crate::site::ONE_FILE;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What the pages of the builder may do: run our module, and nothing from elsewhere.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
     form-action 'none'";

/// What a made document may do: carry its own style.
const DOCUMENT_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// What the builder in one file may do, which has a stricter policy in itself, with the digests of its script and
/// its style.
const ONE_FILE_POLICY: &str = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; \
     style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const LONGEST_REQUEST: usize = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);

/// A folder to serve.
#[derive(Clone)]
pub struct Site {
    root: PathBuf,
    documents: PathBuf,
    releases: PathBuf,
}

impl Site {
    /// The site in this folder; `documents` is its folder of made documents.
    pub fn new(root: &Path, documents: &str) -> Outcome<Self> {
        let root = root.canonicalize().doing(format_args!("find the site {}", root.display()))?;
        let documents = root.join(documents);
        let releases = root.join(RELEASES);
        Ok(Self { root, documents, releases })
    }

    /// Answers requests until the program ends.
    pub fn serve(&self, listener: &TcpListener) {
        for stream in listener.incoming().flatten() {
            let site = self.clone();
            // A visitor who breaks off is no event for a server on one's own machine.
            std::thread::spawn(move || site.answer(stream).ok());
        }
    }

    fn answer(&self, mut stream: TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let request = read_head(&mut stream)?;
        let reply = self.reply(request.lines().next().unwrap_or_default());
        stream.write_all(reply.head().as_bytes())?;
        if !request.starts_with("HEAD ") {
            stream.write_all(&reply.body)?;
        }
        stream.flush()
    }

    fn reply(&self, request: &str) -> Reply {
        let mut words = request.split(' ');
        let (Some(method), Some(target), Some("HTTP/1.0" | "HTTP/1.1"), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Reply::refusal("400 Bad Request");
        };
        if !matches!(method, "GET" | "HEAD") {
            return Reply::refusal("405 Method Not Allowed");
        }
        let Some(file) = self.file(target) else { return Reply::refusal("404 Not Found") };
        let Ok(body) = std::fs::read(&file) else { return Reply::refusal("404 Not Found") };
        let policy = match &file {
            file if file.starts_with(&self.documents) => DOCUMENT_POLICY,
            file if *file == self.root.join(ONE_FILE) => ONE_FILE_POLICY,
            _ => PAGE_POLICY,
        };
        let never_changes = file.starts_with(&self.releases);
        Reply { status: "200 OK", media: media_type(&file), policy, never_changes, body }
    }

    /// The file that a request names, if it is one of ours.
    fn file(&self, target: &str) -> Option<PathBuf> {
        let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
        let mut file = self.root.clone();
        for name in path.split('/').filter(|name| !name.is_empty()) {
            if !is_plain(name) {
                return None;
            }
            file.push(name);
        }
        if path.is_empty() || path.ends_with('/') {
            file.push("index.html");
        }
        // A symbolic link could still lead elsewhere.
        let file = file.canonicalize().ok()?;
        (file.starts_with(&self.root) && file.is_file()).then_some(file)
    }
}

struct Reply {
    status: &'static str,
    media: &'static str,
    policy: &'static str,
    never_changes: bool,
    body: Vec<u8>,
}

impl Reply {
    fn refusal(status: &'static str) -> Self {
        Self {
            status,
            media: "text/plain; charset=utf-8",
            policy: PAGE_POLICY,
            never_changes: false,
            body: format!("{status}\n").into_bytes(),
        }
    }

    fn head(&self) -> String {
        let cache = if self.never_changes { "max-age=31536000, immutable" } else { "no-cache" };
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nContent-Security-Policy: {}\r\n\
             X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCache-Control: {cache}\r\n\
             Allow: GET, HEAD\r\nConnection: close\r\n\r\n",
            self.status,
            self.media,
            self.body.len(),
            self.policy
        )
    }
}

/// Reads up to the blank line that ends a request's head.
fn read_head(stream: &mut TcpStream) -> std::io::Result<String> {
    let mut head = Vec::new();
    let mut chunk = [0; 1024];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") && head.len() < LONGEST_REQUEST {
        match stream.read(&mut chunk)? {
            0 => break,
            length => head.extend_from_slice(&chunk[..length]),
        }
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

fn is_plain(name: &str) -> bool {
    !name.starts_with('.')
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '-'))
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt" | "toml" | "md" | "ts") => "text/plain; charset=utf-8",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn site() -> (tempfile::TempDir, Site) {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join("site/voorbeeld")).expect("a folder");
        fs::write(folder.path().join("secret.txt"), "secret").expect("a file");
        fs::write(folder.path().join("site/index.html"), "start").expect("a file");
        fs::write(folder.path().join("site/m.wasm"), "module").expect("a file");
        fs::write(folder.path().join("site/clausier.html"), "whole").expect("a file");
        fs::write(folder.path().join("site/.hidden"), "hidden").expect("a file");
        fs::write(folder.path().join("site/voorbeeld/annex.html"), "annex").expect("a file");
        fs::create_dir_all(folder.path().join("site/releases/1")).expect("a folder");
        fs::write(folder.path().join("site/releases/1/main.js"), "main").expect("a file");
        let site = Site::new(&folder.path().join("site"), "voorbeeld").expect("a site");
        (folder, site)
    }

    fn status(site: &Site, request: &str) -> &'static str {
        site.reply(request).status
    }

    #[test]
    fn serves_files_with_their_media_type_and_policy() {
        let (_folder, site) = site();
        let start = site.reply("GET / HTTP/1.1");
        assert_eq!((start.body.as_slice(), start.policy), (b"start".as_slice(), PAGE_POLICY));
        assert_eq!(site.reply("GET /m.wasm?v=1 HTTP/1.1").media, "application/wasm");
        assert_eq!(site.reply("GET /voorbeeld/annex.html HTTP/1.1").policy, DOCUMENT_POLICY);
        assert_eq!(site.reply("GET /clausier.html HTTP/1.1").policy, ONE_FILE_POLICY);
    }

    #[test]
    fn only_what_stands_in_a_release_is_never_asked_again() {
        let (_folder, site) = site();
        assert!(site.reply("GET /releases/1/main.js HTTP/1.1").head().contains("immutable"));
        assert!(site.reply("GET / HTTP/1.1").head().contains("Cache-Control: no-cache\r\n"));
    }

    #[test]
    fn nothing_outside_the_folder_can_be_read() {
        let (folder, site) = site();
        for path in [
            "/../secret.txt",
            "/voorbeeld/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/.hidden",
            "//..",
            "/a\\b",
        ] {
            assert_eq!(status(&site, &format!("GET {path} HTTP/1.1")), "404 Not Found", "{path}");
        }
        let outside = folder.path().join("secret.txt");
        let absolute = format!("GET /{} HTTP/1.1", outside.display());
        assert_eq!(status(&site, &absolute), "404 Not Found");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_outside_is_not_followed() {
        let (folder, site) = site();
        let link = folder.path().join("site/link.txt");
        std::os::unix::fs::symlink(folder.path().join("secret.txt"), link).expect("a link");
        assert_eq!(status(&site, "GET /link.txt HTTP/1.1"), "404 Not Found");
    }

    #[test]
    fn only_reading_is_allowed() {
        let (_folder, site) = site();
        assert_eq!(status(&site, "POST / HTTP/1.1"), "405 Method Not Allowed");
        assert_eq!(status(&site, "nonsense"), "400 Bad Request");
        assert_eq!(status(&site, ""), "400 Bad Request");
    }

    #[test]
    fn answers_over_a_socket_and_sends_no_body_for_head() {
        let (_folder, site) = site();
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = listener.local_addr().expect("an address");
        std::thread::spawn(move || site.serve(&listener));
        let ask = |method: &str| {
            let mut stream = TcpStream::connect(address).expect("a connection");
            stream
                .write_all(format!("{method} / HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes())
                .expect("a request");
            let mut answer = String::new();
            stream.read_to_string(&mut answer).expect("an answer");
            answer
        };
        assert!(ask("GET").ends_with("\r\n\r\nstart"));
        let head = ask("HEAD");
        assert!(head.ends_with("\r\n\r\n") && head.contains("Content-Length: 5\r\n"), "{head}");
    }
}
