//! `cargo xtask serve`: builds the site and serves it on this machine.

use crate::failure::{Doing, Failure, Outcome};
use crate::http::Site;
use crate::project::Project;
use crate::site;
use std::net::TcpListener;

const FIRST_PORT: u16 = 8080;
const LAST_PORT: u16 = 8179;

/// Builds, then serves until the program is stopped.
pub fn run(project: &Project, options: &[&str]) -> Outcome<()> {
    let listener = listen(options)?;
    let made = site::lay_out(project)?;
    let site = Site::new(&made.folder, site::SAMPLE)?;
    let address = listener.local_addr().doing("read the address of the server")?;
    println!("\nThe builder is at http://{address}/  (Ctrl+C stops it)");
    for sample in made.samples {
        println!("A sample document is at http://{address}/{sample}");
    }
    site.serve(&listener);
    Ok(())
}

/// Serves the site beside this program's other work, and gives the address.
pub fn beside(project: &Project) -> Outcome<String> {
    let site = Site::new(&project.target("site"), site::SAMPLE)?;
    let listener = TcpListener::bind(("127.0.0.1", 0)).doing("open a port for the site")?;
    let address = listener.local_addr().doing("read the address of the server")?;
    std::thread::spawn(move || site.serve(&listener));
    Ok(format!("http://{address}/"))
}

fn listen(options: &[&str]) -> Outcome<TcpListener> {
    match options {
        [] => (FIRST_PORT..=LAST_PORT)
            .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
            .ok_or_else(|| {
                Failure::new(format!("no port from {FIRST_PORT} to {LAST_PORT} is free"))
                    .with_way_out("name a free one: `cargo xtask serve --port N`")
            }),
        ["--port", port] => {
            let number: u16 = port.parse().doing(format_args!("read `{port}` as a port"))?;
            TcpListener::bind(("127.0.0.1", number)).map_err(|error| {
                Failure::new(format!("port {number} cannot be used: {error}"))
                    .with_way_out("leave --port out to take the first free port")
            })
        }
        other => Err(Failure::new(format!("`serve {}` is not understood", other.join(" ")))
            .with_way_out("cargo xtask serve [--port N]")),
    }
}
