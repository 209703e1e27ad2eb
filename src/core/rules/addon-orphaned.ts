/** Add-ons under Transitioning To without their base product: they cannot be used, and are charged. */
import type { Facts, Line, Placed } from '../model/facts.ts';
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { say, type TextValue } from '../text/text.ts';
import { cellsOf, lineFinding, type Rule, type RuleFinding } from './rule.ts';

export const addonOrphaned: Rule = {
  id: 'addon-orphaned',
  severity: 'error',
  title: say('Add-on without its base product'),
  means: say(
    'The subscription is an add-on, but the product that it belongs to is not active under Transitioning To. Its users do not get what is paid for.',
  ),
  fix: say('Add the base product under Transitioning To first, then check the add-on.'),
  source: quoted(CONSOLIDATION),
  needs: ['to-subscriptions'],
  check: (facts) => {
    const bases = new Bases(facts);
    const lines = facts.lines.filter((line) => line.comparable && line.to.some(isActive));
    const addons = bases.none ? [] : lines.filter((line) => bases.needed(line).length > 0);
    return { checked: lines.length, findings: addons.flatMap((line) => orphans(line, bases)) };
  },
};

function isActive({ record }: Placed): boolean {
  return record.status === 'active';
}

function orphans(line: Line, bases: Bases): readonly RuleFinding[] {
  const lacking = bases.needed(line).filter((base) => !base.there);
  return lacking.slice(0, 1).map(({ name }) => {
    const addons = line.to.filter(isActive).map(({ record }) => record);
    return lineFinding(line, {
      tenant: 'to',
      message: say(
        '{customer}: {offer} is an add-on to {base}, which is not active under Transitioning To.',
        { customer: line.customer.name, offer: line.offer, base: name },
      ),
      numbers: {},
      evidence: cellsOf(addons, 'statusCell'),
      action: {
        verb: 'add-subscription',
        tenant: 'to',
        subject: `base of ${line.offerKey}`,
        otherProduct: true,
        seats: null,
        text: say(
          'Add {base} for {customer} under Transitioning To: {offer} cannot be used without it.',
          { base: name, customer: line.customer.name, offer: line.offer },
        ),
        steps: [
          say('Choose Add products, and add {base}.', { base: name }),
          say('Check that {offer} shows below it as an add-on.', { offer: line.offer }),
        ],
      },
    });
  });
}

interface Base {
  readonly name: TextValue;
  readonly there: boolean;
}

/** Finds the base of an add-on: by the id that its export names, else as the add-on's old subscription names it. */
class Bases {
  private readonly byId = new Map<string, { readonly line: Line; readonly placed: Placed }>();

  /** True where no subscription is an add-on. */
  readonly none: boolean;

  constructor({ lines }: Facts) {
    const wanted = parentsOf(lines);
    this.none = wanted.size === 0;
    if (this.none) return;
    for (const line of lines) {
      for (const placed of [...line.from, ...line.to]) {
        const { id } = placed.record;
        if (wanted.has(id)) this.byId.set(id, { line, placed });
      }
    }
  }

  /** The bases that the active add-ons of a line need; empty for a line without add-ons. */
  needed(line: Line): readonly Base[] {
    return line.to.filter(isActive).flatMap(({ record }) => {
      if (record.parentId === null) return this.asBefore(line);
      const base = this.byId.get(record.parentId);
      const name =
        base?.line.offer ??
        say('the subscription {subscription}', { subscription: record.parentId });
      return [{ name, there: base !== undefined && isActive(base.placed) }];
    });
  }

  /** An export that names no base: the old subscription's base must have gone along. */
  private asBefore(line: Line): readonly Base[] {
    const parents = line.from.flatMap(({ record }) => record.parentId ?? []);
    return parents.flatMap((id) => {
      const base = this.byId.get(id);
      return base === undefined
        ? []
        : [{ name: base.line.offer, there: base.line.to.some(isActive) }];
    });
  }
}

/** The ids that add-ons name as their base: few, among all subscriptions of a run. */
function parentsOf(lines: readonly Line[]): ReadonlySet<string> {
  const parents = new Set<string>();
  for (const line of lines) {
    for (const { record } of line.from) if (record.parentId !== null) parents.add(record.parentId);
    for (const { record } of line.to) if (record.parentId !== null) parents.add(record.parentId);
  }
  return parents;
}
