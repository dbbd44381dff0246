# language: nl
Functionaliteit: Concessies
  De uitbater draagt het risico. De regels voor overheidsopdrachten gelden niet, en wie investeert is vaak zelf
  producent van de databank.

  Scenario: Een vergunning is geen concessie en krijgt geen bijlage
    Gegeven het voorbeeld "Concessie: uitbating van een dienst"
    En het antwoord op "soort concessie" is "Het is een vergunning"
    Als de documenten worden samengesteld
    Dan meldt de regel "permit" dat dit niet gedekt is
    En is het dossier geblokkeerd
    En is er niets onwettigs
    Als het antwoord op "soort concessie" verandert in "een concessie onder de Europese drempel"
    Dan zwijgt de regel "permit"

  Abstract Scenario: Waar de concessiewet niet geldt, regelen de eigen documenten wijziging, sancties en einde: <soort>
    Gegeven het voorbeeld "Concessie: uitbating van een dienst"
    En het antwoord op "soort concessie" is "<soort>"
    Als de documenten worden samengesteld
    Dan meldt de regel "concession-threshold" een tip
    En bevat de bijlage "alleen van toepassing voor zover de concessiedocumenten ernaar verwijzen"
    En bevat de bijlage "met behoud van de gelijkheid"
    Als het antwoord op "soort concessie" verandert in "een concessie waarop de wet van toepassing is"
    Dan zwijgt de regel "concession-threshold"
    En bevat de bijlage nergens "met behoud van de gelijkheid"

    Voorbeelden:
      | soort                                   |
      | een concessie onder de Europese drempel |
      | een domeinconcessie                     |

  Abstract Scenario: De uitbater is vaak maker van de databank: <te veel> weegt op zijn bod
    Gegeven het voorbeeld "Concessie: uitbating van een dienst"
    En het antwoord op "regeling van de intellectuele rechten" is "<te veel>"
    Als de documenten worden samengesteld
    Dan meldt de regel "concession-maker" een tip
    Als het antwoord op "regeling van de intellectuele rechten" verandert in "een ruime, niet-exclusieve licentie"
    Dan zwijgt de regel "concession-maker"

    Voorbeelden:
      | te veel                 |
      | een overdracht          |
      | een exclusieve licentie |

  Scenario: Wie op eigen risico uitbaat, is meestal geen verwerker
    Gegeven het voorbeeld "Concessie: uitbating van een dienst"
    En het antwoord op "persoonsgegevens" is "persoonsgegevens"
    En het antwoord op "opdrachtnemer is verwerker" is "ja"
    Als de documenten worden samengesteld
    Dan meldt de regel "concession-processor" een tip
    Als het antwoord op "opdrachtnemer is verwerker" verandert in "nee"
    Dan zwijgt de regel "concession-processor"

  Scenario: Zonder vast bedrag en zonder sanctie elders blijft alleen bewezen schade over
    Gegeven het voorbeeld "Concessie: uitbating van een dienst"
    En het antwoord op "schadebeding" is "nee"
    Als de documenten worden samengesteld
    Dan meldt de regel "concession-no-sanction" een tip
    Als het antwoord op "onderwerpen die elders al geregeld zijn" verandert in "de straffen"
    Dan zwijgt de regel "concession-no-sanction"

  Scenario: Een vast bedrag per dag is een schadebeding met een hersteltermijn en een maximum
    Gegeven het voorbeeld "Concessie: uitbating van een dienst"
    En deze antwoorden
      | soort concessie           | een concessie waarop de wet van toepassing is |
      | schadebeding              | ja                                            |
      | concession-penalty-amount | € 400,00                                      |
      | maximum per kalenderjaar  | € 12.000,00                                   |
      | concession-cure-term      | 20 dagen                                      |
    Als de documenten worden samengesteld
    Dan zwijgt de regel "concession-no-sanction"
    En bevat de bijlage "€ 400,00 per kalenderdag"
    En bevat de bijlage "€ 12.000,00 per kalenderjaar"
    En bevat de bijlage "binnen 20 dagen"
    En is "Herstel van een tekortkoming na een schriftelijke aanmaning" een uitvoeringsvoorwaarde

  Abstract Scenario: Een concessie noemt nooit de regels voor overheidsopdrachten: <soort>
    Gegeven het voorbeeld "Concessie: uitbating van een dienst"
    En het antwoord op "soort concessie" is "<soort>"
    Als de documenten worden samengesteld
    Dan staat "Regels die op de concessie van toepassing zijn" in de bijlage
    En staat "Tekortkomingen, herstel en maatregelen" in de bijlage
    En staat "Verhouding tot de regels voor overheidsopdrachten" niet in de bijlage
    En staat "Straffen en herstel" niet in de bijlage
    En staat "Gunningscriterium: plan van aanpak voor de gegevens" niet in de in te voegen teksten
    En bevat de bijlage nergens "14 januari 2013"
    En bevat de bijlage nergens "inzake overheidsopdrachten"
    En bevat de bijlage nergens "De opdrachtnemer"
    En is er niets onwettigs

    Voorbeelden:
      | soort                                         |
      | een concessie waarop de wet van toepassing is |
      | een concessie onder de Europese drempel       |
      | een domeinconcessie                           |

  Scenario: Een bestek noemt die regels wel
    Gegeven het voorbeeld "Parkeren en mobiliteit"
    Als de documenten worden samengesteld
    Dan staat "Verhouding tot de regels voor overheidsopdrachten" in de bijlage
    En staat "Regels die op de concessie van toepassing zijn" niet in de bijlage
    En bevat de bijlage "14 januari 2013"
    En bevat de bijlage "inzake overheidsopdrachten"
    En bevat de bijlage "De opdrachtnemer"
    En bevat de bijlage nergens "concessiehouder"

  Scenario: Onmisbare gegevens komen naar het bestuur, ook als de uitbater er zelf in investeert
    Gegeven het voorbeeld "Concessie: uitbating van een dienst"
    En deze antwoorden
      | eigen gegevens van de concessiehouder           | een jaarlijkse samenvatting van het gebruik |
      | termijn voor eigen gegevens                     | 45 dagen                                    |
      | termijn voor de cijfers van een volgende oproep | 18 maanden                                  |
    Als de documenten worden samengesteld
    Dan staat "Gegevens die onmisbaar zijn voor de dienst" in de bijlage
    En is "Alle Onmisbare Gegevens leveren, ook als de concessiehouder er zelf in investeert" een minimumeis
    En is "Jaarlijkse samenvatting van de eigen gegevens die voor het beleid nodig zijn" een uitvoeringsvoorwaarde
    En bevat de bijlage "uiterlijk 45 dagen na het einde van het kalenderjaar"
    En bevat de bijlage "uiterlijk 18 maanden vóór het voorziene einde"
    En bevat de bijlage "valt onder de licentie"
    Als het antwoord op "eigen gegevens van de concessiehouder" verandert in "geen levering van eigen gegevens"
    Dan is er geen eis "Jaarlijkse samenvatting van de eigen gegevens die voor het beleid nodig zijn"
    En is "Alle Onmisbare Gegevens leveren, ook als de concessiehouder er zelf in investeert" een minimumeis

  Scenario: Een gunningscriterium bij een concessie heeft een volgorde en geen gewicht
    Gegeven het voorbeeld "Concessie: uitbating van een dienst"
    En het antwoord op "concession-award" is "ja"
    Als de documenten worden samengesteld
    Dan staat "Gunningscriterium: plan voor de gegevens" in de in te voegen teksten
    En is "Plan voor de gegevens van de concessie" een wens die punten geeft
    En bevat de in te voegen teksten "op de plaats die overeenstemt met het belang ervan"
