# language: nl
Functionaliteit: Einde van de opdracht en overstappen
  Het bestuur kan weg bij zijn leverancier zonder gegevens te verliezen, en niemand wist iets voor het archief is
  nagezien.

  Abstract Scenario: De Dataverordening begrenst een clouddienst: <vraag>
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En het antwoord op "<vraag>" is "<onwettig>"
    Als de documenten worden samengesteld
    Dan meldt de regel "<regel>" iets onwettigs
    En is het dossier geblokkeerd
    Als het antwoord op "<vraag>" verandert in "<grens>"
    Dan zwijgt de regel "<regel>"
    En is er niets onwettigs

    Voorbeelden:
      | vraag                            | onwettig  | grens     | regel                         |
      | opzegtermijn om over te stappen  | 3 maanden | 2 maanden | switching-notice-too-long     |
      | opzegtermijn om over te stappen  | 62 dagen  | 60 dagen  | switching-notice-too-long     |
      | overgangsperiode bij overstappen | 31 dagen  | 30 dagen  | switching-transition-too-long |
      | ophaalperiode na de overstap     | 29 dagen  | 30 dagen  | switching-retrieval-too-short |

  Scenario: Een reden maakt een te lange opzegtermijn niet wettig
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En het antwoord op "opzegtermijn om over te stappen" is "6 maanden"
    En de reden voor "switching-notice-too-long" is "De leverancier vraagt dit in zijn voorwaarden."
    Als de documenten worden samengesteld
    Dan meldt de regel "switching-notice-too-long" iets onwettigs
    En is het dossier geblokkeerd

  Scenario: Ook een dienst op maat mag geen langere opzegtermijn hebben
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En het antwoord op "clouddienst op maat" is "ja"
    En het antwoord op "opzegtermijn om over te stappen" is "3 maanden"
    Als de documenten worden samengesteld
    Dan meldt de regel "switching-notice-too-long" iets onwettigs

  Scenario: Wie geen clouddienst koopt, krijgt geen melding over een opzegtermijn om over te stappen
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "opzegtermijn om over te stappen" is "6 maanden"
    Als de documenten worden samengesteld
    Dan zwijgt de regel "switching-notice-too-long"
    En is er niets onwettigs

  Abstract Scenario: Een clouddienst zonder vangnet: <onderwerp>
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En het antwoord op "veiligheidskopie" is "nee"
    En het antwoord op "<vraag>" is "<zwak>"
    Als de documenten worden samengesteld
    Dan meldt de regel "<regel>" een tip
    Als het antwoord op "<vraag>" verandert in "<sterk>"
    Dan zwijgt de regel "<regel>"

    Voorbeelden:
      | onderwerp                                                  | vraag                  | zwak                              | sterk                           | regel                     |
      | of een export bruikbaar is, blijkt pas op de laatste dag   | proefoverdracht        | nee                               | ja                              | no-rehearsal-no-copy      |
      | de gegevens zouden bij het bestuur zelf staan              | plaats van de gegevens | de infrastructuur van het bestuur | de infrastructuur van een derde | cloud-hosted-by-authority |
      | de broncode in bewaring                                    | broncode in bewaring   | ja                                | nee                             | escrow-cloud              |
      | een dienst op maat volgt niet alle regels over overstappen | clouddienst op maat    | ja                                | nee                             | custom-built-service      |

  Scenario: Ook een veiligheidskopie alleen volstaat als vangnet
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En het antwoord op "proefoverdracht" is "nee"
    En het antwoord op "veiligheidskopie" is "ja"
    En het antwoord op "tijd tussen twee veiligheidskopieën" is "2 maanden"
    Als de documenten worden samengesteld
    Dan zwijgt de regel "no-rehearsal-no-copy"
    En is "Veiligheidskopie van de gegevens op vaste tijdstippen" een uitvoeringsvoorwaarde
    En bevat de bijlage "om de 2 maanden een volledige en leesbare kopie"
    En is er geen eis "Proefoverdracht vóór het einde"

  Abstract Scenario: De overdracht bij het einde moet voor een ander bruikbaar zijn: <vraag>
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "<vraag>" is "<zwak>"
    Als de documenten worden samengesteld
    Dan meldt de regel "<regel>" <wat>
    Als het antwoord op "<vraag>" verandert in "<sterk>"
    Dan zwijgt de regel "<regel>"

    Voorbeelden:
      | vraag                       | zwak      | sterk           | regel             | wat           |
      | formaten voor de overdracht | XLSX      | XLSX; CSV       | handover-not-open | een afwijking |
      | formaten voor de overdracht | CSV       | CSV; GeoPackage | handover-no-geo   | een tip       |
      | termijn voor de overdracht  | 4 maanden | 3 maanden       | handover-slow     | een tip       |

  Scenario: Webadressen op het domein van de opdrachtnemer, met een reden
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "wie publiceert" is "de opdrachtnemer"
    En het antwoord op "domeinnaam van de webadressen" is "een domeinnaam van de opdrachtnemer"
    Als de documenten worden samengesteld
    Dan meldt de regel "supplier-domain" een afwijking
    Gegeven de reden voor "supplier-domain" is "De gemeente heeft geen eigen dataportaal; de doorverwijzing loopt twee jaar."
    Dan meldt de regel "supplier-domain" een afwijking met reden
    En is er geen afwijking
    Als het antwoord op "domeinnaam van de webadressen" verandert in "een domeinnaam van de aanbestedende overheid"
    Dan zwijgt de regel "supplier-domain"

  Scenario: Een dienst op maat zonder exitplan
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En het antwoord op "clouddienst op maat" is "ja"
    En het antwoord op "exitplan" is "nee"
    Als de documenten worden samengesteld
    Dan meldt de regel "custom-built-exit" een afwijking
    En staat "Exitplan" niet in de bijlage
    Als het antwoord op "exitplan" verandert in "ja"
    Dan zwijgt de regel "custom-built-exit"
    En staat "Exitplan" in de bijlage

  Scenario: Een afzonderlijke prijs voor de overdracht van een dienst op maat
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En het antwoord op "clouddienst op maat" is "ja"
    En het antwoord op "prijs van de overdracht" is "een afzonderlijke post"
    Als de documenten worden samengesteld
    Dan meldt de regel "switching-price-late" een tip
    En bevat de bijlage "rekent voor de overstap alleen de prijs aan van de post"
    En bevat de bijlage nergens "rekent voor de overstap geen vergoeding aan"
    En bevat de in te voegen teksten "Overdracht van de gegevens bij het einde van de opdracht"
    Als het antwoord op "prijs van de overdracht" verandert in "inbegrepen in de prijs"
    Dan zwijgt de regel "switching-price-late"
    En bevat de in te voegen teksten nergens "Overdracht van de gegevens bij het einde van de opdracht"

  Scenario: Een gewone clouddienst rekent niets aan voor de overstap, wat het bestuur ook antwoordt
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En het antwoord op "prijs van de overdracht" is "een afzonderlijke post"
    Als de documenten worden samengesteld
    Dan staat "Overstappen naar een andere aanbieder van clouddiensten" in de bijlage
    En bevat de bijlage "rekent voor de overstap geen vergoeding aan"
    En bevat de in te voegen teksten nergens "Overdracht van de gegevens bij het einde van de opdracht"

  Scenario: Bij een clouddienst staan de termijnen om over te stappen in de bijlage
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En deze antwoorden
      | opzegtermijn om over te stappen  | 1 maand  |
      | overgangsperiode bij overstappen | 21 dagen |
      | ophaalperiode na de overstap     | 60 dagen |
    Als de documenten worden samengesteld
    Dan bevat de bijlage "met een opzegtermijn van 1 maand"
    En bevat de bijlage "binnen 21 dagen na het einde van de opzegtermijn"
    En bevat de bijlage "gedurende 60 dagen ophalen"
    En is "Overstap binnen de overgangsperiode, met bijstand en zonder onderbreking" een uitvoeringsvoorwaarde
    En is "Kosteloze open koppelingen en export in een gangbaar machineleesbaar formaat" een minimumeis
    En is er geen eis "Opgave van de wettelijke verplichtingen die voor de dienst op maat niet gelden"
    En is er niets onwettigs

  Scenario: Bij een dienst op maat zegt de inschrijver welke regels niet gelden, en blijft het artikel staan
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En het antwoord op "clouddienst op maat" is "ja"
    Als de documenten worden samengesteld
    Dan staat "Overstappen naar een andere aanbieder van clouddiensten" in de bijlage
    En is "Opgave van de wettelijke verplichtingen die voor de dienst op maat niet gelden" een uitvoeringsvoorwaarde
    En bevat de bijlage "op maat van de aanbestedende overheid gebouwd"

  Scenario: Wie geen clouddienst koopt, krijgt geen artikel over overstappen
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "prijs van de overdracht" is "een afzonderlijke post"
    Als de documenten worden samengesteld
    Dan staat "Overstappen naar een andere aanbieder van clouddiensten" niet in de bijlage
    En staat "Overdracht van de gegevens bij het einde" in de bijlage
    En bevat de bijlage "rekent de overdracht aan tegen de prijs van de post"
    En bevat de in te voegen teksten "Overdracht van de gegevens bij het einde van de opdracht"
    En is "Volledige overdracht van alle gegevens bij het einde" een uitvoeringsvoorwaarde

  Scenario: Een overdracht met proef, termijnen en bijstand
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze antwoorden
      | proefoverdracht                                | ja        |
      | tijdstip van de proefoverdracht vóór het einde | 4 maanden |
      | termijn voor de overdracht                     | 14 dagen  |
      | termijn om de overdracht na te kijken          | 21 dagen  |
      | uren bijstand bij het einde                    | 24 uur    |
    Als de documenten worden samengesteld
    Dan bevat de bijlage "uiterlijk 4 maanden vóór het voorziene einde van de opdracht een proefoverdracht"
    En bevat de bijlage "binnen 14 dagen na het einde van de opdracht"
    En bevat de bijlage "binnen 21 dagen na ontvangst"
    En bevat de bijlage "ten hoogste 24 uur uitleg en hulp bij het inlezen"
    En is "Proefoverdracht vóór het einde" een uitvoeringsvoorwaarde
    En is "Bijstand aan wie opvolgt" een uitvoeringsvoorwaarde
    Als het antwoord op "proefoverdracht" verandert in "nee"
    En het antwoord op "uren bijstand bij het einde" verandert in "0 uur"
    Dan is er geen eis "Proefoverdracht vóór het einde"
    En is er geen eis "Bijstand aan wie opvolgt"
    En is "Volledige overdracht van alle gegevens bij het einde" een uitvoeringsvoorwaarde

  Scenario: Niemand wist iets voor de archiefcontrole en de toestemming van het bestuur
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En deze antwoorden
      | termijn voor de archiefcontrole | 3 maanden |
      | termijn om te wissen            | 20 dagen  |
      | termijn om back-ups te wissen   | 2 maanden |
    Als de documenten worden samengesteld
    Dan staat "Wissen van de gegevens na de archiefcontrole" in de bijlage
    En bevat de bijlage "zonder voorafgaande toestemming van de aanbestedende overheid"
    En bevat de bijlage "beslist binnen 3 maanden na die mededeling"
    En bevat de bijlage "binnen 20 dagen na de toestemming"
    En bevat de bijlage "binnen 2 maanden na de toestemming"
    En is "Wissen na schriftelijke toestemming, met gedateerde verklaring" een uitvoeringsvoorwaarde

  Scenario: Wie niet weet waar de gegevens staan, krijgt de veilige kant
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "plaats van de gegevens" is "weet ik niet"
    Als de documenten worden samengesteld
    Dan staat "Overdracht van de gegevens bij het einde" in de bijlage
    En staat "Wissen van de gegevens na de archiefcontrole" in de bijlage
    En is "Volledige overdracht van alle gegevens bij het einde" een uitvoeringsvoorwaarde

  Scenario: Staat alles bij het bestuur zelf, dan is er niets over te dragen of te wissen
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "plaats van de gegevens" is "de infrastructuur van het bestuur"
    Als de documenten worden samengesteld
    Dan staat "Overdracht van de gegevens bij het einde" niet in de bijlage
    En staat "Wissen van de gegevens na de archiefcontrole" niet in de bijlage
    En staat "Exitplan" niet in de bijlage
    En staat "Geen leveranciersafhankelijkheid" in de bijlage
    En is "Gegevens bruikbaar zonder de toepassing van de leverancier" een minimumeis

  Scenario: Publiceert de opdrachtnemer, dan blijven de webadressen na het einde werken
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze antwoorden
      | wie publiceert                                 | de opdrachtnemer                             |
      | domeinnaam van de webadressen                  | een domeinnaam van de aanbestedende overheid |
      | termijn waarin oude webadressen blijven werken | 18 maanden                                   |
    Als de documenten worden samengesteld
    Dan staat "Blijvende beschikbaarheid en webadressen" in de bijlage
    En bevat de bijlage "duurt ten hoogste 18 maanden"
    En is "Stabiele webadressen zonder product- of bedrijfsnaam" een uitvoeringsvoorwaarde
    En is "Webadressen blijven werken of verwijzen door na het einde van de publicatie" een uitvoeringsvoorwaarde
    En is er geen afwijking
    Als het antwoord op "wie publiceert" verandert in "het bestuur"
    Dan staat "Blijvende beschikbaarheid en webadressen" niet in de bijlage
    En is er geen eis "Stabiele webadressen zonder product- of bedrijfsnaam"
