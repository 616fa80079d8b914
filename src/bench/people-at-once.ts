import { Agent, request } from "node:http";
import { givenAChain } from "../testing/chain.ts";
import { quantile, serveFresh, type BenchPerson, type Served } from "./served.ts";

export type PeopleAtOnce = { people: number; readShare: number; warmUp: Measured; measured: Measured; reach: { perSecond: 400; p99Ms: 400; errors: 0 } };
type Measured = { seconds: number; requests: number; perSecond: number; p50Ms: number; p99Ms: number; errors: number };

/**
 * Fifty people with a session each: eight of ten requests read (lists, records, Watch, history, chain), two write on their own record. A
 * server that has just started translates its own code and plans its statements while it answers, so the first seconds are told apart.
 */
export async function peopleAtOnce(warmUpSeconds: number, seconds: number): Promise<PeopleAtOnce> {
  const served = await serveFresh(8_471);
  try {
    const office = await served.compartment();
    const people = await Promise.all(Array.from({ length: 50 }, () => served.member({ [office]: ["analyst", "monitor", "senior", "desk"] })));
    const agent = new Agent({ keepAlive: true, maxSockets: 50 });
    const first = people[0];
    if (!first) throw new Error("nobody came");
    const chain = await givenAChain(asTestPerson(served, agent, first), office, "bench");
    const workers = people.map((person, index) => worker(served, agent, person, index, office, chain));
    const measure = async (howLong: number): Promise<Measured> => {
      const times: number[] = [];
      let errors = 0;
      const until = performance.now() + howLong * 1000;
      await Promise.all(workers.map((work) => work(until, (ms, ok) => {
        times.push(ms);
        if (!ok) errors += 1;
      })));
      return { seconds: howLong, requests: times.length, perSecond: Math.round(times.length / howLong), p50Ms: Math.round(quantile(times, 0.5)), p99Ms: Math.round(quantile(times, 0.99)), errors };
    };
    const warmUp = await measure(warmUpSeconds);
    const measured = await measure(seconds);
    agent.destroy();
    return { people: people.length, readShare: 0.8, warmUp, measured, reach: { perSecond: 400, p99Ms: 400, errors: 0 } };
  } finally {
    await served.stop();
  }
}

type Noted = (ms: number, ok: boolean) => void;

/** Somebody who goes on where they were whenever they are told to work until a moment. */
function worker(served: Served, agent: Agent, person: BenchPerson, index: number, office: string, chain: Readonly<Record<string, string>>): (until: number, note: Noted) => Promise<void> {
  const content = (turn: number) => ({ label: "confidential", title: `CODE ${index} ${turn}`, kind: "media", reliability: "C" });
  const reads = ["/api/watch", "/api/situations", `/api/situations/${chain["situations"]}`, `/api/alerts/${chain["alerts"]}`, "/api/reports?q=dawn", `/api/incidents/${chain["incidents"]}/chain`, `/api/assessments/${chain["assessments"]}/history`, "/api/sources"];
  let own: { id: string; version: number } | undefined;
  let turn = index;
  return async (until, note) => {
    for (; performance.now() < until; turn += 1) {
      const start = performance.now();
      if (turn % 5 !== 0) {
        const { status } = await send(served, agent, person, "GET", reads[turn % reads.length] ?? "/api/watch");
        note(performance.now() - start, status === 200);
        continue;
      }
      const answer: { status: number; body: string } = own
        ? await send(served, agent, person, "PUT", `/api/sources/${own.id}`, { content: content(turn), reason: "turn" }, own.version)
        : await send(served, agent, person, "POST", "/api/sources", { compartmentId: office, content: content(turn), reason: "first" });
      note(performance.now() - start, answer.status < 300);
      if (answer.status < 300) own = JSON.parse(answer.body);
    }
  };
}

function send(served: Served, agent: Agent, person: BenchPerson, method: string, path: string, body?: unknown, version?: number): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { ...person.headers, ...(version === undefined ? {} : { "if-match": `"${version}"` }) };
    const sent = request(`${served.base}${path}`, { method, agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => (text += part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** The shape that the chain builder of the tests writes with. */
function asTestPerson(served: Served, agent: Agent, person: BenchPerson): Parameters<typeof givenAChain>[0] {
  const answer = async (method: string, path: string, body?: unknown, version?: number) => {
    const { status, body: text } = await send(served, agent, person, method, path, body, version);
    return { status, text, body: text === "" ? undefined : JSON.parse(text), headers: new Headers() };
  };
  return { send: answer };
}
