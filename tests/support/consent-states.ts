/** What each state of a consent may become (B-16); the manual says it, and a test tries it on the database. */
export const CONSENT_STATES: Readonly<Record<string, readonly string[]>> = {
  concept: ['actief', 'geweigerd', 'ingetrokken', 'onjuist_ingevoerd'],
  actief: ['verlopen', 'ingetrokken', 'onjuist_ingevoerd'],
  geweigerd: [],
  ingetrokken: [],
  verlopen: ['ingetrokken', 'onjuist_ingevoerd'],
  onjuist_ingevoerd: [],
};
