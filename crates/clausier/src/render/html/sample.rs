//! A dossier made by hand that has every kind of block, list, line and gap, for the tests of the renderers.
//! Its words are an example, not the library.

use crate::annex::*;
use crate::id::Id;
use serde_json::json;

/// An annex and a response form.
pub(crate) fn dossier() -> Dossier {
    Dossier {
        schema: DOSSIER_SCHEMA,
        edition: EditionName {
            id: "2026-11".into(),
            title: "editie november 2026".into(),
            digest: "5f0c".repeat(16),
        },
        engine: "0.1.0".into(),
        language: "nl".into(),
        kind: Id::new("annex"),
        standing: Standing::Open,
        digest: "9a3e".repeat(16),
        lock: vec![Locked {
            kind: "clause".into(),
            id: "open-formats".into(),
            version: 1,
            digest: "07ab".repeat(16),
        }],
        documents: vec![annex(), response()],
        principles: Vec::new(),
        open_points: vec![OpenPoint {
            place: place("end-date"),
            text: "einddatum van de bekendmaking".into(),
        }],
        carried: json!({ "edition": "2026-11", "answers": { "authority-name": "Stad Gent", "data-price": null } }),
    }
}

fn annex() -> Document {
    Document {
        kind: DocumentKind::Annex,
        title: "Bijlage Data: afspraken over data en open data".into(),
        subtitle: "Bij het bestek voor parkeersensoren in de openbare ruimte".into(),
        author: "Stad Gent".into(),
        facts: vec![
            fact("Aanbestedende overheid", vec![value("authority-name", "Stad Gent\nBotermarkt 1, 9000 Gent")]),
            fact("Opdracht", vec![value("contract-name", "Levering en onderhoud van parkeersensoren")]),
            fact("Nummer van de opdracht", vec![blank("contract-number", Fills::Buyer, "[in te vullen: nummer van de opdracht]")]),
            fact("Editie", vec![Inline::text("november 2026")]),
        ],
        banner: Some("Ontwerp: teksten niet nagelezen en 2 punten open".into()),
        notice: Some(
            "Geen jurist heeft de teksten van deze bijlage al nagelezen. Wat nog in te vullen is, staat tussen \
             vierkante haken en is gemarkeerd."
                .into(),
        ),
        contents: Some("Inhoud".into()),
        sections: vec![general(), formats(), closing()],
        signatures: vec![
            signature("Voor de aanbestedende overheid", vec![value("authority-name", "Stad Gent")]),
            signature("Voor de opdrachtnemer", vec![blank("contractor-name", Fills::Contractor, "[in te vullen: naam van de opdrachtnemer]")]),
        ],
        frame: frame("Bijlage Data · parkeersensoren"),
    }
}

fn response() -> Document {
    Document {
        kind: DocumentKind::Response,
        title: "Antwoordformulier bij bijlage Data".into(),
        subtitle: String::new(),
        author: "Stad Gent".into(),
        facts: vec![fact(
            "Inschrijver",
            vec![blank("tenderer-name", Fills::Tenderer, "[in te vullen door de inschrijver: naam]")],
        )],
        banner: None,
        notice: None,
        contents: None,
        sections: vec![section("requirements", None, "Eisen", vec![Block::Table(requirements())], vec![])],
        signatures: vec![],
        frame: frame("Antwoordformulier"),
    }
}

fn general() -> Section {
    let scope = vec![
        members(
            "annex-scope",
            1,
            vec![
                vec![body(vec![
                    Inline::text("Deze bijlage is een "),
                    strong("opdrachtdocument"),
                    Inline::text(". Ze geldt voor alle gegevens die "),
                    Inline::text(
                        "de opdrachtnemer verzamelt, bewerkt of bewaart voor de aanbestedende overheid.",
                    ),
                ])],
                vec![
                    body(vec![Inline::text("Bij tegenspraak gaat, in deze volgorde, voor:")]),
                    list(
                        ListStyle::Degree,
                        &[
                            "de wet;",
                            "het bestek;",
                            "deze bijlage, met inbegrip van de tabel met gegevensverzamelingen.",
                        ],
                    ),
                ],
            ],
        ),
        remark("Keuze nog te maken: of de opdrachtnemer persoonsgegevens verwerkt."),
        members(
            "annex-scope",
            3,
            vec![vec![body(vec![
                Inline::text("De verplichtingen over bestandsformaten staan in "),
                reference("open-formats", "artikel 2.1"),
                Inline::text("; de termijn staat in "),
                reference("open-formats-2", "artikel 2.1, tweede lid"),
                Inline::text("."),
            ])]],
        ),
    ];
    let definitions = vec![Block::Facts {
        facts: vec![
            fact(
                "Metadata",
                vec![Inline::text(
                    "gegevens die andere gegevens beschrijven, zoals herkomst, eenheid en datum van bijwerking;",
                )],
            ),
            fact(
                "Open Data",
                vec![Inline::text(
                    "gegevens die eenieder vrij mag gebruiken, wijzigen en delen, ook voor handelsdoeleinden.",
                )],
            ),
        ],
    }];
    section(
        "part-general",
        Some("1"),
        "Algemeen",
        vec![],
        vec![
            provision("annex-scope", "1.1", "Voorwerp en voorrang", scope),
            section("definitions", Some("1.2"), "Begrippen", definitions, vec![]),
        ],
    )
}

