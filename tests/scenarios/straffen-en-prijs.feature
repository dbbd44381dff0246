# language: nl
Functionaliteit: Straffen, prijs en looptijd
  De algemene straf van het KB geldt vanzelf. Een bijzondere straf kiest het bestuur zelf, met een bedrag en een maximum.

  Scenario: Alleen de algemene straf
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "straffen" is "Alleen de algemene straf van het KB"
    Dan staat "Straffen en herstel" in de bijlage
    En bevat de bijlage "Voor een tekortkoming geldt de algemene straf van artikel 45"
    En bevat de bijlage nergens "bijzondere straf van"
    En is er geen eis "Bijzondere straf per kalenderdag, na een hersteltermijn en tot een maximum"
    En bevat de in te voegen teksten "De gekozen bepalingen wijken niet af van de algemene uitvoeringsregels."

  Scenario: Een bijzondere straf met een bedrag, een maximum en een hersteltermijn, zonder afwijking van het KB
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze antwoorden
      | straffen                                | Ook een bijzondere straf                                    |
      | bedrag van de bijzondere straf          | € 300,00                                                    |
      | maximum van de bijzondere straffen      | € 6.000,00                                                  |
      | cure-term                               | 10 dagen                                                    |
      | tekortkomingen met een bijzondere straf | Geen toegang tot een dataset; Een levering die te laat is   |
      | reden van de bijzondere straf           | De parkeerborden sturen verkeer op basis van deze gegevens. |
    Dan bevat de bijlage "geldt een bijzondere straf van € 300,00 per kalenderdag, zoals artikel 45"
    En bevat de bijlage "bedragen samen ten hoogste € 6.000,00"
    En bevat de bijlage "binnen 10 dagen na ontvangst van die vraag"
    En bevat de bijlage "een levering is na de termijn van deze bijlage niet gebeurd"
    En bevat de bijlage nergens "Metadata of Documentatie ontbreken of zijn niet bijgewerkt;"
    En bevat de bijlage "Voor elke andere tekortkoming geldt de algemene straf van artikel 45"
    En bevat de bijlage nergens "De parkeerborden sturen verkeer"
    En is "Bijzondere straf per kalenderdag, na een hersteltermijn en tot een maximum" een uitvoeringsvoorwaarde
    En bevat de in te voegen teksten "De gekozen bepalingen wijken niet af van de algemene uitvoeringsregels."
    En is er geen afwijking

  Scenario: Geen artikel over straffen, omdat het bestek ze regelt
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "straffen" is "Geen artikel hierover: het bestek regelt de straffen"
    Dan staat "Straffen en herstel" niet in de bijlage
    En meldt de regel "penalties-nowhere" een tip
    Als het antwoord op "onderwerpen die elders al geregeld zijn" verandert in "Straffen"
    Dan zwijgt de regel "penalties-nowhere"
    En staat "Straffen en herstel" niet in de bijlage
    En bevat de bijlage "De straffen en sancties die de opdrachtdocumenten elders bepalen, gelden ook voor tekortkomingen aan deze bijlage."
    Als het antwoord op "onderwerpen die elders al geregeld zijn" verandert in "geen enkele"
    En het antwoord op "straffen" verandert in "Alleen de algemene straf van het KB"
    Dan zwijgt de regel "penalties-nowhere"

  Scenario: De algemene straf weegt weinig bij gegevens die voortdurend veranderen
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "straffen" is "Alleen de algemene straf van het KB"
    Dan meldt de regel "general-penalty-low" een tip
    Als het antwoord op "straffen" verandert in "Ook een bijzondere straf"
    Dan zwijgt de regel "general-penalty-low"
    Als het antwoord op "straffen" verandert in "Alleen de algemene straf van het KB"
    En de datasets veranderen in
      | uit de catalogus |
      | Bomenregister    |
    Dan zwijgt de regel "general-penalty-low"

  Scenario: Het bestek heeft zelf straffen, die ook voor de gegevens gelden
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "onderwerpen die elders al geregeld zijn" is "Straffen"
    En het antwoord op "voorrang over straffen" is "Beide gelden naast elkaar"
    Dan zwijgt de regel "general-penalty-low"
    En bevat de bijlage "Voor hetzelfde feit geldt ten hoogste één bijzondere straf."
    Als het antwoord op "voorrang over straffen" verandert in "Het andere artikel gaat voor"
    Dan zwijgt de regel "general-penalty-low"
    En bevat de bijlage "Bestraffen de opdrachtdocumenten elders hetzelfde feit als deze bijlage, dan geldt alleen die andere bepaling."
    Als het antwoord op "voorrang over straffen" verandert in "De bijlage gaat voor"
    Dan meldt de regel "general-penalty-low" een tip
    En bevat de bijlage "zijn alleen de straffen en sancties van deze bijlage en van de wet van toepassing"

  Scenario: Een bijzondere straf zonder reden in het dossier
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "straffen" is "Ook een bijzondere straf"
    Dan meldt de regel "special-penalty-reason" een tip
    Als het antwoord op "reden van de bijzondere straf" verandert in "De parkeerborden sturen verkeer op basis van deze gegevens."
    Dan zwijgt de regel "special-penalty-reason"
    En bevat de dossiernota "De parkeerborden sturen verkeer"

  Scenario: Een bijzondere straf die nergens voor geldt
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "straffen" is "Ook een bijzondere straf"
    En het antwoord op "tekortkomingen met een bijzondere straf" is "geen enkele"
    Dan meldt de regel "penalty-no-event" een afwijking
    Als het antwoord op "tekortkomingen met een bijzondere straf" verandert in "Geen toegang tot een dataset"
    Dan zwijgt de regel "penalty-no-event"
    Als het antwoord op "tekortkomingen met een bijzondere straf" verandert in "geen enkele"
    En het antwoord op "straffen" verandert in "Alleen de algemene straf van het KB"
    Dan zwijgt de regel "penalty-no-event"

  Scenario: Een bijzondere straf van meer dan 1.000 euro per dag
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "straffen" is "Ook een bijzondere straf"
    En het antwoord op "bedrag van de bijzondere straf" is "€ 1.000,01"
    Dan meldt de regel "penalty-high" een tip
    Als het antwoord op "bedrag van de bijzondere straf" verandert in "€ 1.000,00"
    Dan zwijgt de regel "penalty-high"

  Scenario: Twee artikelen over straffen voor hetzelfde feit
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "straffen" is "Ook een bijzondere straf"
    En het antwoord op "onderwerpen die elders al geregeld zijn" is "Straffen"
    Dan meldt de regel "special-penalty-twice" een tip
    En bevat de bijlage "Voor hetzelfde feit geldt ten hoogste één bijzondere straf."
    Als het antwoord op "straffen" verandert in "Geen artikel hierover: het bestek regelt de straffen"
    Dan zwijgt de regel "special-penalty-twice"
    En staat "Straffen en herstel" niet in de bijlage

  Scenario: Aparte prijsposten zonder één onderdeel
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "prijs van de gegevens" is "Met aparte posten in de inventaris"
    En het antwoord op "onderdelen met een aparte prijs" is "geen enkele"
    Dan meldt de regel "price-nothing" een tip
    Als het antwoord op "onderdelen met een aparte prijs" verandert in "Toegang via een API"
    Dan zwijgt de regel "price-nothing"
    En bevat de in te voegen teksten "Toegang via een API, met de beschrijving ervan"
    Als het antwoord op "onderdelen met een aparte prijs" verandert in "geen enkele"
    En het antwoord op "prijs van de gegevens" verandert in "In de prijs van de opdracht begrepen"
    Dan zwijgt de regel "price-nothing"

  Scenario: Een opdracht van meer dan zes jaar
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "looptijd van de opdracht" is "73 maanden"
    Dan meldt de regel "long-contract" een tip
    Als het antwoord op "looptijd van de opdracht" verandert in "6 jaar"
    Dan zwijgt de regel "long-contract"
    Als het antwoord op "looptijd van de opdracht" verandert in "72 maanden"
    Dan zwijgt de regel "long-contract"

  Scenario: Geen uren voor nieuwe wetten en standaarden in een lange opdracht
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "uren per jaar voor aanpassingen" is "0 uur"
    Dan meldt de regel "evolution-none" een tip
    Als het antwoord op "uren per jaar voor aanpassingen" verandert in "16 uur"
    Dan zwijgt de regel "evolution-none"
    En bevat de bijlage "16 uur"
    Als het antwoord op "uren per jaar voor aanpassingen" verandert in "0 uur"
    En het antwoord op "looptijd van de opdracht" verandert in "2 jaar"
    Dan zwijgt de regel "evolution-none"

  Abstract Scenario: Een jaar en twaalf maanden zijn even lang: er komen geen aanpassingen aan nieuwe wetten bij
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "looptijd van de opdracht" is "<looptijd>"
    Dan staat "Nieuwe wetgeving en nieuwe standaarden" niet in de bijlage
    Als het antwoord op "looptijd van de opdracht" verandert in "13 maanden"
    Dan staat "Nieuwe wetgeving en nieuwe standaarden" in de bijlage

    Voorbeelden:
      | looptijd   |
      | 1 jaar     |
      | 12 maanden |

  Scenario: Software zonder scherm, en dus zonder eisen over toegankelijkheid
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En het antwoord op "website, app of scherm" is "nee"
    Dan meldt de regel "interface-forgotten" een tip
    En staat "Toegankelijkheid van websites, apps en schermen" niet in de bijlage
    Als het antwoord op "website, app of scherm" verandert in "ja"
    Dan zwijgt de regel "interface-forgotten"
    En staat "Toegankelijkheid van websites, apps en schermen" in de bijlage
