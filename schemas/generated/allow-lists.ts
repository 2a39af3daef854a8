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
  }
};
