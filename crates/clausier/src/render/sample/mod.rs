//! Dossiers for the tests of renderers: every kind of block and piece, and values that try to break out.

pub mod build;
mod odd;

pub use odd::odd;

use crate::annex::{
    Block, Cell, Column, DOSSIER_SCHEMA, Document, DocumentKind, Dossier, Fact, Fills, Inline, ListStyle,
    Place, Role, Row, Section, Table,
};
use crate::id::Id;
use build::{
    blank, body, columns, empty, fact, item, list, member, parent, reference, rows, section, signature, value,
};
use serde_json::json;

/// Values that must come out as the text that they are.
pub const HOSTILE: [&str; 10] = [
    "<script>alert('x')</script>",
    "]]> <![CDATA[ &amp; &lt; ' \"",
    "{{#if licence}} **vet** [](clause:x)",
    "eerste regel\ntweede regel\tna een tab",
    "👩‍🔬🚲 naïef façade Ω",
    "עברית العربية \u{200F}rechts\u{200E} links",
    "spaties   binnen",
    "C:\\map\\bestand %s $1 \\1",
    "zacht\u{AD}koppelteken, niet\u{A0}breken",
    "<w:p/><br>--><!--",
];

/// A dossier with a document in parts, a flat one, and one without numbers.
pub fn dossier() -> Dossier {
    let mut dossier: Dossier = serde_json::from_value(json!({
        "schema": DOSSIER_SCHEMA,
        "edition": {"id": "2026-11", "title": "editie november 2026", "digest": "e".repeat(64)},
        "engine": "0.1.0",
        "language": "nl",
        "kind": "annex",
        "standing": "unreviewed",
        "digest": "d".repeat(64),
        "lock": [{"kind": "clause", "id": "open-formats", "version": 1, "digest": "c".repeat(64)}],
        "documents": [],
        "open_points": [],
        "carried": {"licence": "cc0", "name": HOSTILE[4], "datasets": [{"id": "r1"}]},
    }))
    .expect("a dossier");
    dossier.documents = vec![annex(), sheet(), note()];
    dossier
}

/// The dossier with one document that only prints this value, in every place where a value can stand.
pub fn with_value(text: &str) -> Dossier {
    let place = || Place::option(&Id::from("free-text"));
    let value = || vec![Inline::Value { place: place(), text: text.to_owned() }];
    let mut document = empty(DocumentKind::Annex, "Waarde");
    document.facts = vec![Fact { label: "Waarde".to_owned(), value: value() }];
    document.sections = vec![section(
        "value",
        Some("1"),
        "Waarde",
        vec![
            body(vec![Inline::Strong { content: value() }]),
            Block::Members { members: vec![member("value-1", "1.", vec![body(value())])] },
            Block::Table(Table {
                key: "value-table".to_owned(),
                caption: "Tabel".to_owned(),
                columns: vec![Column { heading: "Kolom".to_owned(), weight: 1 }],
                rows: vec![Row { key: "r1".to_owned(), cells: vec![Cell { content: value() }] }],
            }),
        ],
    )];
    let mut dossier = dossier();
    dossier.documents = vec![document];
    dossier
}

fn annex() -> Document {
    let mut document = empty(DocumentKind::Annex, "Bijlage Data: afspraken over data en open data");
    document.subtitle = "Parkeersensoren in het centrum".to_owned();
    document.author = "Stad Voorbeeld".to_owned();
    document.facts = vec![
        fact("Aanbestedende overheid", vec![value("authority-name", "Stad Voorbeeld")]),
        fact(
            "Opdracht",
            vec![value(
                "contract-name",
                "Levering, plaatsing en onderhoud van parkeersensoren, met een dienst voor de opvolging van de bezetting in real time",
            )],
        ),
        fact("Besteknummer", vec![blank("contract-number", "[in te vullen: besteknummer]")]),
        fact("Editie", vec![Inline::text("editie november 2026")]),
    ];
    document.banner = Some("ONTWERP – de teksten zijn nog niet nagezien door een jurist".to_owned());
    document.notice = Some("Dit document is een ontwerp. Geen enkele tekst ervan werd al ondertekend door een jurist, en twee keuzes staan nog open.".to_owned());
    document.contents = Some("Inhoud".to_owned());
    document.signatures = vec![
        signature("Voor de aanbestedende overheid", vec![value("authority-name", "Stad Voorbeeld")]),
        signature("Voor de opdrachtnemer", vec![blank("contractor-name", "[in te vullen: opdrachtnemer]")]),
    ];
    document.sections = vec![general(), rights(), formats(), colophon()];
    document
}

