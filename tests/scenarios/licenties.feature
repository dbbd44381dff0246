# language: nl
Functionaliteit: Licenties en publicatie
  Een lokaal bestuur kiest vrij tussen CC0 en de Vlaamse modellicenties. Elke andere keuze heeft gevolgen.

  Scenario: Wie CC0 kiest, vraagt geen bronvermelding
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "licentie voor hergebruik" is "CC0: geen enkele voorwaarde"
    Als de documenten worden samengesteld
    Dan staat "Licentie voor de publicatie" in de bijlage
    En bevat de bijlage "Hergebruikers hoeven de bron niet te vermelden."
    En bevat de bijlage nergens "Waar de licentie een bronvermelding vraagt"
    En bevat de bijlage nergens "goedkeuring van het Stuurorgaan"
    En staat "bronvermelding" niet open
    En is "Licentie met haar vaste webadres in de Metadata" een uitvoeringsvoorwaarde
    En is "Hergebruik zonder betaling, registratie of bijkomende voorwaarden" een uitvoeringsvoorwaarde
    En zwijgt de regel "licence-needs-approval"
    En is er geen afwijking

  Scenario: Een licentie met bronvermelding, zonder eigen tekst en met eigen tekst
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "licentie voor hergebruik" is "Modellicentie voor gratis hergebruik"
    Dan bevat de bijlage "Waar de licentie een bronvermelding vraagt, volstaat de naam van de aanbestedende overheid."
    En bevat de bijlage nergens "Hergebruikers hoeven de bron niet te vermelden."
    En is er geen afwijking
    Als het antwoord op "bronvermelding" verandert in "Bron: stad Voorbeeldgem"
    Dan bevat de bijlage "Waar de licentie een bronvermelding vraagt, luidt die: "
    En bevat de bijlage "Bron: stad Voorbeeldgem"
    En bevat de bijlage nergens "volstaat de naam van de aanbestedende overheid"

  Scenario: Een licentie buiten de Vlaamse lijst vraagt een goedkeuring en een reden
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "licentie voor hergebruik" is "CC BY 4.0: met bronvermelding"
    Dan meldt de regel "licence-needs-approval" een afwijking
    En staat "goedkeuring van de licentie" nog open
    En bevat de bijlage "Een licentie waarvoor een goedkeuring van het Stuurorgaan Vlaams Informatie- en ICT-beleid nodig is"
    Als het antwoord op "goedkeuring van de licentie" verandert in "de beslissing van 12 maart 2027, kenmerk 2027/31"
    En de reden voor "licence-needs-approval" is "De kaart van een partner laat alleen deze licentie toe."
    Dan staat "goedkeuring van de licentie" niet open
    En bevat de bijlage "steunt op de beslissing van 12 maart 2027, kenmerk 2027/31"
    En meldt de regel "licence-needs-approval" een afwijking met reden
    En bevat de dossiernota "De kaart van een partner laat alleen deze licentie toe."
    En bevat de bijlage nergens "De kaart van een partner"
    Als het antwoord op "licentie voor hergebruik" verandert in "Modellicentie voor gratis hergebruik"
    Dan zwijgt de regel "licence-needs-approval"
    En bevat de bijlage nergens "goedkeuring van het Stuurorgaan"

  Scenario: Ook een andere licentie bij één dataset vraagt een goedkeuring
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze datasets
      | uit de catalogus | licentie                               |
      | Bomenregister    |                                        |
      | Fietsparkings    | ODbL 1.0: gelijk delen (OpenStreetMap) |
    Dan meldt de regel "licence-needs-approval" een afwijking
    En staat "goedkeuring van de licentie" nog open
    Als de datasets veranderen in
      | uit de catalogus | licentie |
      | Bomenregister    |          |
      | Fietsparkings    |          |
    Dan zwijgt de regel "licence-needs-approval"
    En staat "goedkeuring van de licentie" niet open

  Abstract Scenario: Een licentie waarvoor hergebruikers betalen of waarmee niet iedereen alles mag, geeft geen open data
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "licentie voor hergebruik" is "<gesloten licentie>"
    Dan meldt de regel "licence-not-open" een afwijking
    Als het antwoord op "licentie voor hergebruik" verandert in "<open licentie>"
    Dan zwijgt de regel "licence-not-open"

    Voorbeelden:
      | gesloten licentie                               | open licentie                        |
      | Modellicentie voor hergebruik tegen vergoeding  | Modellicentie voor gratis hergebruik |
      | CC BY-NC 4.0: niet commercieel (geen open data) | CC0: geen enkele voorwaarde          |

  Scenario: Een gesloten licentie bij één dataset, die dan beter gesloten blijft
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze datasets
      | uit de catalogus | licentie                                       | open data | reden van geslotenheid |
      | Bomenregister    |                                                | ja        |                        |
      | Fietsparkings    | Modellicentie voor hergebruik tegen vergoeding | ja        |                        |
    Dan meldt de regel "licence-not-open" een afwijking
    Als de datasets veranderen in
      | uit de catalogus | licentie                                       | open data | reden van geslotenheid  |
      | Bomenregister    |                                                | ja        |                         |
      | Fietsparkings    | Modellicentie voor hergebruik tegen vergoeding | nee       | rechten van een partner |
    Dan zwijgt de regel "licence-not-open"
    En staat "Gegevens die gesloten blijven" in de bijlage
    En bevat de bijlage "rechten van een partner"

  Abstract Scenario: Een hoogwaardige dataset onder een licentie die te streng is of geld kost
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze datasets
      | uit de catalogus | koppeling                         | hoogwaardige dataset | licentie |
      | Fietsparkings    | REST-API met OpenAPI-beschrijving | Ja: mobiliteit       | <streng> |
    Dan meldt de regel "<regel>" iets onwettigs
    En zwijgt de regel "<andere regel>"
    En is het dossier geblokkeerd
    Als de datasets veranderen in
      | uit de catalogus | koppeling                         | hoogwaardige dataset | licentie |
      | Fietsparkings    | REST-API met OpenAPI-beschrijving | Ja: mobiliteit       | <vrij>   |
    Dan zwijgt de regel "<regel>"
    En is er niets onwettigs
    En bevat de bijlage "Voor hoogwaardige datasets"
    Als de datasets veranderen in
      | uit de catalogus | koppeling                         | hoogwaardige dataset | licentie |
      | Fietsparkings    | REST-API met OpenAPI-beschrijving | Nee                  | <streng> |
    Dan zwijgt de regel "<regel>"
    En bevat de bijlage nergens "Voor hoogwaardige datasets"

    Voorbeelden:
      | regel       | andere regel | streng                                         | vrij                                 |
      | hvd-licence | hvd-fee      | CC BY-SA 4.0: gelijk delen                     | Modellicentie voor gratis hergebruik |
      | hvd-fee     | hvd-licence  | Modellicentie voor hergebruik tegen vergoeding | CC0: geen enkele voorwaarde          |

  Scenario: Een dataset wordt open data, maar voor de hele opdracht is er niets te publiceren
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "publicatie als open data" is "nee"
    En deze datasets
      | uit de catalogus | open data |
      | Bomenregister    | ja        |
    Dan meldt de regel "published-without-publication" een afwijking
    En staat "Licentie voor de publicatie" niet in de bijlage
    Als het antwoord op "publicatie als open data" verandert in "ja"
    Dan zwijgt de regel "published-without-publication"
    En staat "Licentie voor de publicatie" in de bijlage

  Scenario: Een dataset zonder publicatie in een opdracht zonder publicatie
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "publicatie als open data" is "nee"
    En deze datasets
      | uit de catalogus | open data |
      | Bomenregister    | nee       |
    Dan zwijgt de regel "published-without-publication"

  Scenario: Wat gesloten blijft, krijgt een reden in de bijlage
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze datasets
      | uit de catalogus | open data | reden van geslotenheid |
      | Bomenregister    | ja        |                        |
      | Fietsparkings    | nee       |                        |
    Dan meldt de regel "explain-closed" een afwijking
    Als de datasets veranderen in
      | uit de catalogus | open data | reden van geslotenheid       |
      | Bomenregister    | ja        |                              |
      | Fietsparkings    | nee       | veiligheid van de gebruikers |
    Dan zwijgt de regel "explain-closed"
    En staat "Gegevens die gesloten blijven" in de bijlage
    En bevat de bijlage "veiligheid van de gebruikers"

  Scenario: Gegevens van derden passen niet altijd bij publicatie zonder voorwaarden
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "gegevens van derden" is "ja"
    Dan meldt de regel "third-party-cc0" een tip
    Als het antwoord op "gegevens van derden" verandert in "nee"
    Dan zwijgt de regel "third-party-cc0"

  Scenario: Niets publiceren mag, met een reden in het dossier
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "publicatie als open data" is "nee"
    Dan meldt de regel "nothing-open" een tip
    En staat "Licentie voor de publicatie" niet in de bijlage
    En staat "Wie de gegevens publiceert" niet in de bijlage
    En staat "Voorwaarden voor hergebruik en bronvermelding" niet in de bijlage
    En staat "Zeggenschap over de gegevens" in de bijlage
    En staat "Overdracht van de gegevens bij het einde" in de bijlage
    Als het antwoord op "publicatie als open data" verandert in "ja"
    Dan zwijgt de regel "nothing-open"
    En staat "Licentie voor de publicatie" in de bijlage
