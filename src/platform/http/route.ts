import type * as v from "valibot";
import type { Context, Viewer } from "../context.ts";

/** What a route gives away; it decides which viewers the access matrix expects to get an answer. */
export type DataClass =
  /** No data of the installation: health, sign-in pages, the API description. */
  | "none"
  /** The viewer's own account. */
  | "own"
  /** Accounts, compartments, jobs, settings: never content. */
  | "administration"
  /** Records, events and everything derived from them: filtered by row-level security. */
  | "compartmented"
  /** Pages opened with a personal single-use link, without an account. */
  | "personal-link"
  /** Cleared for everybody. */
  | "released";

export type Schema = v.GenericSchema<unknown, unknown>;

export type Call<Query, Body> = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** Version named by If-Match, without quotes. */
  readonly ifMatch: number | undefined;
  readonly language: string;
  readonly now: Date;
  readonly request: Request;
  readonly address: string;
  /** For answers that take long: whether who asked is still let in, and still sees everything that they saw when they asked (S5). */
  readonly mayGoOn: () => Promise<boolean>;
  /** Asks another address of ours as whoever asked this one, through the same door: it is allowed, entered and refused as if they had. `path` begins with a slash. */
  readonly ask: (path: string) => Promise<Response>;
};

export type Answer = { readonly status?: 200 | 201 | 202 | 204 | 303; readonly body?: unknown; readonly version?: number; readonly headers?: Readonly<Record<string, string>> };

type Common<Query extends Schema, Body extends Schema> = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Hono path with named parameters: /api/alerts/:id */
  readonly path: string;
  /** What is done, `module.noun-verbed`; also the operation's name in the API description. */
  readonly action: string;
  /** One sentence for the API description. */
  readonly summary: string;
  readonly data: DataClass;
  /** True: the person must have proved to be here within the last five minutes (S6). */
  readonly stepUp: boolean;
  /** Event written to the ledger for reading it; changes write their own in their transaction. Null: nothing to log. */
  readonly audit: string | null;
  /**
   * Whether the confidential titles of the answer are entered: of answers with many records, which is every one without an id in its
   * path. A door to one record enters that it was read.
   */
  readonly entersTitles?: boolean;
  readonly query?: Query;
  readonly body?: Body;
  /** Shape of the answer, for the API description. */
  readonly answer?: Schema;
  /** What only the API description says: the whole shape of a body whose content is checked after access, by its kind; and the steps of a machine. */
  readonly described?: { readonly body?: Schema; readonly steps?: readonly string[] };
  /** The version that the change is based on is named with If-Match. */
  readonly isVersioned?: boolean;
  /** Accepts a body that is not JSON and reads it itself from `request`. */
  readonly readsOwnBody?: boolean;
  /** Largest body in bytes; 1 MiB when not said. */
  readonly bodyLimit?: number;
};

/** A route for everybody, signed in or not. */
export type OpenRoute<Query extends Schema = Schema, Body extends Schema = Schema> = Common<Query, Body> & {
  readonly allowed: "anyone";
  /** A form of another origin may ask it: what it asks with is the whole right, and no cookie counts. */
  readonly isAskedFromElsewhere?: boolean;
  handle(call: Call<v.InferOutput<Query>, v.InferOutput<Body>>): Promise<Answer | Response>;
};

/** A route for people with a session or a token. */
export type SignedInRoute<Query extends Schema = Schema, Body extends Schema = Schema> = Common<Query, Body> & {
  readonly isAskedFromElsewhere?: false;
  /** `member`: holds a role in some compartment; the action checks which. `auditor`: reads the whole log, no content. */
  readonly allowed: "signed-in" | "member" | "administrator" | "auditor";
  handle(ctx: Context, call: Call<v.InferOutput<Query>, v.InferOutput<Body>>): Promise<Answer | Response>;
};

export type Route = OpenRoute | SignedInRoute;

/** Declares a route; the types of its query and body follow from its schemas. */
export function openRoute<Query extends Schema, Body extends Schema>(route: OpenRoute<Query, Body>): Route {
  return route;
}

export function signedInRoute<Query extends Schema, Body extends Schema>(route: SignedInRoute<Query, Body>): Route {
  return route;
}

/** Answers that show titles of many records, whatever else they are. */
export function entersTitles({ method, data, path, entersTitles: declared }: Route): boolean {
  return method === "GET" && data === "compartmented" && (declared ?? !path.includes(":"));
}

export type ViewerFinder = (request: Request, now: Date) => Promise<Viewer | undefined>;
