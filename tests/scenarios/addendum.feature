# language: nl
Functionaliteit: Addendum bij een lopend contract
  Een lopend contract wijzigen mag alleen op een grond uit de wet, met feiten die haar dragen.

  Scenario: Zonder grond en zonder feiten is het addendum niet klaar
    Gegeven het voorbeeld "Addendum bij een lopend contract"
    Als de documenten worden samengesteld
    Dan staat "grond van de wijziging" nog open
    En staat "feiten die de grond dragen" nog open
    En is het dossier onvolledig
    Als het antwoord op "grond van de wijziging" verandert in "weet ik niet"
    Dan staat "grond van de wijziging" nog open
    En is het dossier onvolledig

  Abstract Scenario: Elke grond noemt haar eigen artikel, met de feiten van dit contract
    Gegeven het voorbeeld "Addendum bij een lopend contract"
    En het antwoord op "grond van de wijziging" is "<grond>"
    En het antwoord op "feiten die de grond dragen" is "Prijs en duur blijven gelijk; het gaat om een bestaande export."
    Dan staat "grond van de wijziging" niet open
    En staat "feiten die de grond dragen" niet open
    En bevat het addendum "<woorden>"
    En bevat het addendum nergens "<andere woorden>"
    En bevat het addendum "aan de voorwaarden van die grond is voldaan: Prijs en duur blijven gelijk; het gaat om een bestaande export."
    En bevat het addendum "verandert de algemene aard van de opdracht niet"
    En bevat het addendum "Dit addendum verandert de prijs van de opdracht niet."
    En is er niets onwettigs

    Voorbeelden:
      | grond                                                        | woorden                                                                        | andere woorden           |
      | Een herzieningsclausule in het contract (art. 38)            | steunt op de herzieningsclausule in de opdrachtdocumenten en op artikel 38 van | is niet wezenlijk        |
      | Noodzakelijke aanvullende leveringen of diensten (art. 38/1) | noodzakelijke aanvullende leveringen of diensten en steunt op artikel 38/1     | is niet wezenlijk        |
      | Een wijziging van geringe waarde (art. 38/4)                 | heeft een geringe waarde en steunt op artikel 38/4                             | is niet wezenlijk        |
      | Een wijziging die niet wezenlijk is (art. 38/5)              | is niet wezenlijk en steunt op artikel 38/5                                    | heeft een geringe waarde |

  Scenario: Het addendum heeft geen formulier voor inschrijvers en geen gunningscriteria
    Gegeven het voorbeeld "Addendum bij een lopend contract"
    Dan staat "Partijen en grond van de wijziging" in het addendum
    En staat "Verhouding tot het contract" in het addendum
    En staat "Straffen en herstel" niet in het addendum
    En staat "Voorwerp en rangorde" niet in het addendum
    En staat "award-data-plan" niet in de in te voegen teksten
    En staat "bestek-reference" niet in de in te voegen teksten
    En bevat het addendum nergens "inschrijver"

  Scenario: De prijs stijgt bij een wijziging die niet wezenlijk heet
    Gegeven het voorbeeld "Addendum bij een lopend contract"
    En deze antwoorden
      | grond van de wijziging | Een wijziging die niet wezenlijk is (art. 38/5) |
      | gevolg voor de prijs   | Ja, de prijs stijgt met een bedrag              |
      | verhoging van de prijs | € 4.500,00                                      |
    Dan meldt de regel "non-substantial-price" een afwijking
    En bevat het addendum "stijgt door dit addendum met € 4.500,00, zonder btw"
    Als het antwoord op "gevolg voor de prijs" verandert in "Nee"
    Dan zwijgt de regel "non-substantial-price"
    En bevat het addendum nergens "€ 4.500,00"
    Als het antwoord op "gevolg voor de prijs" verandert in "Ja, de prijs stijgt met een bedrag"
    En het antwoord op "grond van de wijziging" verandert in "Een herzieningsclausule in het contract (art. 38)"
    Dan zwijgt de regel "non-substantial-price"

  Abstract Scenario: Bij deze gronden geldt een grens op de stijging van de prijs
    Gegeven het voorbeeld "Addendum bij een lopend contract"
    En het antwoord op "grond van de wijziging" is "<grond>"
    En het antwoord op "gevolg voor de prijs" is "Ja, de prijs stijgt met een bedrag"
    Dan meldt de regel "ground-limits" een tip
    Als het antwoord op "gevolg voor de prijs" verandert in "Nee"
    Dan zwijgt de regel "ground-limits"

    Voorbeelden:
      | grond                                                        |
      | Noodzakelijke aanvullende leveringen of diensten (art. 38/1) |
      | Een wijziging van geringe waarde (art. 38/4)                 |

  Scenario: Een opdracht van vóór 30 juni 2017 valt onder oudere regels
    Gegeven het voorbeeld "Addendum bij een lopend contract"
    En het antwoord op "datum van de oorspronkelijke bekendmaking" is "2017-06-29"
    Dan meldt de regel "older-regime" een afwijking
    Als de reden voor "older-regime" is "De jurist keek na dat artikel 37 van het oude besluit deze wijziging toelaat."
    Dan meldt de regel "older-regime" een afwijking met reden
    Als het antwoord op "datum van de oorspronkelijke bekendmaking" verandert in "2017-06-30"
    Dan zwijgt de regel "older-regime"

  Scenario: Een lopende concessie wijzigt men niet met dit addendum
    Gegeven het voorbeeld "Addendum bij een lopend contract"
    En het antwoord op "soort lopend contract" is "Een concessie"
    Dan meldt de regel "addendum-concession" dat dit niet gedekt is
    En is het dossier geblokkeerd
    Als het antwoord op "soort lopend contract" verandert in "Een overheidsopdracht"
    Dan zwijgt de regel "addendum-concession"
    En is het dossier onvolledig