fn formats() -> Section {
    let letters = Block::List {
        style: ListStyle::Degree,
        items: vec![
            item(
                "1°",
                vec![
                    body(vec![Inline::text("in minstens één van deze formaten:")]),
                    list(
                        ListStyle::Letter,
                        &[
                            "CSV volgens RFC 4180, of gelijkwaardig;",
                            "GeoJSON volgens RFC 7946, of gelijkwaardig;",
                        ],
                    ),
                ],
            ),
            item("2°", vec![body(vec![Inline::text("met "), emphasis("alle"), Inline::text(" metadata;")])]),
            item("3°", vec![list(ListStyle::Dash, &["zonder wachtwoord;", "zonder vergoeding."])]),
        ],
    };
    let texts = vec![members(
        "open-formats",
        1,
        vec![
            vec![body(vec![Inline::text("De opdrachtnemer levert elke gegevensverzameling:")]), letters],
            vec![body(vec![
                Inline::text("De opdrachtnemer levert binnen "),
                value("delivery-term", "30 dagen"),
                Inline::text(" na het verzoek, uiterlijk op "),
                blank("end-date", Fills::Buyer, "[in te vullen: einddatum]"),
                Inline::text(". De norm staat op "),
                Inline::Link {
                    href: "https://www.rfc-editor.org/rfc/rfc7946".into(),
                    text: "de site van de uitgever".into(),
                },
                Inline::text("."),
            ])],
        ],
    )];
    let inventory = vec![
        body(vec![Inline::text("De tabel somt op wat de opdrachtnemer levert.")]),
        Block::Table(datasets()),
    ];
    section(
        "part-formats",
        Some("2"),
        "Formaten, toegang en API",
        vec![body(vec![Inline::text("Dit deel zegt hoe de gegevens geleverd worden.")])],
        vec![
            provision("open-formats", "2.1", "Open formaten", texts),
            provision("data-inventory", "2.2", "Gegevensverzamelingen", inventory),
        ],
    )
}

fn closing() -> Section {
    section(
        "colophon",
        Some("3"),
        "Colofon",
        vec![
            body(vec![Inline::text("Deze bijlage is samengesteld met editie november 2026.")]),
            Block::Facts { facts: vec![fact("Controlegetal", vec![Inline::text("9a3e9a3e9a3e")])] },
        ],
        vec![],
    )
}

fn datasets() -> Table {
    let headings = [
        ("Naam", 4),
        ("Beschrijving", 6),
        ("Formaten", 3),
        ("Toegang", 3),
        ("Licentie", 3),
        ("Bijwerking", 3),
    ];
    let row = |id: &str, cells: [&str; 6]| {
        let names = ["name", "description", "formats", "interface", "licence", "frequency"];
        let cells = cells.into_iter().zip(names).map(|(text, column)| cell(id, column, text)).collect();
        Row { key: format!("data-inventory-datasets-{id}"), cells }
    };
    Table {
        key: "data-inventory-datasets".into(),
        caption: "Gegevensverzamelingen".into(),
        columns: headings.map(|(heading, weight)| Column { heading: heading.into(), weight }).into(),
        rows: vec![
            row(
                "d1",
                [
                    "Bezetting van parkings",
                    "Aantal vrije en bezette plaatsen per parking, per minuut gemeten door de sensoren.",
                    "CSV, JSON en GeoJSON",
                    "OGC API – Features",
                    "CC0 1.0",
                    "doorlopend",
                ],
            ),
            row(
                "d2",
                [
                    "Plaats van de sensoren",
                    "Ligging, type en datum van plaatsing.\nZonder gegevens over personen.",
                    "GeoJSON",
                    "bestand",
                    "CC0 1.0",
                    "",
                ],
            ),
        ],
    }
}

