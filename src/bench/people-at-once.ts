import { Agent, request } from "node:http";
import { givenAChain } from "../testing/chain.ts";
import { quantile, serveFresh, type BenchPerson, type Served } from "./served.ts";

export type PeopleAtOnce = { people: number; seconds: number; requests: number; perSecond: number; p50Ms: number; p99Ms: number; errors: number; readShare: number };

/** Fifty people with a session each: eight of ten requests read (lists, records, Watch, history, chain), two write on their own record. */
export async function peopleAtOnce(seconds: number): Promise<PeopleAtOnce> {
  const served = await serveFresh(8_471);
  try {
    const office = await served.compartment();
    const people = await Promise.all(Array.from({ length: 50 }, () => served.member({ [office]: ["analyst", "monitor", "senior"] })));
    const agent = new Agent({ keepAlive: true, maxSockets: 50 });
    const first = people[0];
    if (!first) throw new Error("nobody came");
    const chain = await givenAChain(asTestPerson(served, agent, first), office, "bench");
    const times: number[] = [];
    let errors = 0;
    const until = performance.now() + seconds * 1000;
    await Promise.all(people.map((person, index) => work(served, agent, person, index, office, chain, until, (ms, ok) => {
      times.push(ms);
      if (!ok) errors += 1;
    })));
    agent.destroy();
    return { people: people.length, seconds, requests: times.length, perSecond: Math.round(times.length / seconds), p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99), errors, readShare: 0.8 };
  } finally {
    await served.stop();
  }
}

type Noted = (ms: number, ok: boolean) => void;

async function work(served: Served, agent: Agent, person: BenchPerson, index: number, office: string, chain: Readonly<Record<string, string>>, until: number, note: Noted): Promise<void> {
  const content = (turn: number) => ({ label: "confidential", title: `CODE ${index} ${turn}`, kind: "media", reliability: "C" });
  let own: { id: string; version: number } | undefined;
  const reads = ["/api/watch", "/api/situations", `/api/situations/${chain["situations"]}`, `/api/alerts/${chain["alerts"]}`, "/api/reports?q=dawn", `/api/incidents/${chain["incidents"]}/chain`, `/api/assessments/${chain["assessments"]}/history`, "/api/sources"];
  for (let turn = index; performance.now() < until; turn += 1) {
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
  return { id: person.id, cookie: "", get: (path) => answer("GET", path), send: answer };
}