fn general() -> Section {
    let scope = section(
        "annex-scope",
        Some("1.1"),
        "Voorwerp en rangorde",
        vec![Block::Members {
            members: vec![
                member(
                    "annex-scope-1",
                    "1.",
                    vec![body(vec![
                        Inline::text(
                            "Deze bijlage maakt deel uit van de opdrachtdocumenten. Ze bepaalt welke rechten ",
                        ),
                        value("authority-name", "Stad Voorbeeld"),
                        Inline::text(
                            " heeft op de gegevens die de opdrachtnemer bij de uitvoering van de opdracht verzamelt, in welke vorm hij ze levert en hoe ze als ",
                        ),
                        Inline::Strong { content: vec![Inline::text("Open Data")] },
                        Inline::text(" worden gepubliceerd."),
                    ])],
                ),
                member(
                    "annex-scope-2",
                    "2.",
                    vec![body(vec![
                        Inline::text("Wijkt deze bijlage af van een ander opdrachtdocument, dan geldt "),
                        reference("data-control", "artikel 2.1"),
                        Inline::text(", tenzij "),
                        reference("data-control-2", "artikel 2.1, lid 2"),
                        Inline::text(" iets anders bepaalt. Zie ook "),
                        reference("data-control-1", "artikel 2.1, eerste lid"),
                        Inline::text(" en "),
                        reference("open-formats", "artikel 3.1"),
                        Inline::text("."),
                    ])],
                ),
            ],
        }],
    );
    let terms = section("definitions", Some("1.2"), "Begrippen", vec![
        body(vec![Inline::text("In deze bijlage wordt verstaan onder:")]),
        list(ListStyle::Degree, vec![
            item("1°", vec![body(vec![
                Inline::Strong { content: vec![Inline::text("Verzamelde Gegevens")] },
                Inline::text(": alle gegevens die de opdrachtnemer of een onderaannemer bij de uitvoering van de opdracht verzamelt, ontvangt, meet of berekent, in welke vorm ook;"),
            ])]),
            item("2°", vec![body(vec![
                Inline::Strong { content: vec![Inline::text("Open Data")] },
                Inline::text(": gegevens die iedereen vrij mag hergebruiken, zoals de wet bepaalt ("),
                Inline::Link {
                    href: "https://codex.vlaanderen.be/Zoeken/Document.aspx?DID=1030009&param=inhoud".to_owned(),
                    text: "Bestuursdecreet".to_owned(),
                },
                Inline::text(");"),
            ])]),
        ]),
    ]);
    parent("general", Some("1"), "Algemeen", vec![scope, terms])
}