fn requirements() -> Table {
    let text = |text: &str| Cell { content: vec![Inline::text(text)] };
    Table {
        key: "requirements-table".into(),
        caption: String::new(),
        columns: [("Eis", 3), ("Hoe voldoet u?", 5), ("", 1)]
            .map(|(heading, weight)| Column { heading: heading.into(), weight })
            .into(),
        rows: vec![Row {
            key: "requirements-table-r1".into(),
            cells: vec![
                text("Open formaten"),
                Cell {
                    content: vec![blank("how", Fills::Tenderer, "[in te vullen door de inschrijver: hoe]")],
                },
                text("2.1"),
            ],
        }],
    }
}

fn cell(row: &str, column: &str, text: &str) -> Cell {
    let place = Place { option: "datasets".into(), row: Some(row.into()), column: Some(column.into()) };
    match text {
        "" => Cell {
            content: vec![Inline::Blank {
                place,
                fills: Fills::Buyer,
                text: "[in te vullen: bijwerking]".into(),
            }],
        },
        text => Cell { content: vec![Inline::Value { place, text: text.into() }] },
    }
}

fn frame(header: &str) -> Frame {
    Frame {
        header: header.into(),
        footer: "Editie november 2026 · 9a3e9a3e".into(),
        page: "Pagina".into(),
        of: "van".into(),
        generator: "Clausier 0.1.0".into(),
    }
}

fn section(
    key: &str,
    number: Option<&str>,
    heading: &str,
    blocks: Vec<Block>,
    sections: Vec<Section>,
) -> Section {
    Section {
        key: key.into(),
        number: number.map(Into::into),
        heading: heading.into(),
        provision: None,
        blocks,
        sections,
    }
}

fn provision(key: &str, number: &str, heading: &str, blocks: Vec<Block>) -> Section {
    let provision = Provision {
        clause: key.into(),
        version: 1,
        reviewed: false,
        undecided: false,
        reasons: vec![Reason::Always],
        principles: vec![19],
        references: vec![],
        requirements: vec![],
    };
    Section { provision: Some(provision), ..section(key, Some(number), heading, blocks, vec![]) }
}

fn members(key: &str, first: usize, members: Vec<Vec<Block>>) -> Block {
    let members = members.into_iter().zip(first..);
    let members = members.map(|(blocks, number)| Member {
        key: format!("{key}-{number}"),
        label: format!("{number}."),
        blocks,
    });
    Block::Members { members: members.collect() }
}

fn list(style: ListStyle, items: &[&str]) -> Block {
    let label = |index: usize| match style {
        ListStyle::Degree => format!("{}°", index + 1),
        ListStyle::Letter => format!("{})", char::from(b'a' + index as u8)),
        ListStyle::Dash => "–".into(),
    };
    let items = items
        .iter()
        .enumerate()
        .map(|(index, text)| item(&label(index), vec![body(vec![Inline::text(*text)])]));
    Block::List { style, items: items.collect() }
}

fn item(label: &str, blocks: Vec<Block>) -> Item {
    Item { label: label.into(), blocks }
}

fn body(content: Vec<Inline>) -> Block {
    Block::Paragraph { role: Role::Body, content }
}

fn remark(text: &str) -> Block {
    Block::Paragraph { role: Role::Remark, content: vec![Inline::text(text)] }
}

fn signature(party: &str, name: Vec<Inline>) -> Signature {
    let lines = ["Naam en hoedanigheid", "Datum", "Handtekening"].map(Into::into).into();
    Signature { party: party.into(), name, lines }
}

fn fact(label: &str, value: Vec<Inline>) -> Fact {
    Fact { label: label.into(), value }
}

fn value(option: &str, text: &str) -> Inline {
    Inline::Value { place: place(option), text: text.into() }
}

fn blank(option: &str, fills: Fills, text: &str) -> Inline {
    Inline::Blank { place: place(option), fills, text: text.into() }
}

fn strong(text: &str) -> Inline {
    Inline::Strong { content: vec![Inline::text(text)] }
}

fn emphasis(text: &str) -> Inline {
    Inline::Emphasis { content: vec![Inline::text(text)] }
}

fn reference(target: &str, text: &str) -> Inline {
    Inline::Reference { target: target.into(), text: text.into() }
}

fn place(option: &str) -> Place {
    Place::option(&Id::new(option))
}
