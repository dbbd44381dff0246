# language: nl
Functionaliteit: Levering en toegang
  Dynamische en hoogwaardige gegevens komen via een API, een bulkdownload blijft een tweede weg, en wat in de lijst van
  de datasets staat spreekt de artikelen niet tegen.

  Abstract Scenario: Een hoogwaardige dataset vraagt een API en een bulkdownload: <alleen>
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze datasets
      | uit de catalogus                  | hoogwaardige dataset | koppeling          |
      | Ligging en kenmerken van parkings | mobiliteit           | OGC API – Features |
    En het antwoord op "vorm van toegang" is "<alleen>"
    Als de documenten worden samengesteld
    Dan meldt de regel "<regel>" <wat>
    Als het antwoord op "vorm van toegang" verandert in "via een API en als bulkdownload"
    Dan zwijgt de regel "<regel>"
    En is er niets onwettigs
    En staat "API voor de gegevens" in de bijlage
    En staat "Bulkdownload" in de bijlage

    Voorbeelden:
      | alleen           | regel         | wat            |
      | als bulkdownload | hvd-bulk-only | iets onwettigs |
      | via een API      | hvd-no-bulk   | een afwijking  |

  Scenario: Een hoogwaardige dataset met alleen een download in de lijst
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze datasets
      | uit de catalogus                  | hoogwaardige dataset | koppeling           |
      | Ligging en kenmerken van parkings | mobiliteit           | Download over HTTPS |
    Als de documenten worden samengesteld
    Dan meldt de regel "hvd-no-api" iets onwettigs
    En is het dossier geblokkeerd
    Als de datasets veranderen in
      | uit de catalogus                  | hoogwaardige dataset | koppeling          |
      | Ligging en kenmerken van parkings | mobiliteit           | OGC API – Features |
    Dan zwijgt de regel "hvd-no-api"
    En bevat de bijlage "Voor gepubliceerde hoogwaardige datasets voldoet de API aan"
    En bevat de bijlage "Voor gepubliceerde hoogwaardige datasets voldoet de bulkdownload aan"
    Als de datasets veranderen in
      | uit de catalogus                  | hoogwaardige dataset | koppeling           |
      | Ligging en kenmerken van parkings | geen                 | Download over HTTPS |
    Dan zwijgt de regel "hvd-no-api"
    En bevat de bijlage nergens "hoogwaardige datasets voldoet"

  Abstract Scenario: De kolom <kolom> van "<dataset>"
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze datasets
      | uit de catalogus | <kolom> |
      | <dataset>        | <fout>  |
    Als de documenten worden samengesteld
    Dan meldt de regel "<regel>" <wat>
    Als de datasets veranderen in
      | uit de catalogus | <kolom> |
      | <dataset>        | <goed>  |
    Dan zwijgt de regel "<regel>"

    Voorbeelden:
      | dataset                                   | kolom                  | fout                              | goed                              | regel                  | wat           |
      | Bezetting van parkings                    | koppeling              | Download over HTTPS               | REST-API met OpenAPI-beschrijving | dynamic-no-api         | een afwijking |
      | Bezetting van parkings                    | Historiek              | nee                               | ja                                | dynamic-no-history     | een tip       |
      | Stations van deelfietsen                  | Historiek              | nee                               | ja                                | latest-only-no-history | een tip       |
      | Ligging van afvalcontainers en glasbollen | formaten               | CSV                               | CSV; GeoJSON                      | geo-format             | een tip       |
      | Bezetting van parkings                    | nationaal toegangspunt | nee                               | ja                                | mobility-access-point  | een tip       |
      | Bezetting van parkings                    | open data              | nee                               | ja                                | access-point-closed    | een afwijking |
      | Stations van deelfietsen                  | koppeling              | REST-API met OpenAPI-beschrijving | Feed over HTTPS                   | standard-as-interface  | een tip       |
      | Ligging en kenmerken van parkings         | formaten               | PDF; XLSX                         | PDF; CSV                          | no-open-format         | een afwijking |

  Abstract Scenario: Een antwoord over de toegang dat meer kost of minder geeft dan het lijkt: <vraag>
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "<vraag>" is "<zwak>"
    Als de documenten worden samengesteld
    Dan meldt de regel "<regel>" <wat>
    Als het antwoord op "<vraag>" verandert in "<sterk>"
    Dan zwijgt de regel "<regel>"

    Voorbeelden:
      | vraag                              | zwak                | sterk                             | regel             | wat           |
      | vorm van toegang                   | als bulkdownload    | via een API en als bulkdownload   | dynamic-bulk-only | een afwijking |
      | vorm van toegang                   | via een API         | via een API en als bulkdownload   | api-only          | een tip       |
      | vorm van toegang                   | als bulkdownload    | via een API en als bulkdownload   | bulk-but-api-row  | een tip       |
      | vertraging van dynamische gegevens | 9 seconden          | 10 seconden                       | fast-delay        | een tip       |
      | beschikbaarheid                    | 99,9 %              | 99,5 %                            | high-availability | een tip       |
      | soort API                          | Download over HTTPS | REST-API met OpenAPI-beschrijving | api-as-download   | een tip       |

  Scenario: Wie alleen een bulkdownload vraagt, zet ook de koppeling van elke dataset op download
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "vorm van toegang" is "als bulkdownload"
    En deze datasets
      | uit de catalogus                          | koppeling          |
      | Ligging van afvalcontainers en glasbollen | OGC API – Features |
    Als de documenten worden samengesteld
    Dan meldt de regel "bulk-but-api-row" een tip
    Als de datasets veranderen in
      | uit de catalogus                          | koppeling           |
      | Ligging van afvalcontainers en glasbollen | Download over HTTPS |
    Dan zwijgt de regel "bulk-but-api-row"
    En zwijgt de regel "dynamic-bulk-only"
    En staat "Bulkdownload" in de bijlage
    En staat "API voor de gegevens" niet in de bijlage
    En staat "Documentatie en versiebeheer van de API" niet in de bijlage
    En is er geen eis "Aantal bevragingen per minuut dat de API verwerkt"

  Scenario: Dynamische gegevens komen via een API, in reële tijd en met een beschikbaarheid
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze antwoorden
      | vertraging van dynamische gegevens    | 30 seconden |
      | aandeel tijdige metingen              | 97 %        |
      | bewaring bij een verbroken verbinding | 2 dagen     |
      | beschikbaarheid                       | 99,5 %      |
      | hersteltijd van de toegang            | 8 uur       |
    Als de documenten worden samengesteld
    Dan staat "Dynamische Gegevens in reële tijd" in de bijlage
    En staat "Beschikbaarheid en herstel" in de bijlage
    En is "Ten hoogste de gevraagde vertraging tussen waarneming en beschikbaarheid" een minimumeis
    En is "Aandeel van de waarnemingen dat binnen die vertraging beschikbaar is" een uitvoeringsvoorwaarde
    En is "Beschikbaarheid van de toegang per kalendermaand" een minimumeis
    En bevat de bijlage "binnen 30 seconden na het tijdstip van de waarneming"
    En bevat de bijlage "ten minste 97 % van de waarnemingen"
    En bevat de bijlage "ten minste 99,5 % van de tijd"
    En bevat de bijlage "een onderbreking binnen 8 uur"
    En bevat de bijlage "onmiddellijk na de verzameling"
    En zwijgt de regel "dynamic-no-api"

  Scenario: Gegevens die niet voortdurend veranderen, vragen geen reële tijd en geen beschikbaarheid
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze datasets
      | uit de catalogus                          | koppeling          |
      | Ligging van afvalcontainers en glasbollen | OGC API – Features |
    Als de documenten worden samengesteld
    Dan staat "Dynamische Gegevens in reële tijd" niet in de bijlage
    En staat "Beschikbaarheid en herstel" niet in de bijlage
    En staat "API voor de gegevens" in de bijlage
    En is er geen eis "Beschikbaarheid van de toegang per kalendermaand"
    En zwijgt de regel "dynamic-no-history"

  Scenario: Gesloten dynamische gegevens krijgen reële tijd, maar geen plicht om onmiddellijk te publiceren
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze datasets
      | uit de catalogus            | open data | nationaal toegangspunt | reden van geslotenheid |
      | Bezetting van parkeervakken | nee       | nee                    | veiligheid             |
    Als de documenten worden samengesteld
    Dan staat "Dynamische Gegevens in reële tijd" in de bijlage
    En bevat de bijlage nergens "onmiddellijk na de verzameling"
    En bevat de bijlage "kan elke toegang zelf verlenen en intrekken"
    En is "Beveiligd transport, en voor gesloten gegevens toegang met een intrekbare sleutel" een minimumeis
    En zwijgt de regel "access-point-closed"

  Scenario: Een hoogwaardige dataset brengt zonder verdere keuze een API en een bulkdownload mee
    Gegeven een leeg dossier
    En deze datasets
      | uit de catalogus                  | open data | hoogwaardige dataset | koppeling          |
      | Ligging en kenmerken van parkings | ja        | mobiliteit           | OGC API – Features |
    Als de documenten worden samengesteld
    Dan staat "API voor de gegevens" in de bijlage
    En staat "Bulkdownload" in de bijlage
    En zwijgt de regel "hvd-no-bulk"
    En is het dossier onvolledig

  Scenario: Alleen een API is genoeg als alleen de laatste stand telt
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "vorm van toegang" is "via een API"
    En het antwoord op "aantal bevragingen per minuut" is "300"
    Als de documenten worden samengesteld
    Dan meldt de regel "api-only" een tip
    En is er geen afwijking
    En staat "Bulkdownload" niet in de bijlage
    En is er geen eis "Volledige dataset in één keer te downloaden"
    En is "Aantal bevragingen per minuut dat de API verwerkt" een minimumeis
    En bevat de bijlage "300 bevragingen per minuut"

  Scenario: Historiek wordt bewaard en pas verwijderd na de overdracht
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "bewaartermijn van de historiek" is "5 jaar"
    Als de documenten worden samengesteld
    Dan staat "Historiek" in de bijlage
    En is "Historiek bewaard en raadpleegbaar gedurende de gevraagde termijn" een minimumeis
    En is "Oudere Historiek eerst overgedragen, dan pas verwijderd" een uitvoeringsvoorwaarde
    En bevat de bijlage "ten minste 5 jaar na het tijdstip van de waarneming"
