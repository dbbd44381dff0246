# language: nl
Functionaliteit: Selectie en gunning
  Een drempel of een punt hoort bij wat het bestuur koopt, en iets is een eis of een criterium, niet zomaar beide.

  Abstract Scenario: Een drempel voor ervaring sluit goede ondernemingen uit: <vraag>
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "selectie op ervaring" is "ja"
    En het antwoord op "<vraag>" is "<te streng>"
    Als de documenten worden samengesteld
    Dan meldt de regel "<regel>" een tip
    Als het antwoord op "<vraag>" verandert in "<haalbaar>"
    Dan zwijgt de regel "<regel>"

    Voorbeelden:
      | vraag                   | te streng | haalbaar | regel           |
      | jaren ervaring met OSLO | 2 jaar    | 0 jaar   | oslo-years      |
      | aantal referenties      | 3         | 2        | many-references |

  Abstract Scenario: Een plan van aanpak dat inschrijvers niet kunnen inschatten: <vraag>
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "award-plan" is "ja"
    En het antwoord op "<vraag>" is "<onduidelijk>"
    Als de documenten worden samengesteld
    Dan meldt de regel "<regel>" <wat>
    Als het antwoord op "<vraag>" verandert in "<duidelijk>"
    Dan zwijgt de regel "<regel>"

    Voorbeelden:
      | vraag                              | onduidelijk                | duidelijk                   | regel               | wat           |
      | onderdelen van het plan van aanpak | geen enkele                | de overdracht bij het einde | award-elements-none | een afwijking |
      | onderdelen van het plan van aanpak | de toegang tot de gegevens | de overdracht bij het einde | access-twice        | een tip       |
      | onderdelen van het plan van aanpak | het datamodel              | de overdracht bij het einde | semantics-twice     | een tip       |
      | gewicht van het gunningscriterium  | 31 procent                 | 30 procent                  | award-weight-high   | een tip       |
      | gewicht of volgorde                | een dalende volgorde       | een gewicht                 | award-order         | een tip       |

  Scenario: Een volgorde zonder gewicht vanaf de Europese drempel vraagt een objectieve reden
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze antwoorden
      | waardeklasse        | een opdracht vanaf de Europese drempel |
      | award-plan          | ja                                     |
      | gewicht of volgorde | een dalende volgorde                   |
    Als de documenten worden samengesteld
    Dan meldt de regel "award-order-european" een afwijking
    En zwijgt de regel "award-order"
    En bevat de in te voegen teksten "De plaats van dit criterium in de lijst"
    Gegeven de reden voor "award-order-european" is "De criteria voor dit onderzoek zijn vooraf niet tegen elkaar af te wegen."
    Dan meldt de regel "award-order-european" een afwijking met reden
    Als het antwoord op "gewicht of volgorde" verandert in "een gewicht"
    Dan zwijgt de regel "award-order-european"
    En bevat de in te voegen teksten "telt voor 10 procent mee"

  Scenario: De OSLO-datamodellen als gunningscriterium staan niet ook als eis in de bijlage
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "rol van de OSLO-datamodellen" is "als gunningscriterium"
    Als de documenten worden samengesteld
    Dan staat "Gunningscriterium: plan van aanpak voor de gegevens" in de in te voegen teksten
    En is "Plan van aanpak voor de gegevens" een wens die punten geeft
    En bevat de in te voegen teksten "hoe het aansluit bij OSLO of bij een gelijkwaardig open datamodel"
    En staat "OSLO-datamodellen" niet in de bijlage
    En is er geen eis "Levering volgens het gevraagde OSLO-datamodel, of gelijkwaardig"
    En zwijgt de regel "award-semantics-missing"
    En zwijgt de regel "semantics-twice"

  Scenario: Als eis staan de OSLO-datamodellen in de bijlage en krijgt niemand er punten voor
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "rol van de OSLO-datamodellen" is "als technische eis"
    Als de documenten worden samengesteld
    Dan staat "OSLO-datamodellen" in de bijlage
    En is "Levering volgens het gevraagde OSLO-datamodel, of gelijkwaardig" een minimumeis
    En staat "Gunningscriterium: plan van aanpak voor de gegevens" niet in de in te voegen teksten
    En is er geen eis "Plan van aanpak voor de gegevens"

  Scenario: Een criterium zonder punten laat de OSLO-datamodellen nergens staan
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "rol van de OSLO-datamodellen" is "als gunningscriterium"
    En het antwoord op "award-plan" is "nee"
    Als de documenten worden samengesteld
    Dan meldt de regel "award-semantics-missing" een afwijking
    En staat "OSLO-datamodellen" niet in de bijlage
    Als het antwoord op "rol van de OSLO-datamodellen" verandert in "als technische eis"
    Dan zwijgt de regel "award-semantics-missing"

  Scenario: Punten voor een plan zonder datamodel laten de OSLO-datamodellen evenmin ergens staan
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "rol van de OSLO-datamodellen" is "als gunningscriterium"
    En het antwoord op "onderdelen van het plan van aanpak" is "de overdracht bij het einde"
    Als de documenten worden samengesteld
    Dan meldt de regel "award-semantics-missing" een afwijking
    Als het antwoord op "onderdelen van het plan van aanpak" verandert in "de overdracht bij het einde; het datamodel"
    Dan zwijgt de regel "award-semantics-missing"

  Scenario: Alleen wat beter is dan de eisen krijgt meer dan de helft van de punten
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze antwoorden
      | award-plan                         | ja                          |
      | onderdelen van het plan van aanpak | de overdracht bij het einde |
      | gewicht van het gunningscriterium  | 15 procent                  |
      | maximum aantal bladzijden          | 4 bladzijden                |
    Als de documenten worden samengesteld
    Dan bevat de in te voegen teksten "15 procent"
    En bevat de in te voegen teksten "4 bladzijden"
    En bevat de in te voegen teksten "geeft meer dan de helft van de punten"
    En bevat de in te voegen teksten nergens "hoe hij de volledigheid, de juistheid en de actualiteit strenger bewaakt"
    En bevat de bijlage nergens "15 procent"
    En zwijgt de regel "award-weight-high"
    En is "Volledige overdracht van alle gegevens bij het einde" een uitvoeringsvoorwaarde

  Scenario: Zonder keuze vraagt het bestek geen ervaring en geeft het geen punten
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    Als de documenten worden samengesteld
    Dan staat "Selectie: ervaring met gegevens en open data" niet in de in te voegen teksten
    En staat "Gunningscriterium: plan van aanpak voor de gegevens" niet in de in te voegen teksten
    En zwijgt de regel "oslo-years"

  Scenario: Wie ervaring vraagt, laat ook jonge ondernemingen toe
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze antwoorden
      | selectie op ervaring       | ja |
      | aantal referenties         | 2  |
      | periode van de referenties | 5  |
    Als de documenten worden samengesteld
    Dan staat "Selectie: ervaring met gegevens en open data" in de in te voegen teksten
    En bevat de in te voegen teksten "2 vergelijkbare opdrachten"
    En bevat de in te voegen teksten "5 jaar"
    En bevat de in te voegen teksten "korter bestaat dan de gevraagde periode"
    En bevat de in te voegen teksten nergens "ervaring met datamodellen van OSLO"
    Als het antwoord op "jaren ervaring met OSLO" verandert in "1 jaar"
    Dan bevat de in te voegen teksten "ervaring met datamodellen van OSLO"
