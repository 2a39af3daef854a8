/** What each side sees of the same handover, field by field and phase by phase; and who sees nothing. */
import { describe, expect, it } from 'vitest';
import { STATUSES } from '../../../gateway/casework/overdracht/arrows.ts';
import { AREAS, contentOf } from '../../../gateway/casework/overdracht/content.ts';
import { type Field, PHASES, phaseOf, VISIBLE, viewOf } from '../../../gateway/casework/overdracht/view.ts';
import {
  accepted,
  begun,
  H,
  handoverOf,
  IN_STATE,
  proposed,
  RECEIVER,
  SENDER,
  STRANGER,
  TODAY,
  talking,
  took,
} from './cases.ts';

const seenBy = (traject: ReturnType<typeof proposed>, team: string) =>
  Object.keys(viewOf(traject, H, team) ?? {}).sort();

describe.each(STATUSES)('in %s', status => {
  it('each side sees the fields of its column, and no other', () => {
    for (const traject of IN_STATE[status]()) {
      const phase = phaseOf(handoverOf(traject));
      for (const [side, actor] of [
        ['afzender', SENDER],
        ['ontvanger', RECEIVER],
      ] as const) {
        const fields = (Object.keys(VISIBLE) as Field[]).filter(field => VISIBLE[field][side].includes(phase));
        const isParty = side === 'afzender' || handoverOf(traject).voorgesteldOp !== null;
        expect(seenBy(traject, actor.team), side).toEqual(isParty ? fields.sort() : []);
      }
    }
  });

  it('a team that is no party sees nothing, as if it were not there', () => {
    for (const traject of IN_STATE[status]()) {
      expect(viewOf(traject, H, STRANGER.team)).toBeNull();
      expect(viewOf(traject, 'h-unknown', SENDER.team)).toBeNull();
    }
  });
});

describe('the table of what is seen', () => {
  it('names only phases that exist, and every field for both sides', () => {
    for (const sides of Object.values(VISIBLE))
      for (const phases of Object.values(sides)) expect(phases.filter(one => !PHASES.includes(one))).toEqual([]);
  });

  it('never shows the receiver whether consent was asked, nor who withdrew', () => {
    expect(VISIBLE.toestemming.ontvanger).toEqual([]);
    expect(VISIBLE.ingetrokken.ontvanger).toEqual([]);
  });

  it('never shows the sender the result of the help', () => {
    expect(VISIBLE.resultaat.afzender).toEqual([]);
    expect(seenBy(IN_STATE.afgesloten()[0]!, SENDER.team)).not.toContain('resultaat');
  });
});

describe('the receiver', () => {
  it('sees nothing before it is proposed, and only that it stopped after a withdrawal', () => {
    expect(viewOf(begun(), H, RECEIVER.team)).toBeNull();
    expect(seenBy(took(talking(), 'trekIn', SENDER), RECEIVER.team)).toEqual([
      'ontvanger',
      'regie',
      'resultaat',
      'status',
    ]);
  });
});

describe('both sides', () => {
  it('see where the regie is, but not which other team has it', () => {
    expect(viewOf(talking(), H, SENDER.team)?.regie).toBe('afzender');
    expect(viewOf(accepted(), H, SENDER.team)?.regie).toBe('ontvanger');
    const elsewhere = { ...talking(), regie: { team: STRANGER.team, person: 'p-9' } };
    expect(viewOf(elsewhere, H, RECEIVER.team)?.regie).toBe('elders');
    expect(JSON.stringify(viewOf(elsewhere, H, RECEIVER.team))).not.toContain(STRANGER.team);
  });
});

describe('the content of a handover (E-11)', () => {
  it('lists every area, needed or not, with when it may go and how it went', () => {
    const lines = contentOf('toestemming', [{ area: 'schulden', urgent: true }], {
      identiteit: { kind: 'gesprek', contact: 0 },
    });
    expect(lines.map(line => line.area)).toEqual(AREAS);
    expect(lines.filter(line => line.needed).map(line => `${line.area} ${line.from}`)).toEqual([
      'identiteit voorstel',
      'plandatum voorstel',
      'contactprofessionals voorstel',
      'schulden voorstel',
      'woorden_client acceptatie',
    ]);
    expect(lines[0]?.given).toEqual({ kind: 'gesprek', contact: 0 });
  });

  it("has the client's own words on consent only (R24)", () => {
    expect(
      contentOf('plicht', [], {})
        .filter(line => line.needed)
        .map(line => line.area),
    ).not.toContain('woorden_client');
  });

  it('is in the view as areas, without a word of what they say', () => {
    const given = took(proposed(), 'noteerGegeven', SENDER, TODAY);
    expect(viewOf(given, H, RECEIVER.team)?.inhoud?.[0]).toEqual({
      area: 'identiteit',
      needed: true,
      from: 'voorstel',
      given: { kind: 'bericht', type: 'bwmo-uitstroom', verstrekkingId: 'v-1' },
    });
  });
});
