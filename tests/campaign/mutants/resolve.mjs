const SHORT = new URL('./test-list.ts', import.meta.url).href;

export function resolve(specifier, context, next) {
  return specifier === 'vitest' && context.parentURL?.includes('/tests/') && !context.parentURL.startsWith(SHORT)
    ? next(SHORT, context)
    : next(specifier, context);
}
