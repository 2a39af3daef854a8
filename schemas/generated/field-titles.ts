// Made by `npm run generate` from the schemas; change those, not this.
import type { ForbiddenCode } from '../faults.ts';
import type { FieldTitle } from '../field-titles.ts';

/** Leaf fields of `inhoud` by type: how each is called, and whether a message must have it. */
export const FIELD_TITLES: Readonly<Record<string, readonly FieldTitle[]>> =
  {
  "huurachterstand": [
    {
      "pointer": "/persoon/soort",
      "titel": "Persoon: Soort persoon",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/bedragEuro",
      "titel": "Bedrag",
      "verplicht": true
    },
    {
      "pointer": "/ontstaansdatum",
      "titel": "Ontstaansdatum",
      "verplicht": true
    },
    {
      "pointer": "/eigenKenmerk",
      "titel": "Eigen kenmerk",
      "verplicht": true
    },
    {
      "pointer": "/warmeOverdracht",
      "titel": "Warme overdracht",
      "verplicht": false
    },
    {
      "pointer": "/ontruimingsdatum",
      "titel": "Ontruimingsdatum",
      "verplicht": false
    }
  ],
  "energieachterstand": [
    {
      "pointer": "/stap",
      "titel": "Stap",
      "verplicht": true
    },
    {
      "pointer": "/persoon/soort",
      "titel": "Persoon: Soort persoon",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/bedragEuro",
      "titel": "Bedrag",
      "verplicht": true
    },
    {
      "pointer": "/ontstaansdatum",
      "titel": "Ontstaansdatum",
      "verplicht": true
    },
    {
      "pointer": "/klantnummer",
      "titel": "Klantnummer",
      "verplicht": true
    },
    {
      "pointer": "/product",
      "titel": "Product",
      "verplicht": true
    },
    {
      "pointer": "/eigenKenmerk",
      "titel": "Eigen kenmerk",
      "verplicht": false
    },
    {
      "pointer": "/warmeOverdracht",
      "titel": "Warme overdracht",
      "verplicht": false
    },
    {
      "pointer": "/eindeLeveringsdatum",
      "titel": "Einde levering",
      "verplicht": false
    }
  ],
  "drinkwaterachterstand": [
    {
      "pointer": "/persoon/soort",
      "titel": "Persoon: Soort persoon",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/bedragEuro",
      "titel": "Bedrag",
      "verplicht": true
    },
    {
      "pointer": "/ontstaansdatum",
      "titel": "Ontstaansdatum",
      "verplicht": true
    },
    {
      "pointer": "/klantnummer",
      "titel": "Klantnummer",
      "verplicht": true
    },
    {
      "pointer": "/eigenKenmerk",
      "titel": "Eigen kenmerk",
      "verplicht": false
    },
    {
      "pointer": "/warmeOverdracht",
      "titel": "Warme overdracht",
      "verplicht": false
    },
    {
      "pointer": "/afsluitdatum",
      "titel": "Afsluitdatum",
      "verplicht": false
    }
  ],
  "zorgpremieachterstand": [
    {
      "pointer": "/persoon/soort",
      "titel": "Persoon: Soort persoon",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/bedragEuro",
      "titel": "Bedrag",
      "verplicht": true
    },
    {
      "pointer": "/ontstaansdatum",
      "titel": "Ontstaansdatum",
      "verplicht": true
    },
    {
      "pointer": "/eigenKenmerk",
      "titel": "Eigen kenmerk",
      "verplicht": true
    },
    {
      "pointer": "/warmeOverdracht",
      "titel": "Warme overdracht",
      "verplicht": false
    },
    {
      "pointer": "/eindeVerzekeringsdatum",
      "titel": "Einde verzekering",
      "verplicht": false
    }
  ],
  "zorgpremie-wanbetaler": [
    {
      "pointer": "/persoon/soort",
      "titel": "Persoon: Soort persoon",
      "verplicht": false
    },
    {
      "pointer": "/persoon/bsn",
      "titel": "Persoon: Burgerservicenummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/bedragEuro",
      "titel": "Bedrag",
      "verplicht": true
    },
    {
      "pointer": "/ontstaansdatum",
      "titel": "Ontstaansdatum",
      "verplicht": true
    },
    {
      "pointer": "/eigenKenmerk",
      "titel": "Eigen kenmerk",
      "verplicht": true
    },
    {
      "pointer": "/warmeOverdracht",
      "titel": "Warme overdracht",
      "verplicht": false
    }
  ],
  "hypotheekachterstand": [
    {
      "pointer": "/persoon/soort",
      "titel": "Persoon: Soort persoon",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/bedragEuro",
      "titel": "Bedrag",
      "verplicht": true
    },
    {
      "pointer": "/ontstaansdatum",
      "titel": "Ontstaansdatum",
      "verplicht": true
    },
    {
      "pointer": "/eigenKenmerk",
      "titel": "Eigen kenmerk",
      "verplicht": true
    },
    {
      "pointer": "/warmeOverdracht",
      "titel": "Warme overdracht",
      "verplicht": false
    }
  ],
  "studieschuldachterstand": [
    {
      "pointer": "/persoon/soort",
      "titel": "Persoon: Soort persoon",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/bedragEuro",
      "titel": "Bedrag",
      "verplicht": true
    },
    {
      "pointer": "/ontstaansdatum",
      "titel": "Ontstaansdatum",
      "verplicht": true
    },
    {
      "pointer": "/eigenKenmerk",
      "titel": "Eigen kenmerk",
      "verplicht": true
    },
    {
      "pointer": "/warmeOverdracht",
      "titel": "Warme overdracht",
      "verplicht": false
    }
  ],
  "eigenbijdrageachterstand": [
    {
      "pointer": "/persoon/soort",
      "titel": "Persoon: Soort persoon",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/bedragEuro",
      "titel": "Bedrag",
      "verplicht": true
    },
    {
      "pointer": "/ontstaansdatum",
      "titel": "Ontstaansdatum",
      "verplicht": true
    },
    {
      "pointer": "/eigenKenmerk",
      "titel": "Eigen kenmerk",
      "verplicht": true
    },
    {
      "pointer": "/warmeOverdracht",
      "titel": "Warme overdracht",
      "verplicht": false
    }
  ],
  "rijksbelastingachterstand": [
    {
      "pointer": "/persoon/soort",
      "titel": "Persoon: Soort persoon",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/bedragEuro",
      "titel": "Bedrag",
      "verplicht": true
    },
    {
      "pointer": "/ontstaansdatum",
      "titel": "Ontstaansdatum",
      "verplicht": true
    },
    {
      "pointer": "/eigenKenmerk",
      "titel": "Eigen kenmerk",
      "verplicht": true
    },
    {
      "pointer": "/warmeOverdracht",
      "titel": "Warme overdracht",
      "verplicht": false
    }
  ],
  "toeslagachterstand": [
    {
      "pointer": "/persoon/soort",
      "titel": "Persoon: Soort persoon",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/bedragEuro",
      "titel": "Bedrag",
      "verplicht": true
    },
    {
      "pointer": "/ontstaansdatum",
      "titel": "Ontstaansdatum",
      "verplicht": true
    },
    {
      "pointer": "/eigenKenmerk",
      "titel": "Eigen kenmerk",
      "verplicht": true
    },
    {
      "pointer": "/warmeOverdracht",
      "titel": "Warme overdracht",
      "verplicht": false
    }
  ],
  "detentie-uitstroom": [
    {
      "pointer": "/persoon/bsn",
      "titel": "Persoon: Burgerservicenummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/bsnOnbekend",
      "titel": "Persoon: Burgerservicenummer onbekend",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voornamen",
      "titel": "Persoon: Voornamen",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": false
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/inrichting",
      "titel": "Inrichting",
      "verplicht": true
    },
    {
      "pointer": "/aanvangsdatum",
      "titel": "Aanvangsdatum",
      "verplicht": true
    },
    {
      "pointer": "/verwachteUitstroomdatum",
      "titel": "Verwachte uitstroomdatum",
      "verplicht": true
    },
    {
      "pointer": "/casemanager/naam",
      "titel": "Casemanager: Naam",
      "verplicht": true
    },
    {
      "pointer": "/casemanager/functie",
      "titel": "Casemanager: Functie",
      "verplicht": false
    },
    {
      "pointer": "/casemanager/telefoon",
      "titel": "Casemanager: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/casemanager/email",
      "titel": "Casemanager: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/gewensteGemeente",
      "titel": "Gewenste gemeente",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/idBewijs/status",
      "titel": "Basisvoorwaarden: Identiteitsbewijs: Status",
      "verplicht": true
    },
    {
      "pointer": "/basisvoorwaarden/idBewijs/actie",
      "titel": "Basisvoorwaarden: Identiteitsbewijs: Actie",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/idBewijs/eigenaar",
      "titel": "Basisvoorwaarden: Identiteitsbewijs: Eigenaar",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/onderdak/status",
      "titel": "Basisvoorwaarden: Onderdak: Status",
      "verplicht": true
    },
    {
      "pointer": "/basisvoorwaarden/onderdak/actie",
      "titel": "Basisvoorwaarden: Onderdak: Actie",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/onderdak/eigenaar",
      "titel": "Basisvoorwaarden: Onderdak: Eigenaar",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/werkInkomen/status",
      "titel": "Basisvoorwaarden: Werk en inkomen: Status",
      "verplicht": true
    },
    {
      "pointer": "/basisvoorwaarden/werkInkomen/actie",
      "titel": "Basisvoorwaarden: Werk en inkomen: Actie",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/werkInkomen/eigenaar",
      "titel": "Basisvoorwaarden: Werk en inkomen: Eigenaar",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/schulden/status",
      "titel": "Basisvoorwaarden: Schulden: Status",
      "verplicht": true
    },
    {
      "pointer": "/basisvoorwaarden/schulden/actie",
      "titel": "Basisvoorwaarden: Schulden: Actie",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/schulden/eigenaar",
      "titel": "Basisvoorwaarden: Schulden: Eigenaar",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/zorg/contactNodig",
      "titel": "Basisvoorwaarden: Zorg: Contact nodig",
      "verplicht": true
    },
    {
      "pointer": "/basisvoorwaarden/sociaalNetwerk/status",
      "titel": "Basisvoorwaarden: Sociaal netwerk: Status",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/sociaalNetwerk/actie",
      "titel": "Basisvoorwaarden: Sociaal netwerk: Actie",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/sociaalNetwerk/eigenaar",
      "titel": "Basisvoorwaarden: Sociaal netwerk: Eigenaar",
      "verplicht": false
    }
  ],
  "ggz-ontslag": [
    {
      "pointer": "/persoon/bsn",
      "titel": "Persoon: Burgerservicenummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/bsnOnbekend",
      "titel": "Persoon: Burgerservicenummer onbekend",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voornamen",
      "titel": "Persoon: Voornamen",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": false
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/ontslagdatum",
      "titel": "Ontslagdatum",
      "verplicht": true
    },
    {
      "pointer": "/contactprofessional/naam",
      "titel": "Contactprofessional: Naam",
      "verplicht": true
    },
    {
      "pointer": "/contactprofessional/functie",
      "titel": "Contactprofessional: Functie",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/telefoon",
      "titel": "Contactprofessional: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/email",
      "titel": "Contactprofessional: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/woonsituatie/actieNodig",
      "titel": "Aandacht: Woonsituatie: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/woonsituatie/urgentie",
      "titel": "Aandacht: Woonsituatie: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/begeleiding/actieNodig",
      "titel": "Aandacht: Begeleiding: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/begeleiding/urgentie",
      "titel": "Aandacht: Begeleiding: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/inkomen/actieNodig",
      "titel": "Aandacht: Inkomen: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/inkomen/urgentie",
      "titel": "Aandacht: Inkomen: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/schulden/actieNodig",
      "titel": "Aandacht: Schulden: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/schulden/urgentie",
      "titel": "Aandacht: Schulden: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/dagbesteding/actieNodig",
      "titel": "Aandacht: Dagbesteding: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/dagbesteding/urgentie",
      "titel": "Aandacht: Dagbesteding: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/diagnose/hoofdgroep",
      "titel": "Diagnose: Hoofdgroep",
      "verplicht": false
    },
    {
      "pointer": "/diagnose/noodzaak",
      "titel": "Diagnose: Noodzaak",
      "verplicht": false
    },
    {
      "pointer": "/woordenClient",
      "titel": "Eigen woorden van de cliënt",
      "verplicht": false
    }
  ],
  "wvggz-beeindiging": [
    {
      "pointer": "/persoon/bsn",
      "titel": "Persoon: Burgerservicenummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/bsnOnbekend",
      "titel": "Persoon: Burgerservicenummer onbekend",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voornamen",
      "titel": "Persoon: Voornamen",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": false
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/beeindigingsdatum",
      "titel": "Beëindigingsdatum",
      "verplicht": true
    },
    {
      "pointer": "/soortMaatregel",
      "titel": "Soort maatregel",
      "verplicht": true
    },
    {
      "pointer": "/ontbrekendeVoorwaarden",
      "titel": "Ontbrekende voorwaarden",
      "verplicht": true
    },
    {
      "pointer": "/contactprofessional/naam",
      "titel": "Contactprofessional: Naam",
      "verplicht": true
    },
    {
      "pointer": "/contactprofessional/functie",
      "titel": "Contactprofessional: Functie",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/telefoon",
      "titel": "Contactprofessional: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/email",
      "titel": "Contactprofessional: E-mailadres",
      "verplicht": false
    }
  ],
  "isd-laatste-fase": [
    {
      "pointer": "/persoon/bsn",
      "titel": "Persoon: Burgerservicenummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/bsnOnbekend",
      "titel": "Persoon: Burgerservicenummer onbekend",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voornamen",
      "titel": "Persoon: Voornamen",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": false
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/inrichting",
      "titel": "Inrichting",
      "verplicht": true
    },
    {
      "pointer": "/aanvangsdatum",
      "titel": "Aanvangsdatum",
      "verplicht": true
    },
    {
      "pointer": "/startLaatsteFase",
      "titel": "Start laatste fase",
      "verplicht": true
    },
    {
      "pointer": "/verwachteUitstroomdatum",
      "titel": "Verwachte uitstroomdatum",
      "verplicht": true
    },
    {
      "pointer": "/trajectcoordinator/naam",
      "titel": "Trajectcoördinator: Naam",
      "verplicht": true
    },
    {
      "pointer": "/trajectcoordinator/functie",
      "titel": "Trajectcoördinator: Functie",
      "verplicht": false
    },
    {
      "pointer": "/trajectcoordinator/telefoon",
      "titel": "Trajectcoördinator: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/trajectcoordinator/email",
      "titel": "Trajectcoördinator: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/gewensteGemeente",
      "titel": "Gewenste gemeente",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/idBewijs/status",
      "titel": "Basisvoorwaarden: Identiteitsbewijs: Status",
      "verplicht": true
    },
    {
      "pointer": "/basisvoorwaarden/idBewijs/actie",
      "titel": "Basisvoorwaarden: Identiteitsbewijs: Actie",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/idBewijs/eigenaar",
      "titel": "Basisvoorwaarden: Identiteitsbewijs: Eigenaar",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/onderdak/status",
      "titel": "Basisvoorwaarden: Onderdak: Status",
      "verplicht": true
    },
    {
      "pointer": "/basisvoorwaarden/onderdak/actie",
      "titel": "Basisvoorwaarden: Onderdak: Actie",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/onderdak/eigenaar",
      "titel": "Basisvoorwaarden: Onderdak: Eigenaar",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/werkInkomen/status",
      "titel": "Basisvoorwaarden: Werk en inkomen: Status",
      "verplicht": true
    },
    {
      "pointer": "/basisvoorwaarden/werkInkomen/actie",
      "titel": "Basisvoorwaarden: Werk en inkomen: Actie",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/werkInkomen/eigenaar",
      "titel": "Basisvoorwaarden: Werk en inkomen: Eigenaar",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/schulden/status",
      "titel": "Basisvoorwaarden: Schulden: Status",
      "verplicht": true
    },
    {
      "pointer": "/basisvoorwaarden/schulden/actie",
      "titel": "Basisvoorwaarden: Schulden: Actie",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/schulden/eigenaar",
      "titel": "Basisvoorwaarden: Schulden: Eigenaar",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/zorg/contactNodig",
      "titel": "Basisvoorwaarden: Zorg: Contact nodig",
      "verplicht": true
    },
    {
      "pointer": "/basisvoorwaarden/sociaalNetwerk/status",
      "titel": "Basisvoorwaarden: Sociaal netwerk: Status",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/sociaalNetwerk/actie",
      "titel": "Basisvoorwaarden: Sociaal netwerk: Actie",
      "verplicht": false
    },
    {
      "pointer": "/basisvoorwaarden/sociaalNetwerk/eigenaar",
      "titel": "Basisvoorwaarden: Sociaal netwerk: Eigenaar",
      "verplicht": false
    },
    {
      "pointer": "/verblijfsplan/huisvesting/status",
      "titel": "Verblijfsplan: Huisvesting: Status",
      "verplicht": true
    },
    {
      "pointer": "/verblijfsplan/huisvesting/actie",
      "titel": "Verblijfsplan: Huisvesting: Actie",
      "verplicht": false
    },
    {
      "pointer": "/verblijfsplan/huisvesting/eigenaar",
      "titel": "Verblijfsplan: Huisvesting: Eigenaar",
      "verplicht": false
    },
    {
      "pointer": "/verblijfsplan/arbeid/status",
      "titel": "Verblijfsplan: Arbeid: Status",
      "verplicht": true
    },
    {
      "pointer": "/verblijfsplan/arbeid/actie",
      "titel": "Verblijfsplan: Arbeid: Actie",
      "verplicht": false
    },
    {
      "pointer": "/verblijfsplan/arbeid/eigenaar",
      "titel": "Verblijfsplan: Arbeid: Eigenaar",
      "verplicht": false
    },
    {
      "pointer": "/verblijfsplan/dagbesteding/status",
      "titel": "Verblijfsplan: Dagbesteding: Status",
      "verplicht": true
    },
    {
      "pointer": "/verblijfsplan/dagbesteding/actie",
      "titel": "Verblijfsplan: Dagbesteding: Actie",
      "verplicht": false
    },
    {
      "pointer": "/verblijfsplan/dagbesteding/eigenaar",
      "titel": "Verblijfsplan: Dagbesteding: Eigenaar",
      "verplicht": false
    },
    {
      "pointer": "/verblijfsplan/evaluatiedatum",
      "titel": "Verblijfsplan: Evaluatiedatum",
      "verplicht": false
    }
  ],
  "reclassering-overdracht": [
    {
      "pointer": "/persoon/bsn",
      "titel": "Persoon: Burgerservicenummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/bsnOnbekend",
      "titel": "Persoon: Burgerservicenummer onbekend",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voornamen",
      "titel": "Persoon: Voornamen",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": false
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/kader",
      "titel": "Kader",
      "verplicht": true
    },
    {
      "pointer": "/einddatum",
      "titel": "Einddatum",
      "verplicht": true
    },
    {
      "pointer": "/contactprofessional/naam",
      "titel": "Contactprofessional: Naam",
      "verplicht": true
    },
    {
      "pointer": "/contactprofessional/functie",
      "titel": "Contactprofessional: Functie",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/telefoon",
      "titel": "Contactprofessional: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/email",
      "titel": "Contactprofessional: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/woonsituatie/actieNodig",
      "titel": "Aandacht: Woonsituatie: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/woonsituatie/urgentie",
      "titel": "Aandacht: Woonsituatie: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/begeleiding/actieNodig",
      "titel": "Aandacht: Begeleiding: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/begeleiding/urgentie",
      "titel": "Aandacht: Begeleiding: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/inkomen/actieNodig",
      "titel": "Aandacht: Inkomen: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/inkomen/urgentie",
      "titel": "Aandacht: Inkomen: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/schulden/actieNodig",
      "titel": "Aandacht: Schulden: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/schulden/urgentie",
      "titel": "Aandacht: Schulden: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/dagbesteding/actieNodig",
      "titel": "Aandacht: Dagbesteding: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/dagbesteding/urgentie",
      "titel": "Aandacht: Dagbesteding: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/woordenClient",
      "titel": "Eigen woorden van de cliënt",
      "verplicht": false
    }
  ],
  "bwmo-uitstroom": [
    {
      "pointer": "/persoon/bsn",
      "titel": "Persoon: Burgerservicenummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/bsnOnbekend",
      "titel": "Persoon: Burgerservicenummer onbekend",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voornamen",
      "titel": "Persoon: Voornamen",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": false
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/soortVoorziening",
      "titel": "Soort voorziening",
      "verplicht": true
    },
    {
      "pointer": "/toekennendeGemeente",
      "titel": "Toekennende gemeente",
      "verplicht": true
    },
    {
      "pointer": "/uitstroomdatum",
      "titel": "Uitstroomdatum",
      "verplicht": true
    },
    {
      "pointer": "/contactprofessional/naam",
      "titel": "Contactprofessional: Naam",
      "verplicht": true
    },
    {
      "pointer": "/contactprofessional/functie",
      "titel": "Contactprofessional: Functie",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/telefoon",
      "titel": "Contactprofessional: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/email",
      "titel": "Contactprofessional: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/woonsituatie/actieNodig",
      "titel": "Aandacht: Woonsituatie: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/woonsituatie/urgentie",
      "titel": "Aandacht: Woonsituatie: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/begeleiding/actieNodig",
      "titel": "Aandacht: Begeleiding: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/begeleiding/urgentie",
      "titel": "Aandacht: Begeleiding: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/inkomen/actieNodig",
      "titel": "Aandacht: Inkomen: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/inkomen/urgentie",
      "titel": "Aandacht: Inkomen: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/dagbesteding/actieNodig",
      "titel": "Aandacht: Dagbesteding: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/dagbesteding/urgentie",
      "titel": "Aandacht: Dagbesteding: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/woordenClient",
      "titel": "Eigen woorden van de cliënt",
      "verplicht": false
    }
  ],
  "woningvraag": [
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/soortWoning",
      "titel": "Soort woning",
      "verplicht": true
    },
    {
      "pointer": "/gewensteDatum",
      "titel": "Gewenste datum",
      "verplicht": true
    },
    {
      "pointer": "/contactpersoon/naam",
      "titel": "Contactpersoon: Naam",
      "verplicht": true
    },
    {
      "pointer": "/contactpersoon/telefoon",
      "titel": "Contactpersoon: Telefoonnummer",
      "verplicht": true
    }
  ],
  "afwezigheid": [
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/afwezigTot",
      "titel": "Afwezig tot",
      "verplicht": true
    },
    {
      "pointer": "/contactpersoon/naam",
      "titel": "Contactpersoon: Naam",
      "verplicht": true
    },
    {
      "pointer": "/contactpersoon/telefoon",
      "titel": "Contactpersoon: Telefoonnummer",
      "verplicht": true
    }
  ],
  "hergebruik-wmo": [
    {
      "pointer": "/persoon/bsn",
      "titel": "Persoon: Burgerservicenummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/bsnOnbekend",
      "titel": "Persoon: Burgerservicenummer onbekend",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voornamen",
      "titel": "Persoon: Voornamen",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": false
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/naam",
      "titel": "Contactprofessional: Naam",
      "verplicht": true
    },
    {
      "pointer": "/contactprofessional/functie",
      "titel": "Contactprofessional: Functie",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/telefoon",
      "titel": "Contactprofessional: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/email",
      "titel": "Contactprofessional: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/woonsituatie/actieNodig",
      "titel": "Aandacht: Woonsituatie: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/woonsituatie/urgentie",
      "titel": "Aandacht: Woonsituatie: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/begeleiding/actieNodig",
      "titel": "Aandacht: Begeleiding: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/begeleiding/urgentie",
      "titel": "Aandacht: Begeleiding: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/inkomen/actieNodig",
      "titel": "Aandacht: Inkomen: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/inkomen/urgentie",
      "titel": "Aandacht: Inkomen: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/schulden/actieNodig",
      "titel": "Aandacht: Schulden: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/schulden/urgentie",
      "titel": "Aandacht: Schulden: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/dagbesteding/actieNodig",
      "titel": "Aandacht: Dagbesteding: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/dagbesteding/urgentie",
      "titel": "Aandacht: Dagbesteding: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/woordenClient",
      "titel": "Eigen woorden van de cliënt",
      "verplicht": false
    }
  ],
  "hergebruik-schuldhulp": [
    {
      "pointer": "/persoon/bsn",
      "titel": "Persoon: Burgerservicenummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/bsnOnbekend",
      "titel": "Persoon: Burgerservicenummer onbekend",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voornamen",
      "titel": "Persoon: Voornamen",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": false
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/noodzaak",
      "titel": "Noodzaak",
      "verplicht": true
    },
    {
      "pointer": "/contactprofessional/naam",
      "titel": "Contactprofessional: Naam",
      "verplicht": true
    },
    {
      "pointer": "/contactprofessional/functie",
      "titel": "Contactprofessional: Functie",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/telefoon",
      "titel": "Contactprofessional: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/email",
      "titel": "Contactprofessional: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/woonsituatie/actieNodig",
      "titel": "Aandacht: Woonsituatie: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/woonsituatie/urgentie",
      "titel": "Aandacht: Woonsituatie: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/begeleiding/actieNodig",
      "titel": "Aandacht: Begeleiding: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/begeleiding/urgentie",
      "titel": "Aandacht: Begeleiding: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/inkomen/actieNodig",
      "titel": "Aandacht: Inkomen: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/inkomen/urgentie",
      "titel": "Aandacht: Inkomen: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/schulden/actieNodig",
      "titel": "Aandacht: Schulden: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/schulden/urgentie",
      "titel": "Aandacht: Schulden: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/dagbesteding/actieNodig",
      "titel": "Aandacht: Dagbesteding: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/dagbesteding/urgentie",
      "titel": "Aandacht: Dagbesteding: Urgentie",
      "verplicht": false
    }
  ],
  "toegang-onderzoek": [
    {
      "pointer": "/persoon/bsn",
      "titel": "Persoon: Burgerservicenummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/bsnOnbekend",
      "titel": "Persoon: Burgerservicenummer onbekend",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voornamen",
      "titel": "Persoon: Voornamen",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": false
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/kader",
      "titel": "Kader",
      "verplicht": true
    },
    {
      "pointer": "/onderzoek/kenmerk",
      "titel": "Onderzoek: Kenmerk",
      "verplicht": true
    },
    {
      "pointer": "/onderzoek/afgerondOp",
      "titel": "Onderzoek: Afgerond op",
      "verplicht": true
    },
    {
      "pointer": "/onderzoek/uitkomst",
      "titel": "Onderzoek: Uitkomst",
      "verplicht": true
    },
    {
      "pointer": "/contactprofessional/naam",
      "titel": "Contactprofessional: Naam",
      "verplicht": true
    },
    {
      "pointer": "/contactprofessional/functie",
      "titel": "Contactprofessional: Functie",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/telefoon",
      "titel": "Contactprofessional: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/email",
      "titel": "Contactprofessional: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/woonsituatie/actieNodig",
      "titel": "Aandacht: Woonsituatie: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/woonsituatie/urgentie",
      "titel": "Aandacht: Woonsituatie: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/begeleiding/actieNodig",
      "titel": "Aandacht: Begeleiding: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/begeleiding/urgentie",
      "titel": "Aandacht: Begeleiding: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/inkomen/actieNodig",
      "titel": "Aandacht: Inkomen: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/inkomen/urgentie",
      "titel": "Aandacht: Inkomen: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/dagbesteding/actieNodig",
      "titel": "Aandacht: Dagbesteding: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/dagbesteding/urgentie",
      "titel": "Aandacht: Dagbesteding: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/woordenClient",
      "titel": "Eigen woorden van de cliënt",
      "verplicht": false
    }
  ],
  "verhuizing": [
    {
      "pointer": "/persoon/bsn",
      "titel": "Persoon: Burgerservicenummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/bsnOnbekend",
      "titel": "Persoon: Burgerservicenummer onbekend",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voornamen",
      "titel": "Persoon: Voornamen",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": false
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/verhuisdatum",
      "titel": "Verhuisdatum",
      "verplicht": true
    },
    {
      "pointer": "/contactprofessional/naam",
      "titel": "Contactprofessional: Naam",
      "verplicht": true
    },
    {
      "pointer": "/contactprofessional/functie",
      "titel": "Contactprofessional: Functie",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/telefoon",
      "titel": "Contactprofessional: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/contactprofessional/email",
      "titel": "Contactprofessional: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/woonsituatie/actieNodig",
      "titel": "Aandacht: Woonsituatie: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/woonsituatie/urgentie",
      "titel": "Aandacht: Woonsituatie: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/begeleiding/actieNodig",
      "titel": "Aandacht: Begeleiding: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/begeleiding/urgentie",
      "titel": "Aandacht: Begeleiding: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/inkomen/actieNodig",
      "titel": "Aandacht: Inkomen: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/inkomen/urgentie",
      "titel": "Aandacht: Inkomen: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/schulden/actieNodig",
      "titel": "Aandacht: Schulden: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/schulden/urgentie",
      "titel": "Aandacht: Schulden: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/dagbesteding/actieNodig",
      "titel": "Aandacht: Dagbesteding: Actie nodig",
      "verplicht": false
    },
    {
      "pointer": "/aandacht/dagbesteding/urgentie",
      "titel": "Aandacht: Dagbesteding: Urgentie",
      "verplicht": false
    },
    {
      "pointer": "/woordenClient",
      "titel": "Eigen woorden van de cliënt",
      "verplicht": false
    }
  ],
  "opname": [
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/opnamedatum",
      "titel": "Opnamedatum",
      "verplicht": true
    },
    {
      "pointer": "/verwachteEinddatum",
      "titel": "Verwachte einddatum",
      "verplicht": false
    },
    {
      "pointer": "/contactpersoon/naam",
      "titel": "Contactpersoon: Naam",
      "verplicht": true
    },
    {
      "pointer": "/contactpersoon/telefoon",
      "titel": "Contactpersoon: Telefoonnummer",
      "verplicht": true
    }
  ],
  "overige-schuld": [
    {
      "pointer": "/persoon/soort",
      "titel": "Persoon: Soort persoon",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/soortSchuld",
      "titel": "Soort schuld",
      "verplicht": true
    }
  ],
  "zorgmelding": [
    {
      "pointer": "/persoon/soort",
      "titel": "Persoon: Soort persoon",
      "verplicht": false
    },
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/soort",
      "titel": "Soort melding",
      "verplicht": true
    }
  ],
  "terugkoppeling": [
    {
      "pointer": "/signaal",
      "titel": "Signaal",
      "verplicht": true
    },
    {
      "pointer": "/woord",
      "titel": "Woord",
      "verplicht": true
    }
  ],
  "maatwerkverzoek": [
    {
      "pointer": "/persoon/voorletters",
      "titel": "Persoon: Voorletters",
      "verplicht": true
    },
    {
      "pointer": "/persoon/voorvoegsel",
      "titel": "Persoon: Voorvoegsel",
      "verplicht": false
    },
    {
      "pointer": "/persoon/achternaam",
      "titel": "Persoon: Achternaam",
      "verplicht": true
    },
    {
      "pointer": "/persoon/geboortedatum",
      "titel": "Persoon: Geboortedatum",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/postcode",
      "titel": "Persoon: Adres: Postcode",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisnummer",
      "titel": "Persoon: Adres: Huisnummer",
      "verplicht": true
    },
    {
      "pointer": "/persoon/adres/huisletter",
      "titel": "Persoon: Adres: Huisletter",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/huisnummertoevoeging",
      "titel": "Persoon: Adres: Huisnummertoevoeging",
      "verplicht": false
    },
    {
      "pointer": "/persoon/adres/woonplaats",
      "titel": "Persoon: Adres: Woonplaats",
      "verplicht": true
    },
    {
      "pointer": "/persoon/telefoon",
      "titel": "Persoon: Telefoonnummer",
      "verplicht": false
    },
    {
      "pointer": "/persoon/email",
      "titel": "Persoon: E-mailadres",
      "verplicht": false
    },
    {
      "pointer": "/vordering",
      "titel": "Vordering",
      "verplicht": true
    },
    {
      "pointer": "/soort",
      "titel": "Soort",
      "verplicht": true
    },
    {
      "pointer": "/vanaf",
      "titel": "Vanaf",
      "verplicht": true
    },
    {
      "pointer": "/maandbedragEuro",
      "titel": "Maandbedrag",
      "verplicht": false
    },
    {
      "pointer": "/contactpersoon/naam",
      "titel": "Contactpersoon: Naam",
      "verplicht": true
    },
    {
      "pointer": "/contactpersoon/telefoon",
      "titel": "Contactpersoon: Telefoonnummer",
      "verplicht": true
    }
  ],
  "maatwerkantwoord": [
    {
      "pointer": "/verzoek",
      "titel": "Verzoek",
      "verplicht": true
    },
    {
      "pointer": "/antwoord",
      "titel": "Antwoord",
      "verplicht": true
    },
    {
      "pointer": "/van",
      "titel": "Eerste dag",
      "verplicht": false
    },
    {
      "pointer": "/tot",
      "titel": "Laatste dag",
      "verplicht": false
    },
    {
      "pointer": "/reden",
      "titel": "Reden",
      "verplicht": false
    }
  ],
  "ddas-levering": [
    {
      "pointer": "/uitwisselmodel/startdatumLevering",
      "titel": "Uitwisselmodel: Begin van de levering",
      "verplicht": true
    },
    {
      "pointer": "/uitwisselmodel/einddatumLevering",
      "titel": "Uitwisselmodel: Einde van de levering",
      "verplicht": true
    },
    {
      "pointer": "/uitwisselmodel/aanleverdatumEnTijd",
      "titel": "Uitwisselmodel: Aangeleverd op",
      "verplicht": true
    },
    {
      "pointer": "/uitwisselmodel/codeGegevensleverancier",
      "titel": "Uitwisselmodel: Code van de gegevensleverancier",
      "verplicht": true
    },
    {
      "pointer": "/uitwisselmodel/leveringen",
      "titel": "Uitwisselmodel: Leveringen",
      "verplicht": true
    },
    {
      "pointer": "/deel/nummer",
      "titel": "Deel: Nummer",
      "verplicht": false
    },
    {
      "pointer": "/deel/aantal",
      "titel": "Deel: Aantal",
      "verplicht": false
    }
  ]
};