fn rights() -> Section {
    let control = section(
        "data-control",
        Some("2.1"),
        "Zeggenschap over de gegevens",
        vec![
            Block::Members {
                members: vec![member(
                    "data-control-1",
                    "1.",
                    vec![
                        body(vec![Inline::text("De opdrachtnemer gebruikt de gegevens alleen:")]),
                        list(
                            ListStyle::Degree,
                            vec![
                                item(
                                    "1°",
                                    vec![
                                        body(vec![Inline::text(
                                            "om de opdracht uit te voeren, namelijk om:",
                                        )]),
                                        list(
                                            ListStyle::Letter,
                                            vec![
                                                item(
                                                    "a)",
                                                    vec![body(vec![Inline::text("de bezetting te meten;")])],
                                                ),
                                                item(
                                                    "b)",
                                                    vec![
                                                        body(vec![Inline::text("te melden, langs:")]),
                                                        list(
                                                            ListStyle::Dash,
                                                            vec![
                                                                item(
                                                                    "–",
                                                                    vec![body(vec![Inline::text("de API;")])],
                                                                ),
                                                                item(
                                                                    "–",
                                                                    vec![body(vec![Inline::text(
                                                                        "het dagelijkse bestand;",
                                                                    )])],
                                                                ),
                                                            ],
                                                        ),
                                                    ],
                                                ),
                                            ],
                                        ),
                                    ],
                                ),
                                item("2°", vec![body(vec![Inline::text("voor wat de wet hem oplegt.")])]),
                            ],
                        ),
                        body(vec![Inline::text(
                            "Elk ander gebruik vraagt een voorafgaand schriftelijk akkoord.",
                        )]),
                    ],
                )],
            },
            Block::Paragraph {
                role: Role::Remark,
                content: vec![Inline::text(
                    "Keuze nog te maken: deze bepaling geldt alleen als de opdrachtnemer geen eigen gebruik mag maken van de gegevens.",
                )],
            },
            Block::Members {
                members: vec![
                    member(
                        "data-control-2",
                        "2.",
                        vec![
                            body(vec![
                                Inline::text("Binnen "),
                                blank("handover-term", "[in te vullen: termijn van overdracht]"),
                                Inline::text(" na "),
                                Inline::Emphasis { content: vec![Inline::text("elk schriftelijk verzoek")] },
                                Inline::text(" levert de opdrachtnemer:"),
                            ]),
                            list(
                                ListStyle::Letter,
                                vec![
                                    item("a)", vec![body(vec![Inline::text("de gegevens;")])]),
                                    item("b)", vec![body(vec![Inline::text("de metadata.")])]),
                                ],
                            ),
                        ],
                    ),
                    member(
                        "data-control-3",
                        "3.",
                        vec![body(vec![
                            Inline::text("Dezelfde vraag opnieuw: "),
                            blank("handover-term", "[in te vullen: termijn van overdracht]"),
                            Inline::text("."),
                        ])],
                    ),
                ],
            },
        ],
    );
    let hostile = section(
        "hostile",
        Some("2.2"),
        "Waarden < & > die willen \"uitbreken\"",
        vec![Block::Members {
            members: HOSTILE
                .iter()
                .enumerate()
                .map(|(index, text)| {
                    let label = format!("{}.", index + 1);
                    let content = vec![Inline::text("Waarde: "), value("free-text", text), Inline::text(".")];
                    member(&format!("hostile-{}", index + 1), &label, vec![body(content)])
                })
                .collect(),
        }],
    );
    parent("rights", Some("2"), "Rechten op de gegevens", vec![control, hostile])
}

fn formats() -> Section {
    let narrow = Table {
        key: "formats-table".to_owned(),
        caption: "Formaten per gegevensset".to_owned(),
        columns: columns(&[("Gegevensset", 4), ("Formaat", 3), ("Ververst", 2), ("Licentie", 3)]),
        rows: rows(
            8,
            &[
                "Bezetting van parkings",
                "CSV, JSON en GeoJSON of gelijkwaardig",
                "elke 60 seconden",
                "Creative Commons Zero",
            ],
        ),
    };
    let wide = Table {
        key: "datasets-table".to_owned(),
        caption: "Gegevenssets van deze opdracht".to_owned(),
        columns: columns(&[
            ("Gegevensset", 3),
            ("Beschrijving", 4),
            ("Dynamisch", 2),
            ("Persoonsgegevens", 3),
            ("Perceel", 1),
            ("Formaten", 2),
            ("Koppelvlak", 2),
            ("Licentie", 2),
            ("Frequentie", 2),
            ("Hoogwaardig", 2),
        ]),
        rows: rows(
            14,
            &[
                "Bezetting van parkings",
                "Aantal vrije plaatsen per parking en per verdieping",
                "ja",
                "neen",
                "1",
                "CSV, JSON",
                "REST-API",
                "CC0",
                "elke minuut",
                "mobiliteit",
            ],
        ),
    };
    let open = section(
        "open-formats",
        Some("3.1"),
        "Open formaten",
        vec![
            Block::Members {
                members: vec![
                    member(
                        "open-formats-1",
                        "1.",
                        vec![
                            body(vec![Inline::text(
                                "De opdrachtnemer levert elke gegevensset minstens in de formaten van deze tabel:",
                            )]),
                            Block::Table(narrow),
                        ],
                    ),
                    member(
                        "open-formats-2",
                        "2.",
                        vec![body(vec![Inline::text(
                            "Een ander open formaat is toegelaten als het gelijkwaardig is. De opdrachtnemer toont dat aan vóór de eerste levering.",
                        )])],
                    ),
                ],
            },
            Block::Facts {
                facts: vec![
                    fact(
                        "Eerste levering",
                        vec![value("first-delivery", "30 dagen na de sluiting van de opdracht")],
                    ),
                    fact("Contactpunt", vec![blank("contact", "[in te vullen: contactpunt]")]),
                ],
            },
        ],
    );
    let inventory = section(
        "data-inventory",
        Some("3.2"),
        "Gegevenssets",
        vec![
            body(vec![Inline::text("De opdracht levert de gegevenssets van deze tabel.")]),
            Block::Table(wide),
            body(vec![Inline::text("De tabel wordt bijgewerkt bij elke nieuwe gegevensset.")]),
        ],
    );
    parent("formats", Some("3"), "Formaten, toegang en API", vec![open, inventory])
}

