/** How a field name is compared with the list of forbidden fields: letters and digits only, in lower case. */
export function fieldKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/**
 * Whether an unknown name may be shown back in a pointer: what a programmer would call a field. Anything else, such
 * as a number or a full name used as a key, could be data in disguise.
 */
export function isPlainFieldName(name: string): boolean {
  return PLAIN_FIELD_NAME.test(name);
}

const PLAIN_FIELD_NAME = /^(?!.*[0-9]{4})[A-Za-z_$][A-Za-z0-9_$-]{0,39}$/;
