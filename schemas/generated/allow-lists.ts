// Made by `npm run generate` from the schemas; change those, not this.
import type { AllowedField } from '../allow-lists.ts';

/** What each kind of team may see of each type: pointers inside `inhoud`. A team that is not named sees nothing. */
export const ALLOW_LISTS: Readonly<Record<string, Readonly<Record<string, readonly AllowedField[]>>>> =
  {
  "huurachterstand": {
    "gemeente.schuldhulp": [
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/bedragEuro"
      },
      {
        "pointer": "/ontstaansdatum"
      },
      {
        "pointer": "/eigenKenmerk"
      },
      {
        "pointer": "/warmeOverdracht"
      },
      {
        "pointer": "/ontruimingsdatum"
      }
    ]
  },
  "energieachterstand": {
    "gemeente.schuldhulp": [
      {
        "pointer": "/stap"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/bedragEuro"
      },
      {
        "pointer": "/ontstaansdatum"
      },
      {
        "pointer": "/klantnummer"
      },
      {
        "pointer": "/product"
      },
      {
        "pointer": "/eigenKenmerk"
      },
      {
        "pointer": "/warmeOverdracht"
      },
      {
        "pointer": "/eindeLeveringsdatum"
      }
    ]
  },
  "drinkwaterachterstand": {
    "gemeente.schuldhulp": [
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/bedragEuro"
      },
      {
        "pointer": "/ontstaansdatum"
      },
      {
        "pointer": "/klantnummer"
      },
      {
        "pointer": "/eigenKenmerk"
      },
      {
        "pointer": "/warmeOverdracht"
      },
      {
        "pointer": "/afsluitdatum"
      }
    ]
  },
  "zorgpremieachterstand": {
    "gemeente.schuldhulp": [
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/bedragEuro"
      },
      {
        "pointer": "/ontstaansdatum"
      },
      {
        "pointer": "/eigenKenmerk"
      },
      {
        "pointer": "/warmeOverdracht"
      },
      {
        "pointer": "/eindeVerzekeringsdatum"
      }
    ]
  },
  "zorgpremie-wanbetaler": {
    "gemeente.schuldhulp": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/bedragEuro"
      },
      {
        "pointer": "/ontstaansdatum"
      },
      {
        "pointer": "/eigenKenmerk"
      },
      {
        "pointer": "/warmeOverdracht"
      }
    ]
  },
  "hypotheekachterstand": {
    "gemeente.schuldhulp": [
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/bedragEuro"
      },
      {
        "pointer": "/ontstaansdatum"
      },
      {
        "pointer": "/eigenKenmerk"
      },
      {
        "pointer": "/warmeOverdracht"
      }
    ]
  },
  "studieschuldachterstand": {
    "gemeente.schuldhulp": [
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/bedragEuro"
      },
      {
        "pointer": "/ontstaansdatum"
      },
      {
        "pointer": "/eigenKenmerk"
      },
      {
        "pointer": "/warmeOverdracht"
      }
    ]
  },
  "eigenbijdrageachterstand": {
    "gemeente.schuldhulp": [
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/bedragEuro"
      },
      {
        "pointer": "/ontstaansdatum"
      },
      {
        "pointer": "/eigenKenmerk"
      },
      {
        "pointer": "/warmeOverdracht"
      }
    ]
  },
  "rijksbelastingachterstand": {
    "gemeente.schuldhulp": [
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/bedragEuro"
      },
      {
        "pointer": "/ontstaansdatum"
      },
      {
        "pointer": "/eigenKenmerk"
      },
      {
        "pointer": "/warmeOverdracht"
      }
    ]
  },
  "toeslagachterstand": {
    "gemeente.schuldhulp": [
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/bedragEuro"
      },
      {
        "pointer": "/ontstaansdatum"
      },
      {
        "pointer": "/eigenKenmerk"
      },
      {
        "pointer": "/warmeOverdracht"
      }
    ]
  },
  "detentie-uitstroom": {
    "gemeente.nazorg": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/inrichting"
      },
      {
        "pointer": "/aanvangsdatum"
      },
      {
        "pointer": "/verwachteUitstroomdatum"
      },
      {
        "pointer": "/casemanager/naam"
      },
      {
        "pointer": "/casemanager/functie"
      },
      {
        "pointer": "/casemanager/telefoon"
      },
      {
        "pointer": "/casemanager/email"
      },
      {
        "pointer": "/gewensteGemeente"
      },
      {
        "pointer": "/basisvoorwaarden/idBewijs/status"
      },
      {
        "pointer": "/basisvoorwaarden/idBewijs/actie"
      },
      {
        "pointer": "/basisvoorwaarden/idBewijs/eigenaar"
      },
      {
        "pointer": "/basisvoorwaarden/onderdak/status"
      },
      {
        "pointer": "/basisvoorwaarden/onderdak/actie"
      },
      {
        "pointer": "/basisvoorwaarden/onderdak/eigenaar"
      },
      {
        "pointer": "/basisvoorwaarden/werkInkomen/status"
      },
      {
        "pointer": "/basisvoorwaarden/werkInkomen/actie"
      },
      {
        "pointer": "/basisvoorwaarden/werkInkomen/eigenaar"
      },
      {
        "pointer": "/basisvoorwaarden/schulden/status"
      },
      {
        "pointer": "/basisvoorwaarden/schulden/actie"
      },
      {
        "pointer": "/basisvoorwaarden/schulden/eigenaar"
      },
      {
        "pointer": "/basisvoorwaarden/zorg/contactNodig"
      },
      {
        "pointer": "/basisvoorwaarden/sociaalNetwerk/status"
      },
      {
        "pointer": "/basisvoorwaarden/sociaalNetwerk/actie"
      },
      {
        "pointer": "/basisvoorwaarden/sociaalNetwerk/eigenaar"
      }
    ]
  },
  "ggz-ontslag": {
    "gemeente.wmo": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/ontslagdatum"
      },
      {
        "pointer": "/contactprofessional/naam"
      },
      {
        "pointer": "/contactprofessional/functie"
      },
      {
        "pointer": "/contactprofessional/telefoon"
      },
      {
        "pointer": "/contactprofessional/email"
      },
      {
        "pointer": "/aandacht/woonsituatie/actieNodig",
        "categorie": "woonsituatie"
      },
      {
        "pointer": "/aandacht/woonsituatie/urgentie",
        "categorie": "woonsituatie"
      },
      {
        "pointer": "/aandacht/begeleiding/actieNodig",
        "categorie": "begeleiding"
      },
      {
        "pointer": "/aandacht/begeleiding/urgentie",
        "categorie": "begeleiding"
      },
      {
        "pointer": "/aandacht/inkomen/actieNodig",
        "categorie": "inkomen"
      },
      {
        "pointer": "/aandacht/inkomen/urgentie",
        "categorie": "inkomen"
      },
      {
        "pointer": "/aandacht/schulden/actieNodig",
        "categorie": "schulden"
      },
      {
        "pointer": "/aandacht/schulden/urgentie",
        "categorie": "schulden"
      },
      {
        "pointer": "/aandacht/dagbesteding/actieNodig",
        "categorie": "dagbesteding"
      },
      {
        "pointer": "/aandacht/dagbesteding/urgentie",
        "categorie": "dagbesteding"
      },
      {
        "pointer": "/diagnose/hoofdgroep",
        "categorie": "diagnose"
      },
      {
        "pointer": "/diagnose/noodzaak",
        "categorie": "diagnose"
      },
      {
        "pointer": "/woordenClient",
        "categorie": "woorden_client"
      }
    ],
    "gemeente.bwmo_toegang": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/ontslagdatum"
      },
      {
        "pointer": "/contactprofessional/naam"
      },
      {
        "pointer": "/contactprofessional/functie"
      },
      {
        "pointer": "/contactprofessional/telefoon"
      },
      {
        "pointer": "/contactprofessional/email"
      },
      {
        "pointer": "/aandacht/woonsituatie/actieNodig",
        "categorie": "woonsituatie"
      },
      {
        "pointer": "/aandacht/woonsituatie/urgentie",
        "categorie": "woonsituatie"
      },
      {
        "pointer": "/aandacht/begeleiding/actieNodig",
        "categorie": "begeleiding"
      },
      {
        "pointer": "/aandacht/begeleiding/urgentie",
        "categorie": "begeleiding"
      },
      {
        "pointer": "/aandacht/inkomen/actieNodig",
        "categorie": "inkomen"
      },
      {
        "pointer": "/aandacht/inkomen/urgentie",
        "categorie": "inkomen"
      },
      {
        "pointer": "/aandacht/schulden/actieNodig",
        "categorie": "schulden"
      },
      {
        "pointer": "/aandacht/schulden/urgentie",
        "categorie": "schulden"
      },
      {
        "pointer": "/aandacht/dagbesteding/actieNodig",
        "categorie": "dagbesteding"
      },
      {
        "pointer": "/aandacht/dagbesteding/urgentie",
        "categorie": "dagbesteding"
      },
      {
        "pointer": "/diagnose/hoofdgroep",
        "categorie": "diagnose"
      },
      {
        "pointer": "/diagnose/noodzaak",
        "categorie": "diagnose"
      },
      {
        "pointer": "/woordenClient",
        "categorie": "woorden_client"
      }
    ]
  },
  "wvggz-beeindiging": {
    "gemeente.wmo": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/beeindigingsdatum"
      },
      {
        "pointer": "/soortMaatregel"
      },
      {
        "pointer": "/ontbrekendeVoorwaarden"
      },
      {
        "pointer": "/contactprofessional/naam"
      },
      {
        "pointer": "/contactprofessional/functie"
      },
      {
        "pointer": "/contactprofessional/telefoon"
      },
      {
        "pointer": "/contactprofessional/email"
      }
    ]
  },
  "isd-laatste-fase": {
    "gemeente.nazorg": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/inrichting"
      },
      {
        "pointer": "/aanvangsdatum"
      },
      {
        "pointer": "/startLaatsteFase"
      },
      {
        "pointer": "/verwachteUitstroomdatum"
      },
      {
        "pointer": "/trajectcoordinator/naam"
      },
      {
        "pointer": "/trajectcoordinator/functie"
      },
      {
        "pointer": "/trajectcoordinator/telefoon"
      },
      {
        "pointer": "/trajectcoordinator/email"
      },
      {
        "pointer": "/gewensteGemeente"
      },
      {
        "pointer": "/basisvoorwaarden/idBewijs/status"
      },
      {
        "pointer": "/basisvoorwaarden/idBewijs/actie"
      },
      {
        "pointer": "/basisvoorwaarden/idBewijs/eigenaar"
      },
      {
        "pointer": "/basisvoorwaarden/onderdak/status"
      },
      {
        "pointer": "/basisvoorwaarden/onderdak/actie"
      },
      {
        "pointer": "/basisvoorwaarden/onderdak/eigenaar"
      },
      {
        "pointer": "/basisvoorwaarden/werkInkomen/status"
      },
      {
        "pointer": "/basisvoorwaarden/werkInkomen/actie"
      },
      {
        "pointer": "/basisvoorwaarden/werkInkomen/eigenaar"
      },
      {
        "pointer": "/basisvoorwaarden/schulden/status"
      },
      {
        "pointer": "/basisvoorwaarden/schulden/actie"
      },
      {
        "pointer": "/basisvoorwaarden/schulden/eigenaar"
      },
      {
        "pointer": "/basisvoorwaarden/zorg/contactNodig"
      },
      {
        "pointer": "/basisvoorwaarden/sociaalNetwerk/status"
      },
      {
        "pointer": "/basisvoorwaarden/sociaalNetwerk/actie"
      },
      {
        "pointer": "/basisvoorwaarden/sociaalNetwerk/eigenaar"
      },
      {
        "pointer": "/verblijfsplan/huisvesting/status"
      },
      {
        "pointer": "/verblijfsplan/huisvesting/actie"
      },
      {
        "pointer": "/verblijfsplan/huisvesting/eigenaar"
      },
      {
        "pointer": "/verblijfsplan/arbeid/status"
      },
      {
        "pointer": "/verblijfsplan/arbeid/actie"
      },
      {
        "pointer": "/verblijfsplan/arbeid/eigenaar"
      },
      {
        "pointer": "/verblijfsplan/dagbesteding/status"
      },
      {
        "pointer": "/verblijfsplan/dagbesteding/actie"
      },
      {
        "pointer": "/verblijfsplan/dagbesteding/eigenaar"
      },
      {
        "pointer": "/verblijfsplan/evaluatiedatum"
      }
    ]
  },
  "reclassering-overdracht": {
    "gemeente.nazorg": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/kader"
      },
      {
        "pointer": "/einddatum"
      },
      {
        "pointer": "/contactprofessional/naam"
      },
      {
        "pointer": "/contactprofessional/functie"
      },
      {
        "pointer": "/contactprofessional/telefoon"
      },
      {
        "pointer": "/contactprofessional/email"
      },
      {
        "pointer": "/aandacht/woonsituatie/actieNodig"
      },
      {
        "pointer": "/aandacht/woonsituatie/urgentie"
      },
      {
        "pointer": "/aandacht/begeleiding/actieNodig"
      },
      {
        "pointer": "/aandacht/begeleiding/urgentie"
      },
      {
        "pointer": "/aandacht/inkomen/actieNodig"
      },
      {
        "pointer": "/aandacht/inkomen/urgentie"
      },
      {
        "pointer": "/aandacht/schulden/actieNodig"
      },
      {
        "pointer": "/aandacht/schulden/urgentie"
      },
      {
        "pointer": "/aandacht/dagbesteding/actieNodig"
      },
      {
        "pointer": "/aandacht/dagbesteding/urgentie"
      },
      {
        "pointer": "/woordenClient",
        "categorie": "woorden_client"
      }
    ],
    "gemeente.wmo": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/kader"
      },
      {
        "pointer": "/einddatum"
      },
      {
        "pointer": "/contactprofessional/naam"
      },
      {
        "pointer": "/contactprofessional/functie"
      },
      {
        "pointer": "/contactprofessional/telefoon"
      },
      {
        "pointer": "/contactprofessional/email"
      },
      {
        "pointer": "/aandacht/woonsituatie/actieNodig"
      },
      {
        "pointer": "/aandacht/woonsituatie/urgentie"
      },
      {
        "pointer": "/aandacht/begeleiding/actieNodig"
      },
      {
        "pointer": "/aandacht/begeleiding/urgentie"
      },
      {
        "pointer": "/aandacht/inkomen/actieNodig"
      },
      {
        "pointer": "/aandacht/inkomen/urgentie"
      },
      {
        "pointer": "/aandacht/schulden/actieNodig"
      },
      {
        "pointer": "/aandacht/schulden/urgentie"
      },
      {
        "pointer": "/aandacht/dagbesteding/actieNodig"
      },
      {
        "pointer": "/aandacht/dagbesteding/urgentie"
      },
      {
        "pointer": "/woordenClient",
        "categorie": "woorden_client"
      }
    ]
  },
  "bwmo-uitstroom": {
    "gemeente.wmo": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/soortVoorziening"
      },
      {
        "pointer": "/toekennendeGemeente"
      },
      {
        "pointer": "/uitstroomdatum"
      },
      {
        "pointer": "/contactprofessional/naam"
      },
      {
        "pointer": "/contactprofessional/functie"
      },
      {
        "pointer": "/contactprofessional/telefoon"
      },
      {
        "pointer": "/contactprofessional/email"
      },
      {
        "pointer": "/aandacht/woonsituatie/actieNodig"
      },
      {
        "pointer": "/aandacht/woonsituatie/urgentie"
      },
      {
        "pointer": "/aandacht/begeleiding/actieNodig"
      },
      {
        "pointer": "/aandacht/begeleiding/urgentie"
      },
      {
        "pointer": "/aandacht/inkomen/actieNodig"
      },
      {
        "pointer": "/aandacht/inkomen/urgentie"
      },
      {
        "pointer": "/aandacht/dagbesteding/actieNodig"
      },
      {
        "pointer": "/aandacht/dagbesteding/urgentie"
      },
      {
        "pointer": "/woordenClient",
        "categorie": "woorden_client"
      }
    ],
    "gemeente.bwmo_toegang": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/soortVoorziening"
      },
      {
        "pointer": "/toekennendeGemeente"
      },
      {
        "pointer": "/uitstroomdatum"
      },
      {
        "pointer": "/contactprofessional/naam"
      },
      {
        "pointer": "/contactprofessional/functie"
      },
      {
        "pointer": "/contactprofessional/telefoon"
      },
      {
        "pointer": "/contactprofessional/email"
      },
      {
        "pointer": "/aandacht/woonsituatie/actieNodig"
      },
      {
        "pointer": "/aandacht/woonsituatie/urgentie"
      },
      {
        "pointer": "/aandacht/begeleiding/actieNodig"
      },
      {
        "pointer": "/aandacht/begeleiding/urgentie"
      },
      {
        "pointer": "/aandacht/inkomen/actieNodig"
      },
      {
        "pointer": "/aandacht/inkomen/urgentie"
      },
      {
        "pointer": "/aandacht/dagbesteding/actieNodig"
      },
      {
        "pointer": "/aandacht/dagbesteding/urgentie"
      },
      {
        "pointer": "/woordenClient",
        "categorie": "woorden_client"
      }
    ],
    "ggz.zorg": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/soortVoorziening"
      },
      {
        "pointer": "/toekennendeGemeente"
      },
      {
        "pointer": "/uitstroomdatum"
      },
      {
        "pointer": "/contactprofessional/naam"
      },
      {
        "pointer": "/contactprofessional/functie"
      },
      {
        "pointer": "/contactprofessional/telefoon"
      },
      {
        "pointer": "/contactprofessional/email"
      },
      {
        "pointer": "/aandacht/woonsituatie/actieNodig"
      },
      {
        "pointer": "/aandacht/woonsituatie/urgentie"
      },
      {
        "pointer": "/aandacht/begeleiding/actieNodig"
      },
      {
        "pointer": "/aandacht/begeleiding/urgentie"
      },
      {
        "pointer": "/aandacht/inkomen/actieNodig"
      },
      {
        "pointer": "/aandacht/inkomen/urgentie"
      },
      {
        "pointer": "/aandacht/dagbesteding/actieNodig"
      },
      {
        "pointer": "/aandacht/dagbesteding/urgentie"
      },
      {
        "pointer": "/woordenClient",
        "categorie": "woorden_client"
      }
    ]
  },
  "woningvraag": {
    "corporatie.verhuur": [
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/soortWoning"
      },
      {
        "pointer": "/gewensteDatum"
      },
      {
        "pointer": "/contactpersoon/naam"
      },
      {
        "pointer": "/contactpersoon/telefoon"
      }
    ]
  },
  "afwezigheid": {
    "corporatie.verhuur": [
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/afwezigTot"
      },
      {
        "pointer": "/contactpersoon/naam"
      },
      {
        "pointer": "/contactpersoon/telefoon"
      }
    ]
  },
  "hergebruik-wmo": {
    "gemeente.wmo": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/contactprofessional/naam"
      },
      {
        "pointer": "/contactprofessional/functie"
      },
      {
        "pointer": "/contactprofessional/telefoon"
      },
      {
        "pointer": "/contactprofessional/email"
      },
      {
        "pointer": "/aandacht/woonsituatie/actieNodig",
        "categorie": "woonsituatie"
      },
      {
        "pointer": "/aandacht/woonsituatie/urgentie",
        "categorie": "woonsituatie"
      },
      {
        "pointer": "/aandacht/begeleiding/actieNodig",
        "categorie": "begeleiding"
      },
      {
        "pointer": "/aandacht/begeleiding/urgentie",
        "categorie": "begeleiding"
      },
      {
        "pointer": "/aandacht/inkomen/actieNodig",
        "categorie": "inkomen"
      },
      {
        "pointer": "/aandacht/inkomen/urgentie",
        "categorie": "inkomen"
      },
      {
        "pointer": "/aandacht/schulden/actieNodig",
        "categorie": "schulden"
      },
      {
        "pointer": "/aandacht/schulden/urgentie",
        "categorie": "schulden"
      },
      {
        "pointer": "/aandacht/dagbesteding/actieNodig",
        "categorie": "dagbesteding"
      },
      {
        "pointer": "/aandacht/dagbesteding/urgentie",
        "categorie": "dagbesteding"
      },
      {
        "pointer": "/woordenClient",
        "categorie": "woorden_client"
      }
    ]
  },
  "hergebruik-schuldhulp": {
    "gemeente.schuldhulp": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/noodzaak"
      },
      {
        "pointer": "/contactprofessional/naam"
      },
      {
        "pointer": "/contactprofessional/functie"
      },
      {
        "pointer": "/contactprofessional/telefoon"
      },
      {
        "pointer": "/contactprofessional/email"
      },
      {
        "pointer": "/aandacht/woonsituatie/actieNodig"
      },
      {
        "pointer": "/aandacht/woonsituatie/urgentie"
      },
      {
        "pointer": "/aandacht/begeleiding/actieNodig"
      },
      {
        "pointer": "/aandacht/begeleiding/urgentie"
      },
      {
        "pointer": "/aandacht/inkomen/actieNodig"
      },
      {
        "pointer": "/aandacht/inkomen/urgentie"
      },
      {
        "pointer": "/aandacht/schulden/actieNodig"
      },
      {
        "pointer": "/aandacht/schulden/urgentie"
      },
      {
        "pointer": "/aandacht/dagbesteding/actieNodig"
      },
      {
        "pointer": "/aandacht/dagbesteding/urgentie"
      }
    ]
  },
  "toegang-onderzoek": {
    "gemeente.bwmo_toegang": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/kader"
      },
      {
        "pointer": "/onderzoek/kenmerk"
      },
      {
        "pointer": "/onderzoek/afgerondOp"
      },
      {
        "pointer": "/onderzoek/uitkomst"
      },
      {
        "pointer": "/contactprofessional/naam"
      },
      {
        "pointer": "/contactprofessional/functie"
      },
      {
        "pointer": "/contactprofessional/telefoon"
      },
      {
        "pointer": "/contactprofessional/email"
      },
      {
        "pointer": "/aandacht/woonsituatie/actieNodig"
      },
      {
        "pointer": "/aandacht/woonsituatie/urgentie"
      },
      {
        "pointer": "/aandacht/begeleiding/actieNodig"
      },
      {
        "pointer": "/aandacht/begeleiding/urgentie"
      },
      {
        "pointer": "/aandacht/inkomen/actieNodig"
      },
      {
        "pointer": "/aandacht/inkomen/urgentie"
      },
      {
        "pointer": "/aandacht/dagbesteding/actieNodig"
      },
      {
        "pointer": "/aandacht/dagbesteding/urgentie"
      },
      {
        "pointer": "/woordenClient",
        "categorie": "woorden_client"
      }
    ]
  },
  "verhuizing": {
    "gemeente.schuldhulp": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/verhuisdatum"
      },
      {
        "pointer": "/contactprofessional/naam"
      },
      {
        "pointer": "/contactprofessional/functie"
      },
      {
        "pointer": "/contactprofessional/telefoon"
      },
      {
        "pointer": "/contactprofessional/email"
      },
      {
        "pointer": "/aandacht/woonsituatie/actieNodig",
        "categorie": "woonsituatie"
      },
      {
        "pointer": "/aandacht/woonsituatie/urgentie",
        "categorie": "woonsituatie"
      },
      {
        "pointer": "/aandacht/begeleiding/actieNodig",
        "categorie": "begeleiding"
      },
      {
        "pointer": "/aandacht/begeleiding/urgentie",
        "categorie": "begeleiding"
      },
      {
        "pointer": "/aandacht/inkomen/actieNodig",
        "categorie": "inkomen"
      },
      {
        "pointer": "/aandacht/inkomen/urgentie",
        "categorie": "inkomen"
      },
      {
        "pointer": "/aandacht/schulden/actieNodig",
        "categorie": "schulden"
      },
      {
        "pointer": "/aandacht/schulden/urgentie",
        "categorie": "schulden"
      },
      {
        "pointer": "/aandacht/dagbesteding/actieNodig",
        "categorie": "dagbesteding"
      },
      {
        "pointer": "/aandacht/dagbesteding/urgentie",
        "categorie": "dagbesteding"
      },
      {
        "pointer": "/woordenClient",
        "categorie": "woorden_client"
      }
    ],
    "gemeente.wmo": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/verhuisdatum"
      },
      {
        "pointer": "/contactprofessional/naam"
      },
      {
        "pointer": "/contactprofessional/functie"
      },
      {
        "pointer": "/contactprofessional/telefoon"
      },
      {
        "pointer": "/contactprofessional/email"
      },
      {
        "pointer": "/aandacht/woonsituatie/actieNodig",
        "categorie": "woonsituatie"
      },
      {
        "pointer": "/aandacht/woonsituatie/urgentie",
        "categorie": "woonsituatie"
      },
      {
        "pointer": "/aandacht/begeleiding/actieNodig",
        "categorie": "begeleiding"
      },
      {
        "pointer": "/aandacht/begeleiding/urgentie",
        "categorie": "begeleiding"
      },
      {
        "pointer": "/aandacht/inkomen/actieNodig",
        "categorie": "inkomen"
      },
      {
        "pointer": "/aandacht/inkomen/urgentie",
        "categorie": "inkomen"
      },
      {
        "pointer": "/aandacht/schulden/actieNodig",
        "categorie": "schulden"
      },
      {
        "pointer": "/aandacht/schulden/urgentie",
        "categorie": "schulden"
      },
      {
        "pointer": "/aandacht/dagbesteding/actieNodig",
        "categorie": "dagbesteding"
      },
      {
        "pointer": "/aandacht/dagbesteding/urgentie",
        "categorie": "dagbesteding"
      },
      {
        "pointer": "/woordenClient",
        "categorie": "woorden_client"
      }
    ],
    "gemeente.participatie": [
      {
        "pointer": "/persoon/bsn"
      },
      {
        "pointer": "/persoon/bsnOnbekend"
      },
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voornamen"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/verhuisdatum"
      },
      {
        "pointer": "/contactprofessional/naam"
      },
      {
        "pointer": "/contactprofessional/functie"
      },
      {
        "pointer": "/contactprofessional/telefoon"
      },
      {
        "pointer": "/contactprofessional/email"
      },
      {
        "pointer": "/aandacht/woonsituatie/actieNodig",
        "categorie": "woonsituatie"
      },
      {
        "pointer": "/aandacht/woonsituatie/urgentie",
        "categorie": "woonsituatie"
      },
      {
        "pointer": "/aandacht/begeleiding/actieNodig",
        "categorie": "begeleiding"
      },
      {
        "pointer": "/aandacht/begeleiding/urgentie",
        "categorie": "begeleiding"
      },
      {
        "pointer": "/aandacht/inkomen/actieNodig",
        "categorie": "inkomen"
      },
      {
        "pointer": "/aandacht/inkomen/urgentie",
        "categorie": "inkomen"
      },
      {
        "pointer": "/aandacht/schulden/actieNodig",
        "categorie": "schulden"
      },
      {
        "pointer": "/aandacht/schulden/urgentie",
        "categorie": "schulden"
      },
      {
        "pointer": "/aandacht/dagbesteding/actieNodig",
        "categorie": "dagbesteding"
      },
      {
        "pointer": "/aandacht/dagbesteding/urgentie",
        "categorie": "dagbesteding"
      },
      {
        "pointer": "/woordenClient",
        "categorie": "woorden_client"
      }
    ]
  },
  "opname": {
    "gemeente.participatie": [
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/opnamedatum"
      },
      {
        "pointer": "/verwachteEinddatum"
      },
      {
        "pointer": "/contactpersoon/naam"
      },
      {
        "pointer": "/contactpersoon/telefoon"
      }
    ]
  },
  "overige-schuld": {},
  "zorgmelding": {},
  "terugkoppeling": {
    "corporatie.incasso": [
      {
        "pointer": "/signaal"
      },
      {
        "pointer": "/woord"
      }
    ],
    "energie.incasso": [
      {
        "pointer": "/signaal"
      },
      {
        "pointer": "/woord"
      }
    ],
    "water.incasso": [
      {
        "pointer": "/signaal"
      },
      {
        "pointer": "/woord"
      }
    ],
    "zorgverzekeraar.premie": [
      {
        "pointer": "/signaal"
      },
      {
        "pointer": "/woord"
      }
    ],
    "cak.wanbetalers": [
      {
        "pointer": "/signaal"
      },
      {
        "pointer": "/woord"
      }
    ],
    "cak.eigen_bijdrage": [
      {
        "pointer": "/signaal"
      },
      {
        "pointer": "/woord"
      }
    ],
    "hypotheek.incasso": [
      {
        "pointer": "/signaal"
      },
      {
        "pointer": "/woord"
      }
    ],
    "duo.inning": [
      {
        "pointer": "/signaal"
      },
      {
        "pointer": "/woord"
      }
    ],
    "belastingdienst.inning": [
      {
        "pointer": "/signaal"
      },
      {
        "pointer": "/woord"
      }
    ],
    "toeslagen.inning": [
      {
        "pointer": "/signaal"
      },
      {
        "pointer": "/woord"
      }
    ]
  },
  "maatwerkverzoek": {
    "cak.wanbetalers": [
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/vordering"
      },
      {
        "pointer": "/soort"
      },
      {
        "pointer": "/vanaf"
      },
      {
        "pointer": "/maandbedragEuro"
      },
      {
        "pointer": "/contactpersoon/naam"
      },
      {
        "pointer": "/contactpersoon/telefoon"
      }
    ],
    "cak.eigen_bijdrage": [
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/vordering"
      },
      {
        "pointer": "/soort"
      },
      {
        "pointer": "/vanaf"
      },
      {
        "pointer": "/maandbedragEuro"
      },
      {
        "pointer": "/contactpersoon/naam"
      },
      {
        "pointer": "/contactpersoon/telefoon"
      }
    ],
    "cjib.inning": [
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/vordering"
      },
      {
        "pointer": "/soort"
      },
      {
        "pointer": "/vanaf"
      },
      {
        "pointer": "/maandbedragEuro"
      },
      {
        "pointer": "/contactpersoon/naam"
      },
      {
        "pointer": "/contactpersoon/telefoon"
      }
    ],
    "belastingdienst.inning": [
      {
        "pointer": "/persoon/voorletters"
      },
      {
        "pointer": "/persoon/voorvoegsel"
      },
      {
        "pointer": "/persoon/achternaam"
      },
      {
        "pointer": "/persoon/geboortedatum"
      },
      {
        "pointer": "/persoon/adres/postcode"
      },
      {
        "pointer": "/persoon/adres/huisnummer"
      },
      {
        "pointer": "/persoon/adres/huisletter"
      },
      {
        "pointer": "/persoon/adres/huisnummertoevoeging"
      },
      {
        "pointer": "/persoon/adres/woonplaats"
      },
      {
        "pointer": "/persoon/telefoon"
      },
      {
        "pointer": "/persoon/email"
      },
      {
        "pointer": "/vordering"
      },
      {
        "pointer": "/soort"
      },
      {
        "pointer": "/vanaf"
      },
      {
        "pointer": "/maandbedragEuro"
      },
      {
        "pointer": "/contactpersoon/naam"
      },
      {
        "pointer": "/contactpersoon/telefoon"
      }
    ]
  },
  "maatwerkantwoord": {
    "gemeente.schuldhulp": [
      {
        "pointer": "/verzoek"
      },
      {
        "pointer": "/antwoord"
      },
      {
        "pointer": "/van"
      },
      {
        "pointer": "/tot"
      },
      {
        "pointer": "/reden"
      }
    ]
  },
  "ddas-levering": {
    "cbs.statistiek": [
      {
        "pointer": "/uitwisselmodel/startdatumLevering"
      },
      {
        "pointer": "/uitwisselmodel/einddatumLevering"
      },
      {
        "pointer": "/uitwisselmodel/aanleverdatumEnTijd"
      },
      {
        "pointer": "/uitwisselmodel/codeGegevensleverancier"
      },
      {
        "pointer": "/uitwisselmodel/leveringen"
      },
      {
        "pointer": "/deel/nummer"
      },
      {
        "pointer": "/deel/aantal"
      }
    ]
  }
};
