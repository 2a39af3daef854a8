/**
 * "Mag ik dit delen?" for everybody, without signing in. All answers travel in the address as codes; nothing is kept,
 * no cookie is set and nothing about the answers is logged.
 */
import { Hono } from 'hono';
import { type Bucket, type RateSettings, take } from '../../access/rate-limit.ts';
import { policyInForce } from '../../exchange/circumstances.ts';
import type { Ports } from '../../ports.ts';
import { answerPage } from '../render.ts';
import { AnswerPage } from './answer-page.tsx';
import { readAnswers } from './answers.ts';
import { faultsOf, fitting, nextStep, STEPS, type StepId, stepAgain } from './steps.ts';
import { addressOf, BusyPage, NoQuestionPage, StepPage } from './views.tsx';

/** Working out an answer takes tens of milliseconds of the process that also signs the log: strangers get a share. */
const SHARE: RateSettings = { perSecond: 8, burst: 80 };

export function toetsingPages({
  ports,
  pretend,
}: {
  ports: Pick<Ports, 'clock' | 'directory'>;
  pretend: boolean;
}): Hono {
  const pages = new Hono();
  let bucket: Bucket = { left: SHARE.burst, atMs: 0 };

  pages.get('/', async c => {
    const query = new URL(c.req.url).searchParams;
    const control = { wijzig: stepIn(query, 'wijzig'), vanaf: stepIn(query, 'vanaf'), toon: query.get('toon') };
    for (const name of ['wijzig', 'vanaf', 'toon']) query.delete(name);
    const read = readAnswers(query);
    if (read.kind === 'not_a_question' || control.wijzig === 'unknown' || control.vanaf === 'unknown')
      return answerPage(c, <NoQuestionPage pretend={pretend} />, 400);

    const now = ports.clock.now();
    const taken = take(bucket, SHARE, 1, now.epochMs);
    bucket = taken.bucket;
    if (taken.waitMs > 0) {
      c.header('Retry-After', `${Math.ceil(taken.waitMs / 1000)}`);
      return answerPage(c, <BusyPage pretend={pretend} />, 503);
    }
    const asking = { policy: policyInForce(await ports.directory.current(), now), now };
    const answers = fitting(read.answers, asking);
    const showNow = control.toon === 'antwoord';

    const sent = control.vanaf === null ? null : stepAgain(control.vanaf, answers, asking);
    if (sent !== null && control.vanaf !== null) {
      const faults = faultsOf(sent, answers);
      if (faults.size > 0 && !showNow)
        return answerPage(c, <StepPage step={sent} answers={answers} faults={faults} pretend={pretend} />);
    }
    // What was sent is seen again at an address without the form's own marks.
    if (control.vanaf !== null) return c.redirect(`${addressOf(answers)}${showNow ? '&toon=antwoord' : ''}`, 302);
    const again = control.wijzig === null ? null : stepAgain(control.wijzig, answers, asking);
    const step = again ?? nextStep(answers, asking, showNow);
    if (step.kind === 'ask')
      return answerPage(c, <StepPage step={step} answers={answers} faults={new Map()} pretend={pretend} />);
    return answerPage(c, <AnswerPage step={step} answers={answers} now={now} pretend={pretend} />);
  });
  return pages;
}

function stepIn(query: URLSearchParams, name: string): StepId | null | 'unknown' {
  const said = query.get(name);
  if (said === null) return null;
  return STEPS.find(step => step === said) ?? 'unknown';
}
