import { Agent } from "node:http";
import { isDeepStrictEqual } from "node:util";
import { ask } from "./ask.ts";
import type { Question } from "./questions.ts";
import { sideBySide, timesOf, type Compared, type Sides } from "./side-by-side.ts";

/** Who asks on one side: where, and with which rights. */
export type Asker = { readonly port: number; readonly headers: Readonly<Record<string, string>>; readonly agent: Agent };
export type QuestionMeasured = Compared<SideMeasured> & { readonly sameResults: boolean; readonly whyDifferent?: string | undefined };
/** Bytes of the answer and bytes that travelled: Vigie packs its answers, Directus leaves that to a proxy in front of it. */
type SideMeasured = { readonly p50: number; readonly p95: number; readonly bytes: number; readonly wireBytes: number; readonly results: Readonly<Record<string, number | string>> };

const warmUps = 8;
export const runs = 40;

/** One connection each, kept open as a browser keeps it. */
export function asker(port: number, headers: Readonly<Record<string, string>>): Asker {
  return { port, headers, agent: new Agent({ keepAlive: true, maxSockets: 1 }) };
}

/** Both are asked the same in turn, the one first and then the other, so that what else the machine does meets both. */
export async function measureQuestion(askers: Sides<Asker>, question: Question): Promise<QuestionMeasured> {
  const times = { vigie: [] as number[], directus: [] as number[] };
  for (let round = -warmUps; round < runs; round += 1) {
    const inTurn = round % 2 === 0 ? (["vigie", "directus"] as const) : (["directus", "vigie"] as const);
    for (const side of inTurn) {
      const { milliseconds } = await askWell(askers[side], question[side].path);
      if (round >= 0) times[side].push(milliseconds);
    }
  }
  const sides = { vigie: await looked(askers.vigie, question.vigie, times.vigie), directus: await looked(askers.directus, question.directus, times.directus) };
  const measured = sideBySide(sides, ["p50", "p95", "bytes", "wireBytes"]);
  const sameResults = isDeepStrictEqual(measured.vigie.results, measured.directus.results);
  return { ...measured, sameResults, ...(sameResults ? {} : { whyDifferent: question.whyDifferent }) };
}

/** Once more for what the answer says; how many results there are in all is another question where the answer is a page. */
async function looked(who: Asker, { path, results, counted }: Question["vigie"], milliseconds: readonly number[]): Promise<SideMeasured> {
  const { text, wireBytes } = await askWell(who, path);
  const inAll = counted ? counted.results(JSON.parse((await askWell(who, counted.path)).text)) : {};
  return { ...timesOf(milliseconds), bytes: Buffer.byteLength(text), wireBytes, results: { ...inAll, ...results(JSON.parse(text)) } };
}

async function askWell(who: Asker, path: string) {
  const answer = await ask({ ...who, path });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
  return answer;
}
