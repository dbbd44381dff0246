# language: nl
Functionaliteit: Rechten op de gegevens
  Gegevens hebben geen eigenaar. De bijlage zegt wie beslist, wie welke rechten krijgt en wie wat mag.

  Scenario: Het bestuur beslist, en de opdrachtnemer gebruikt de gegevens alleen voor de opdracht
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "zeggenschap over de gegevens" is "zeggenschap van het bestuur"
    Dan bevat de bijlage "Tussen de partijen heeft de aanbestedende overheid de zeggenschap over de Verzamelde Gegevens"
    En bevat de bijlage "De opdrachtnemer gebruikt de Verzamelde Gegevens alleen voor zover dat nodig is om de opdracht uit te voeren."
    En bevat de bijlage "draagt alle overdraagbare Intellectuele Rechten over aan de aanbestedende overheid"
    En bevat de bijlage nergens "Dat recht is niet-exclusief en beperkt de rechten van de aanbestedende overheid niet."
    En bevat de bijlage nergens "eigendom van de gegevens"
    En is "Onbeperkt gebruik van de Verzamelde Gegevens door het bestuur, zonder bijkomende vergoeding" een minimumeis
    En is "Gebruik van de Verzamelde Gegevens alleen binnen de toegestane doelen" een uitvoeringsvoorwaarde
    En bevat het antwoordformulier "Onbeperkt gebruik van de Verzamelde Gegevens door het bestuur, zonder bijkomende vergoeding"
    En is er geen afwijking

  Scenario: Het bestuur beslist, en de opdrachtnemer maakt ook statistieken voor zichzelf
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze antwoorden
      | zeggenschap over de gegevens        | zeggenschap van het bestuur, met eigen gebruik door de opdrachtnemer |
      | eigen gebruik door de opdrachtnemer | gebruik van niet-herleidbare statistieken                            |
    Dan bevat de bijlage "Tussen de partijen heeft de aanbestedende overheid de zeggenschap over de Verzamelde Gegevens"
    En bevat de bijlage "Die statistieken mag de opdrachtnemer voor eigen doeleinden gebruiken en aan derden verstrekken"
    En bevat de bijlage "De opdrachtnemer verkoopt de Verzamelde Gegevens niet"
    En is "Dezelfde beperking voor de fabrikant en elke andere gegevenshouder van de toestellen" een uitvoeringsvoorwaarde
    En zwijgt de regel "own-use-devices"

  Scenario: De opdrachtnemer beslist, en het bestuur behoudt een onherroepelijk gebruiksrecht
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "verbonden toestellen" is "Ja, ze blijven van de opdrachtnemer"
    En het antwoord op "zeggenschap over de gegevens" is "een onbeperkt gebruiksrecht van het bestuur"
    Dan meldt de regel "contractor-holds" een afwijking
    En bevat de bijlage "heeft op die gegevens een onherroepelijk gebruiksrecht"
    En bevat de bijlage "ze aan iedereen ter beschikking stellen voor elk gebruik, ook commercieel"
    En bevat de bijlage "een niet-exclusieve, onherroepelijke en overdraagbare licentie op alle Intellectuele Rechten, met het recht om sublicenties te verlenen"
    En bevat de bijlage nergens "draagt alle overdraagbare Intellectuele Rechten over"
    En bevat de bijlage nergens "draagt via de prijs van de opdracht het risico van de investering"
    En is "Onbeperkt gebruik van de Verzamelde Gegevens door het bestuur, zonder bijkomende vergoeding" een minimumeis
    En is er geen eis "Gebruik van de Verzamelde Gegevens alleen binnen de toegestane doelen"
    En staat "Geen exclusieve rechten op hergebruik" in de bijlage
    Als het antwoord op "zeggenschap over de gegevens" verandert in "zeggenschap van het bestuur"
    Dan zwijgt de regel "contractor-holds"

  Abstract Scenario: Overdracht, exclusieve licentie of ruime licentie: elk zijn eigen woorden
    Gegeven het voorbeeld "Software op maat"
    En het antwoord op "regeling van de intellectuele rechten" is "<regeling>"
    Dan bevat de bijlage "<wel>"
    En bevat de bijlage nergens "<niet>"
    En bevat de bijlage nergens "<ook niet>"
    En bevat de bijlage "ze zonder voorwaarden of onder een open licentie aan iedereen vrijgeven voor hergebruik"
    En bevat de bijlage "<databankrecht>"
    En is "Overdracht of licentie van alle Intellectuele Rechten op de Resultaten, voor alle opgesomde exploitatiewijzen" een minimumeis
    En is er geen afwijking

    Voorbeelden:
      | regeling                             | wel                                                            | niet                                                      | ook niet                                                       | databankrecht                                                    |
      | Overdracht aan het bestuur           | draagt alle overdraagbare Intellectuele Rechten over           | een exclusieve, onherroepelijke en overdraagbare licentie | een niet-exclusieve, onherroepelijke en overdraagbare licentie | draagt hij zijn Databankrecht over aan de aanbestedende overheid |
      | Exclusieve licentie voor het bestuur | een exclusieve, onherroepelijke en overdraagbare licentie      | draagt alle overdraagbare Intellectuele Rechten over      | een niet-exclusieve, onherroepelijke en overdraagbare licentie | ook voor zijn Databankrecht                                      |
      | Ruime, niet-exclusieve licentie      | een niet-exclusieve, onherroepelijke en overdraagbare licentie | draagt alle overdraagbare Intellectuele Rechten over      | een exclusieve, onherroepelijke en overdraagbare licentie      | ook voor zijn Databankrecht                                      |

  Scenario: Het databankrecht met en zonder verbonden toestellen
    Gegeven het voorbeeld "Software op maat"
    Dan staat "Databankrecht" in de bijlage
    En bevat de bijlage "De partijen gaan er daarom van uit dat de aanbestedende overheid daarvan de producent is."
    En bevat de bijlage nergens "verbonden product"
    En is "Geen beroep op een Databankrecht tegen het bestuur of tegen hergebruikers" een uitvoeringsvoorwaarde
    Als het antwoord op "verbonden toestellen" verandert in "Ja, ze blijven van de opdrachtnemer"
    Dan bevat de bijlage "Voor gegevens die met een verbonden product of een gerelateerde dienst zijn verkregen of gegenereerd, roepen de partijen geen Databankrecht in"

  Scenario: Een producent die zijn databankrecht houdt, oefent het niet uit
    Gegeven het voorbeeld "Software op maat"
    En het antwoord op "regeling van het databankrecht" is "een verbintenis om het recht niet uit te oefenen"
    Dan bevat de bijlage "dan oefent hij zijn Databankrecht niet uit tegen de aanbestedende overheid"
    En bevat de bijlage nergens "draagt hij zijn Databankrecht over"

  Scenario: Wie toestellen bezit of huurt, heeft zelf een recht op de gegevens ervan
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "verbonden toestellen" is "Ja, het bestuur huurt of leaset ze"
    Dan meldt de regel "connected-products" een tip
    En bevat de bijlage "is daarvan de gebruiker in de zin van"
    En is "Opgave van de gegevenshouder van de verbonden toestellen" een uitvoeringsvoorwaarde
    Als het antwoord op "verbonden toestellen" verandert in "Ja, ze blijven van de opdrachtnemer"
    Dan zwijgt de regel "connected-products"
    En bevat de bijlage nergens "is daarvan de gebruiker in de zin van"
    En is er geen eis "Opgave van de gegevenshouder van de verbonden toestellen"

  Scenario: Vrij eigen gebruik van gegevens uit toestellen van het bestuur
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze antwoorden
      | zeggenschap over de gegevens        | zeggenschap van het bestuur, met eigen gebruik door de opdrachtnemer |
      | eigen gebruik door de opdrachtnemer | vrij eigen gebruik, behalve van persoonsgegevens                     |
    Dan meldt de regel "own-use-devices" een afwijking
    Als het antwoord op "eigen gebruik door de opdrachtnemer" verandert in "gebruik voor de geleverde dienst"
    Dan zwijgt de regel "own-use-devices"

  Scenario: Eigen modellen trainen met gegevens uit toestellen van het bestuur
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "training van modellen" is "training met niet-herleidbare gegevens"
    Dan meldt de regel "training-devices" een afwijking
    Als het antwoord op "training van modellen" verandert in "training alleen voor het bestuur"
    Dan zwijgt de regel "training-devices"
    En bevat de bijlage "alleen modellen voor machinaal leren die hij uitsluitend voor de aanbestedende overheid inzet"

  Abstract Scenario: Het bestek heeft al een artikel over intellectuele rechten
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "onderwerpen die elders al geregeld zijn" is "Intellectuele rechten"
    En het antwoord op "voorrang over intellectuele rechten" is "<voorrang>"
    Dan bevat de bijlage "<wel>"
    En bevat de bijlage nergens "<niet>"
    En staat "Intellectuele rechten op de gegevens en de documentatie" in de bijlage
    En <melding>

    Voorbeelden:
      | voorrang                     | wel                                                                        | niet                                                | melding                                     |
      | De bijlage gaat voor         | Over de Intellectuele Rechten op de Resultaten gaat deze bijlage voor      | over intellectuele rechten gelden naast             | zwijgt de regel "rights-yield"              |
      | Beide gelden naast elkaar    | Geven beide een recht aan de aanbestedende overheid, dan geldt het ruimste | Over intellectuele rechten gaan de andere           | zwijgt de regel "rights-yield"              |
      | Het andere artikel gaat voor | Over intellectuele rechten gaan de andere bepalingen                       | Over de Intellectuele Rechten op de Resultaten gaat | meldt de regel "rights-yield" een afwijking |

  Scenario: Het bestek heeft al een artikel over vertrouwelijkheid
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "onderwerpen die elders al geregeld zijn" is "Vertrouwelijkheid"
    En het antwoord op "voorrang over vertrouwelijkheid" is "Het andere artikel gaat voor"
    Dan meldt de regel "secrets-yield" een afwijking
    Als het antwoord op "voorrang over vertrouwelijkheid" verandert in "Beide gelden naast elkaar"
    Dan zwijgt de regel "secrets-yield"
    En bevat de bijlage "Alleen deze bijlage bepaalt welke gegevens, Metadata en Documentatie nooit vertrouwelijk zijn."
    En bevat de bijlage "De andere bepalingen van de opdrachtdocumenten over vertrouwelijkheid blijven gelden, binnen de grenzen van dit artikel."
    En is "Documentatie, datamodel, Metadata en beschrijving van de API worden niet als vertrouwelijk aangeduid" een minimumeis

  Scenario: Het bestek heeft al een artikel over persoonsgegevens
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En het antwoord op "onderwerpen die elders al geregeld zijn" is "Persoonsgegevens"
    En het antwoord op "voorrang over persoonsgegevens" is "De bijlage gaat voor"
    Dan meldt de regel "privacy-replace" een tip
    En bevat de bijlage "behalve op de verwerkersovereenkomst"
    Als het antwoord op "voorrang over persoonsgegevens" verandert in "Het andere artikel gaat voor"
    Dan zwijgt de regel "privacy-replace"
    En bevat de bijlage "Over persoonsgegevens gaan de andere bepalingen van de opdrachtdocumenten voor."
    En staat "Persoonsgegevens" in de bijlage

  Scenario: Wie ook voor andere besturen koopt, geeft hun eigen rechten
    Gegeven het voorbeeld "Intercommunale koopt voor haar gemeenten"
    Dan staat "andere besturen die mogen deelnemen" nog open
    En zwijgt de regel "intermunicipal-alone"
    Als het antwoord op "andere besturen die mogen deelnemen" verandert in "de gemeenten Aalbos en Beverdal"
    Dan staat "andere besturen die mogen deelnemen" niet open
    En bevat de bijlage "koopt ook voor de gemeenten Aalbos en Beverdal"
    En bevat de bijlage "dezelfde rechten als de aanbestedende overheid en oefent ze zelfstandig uit"
    Als het antwoord op "aankoop voor andere besturen" verandert in "nee"
    Dan bevat de bijlage nergens "Aalbos"
    En meldt de regel "intermunicipal-alone" een tip
