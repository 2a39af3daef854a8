/** The practice region on the start page: how far it is filled, and walks for who sees it for the first time. */
import { Heading, Link, Notice, Text } from './components.tsx';

/** Something to try, as one of the people of the region. */
export interface Walk {
  readonly title: string;
  /** What it is about, in a sentence or two. */
  readonly about: string;
  /** Who to sign in as, and where that begins; nobody for what is done with a command. */
  readonly as: readonly { readonly naam: string; readonly wie: string; readonly href: string }[];
  /** To be typed in another window, in the folder of the project. */
  readonly command: string | null;
  readonly steps: readonly string[];
}

export interface Practice {
  readonly walks: readonly Walk[];
  /** How many of its steps were done; null when there is nothing left to do. */
  readonly standing: () => { readonly made: number; readonly of: number } | null;
}

export function PracticeWalks({ practice }: { practice: Practice }) {
  const standing = practice.standing();
  return (
    <>
      {standing === null ? null : (
        <Notice kind="info">
          <Text>
            De oefenregio wordt gevuld: {standing.made} van {standing.of} stappen klaar. U kunt al beginnen. Open deze
            bladzijde opnieuw om te zien hoe ver het is.
          </Text>
        </Notice>
      )}
      <Heading level={2}>Probeer het zelf</Heading>
      <Text>
        U kunt hier iedereen zijn. Er is geen wachtwoord: u kiest een naam. Doe deze vier dingen na elkaar. Het kost u
        ongeveer tien minuten.
      </Text>
      <ol class="sh-wandelingen">
        {practice.walks.map(walk => (
          <li>
            <Heading level={3}>{walk.title}</Heading>
            <Text>{walk.about}</Text>
            {walk.command === null ? null : (
              <pre class="sh-opdracht">
                <code>{walk.command}</code>
              </pre>
            )}
            {walk.as.length === 0 ? null : (
              <ul>
                {walk.as.map(({ naam, wie, href }) => (
                  <li>
                    <Link href={href}>Aanmelden als {naam}</Link>, {wie}
                  </li>
                ))}
              </ul>
            )}
            <ol>
              {walk.steps.map(step => (
                <li>{step}</li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </>
  );
}
