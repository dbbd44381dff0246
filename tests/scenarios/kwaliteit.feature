# language: nl
Functionaliteit: Kwaliteit en opvolging
  Een drempel is haalbaar en meetbaar, en de opvolging past bij de omvang van de opdracht.

  Abstract Scenario: Honderd procent haalt niemand: <vraag>
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "<vraag>" is "100 %"
    Als de documenten worden samengesteld
    Dan meldt de regel "perfect-quality" een tip
    Als het antwoord op "<vraag>" verandert in "99 %"
    Dan zwijgt de regel "perfect-quality"

    Voorbeelden:
      | vraag                    |
      | volledigheid             |
      | juistheid                |
      | actualiteit              |
      | aandeel tijdige metingen |

  Abstract Scenario: Open data van lagere kwaliteit dan voor eigen gebruik: <vraag>
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "<vraag>" is "79 %"
    Als de documenten worden samengesteld
    Dan meldt de regel "published-below-own-use" een afwijking
    Als het antwoord op "<vraag>" verandert in "80 %"
    Dan zwijgt de regel "published-below-own-use"
    En bevat de bijlage "80 %"

    Voorbeelden:
      | vraag        |
      | volledigheid |
      | juistheid    |

  Scenario: Dezelfde lage kwaliteit zonder publicatie is geen afwijking
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En het antwoord op "volledigheid" is "79 %"
    Als de documenten worden samengesteld
    Dan zwijgt de regel "published-below-own-use"

  Scenario: Zonder ritme kan niemand nameten of een dataset op tijd is
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze datasets
      | dataset   | formaten |
      | Zitbanken | CSV      |
    Als de documenten worden samengesteld
    Dan meldt de regel "no-rhythm" een tip
    En is er geen eis "Bijwerkingen op tijd"
    En is "Volledigheid van elke dataset" een minimumeis
    Als de datasets veranderen in
      | dataset   | formaten | bijwerking   |
      | Zitbanken | CSV      | elk kwartaal |
    Dan zwijgt de regel "no-rhythm"
    En is "Bijwerkingen op tijd" een minimumeis
    En bevat de bijlage "elk kwartaal"

  Scenario: Een lange opdracht zonder overleg
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "looptijd van de opdracht" is "13 maanden"
    En het antwoord op "omvang van de opvolging" is "volledig"
    En het antwoord op "ritme van het opvolgingsoverleg" is "alleen als een van beide erom vraagt"
    Als de documenten worden samengesteld
    Dan meldt de regel "no-follow-up" een tip
    En staat "Opvolging en controle" niet in de bijlage
    Als het antwoord op "ritme van het opvolgingsoverleg" verandert in "eenmaal per kalenderjaar"
    Dan zwijgt de regel "no-follow-up"
    En staat "Opvolging en controle" in de bijlage
    En bevat de bijlage "bespreken eenmaal per kalenderjaar"

  Scenario: Een opdracht van een jaar heeft geen vast overleg nodig
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "looptijd van de opdracht" is "12 maanden"
    Als de documenten worden samengesteld
    Dan staat "Opvolging en controle" niet in de bijlage
    En zwijgt de regel "no-follow-up"

  Scenario: Lichte opvolging houdt de kwaliteit en laat overleg, opleiding en hergebruikers weg
    Gegeven het voorbeeld "Parkeren en mobiliteit"
    Als de documenten worden samengesteld
    Dan staat "Opvolging en controle" in de bijlage
    En staat "Dialoog met hergebruikers" in de bijlage
    En staat "Opleiding en kennisoverdracht" in de bijlage
    Als het antwoord op "omvang van de opvolging" verandert in "licht"
    Dan staat "Opvolging en controle" niet in de bijlage
    En staat "Dialoog met hergebruikers" niet in de bijlage
    En staat "Opleiding en kennisoverdracht" niet in de bijlage
    En is er geen eis "Opvolgingsoverleg met een kort verslag vooraf"
    En staat "Kwaliteit van de gegevens" in de bijlage
    En is "Juistheid van de nagekeken records" een minimumeis
    En zwijgt de regel "no-follow-up"

  Scenario: Volledige opvolging zet de uren in de bijlage en in de prijs
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze antwoorden
      | omvang van de opvolging                  | volledig                  |
      | ritme van het opvolgingsoverleg          | tweemaal per kalenderjaar |
      | medewerking per controle                 | 12 uur                    |
      | uren voor hergebruikers per kalenderjaar | 10 uur                    |
      | opleiding over de gegevens               | 6 uur                     |
    Als de documenten worden samengesteld
    Dan staat "Opvolging en controle" in de bijlage
    En staat "Dialoog met hergebruikers" in de bijlage
    En staat "Opleiding en kennisoverdracht" in de bijlage
    En bevat de bijlage "bespreken tweemaal per kalenderjaar"
    En bevat de bijlage "ten hoogste 12 uur medewerking"
    En bevat de bijlage "ten hoogste 10 uur per kalenderjaar"
    En bevat de bijlage "6 uur opleiding"
    En is "Opvolgingsoverleg met een kort verslag vooraf" een uitvoeringsvoorwaarde
    En is "Opleiding over de gegevens, met herbruikbaar materiaal" een uitvoeringsvoorwaarde

  Scenario: Drempels staan als getal in de bijlage
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze antwoorden
      | volledigheid             | 96 %       |
      | juistheid                | 93 %       |
      | actualiteit              | 94 %       |
      | afwijking van de plaats  | 3 meter    |
      | omvang van de steekproef | 80 records |
    Als de documenten worden samengesteld
    Dan bevat de bijlage "volledigheid: 96 %"
    En bevat de bijlage "actualiteit: 94 %"
    En bevat de bijlage "juistheid: 93 %"
    En bevat de bijlage "ten hoogste 3 meter"
    En bevat de bijlage "ten minste 80 records"
    En is "Nauwkeurigheid van de plaatsbepaling" een minimumeis
    En is "Jaarlijkse steekproef op de juistheid, met vermelding in de Metadata" een uitvoeringsvoorwaarde
