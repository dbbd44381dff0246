# language: nl
Functionaliteit: De voorbeelden
  Een voorbeeld is een veilig vertrekpunt: wie het overneemt, begint zonder iets onwettigs en zonder afwijking.

  Abstract Scenario: <voorbeeld> begint in orde
    Gegeven het voorbeeld "<voorbeeld>"
    Als de documenten worden samengesteld
    Dan is er niets onwettigs
    En is er geen afwijking
    En is het dossier onvolledig

    Voorbeelden:
      | voorbeeld                                |
      | Addendum bij een lopend contract         |
      | Concessie: uitbating van een dienst      |
      | Software op maat                         |
      | Intercommunale koopt voor haar gemeenten |
      | Parkeren en mobiliteit                   |
      | Software als clouddienst voor dossiers   |
      | Sensoren in de openbare ruimte           |
      | Kleine aankoop                           |
