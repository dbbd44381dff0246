# language: nl
Functionaliteit: Persoonsgegevens
  Persoonsgegevens worden geen open data. Bij twijfel geldt de veilige kant.

  Abstract Scenario: Bij persoonsgegevens, en ook bij twijfel, staat het artikel erin en opent er niets vanzelf
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "persoonsgegevens" is "<antwoord>"
    En deze datasets
      | uit de catalogus |
      | Bomenregister    |
      | Parkeersessies   |
    Dan staat "Persoonsgegevens" in de bijlage
    En staat "Anonimisering van gegevens voor publicatie" in de bijlage
    En bevat de bijlage "Persoonsgegevens worden niet als Open Data gepubliceerd, behalve als een wettelijke bepaling de bekendmaking oplegt."
    En bevat de bijlage "Zonder die beslissing wordt de dataset niet gepubliceerd."
    En bevat de bijlage "geeft de opdrachtnemer geen recht om persoonsgegevens voor eigen doeleinden te gebruiken"
    En is "Alleen de nodige persoonsgegevens verzamelen en leveren" een uitvoeringsvoorwaarde
    En is "Ondergrens voor kleine aantallen" een uitvoeringsvoorwaarde
    En staat "Gegevens die gesloten blijven" in de bijlage
    En zwijgt de regel "publish-personal-data"

    Voorbeelden:
      | antwoord                    |
      | Ja, in één of meer datasets |
      | weet ik niet                |

  Scenario: Zonder persoonsgegevens staan die artikelen er niet
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "persoonsgegevens" is "Nee"
    Dan staat "Persoonsgegevens" niet in de bijlage
    En staat "Anonimisering van gegevens voor publicatie" niet in de bijlage
    En bevat de bijlage nergens "verwerkersovereenkomst"
    En is er geen eis "Afzonderlijke verwerkersovereenkomst vóór de eerste verwerking"
    En is er geen afwijking

  Scenario: De verwerker sluit een afzonderlijke overeenkomst, die dit hulpmiddel nooit maakt
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En het antwoord op "opdrachtnemer is verwerker" is "ja"
    Dan meldt de regel "processing-agreement" een tip
    En bevat de bijlage "sluiten de partijen vóór de eerste verwerking een afzonderlijke verwerkersovereenkomst"
    En bevat de bijlage "Over die verwerking gaat de verwerkersovereenkomst voor op deze bijlage."
    En is "Afzonderlijke verwerkersovereenkomst vóór de eerste verwerking" een uitvoeringsvoorwaarde
    En bevat de bijlage nergens "andere verwerker in dienst"
    En bevat de bijlage nergens "categorieën van betrokkenen"
    En zwijgt de regel "personal-independent"
    Als het antwoord op "opdrachtnemer is verwerker" verandert in "nee"
    Dan zwijgt de regel "processing-agreement"
    En meldt de regel "personal-independent" een tip
    En bevat de bijlage nergens "verwerkersovereenkomst"
    En bevat de bijlage "is de opdrachtnemer zelf verwerkingsverantwoordelijke"
    En is er geen eis "Afzonderlijke verwerkersovereenkomst vóór de eerste verwerking"

  Scenario: Zonder doel of rechtsgrond levert een zelfstandige verantwoordelijke alleen cijfers
    Gegeven het voorbeeld "Parkeren en mobiliteit"
    En het antwoord op "opdrachtnemer is verwerker" is "nee"
    En deze datasets
      | uit de catalogus | doel                      | rechtsgrond |
      | Parkeersessies   | controle van het parkeren |             |
    Dan meldt de regel "personal-purpose-missing" een tip
    En bevat de bijlage "Zolang voor een dataset het doel of de rechtsgrond niet vaststaat, levert de opdrachtnemer uit die dataset alleen gegevens waaruit geen persoon te herleiden is."
    Als de datasets veranderen in
      | uit de catalogus | doel                      | rechtsgrond              |
      | Parkeersessies   | controle van het parkeren | taak van algemeen belang |
    Dan zwijgt de regel "personal-purpose-missing"
    En bevat de bijlage "taak van algemeen belang"

  Scenario: Samen verantwoordelijk zijn vraagt een onderlinge regeling
    Gegeven het voorbeeld "Parkeren en mobiliteit"
    En deze datasets
      | uit de catalogus | rol                    |
      | Parkeersessies   | samen verantwoordelijk |
    Dan meldt de regel "joint-arrangement" een tip
    En bevat de bijlage "dan leggen zij vóór de eerste verwerking hun onderlinge regeling vast"
    Als de datasets veranderen in
      | uit de catalogus | rol                        |
      | Parkeersessies   | verwerker voor het bestuur |
    Dan zwijgt de regel "joint-arrangement"
    En bevat de bijlage nergens "onderlinge regeling"

  Scenario: Een dataset met persoonsgegevens die toch open data wordt
    Gegeven het voorbeeld "Parkeren en mobiliteit"
    En deze datasets
      | uit de catalogus | open data |
      | Parkeersessies   | ja        |
    Dan meldt de regel "publish-personal-data" een afwijking
    Als de datasets veranderen in
      | uit de catalogus            | open data |
      | Parkeersessies              | nee       |
      | Parkeerbeurten, samengeteld | ja        |
    Dan zwijgt de regel "publish-personal-data"

  Scenario: Een wet legt de bekendmaking op, en de reden noemt die wet
    Gegeven het voorbeeld "Parkeren en mobiliteit"
    En deze datasets
      | uit de catalogus          | open data |
      | Mandatarissen en mandaten | ja        |
    En de reden voor "publish-personal-data/d1" is "Het decreet over het lokaal bestuur legt deze bekendmaking op."
    Dan meldt de regel "publish-personal-data" een afwijking met reden
    En bevat de dossiernota "Het decreet over het lokaal bestuur legt deze bekendmaking op."

  Scenario: Persoonsgegevens publiceren zonder verslag over de anonimisering
    Gegeven het voorbeeld "Parkeren en mobiliteit"
    En het antwoord op "anonieme publicatie" is "nee"
    En deze datasets
      | uit de catalogus | open data |
      | Parkeersessies   | ja        |
    Dan meldt de regel "published-without-anonymisation" een afwijking
    En staat "Anonimisering van gegevens voor publicatie" niet in de bijlage
    En is "Melden en stoppen wanneer gegevens naar een persoon leiden" een uitvoeringsvoorwaarde
    Als het antwoord op "anonieme publicatie" verandert in "ja"
    Dan zwijgt de regel "published-without-anonymisation"
    En staat "Anonimisering van gegevens voor publicatie" in de bijlage
    En is "Anonimiseringsverslag met een test op herleidbaarheid, per dataset" een uitvoeringsvoorwaarde
    En is "Melden en stoppen wanneer gegevens naar een persoon leiden" een uitvoeringsvoorwaarde
    Als het antwoord op "anonieme publicatie" verandert in "nee"
    En de datasets veranderen in
      | uit de catalogus | open data |
      | Parkeersessies   | nee       |
    Dan zwijgt de regel "published-without-anonymisation"

  Scenario: De ondergrens voor kleine aantallen staat met haar getal in de bijlage
    Gegeven het voorbeeld "Parkeren en mobiliteit"
    En het antwoord op "ondergrens voor kleine aantallen" is "4 eenheden"
    Dan meldt de regel "threshold-low" een afwijking
    Als het antwoord op "ondergrens voor kleine aantallen" verandert in "10 eenheden"
    Dan zwijgt de regel "threshold-low"
    En bevat de bijlage "elk cijfer dat over minder dan 10 eenheden gaat"
    Als het antwoord op "ondergrens voor kleine aantallen" verandert in "5 eenheden"
    Dan zwijgt de regel "threshold-low"

  Scenario: Een dataset met persoonsgegevens in een opdracht zonder persoonsgegevens
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze datasets
      | uit de catalogus |
      | Parkeersessies   |
    Dan meldt de regel "personal-row-annex-no" een tip
    En staat "Persoonsgegevens" niet in de bijlage
    Als het antwoord op "persoonsgegevens" verandert in "Ja, in één of meer datasets"
    Dan zwijgt de regel "personal-row-annex-no"
    En staat "Persoonsgegevens" in de bijlage

  Scenario: Persoonsgegevens buiten de Europese Economische Ruimte
    Gegeven het voorbeeld "Software als clouddienst voor dossiers"
    En het antwoord op "plaats van bewaring" is "Vrij, met opgave van de landen"
    Dan meldt de regel "personal-outside-eea" een afwijking
    Als het antwoord op "plaats van bewaring" verandert in "Alleen in de Europese Economische Ruimte"
    Dan zwijgt de regel "personal-outside-eea"
    En bevat de bijlage "de Europese Economische Ruimte"

  Scenario: Een certificaat eisen terwijl er geen persoonsgegevens zijn
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En het antwoord op "bewijs van de beveiliging" is "Met een certificaat (ISO/IEC 27001 of gelijkwaardig)"
    Dan meldt de regel "certificate-market" een tip
    Als het antwoord op "bewijs van de beveiliging" verandert in "Met een beschrijving op verzoek"
    Dan zwijgt de regel "certificate-market"
    En bevat de bijlage nergens "ISO/IEC 27001"

  Scenario: Twijfel bij één dataset telt als ja
    Gegeven het voorbeeld "Parkeren en mobiliteit"
    En deze datasets
      | uit de catalogus                    | open data | persoonsgegevens |
      | Drukte en tellingen van voetgangers | ja        | weet ik niet     |
    Dan meldt de regel "publish-personal-data" een afwijking
    Als de datasets veranderen in
      | uit de catalogus                    | open data | persoonsgegevens |
      | Drukte en tellingen van voetgangers | ja        | nee              |
    Dan zwijgt de regel "publish-personal-data"

  Scenario: De rol per dataset gaat voor op het antwoord voor de hele opdracht
    Gegeven het voorbeeld "Parkeren en mobiliteit"
    En het antwoord op "opdrachtnemer is verwerker" is "nee"
    En deze datasets
      | uit de catalogus | rol                        |
      | Parkeersessies   | verwerker voor het bestuur |
    Dan zwijgt de regel "personal-purpose-missing"
    En meldt de regel "processing-agreement" een tip
    En is "Afzonderlijke verwerkersovereenkomst vóór de eerste verwerking" een uitvoeringsvoorwaarde
    Als het antwoord op "opdrachtnemer is verwerker" verandert in "ja"
    En de datasets veranderen in
      | uit de catalogus | rol                   |
      | Parkeersessies   | zelf verantwoordelijk |
    Dan meldt de regel "personal-purpose-missing" een tip
    En bevat de bijlage "deelt hij de aanbestedende overheid vóór de eerste verstrekking mee voor welk doel en op welke rechtsgrond"
