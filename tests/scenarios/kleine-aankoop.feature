# language: nl
Functionaliteit: Kleine aankoop
  Onder 30.000 euro volstaat een kort blad. Van de wet van 17 juni 2016 noemt het alleen artikel 92, en het KB niet.

  Scenario: Het blad telt vijf artikelen, en geen enkel artikel van de lange bijlage
    Gegeven het voorbeeld "Kleine aankoop"
    Als de documenten worden samengesteld
    Dan staat "Voorwerp en voorrang" in het blad
    En staat "sheet-rights" in het blad
    En staat "Levering en toegang" in het blad
    En staat "Publicatie als open data" in het blad
    En staat "Einde van de opdracht" in het blad
    En staat "Straffen en herstel" niet in het blad
    En staat "Verhouding tot de regels voor overheidsopdrachten" niet in het blad
    En staat "Zeggenschap over de gegevens" niet in het blad
    En staat "Persoonsgegevens" niet in het blad
    En staat "Exitplan" niet in het blad
    En staat "bestek-reference" niet in de in te voegen teksten
    En is "Alle datasets van de lijst leveren" een minimumeis
    En is "De gegevens voor het eerst leveren binnen de termijn" een uitvoeringsvoorwaarde
    En is "Alle gegevens overdragen bij het einde van de opdracht" een uitvoeringsvoorwaarde
    En bevat het blad "binnen 30 dagen na de bestelling"
    En is er niets onwettigs
    En is er geen afwijking

  Abstract Scenario: Het blad noemt nooit straffen of boetes van het KB, ook niet met een schadebeding
    Gegeven het voorbeeld "Kleine aankoop"
    En het antwoord op "schadebeding bij vertraging" is "<schadebeding>"
    Dan bevat het blad nergens "14 januari 2013"
    En bevat het blad nergens "17 juni 2016"
    En bevat het blad nergens "straf"
    En bevat het blad nergens "boete"
    En bevat het blad nergens "bestek"
    En <woorden>
    En zwijgt de regel "penalties-nowhere"
    En zwijgt de regel "general-penalty-low"

    Voorbeelden:
      | schadebeding | woorden                                                                      |
      | nee          | bevat het blad nergens "schadevergoeding"                                    |
      | ja           | bevat het blad "betaalt hij voor elke volgende dag € 50,00 schadevergoeding" |

  Scenario: Het schadebeding heeft een bedrag, een maximum en een ingebrekestelling
    Gegeven het voorbeeld "Kleine aankoop"
    En deze antwoorden
      | schadebeding bij vertraging | ja         |
      | sheet-penalty-amount        | € 75,00    |
      | sheet-penalty-cap           | € 3.000,01 |
    Dan meldt de regel "sheet-damages-high" een tip
    Als het antwoord op "sheet-penalty-cap" verandert in "€ 3.000,00"
    Dan zwijgt de regel "sheet-damages-high"
    En bevat het blad "10 dagen na een schriftelijke ingebrekestelling"
    En bevat het blad "€ 75,00 schadevergoeding, samen ten hoogste € 3.000,00. Dit is een schadebeding in de zin van artikel 5.88 van het Burgerlijk Wetboek."

  Scenario: Het korte blad past alleen onder de grens
    Gegeven het voorbeeld "Kleine aankoop"
    Dan meldt de regel "sheet-threshold" een tip
    Als het antwoord op "soort document" verandert in "Bijlage bij een bestek"
    Dan zwijgt de regel "sheet-threshold"
    En staat "Zeggenschap over de gegevens" in de bijlage
    En staat "sheet-rights" niet in de bijlage

  Scenario: Een volledige bijlage voor een kleine opdracht
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "waardeklasse" is "Minder dan 30.000 euro zonder btw"
    Dan meldt de regel "small-with-annex" een tip
    Als het antwoord op "soort document" verandert in "Kort blad voor een kleine aankoop"
    Dan zwijgt de regel "small-with-annex"

  Scenario: Persoonsgegevens bij een kleine aankoop
    Gegeven het voorbeeld "Kleine aankoop"
    En het antwoord op "persoonsgegevens" is "weet ik niet"
    Dan bevat het blad "Hij verwerkt ze pas na een verwerkersovereenkomst volgens artikel 28"
    En bevat het blad "Persoonsgegevens bewaart hij in de Europese Economische Ruimte."
    En bevat het blad "Persoonsgegevens worden niet gepubliceerd, behalve als een wettelijke bepaling dat oplegt."
    Als het antwoord op "opdrachtnemer is verwerker" verandert in "nee"
    Dan bevat het blad nergens "verwerkersovereenkomst"
    En bevat het blad "levert hij alleen gegevens waaruit geen persoon te herleiden is"
