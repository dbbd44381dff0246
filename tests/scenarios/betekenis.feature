# language: nl
Functionaliteit: OSLO en linked open data
  Wie datamodellen of vaste webadressen vraagt, moet ook zeggen voor welke dataset en in welk formaat.

  Scenario: Linked open data zonder een formaat dat ervoor dient
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "linked open data" is "ja"
    Dan meldt de regel "linked-data-no-rdf" een afwijking
    Als de datasets veranderen in
      | uit de catalogus | formaten |
      | Bomenregister    | JSON-LD  |
    Dan zwijgt de regel "linked-data-no-rdf"
    En staat "Linked open data en vaste webadressen voor objecten" in de bijlage
    Als de datasets veranderen in
      | uit de catalogus | formaten |
      | Bomenregister    | CSV      |
    En het antwoord op "formaten" verandert in "JSON-LD"
    Dan meldt de regel "linked-data-no-rdf" een afwijking
    Als het antwoord op "linked open data" verandert in "nee"
    Dan zwijgt de regel "linked-data-no-rdf"
    En staat "Linked open data en vaste webadressen voor objecten" niet in de bijlage

  Scenario: Een formaat voor linked data zonder vaste webadressen
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "linked open data" is "nee"
    En deze datasets
      | uit de catalogus | formaten    |
      | Bomenregister    | CSV; Turtle |
    Dan meldt de regel "rdf-no-linked-data" een tip
    Als het antwoord op "linked open data" verandert in "ja"
    Dan zwijgt de regel "rdf-no-linked-data"
    Als het antwoord op "linked open data" verandert in "nee"
    En de datasets veranderen in
      | uit de catalogus | formaten  |
      | Bomenregister    | CSV; JSON |
    Dan zwijgt de regel "rdf-no-linked-data"

  Scenario: Linked open data zonder verwijzing naar een basisregister
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "linked open data" is "ja"
    En het antwoord op "basisregisters" is "geen enkele"
    Dan meldt de regel "linked-data-no-registers" een tip
    Als het antwoord op "basisregisters" verandert in "Adressenregister"
    Dan zwijgt de regel "linked-data-no-registers"
    En bevat de bijlage "het Adressenregister"

  Abstract Scenario: OSLO als gunningscriterium waar er geen gunning of geen zo'n criterium is
    Gegeven het voorbeeld "<voorbeeld>"
    En deze datasets
      | uit de catalogus | OSLO-datamodel       |
      | Bomenregister    | OSLO Openbaar Domein |
    En het antwoord op "rol van de OSLO-datamodellen" is "award"
    Dan meldt de regel "semantics-award-no-tender" een afwijking
    En staat "OSLO-datamodellen" niet in de bijlage
    Als het antwoord op "rol van de OSLO-datamodellen" verandert in "Als eis"
    Dan zwijgt de regel "semantics-award-no-tender"
    En staat "OSLO-datamodellen" in de bijlage

    Voorbeelden:
      | voorbeeld                           |
      | Addendum bij een lopend contract    |
      | Concessie: uitbating van een dienst |

  Scenario: Een OSLO-datamodel voor een dataset die gesloten blijft
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze datasets
      | uit de catalogus | open data | reden van geslotenheid | OSLO-datamodel       |
      | Bomenregister    | nee       | bescherming van bomen  | OSLO Openbaar Domein |
    Dan meldt de regel "many-models" een tip
    Als de datasets veranderen in
      | uit de catalogus | open data | reden van geslotenheid | OSLO-datamodel |
      | Bomenregister    | nee       | bescherming van bomen  | geen enkele    |
    Dan zwijgt de regel "many-models"
