# language: nl
Functionaliteit: Hoogwaardige datasets
  De Europese lijst van hoogwaardige datasets stelt eisen aan licentie en toegang.

  Scenario: Een hoogwaardige dataset onder een te strenge licentie
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze datasets
      | uit de catalogus | hvd      | licence  |
      | parking-sites    | mobility | odbl-1-0 |
    Als de documenten worden samengesteld
    Dan meldt de regel "hvd-licence" iets onwettigs
    En is het dossier geblokkeerd

  Scenario: Dezelfde dataset zonder voorwaarden
    Gegeven het voorbeeld "Sensoren in de openbare ruimte"
    En deze datasets
      | uit de catalogus | hvd      | licence |
      | parking-sites    | mobility | cc0     |
    Als de documenten worden samengesteld
    Dan zwijgt de regel "hvd-licence"
    En staat "publication-licence" in de bijlage
