/** What a person may be at a participant; what each may call stands in `who-may.ts`. */
export const ROLES = ['medewerker', 'teamleider', 'privacyfunctionaris', 'fg', 'beheerder'] as const;

export type Role = (typeof ROLES)[number];

/** How far a person sees: what the own teams are party to, or everything of the own organisation. */
export type Reach = 'team' | 'organisatie';
