/** On the first page of an officer: requests for inzage of which the month is nearly over, or is (AVG 12(3)). */
import { isNearlyDue } from '../../toezicht/letters.ts';
import type { InzageRequest } from '../../toezicht/ports.ts';
import { Link, Notice, Tag, Text } from '../components.tsx';
import { countdown, dayWords, shortName } from '../zaken/words.ts';

export function DueRequests({ requests, today }: { requests: readonly InzageRequest[]; today: string }) {
  const due = requests.filter(one => isNearlyDue(one, today));
  if (due.length === 0) return null;
  return (
    <Notice kind="warning">
      <Text>
        {due.length === 1
          ? 'Een inwoner wacht op een brief, en de maand is bijna om:'
          : 'Inwoners wachten op een brief, en de maand is bijna om:'}
      </Text>
      <ul class="sh-lijst-kaal">
        {[...due]
          .sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1))
          .map(({ requestId, dueOn }) => {
            const { text, look } = countdown(dueOn, today);
            return (
              <li>
                <Link href={`/toezicht/inzage/${requestId}`}>Verzoek {shortName(requestId)}</Link>, uiterlijk{' '}
                {dayWords(dueOn)} <Tag look={look}>{text}</Tag>
              </li>
            );
          })}
      </ul>
    </Notice>
  );
}
