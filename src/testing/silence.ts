import { expect } from "vitest";
import { compareRanks, type Difference } from "./two-samples.ts";

/** What is asked at a door, and how long it took to answer. */
export type Heard = { readonly answer: string; readonly milliseconds: number };
export type Doors<Name extends string> = Readonly<Record<Name, () => Promise<Heard>>>;

/** Fewer than the least limit allows in one window (S4). */
export const inOneWindow = 8;

/** Waits for an answer to its end; everything that is in it, without what it took. */
export async function hear(ask: () => Promise<Response> | Response): Promise<Heard> {
  const begun = performance.now();
  const response = await ask();
  const body = Buffer.from(await response.arrayBuffer());
  const milliseconds = performance.now() - begun;
  return { answer: JSON.stringify([response.status, [...response.headers].toSorted(), body.length, body.toString()]), milliseconds };
}

/** Asks at all of them in turn, each round in another order, so that whatever else the machine does falls on all alike. */
export async function listen<Name extends string>(doors: Doors<Name>, newWindow: () => void, trials = 1_000): Promise<{ answers: Set<string>; times: Record<Name, number[]> }> {
  const names = Object.keys(doors) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  const answers = new Set<string>();
  for (let round = 0; round < trials; round += 1) {
    const turn = round % inOneWindow;
    if (turn === 0) newWindow();
    // The first who asks in a new window waits while the counts of the last are cleared away: each is that first as often as any other.
    const from = (turn + Math.floor(round / inOneWindow)) % names.length;
    const order = [...names.slice(from), ...names.slice(0, from)];
    for (const name of Math.floor(turn / names.length) % 2 === 0 ? order : order.toReversed()) {
      const { answer, milliseconds } = await doors[name]();
      answers.add(answer);
      times[name].push(milliseconds);
    }
  }
  return { answers, times };
}

/**
 * Equal distributions give p ≤ 0.01 once in a hundred runs, so the size decides as well: 0.05 away from even is 3.9 standard deviations of
 * a thousand pairs, once in ten thousand runs, and about a tenth of the spread of the times, whatever the machine.
 */
export const isTold = ({ p, larger }: Difference) => p <= 0.01 && Math.abs(larger - 0.5) > 0.05;
const say = (name: string, { p, larger }: Difference) => void process.stderr.write(`${name}: p = ${p.toFixed(3)}, longer in ${(larger * 100).toFixed(1)} of 100\n`);

export function expectSilence(times: Readonly<Record<string, number[]>>): void {
  const [[, first], ...others] = Object.entries(times) as [[string, number[]], ...[string, number[]][]];
  for (const [name, one] of others) {
    const difference = compareRanks(first, one);
    say(name, difference);
    expect(isTold(difference), `${name}: ${JSON.stringify(difference)}`).toBe(false);
  }
}
