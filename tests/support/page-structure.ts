/** What every page owes to who cannot see it, or sees it in another way: read from the HTML as it was sent. */

const RULES: Readonly<Record<string, (html: string) => boolean>> = {
  'the language is Dutch (WCAG 3.1.1)': html => /<html lang="nl">/.test(html),
  'there is a title of its own (2.4.2)': html => /<title>[^<]{3,}<\/title>/.test(html),
  'there is one heading at the top': html => html.match(/<h1\b/g)?.length === 1,
  'the first thing to tab to leads to the content (2.4.1)': html =>
    /<body>\s*<a [^>]*href="#inhoud"/.test(html) && /<main id="inhoud"/.test(html),
  'nobody is kept from making it larger (1.4.4)': html =>
    /name="viewport"/.test(html) && !/user-scalable|maximum-scale/.test(html),
  // The one script there is comes from a file of its own; which page may have it is the policy of that page.
  'no script or style stands in it (CSP)': html =>
    !/<script|<style|\sstyle=|\son[a-z]+=/i.test(
      html.replace(/<script type="module" src="\/[^"]*"[^>]*><\/script>/, ''),
    ),
  'every table has a caption and heads (1.3.1)': html =>
    (html.match(/<table\b[\s\S]*?<\/table>/g) ?? []).every(one => /<caption>/.test(one) && /<th scope="col"/.test(one)),
  'every drawing is named or hidden (1.1.1)': html =>
    (html.match(/<svg\b[^>]*>/g) ?? []).every(one => /aria-hidden="true"|role="img"/.test(one)),
  'no id is there twice (4.1.2)': html => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    return new Set(ids).size === ids.length;
  },
  'it names something else to do (no dead end)': html => /<a [^>]*href="\//.test(html),
};

/** @returns the rules that are broken */
export function structureFaults(html: string): readonly string[] {
  return Object.entries(RULES)
    .filter(([, holds]) => !holds(html))
    .map(([rule]) => rule);
}
