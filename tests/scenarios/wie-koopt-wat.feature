# language: nl
Functionaliteit: Wie koopt, en wat
  De editie is gemaakt voor Vlaamse lokale besturen, en de lijst van datasets bepaalt wat een inschrijver kan rekenen.

  Abstract Scenario: Een bestuur buiten Vlaanderen krijgt uitleg en geen bruikbaar document
    Gegeven het voorbeeld "<voorbeeld>"
    En het antwoord op "soort bestuur" is "Een ander bestuur"
    Dan meldt de regel "other-body" dat dit niet gedekt is
    En is het dossier geblokkeerd
    En bevat de dossiernota "Deze editie is gemaakt voor Vlaamse lokale besturen."
    En bevat de dossiernota "vraag raad aan uw jurist"
    Als het antwoord op "soort bestuur" verandert in "Stad of gemeente"
    Dan zwijgt de regel "other-body"
    En is het dossier onvolledig

    Voorbeelden:
      | voorbeeld                           |
      | Sensoren in de openbare ruimte      |
      | Kleine aankoop                      |
      | Concessie: uitbating van een dienst |

  Scenario: Percelen, maar een dataset zonder perceel
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "percelen" is "ja"
    En deze datasets
      | uit de catalogus | perceel |
      | Bomenregister    | 1       |
      | Fietsparkings    |         |
    Dan meldt de regel "lot-missing" een tip
    Als de datasets veranderen in
      | uit de catalogus | perceel |
      | Bomenregister    | 1       |
      | Fietsparkings    | 2       |
    Dan zwijgt de regel "lot-missing"
    En bevat de bijlage "is verdeeld in percelen"

  Scenario: Publiceren zonder één dataset te noemen
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze datasets
      | dataset |
    Dan meldt de regel "no-datasets" een tip
    Als de datasets veranderen in
      | uit de catalogus |
      | Bomenregister    |
    Dan zwijgt de regel "no-datasets"

  Scenario: Een raamovereenkomst zonder lijst van datasets
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "raamovereenkomst" is "ja"
    En deze datasets
      | dataset |
    Dan meldt de regel "framework-datasets" een tip
    En bevat de bijlage "De opdracht is een raamovereenkomst."
    Als de datasets veranderen in
      | uit de catalogus |
      | Bomenregister    |
    Dan zwijgt de regel "framework-datasets"

  Scenario: Een samenwerkingsverband dat alleen voor zichzelf lijkt te kopen
    Gegeven het voorbeeld "Intercommunale koopt voor haar gemeenten"
    En het antwoord op "aankoop voor andere besturen" is "nee"
    Dan meldt de regel "intermunicipal-alone" een tip
    Als het antwoord op "aankoop voor andere besturen" verandert in "ja"
    Dan zwijgt de regel "intermunicipal-alone"
