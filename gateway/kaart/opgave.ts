/** What is wrong with an opgave beyond its form: hours that cannot be, absences that contradict each other, a foreign municipality. */
import type { SocialeKaartOpgave } from '../../schemas/generated/types.ts';
import type { Fault } from '../problems.ts';

/** @param serves whether the team works for a municipality today */
export function opgaveFaults(opgave: SocialeKaartOpgave, serves: (gemeentecode: string) => boolean): Fault[] {
  const { openingstijden, afwezigheden, gemeenten } = opgave;
  const faults: Fault[] = [];
  const contradicts = (pointer: string, detail: string) => faults.push({ pointer, code: 'TEGENSTRIJDIG', detail });
  for (const [index, { dag, van, tot }] of openingstijden.entries()) {
    const at = `/openingstijden/${index}`;
    if (tot <= van)
      contradicts(`${at}/tot`, 'Het einde ligt na het begin; over middernacht heen zijn het twee regels.');
    if (openingstijden.slice(0, index).some(one => one.dag === dag && one.van < tot && van < one.tot))
      contradicts(at, 'Deze uren vallen samen met andere op dezelfde dag.');
  }
  for (const [index, { van, totEnMet }] of afwezigheden.entries()) {
    const at = `/afwezigheden/${index}`;
    if (totEnMet < van) contradicts(`${at}/totEnMet`, 'De laatste dag ligt niet voor de eerste.');
    if (afwezigheden.slice(0, index).some(one => one.van <= totEnMet && van <= one.totEnMet))
      contradicts(at, 'Deze dagen vallen samen met een andere afwezigheid.');
  }
  for (const [index, gemeentecode] of gemeenten.entries())
    if (!serves(gemeentecode))
      faults.push({
        pointer: `/gemeenten/${index}`,
        code: 'KEUZE',
        detail: 'Voor deze gemeente werkt dit team vandaag niet.',
      });
  return faults;
}