/** Forbidden fields by the name they are listed under. */
export const FORBIDDEN_NAMES: readonly { readonly naam: string; readonly code: ForbiddenCode }[] =
  [
  {
    "naam": "bsn",
    "code": "BSN_NIET_TOEGESTAAN"
  },
  {
    "naam": "burgerservicenummer",
    "code": "BSN_NIET_TOEGESTAAN"
  },
  {
    "naam": "burgerservicenr",
    "code": "BSN_NIET_TOEGESTAAN"
  },
  {
    "naam": "sofinummer",
    "code": "BSN_NIET_TOEGESTAAN"
  },
  {
    "naam": "sofi",
    "code": "BSN_NIET_TOEGESTAAN"
  },
  {
    "naam": "bsnnummer",
    "code": "BSN_NIET_TOEGESTAAN"
  },
  {
    "naam": "diagnose",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "diagnoses",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "dsm",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "dsm5",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "icd",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "icd10",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "medicatie",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "medicijnen",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "behandeling",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "behandelplan",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "behandelverslag",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "behandelaar",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "verslaglegging",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "gezondheid",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "gezondheidsgegevens",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "medisch",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "medischegegevens",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "medischeverklaring",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "kwetsbareConsument",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "beperking",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "handicap",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "verslaving",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "zwangerschap",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "psychisch",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "psychischeklachten",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "zorg",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "zorgbehoefte",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "zorgverlener",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "zorgaanbieder",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "huisarts",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "zorgclaims",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "zorgkosten",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "zorggebruik",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "declaraties",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "eigenRisico",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "eigenBijdrage",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "specificatieEigenRisico",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "crisismaatregel",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "zorgmachtiging",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "redenVerplichteZorg",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "suiciderisico",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "ras",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "etniciteit",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "religie",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "godsdienst",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "levensovertuiging",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "politiekevoorkeur",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "vakbond",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "seksueleGerichtheid",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "seksueelgedrag",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "biometrie",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "genetisch",
    "code": "BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "delict",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "delicten",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "misdrijf",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "feit",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "strafbaarfeit",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "strafblad",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "strafduur",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "straf",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "strafmaat",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "strafrestant",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "vonnis",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "veroordeling",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "parketnummer",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "risicoscore",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "risicotaxatie",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "recidive",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "recidiverisico",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "slachtoffer",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "slachtoffers",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "politie",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "politiegegevens",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "om",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "omgegevens",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "justitie",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "justitieledocumentatie",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "detentie",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "gedetineerd",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "detentieverleden",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "reclassering",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "reclasseringsadvies",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "verdachte",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "aangifte",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "huisverbod",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "tbs",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "isd",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "pij",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "vog",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "gedragInDetentie",
    "code": "STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN"
  },
  {
    "naam": "overlast",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "overlastmeldingen",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "gezinsleden",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "gezinssamenstelling",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "huisgenoten",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "kinderen",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "partner",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "burgerlijkestaat",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "inkomen",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "inkomensgegevens",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "uitkering",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "werkgever",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "beroep",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "vermogen",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "schuldeisers",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "iban",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "rekeningnummer",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "bankrekening",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "bankrekeningnummer",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "nationaliteit",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "verblijfsstatus",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "geboorteland",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "geboorteplaats",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "geslacht",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "gender",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "aanhef",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "betaalhistorie",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "betaalgedrag",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "betalingshistorie",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "betalingsgeschiedenis",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "kredietscore",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "bkr",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "verbruik",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "verbruiksgegevens",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "meterstand",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "meterstanden",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "reden",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "redenAchterstand",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "oorzaak",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "toelichting",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "opmerking",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "opmerkingen",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "notitie",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "notities",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "vrijeTekst",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "omschrijving",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "bijlage",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "bijlagen",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "familieleden",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "verwanten",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "foto",
    "code": "VELD_NIET_TOEGESTAAN"
  },
  {
    "naam": "kenteken",
    "code": "VELD_NIET_TOEGESTAAN"
  }
];