fn colophon() -> Section {
    let unnumbered = section(
        "colophon",
        None,
        "Colofon",
        vec![
            body(vec![Inline::text("Gemaakt met Clausier, editie november 2026.")]),
            Block::Members {
                members: vec![
                    member(
                        "colophon-1",
                        "1.",
                        vec![body(vec![Inline::text("Een genummerd lid zonder genummerd artikel.")])],
                    ),
                    member(
                        "colophon-2",
                        "3.",
                        vec![body(vec![Inline::text("Een lid met een afwijkend nummer.")])],
                    ),
                ],
            },
        ],
    );
    let odd = section(
        "odd",
        Some("9"),
        "Een nummer dat Word niet zou tellen",
        vec![body(vec![Inline::text("Slot.")])],
    );
    parent("final", None, "Slot", vec![unnumbered, odd])
}

fn sheet() -> Document {
    let mut document = empty(DocumentKind::Response, "Blad open data");
    document.facts = vec![fact("Voor", vec![value("authority-name", "Gemeente Klein")])];
    document.sections = (1..=3)
        .map(|index| {
            let members = (1..=2)
                .map(|lid| {
                    let words = format!("Lid {lid} van artikel {index} verplicht de leverancier tot iets dat op meer dan één regel staat, zodat het inspringen zichtbaar wordt.");
                    member(&format!("s{index}-{lid}"), &format!("{lid}."), vec![body(vec![Inline::text(words)])])
                })
                .collect();
            section(&format!("s{index}"), Some(&index.to_string()), &format!("Artikel nummer {index}"), vec![Block::Members { members }])
        })
        .collect();
    document
}

fn note() -> Document {
    let mut document = empty(DocumentKind::Note, "Dossiernota");
    let table = Table {
        key: "first".to_owned(),
        caption: String::new(),
        columns: columns(&[("Eis", 1), ("Antwoord van de inschrijver", 3)]),
        rows: vec![Row {
            key: "r".to_owned(),
            cells: vec![
                Cell { content: vec![Inline::text("Open formaten")] },
                Cell {
                    content: vec![Inline::Blank {
                        place: Place::option(&Id::from("answer")),
                        fills: Fills::Tenderer,
                        text: "[in te vullen door de inschrijver: hoe wordt voldaan]".to_owned(),
                    }],
                },
            ],
        }],
    };
    document.sections = vec![
        section(
            "reasons",
            None,
            "Redenen",
            vec![
                Block::Table(table.clone()),
                Block::Table(Table { key: "second".to_owned(), ..table }),
                list(ListStyle::Dash, vec![item("–", vec![body(vec![Inline::text("Een reden.")])])]),
            ],
        ),
        section("long", None, "Een lange waarde", vec![body(vec![value("long", &"woord ".repeat(17_000))])]),
    ];
    document
}
