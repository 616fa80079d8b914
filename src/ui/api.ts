import * as v from "valibot";
import { connection } from "./connection.ts";
import { currentLanguage, say } from "./messages.ts";
import { offlineWorker } from "./offline-worker.ts";

type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;
type Method = "POST" | "PUT" | "PATCH" | "DELETE";
type SendOptions = { readonly version?: number };

const Field = v.object({ path: v.string(), sentence: v.string() });
export type ProblemField = v.InferOutput<typeof Field>;

/** RFC 9457 as the server writes it: the sentence in the reader's language is the title. */
const Problem = v.object({
  title: v.string(),
  code: v.string(),
  fields: v.optional(v.array(Field), []),
  current: v.optional(v.unknown()),
  reference: v.optional(v.string()),
});

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly fields: readonly ProblemField[];
  /** What is stored now, when a save was based on an older version. */
  readonly current: unknown;
  readonly reference: string | undefined;

  constructor(status: number, problem: v.InferOutput<typeof Problem>) {
    super(problem.code);
    this.status = status;
    this.code = problem.code;
    this.title = problem.title;
    this.fields = problem.fields;
    this.current = problem.current;
    this.reference = problem.reference;
  }

  /** The same refusal in other words, for a place that knows better what can be done. */
  saying(title: string): ApiProblem {
    return new ApiProblem(this.status, { ...this, title, fields: [...this.fields] });
  }
}

async function get(path: string, query?: Query): Promise<unknown>;
async function get<Schema extends v.GenericSchema>(path: string, query: Query | undefined, schema: Schema): Promise<v.InferOutput<Schema>>;
async function get(path: string, query?: Query, schema?: v.GenericSchema): Promise<unknown> {
  const address = withQuery(path, query);
  const answer = await request(address, { method: "GET", signal: offlineWorker() ? AbortSignal.timeout(patienceMs) : null }).catch((error: unknown) => answerInPlace(address, error));
  return schema ? v.parse(schema, answer) : answer;
}

/** How long a device that carries a mission pack waits for a line that hangs before it looks into the pack. */
const patienceMs = 12_000;

/** Gives what the server answered to an address when it was last asked, or undefined where nobody kept it. */
export type StandIn = (address: string) => Promise<unknown>;
let standIn: StandIn | undefined;

/** Has somebody answer while the server is not reached: the mission pack that is open on this device. */
export function setStandIn(next: StandIn | undefined): void {
  standIn = next;
}

export const hasStandIn = (): boolean => standIn !== undefined;

async function answerInPlace(address: string, error: unknown): Promise<unknown> {
  if (!standIn || !(error instanceof ApiProblem) || error.code !== "ui.offline") throw error;
  const answer = await standIn(address);
  if (answer === undefined) throw new ApiProblem(0, { code: "ui.not-along", title: say("ui.not-along"), fields: [], current: undefined, reference: undefined });
  return answer;
}

async function send(method: Method, path: string, body?: unknown, options?: SendOptions): Promise<unknown>;
async function send<Schema extends v.GenericSchema>(method: Method, path: string, body: unknown, options: SendOptions & { readonly schema: Schema }): Promise<v.InferOutput<Schema>>;
async function send(method: Method, path: string, body: unknown = {}, options: SendOptions & { readonly schema?: v.GenericSchema } = {}): Promise<unknown> {
  const isFile = body instanceof Blob;
  const headers = new Headers({ "Content-Type": isFile ? body.type || "application/octet-stream" : "application/json" });
  if (options.version !== undefined) headers.set("If-Match", `"${options.version}"`);
  const answer = await request(path, { method, headers, body: isFile ? body : JSON.stringify(body) });
  return options.schema ? v.parse(options.schema, answer) : answer;
}

/** The only way from the screens to the server: same origin, the header a foreign form cannot send, refusals as values. */
export const api = { get, send };

async function request(path: string, init: RequestInit): Promise<unknown> {
  const headers = new Headers(init.headers);
  headers.set("Accept", "application/json");
  headers.set("Accept-Language", currentLanguage());
  headers.set("X-Vigie", "1");
  return readAnswer(await reach(path, { ...init, headers, credentials: "same-origin" }));
}

/** What an answer of the server says; a refusal is thrown. */
export async function readAnswer(response: Response): Promise<unknown> {
  if (response.ok) return response.status === 204 ? undefined : response.json();
  const problem = await readProblem(response);
  if (response.status === 401) goToSignIn();
  throw problem;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(path, init);
    connection.reached();
    return response;
  } catch (error) {
    if (!(error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError"))) throw error;
    throw unreached();
  }
}

/** The server was not reached: the mark of the connection says so too. */
export function unreached(): ApiProblem {
  connection.failed();
  return new ApiProblem(0, { code: "ui.offline", title: say("ui.offline"), fields: [], current: undefined, reference: undefined });
}

async function readProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = v.safeParse(Problem, body);
  if (parsed.success) return new ApiProblem(response.status, parsed.output);
  return new ApiProblem(response.status, { code: "ui.unreadable-answer", title: say("ui.unreadable-answer"), fields: [], current: undefined, reference: undefined });
}

/** Signing in is a page of the server; it brings the person back to where the session ended. */
export function goToSignIn(): void {
  location.assign(`/sign-in?to=${encodeURIComponent(`${location.pathname}${location.search}`)}`);
}

function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}
