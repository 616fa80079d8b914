import pg from "pg";
import type { Viewer } from "../context.ts";
import { narrowRoles, readingRoles, receivingRoles } from "../rules/reading-roles.ts";
import type { Database } from "../database/open-database.ts";
import { clientOptions } from "../database/pools.ts";
import type { Passwords } from "../database/roles.ts";

type Listener = { viewer: Viewer; readonly lookAgain: LookAgain; readonly send: (text: string) => void; readonly close: () => void };

/** Who the listener is now; nobody when the session has ended. A look is no sign of life of the person. */
type LookAgain = () => Promise<Viewer | undefined>;

/** Held as long as somebody serves this database: what would pull the tables from under it (a restore) asks for it alone. */
export const servingLock = 7_311_004;

/** Revocation must be felt within five seconds (S5), with time to spare for a slow look. */
const lookEveryMs = 3_000;

export type Live = {
  /** A stream of server-sent events: which kinds of records changed, never what they say. */
  stream(viewer: Viewer, lookAgain: LookAgain): Response;
  close(): Promise<void>;
};

/** Listens to the database once and tells every open screen which topics it should ask for again. */
export async function openLive(database: Database, passwords: Passwords): Promise<Live> {
  const listeners = new Set<Listener>();
  const client = new pg.Client(clientOptions(database.engine, "vigie_worker", passwords));
  client.on("error", () => undefined);
  await client.connect();
  await client.query(`select pg_advisory_lock_shared(${servingLock}); listen vigie_live; listen vigie_job`);
  client.on("notification", ({ channel, payload = "" }) => {
    for (const listener of listeners) {
      const topics = channel === "vigie_job" ? (payload === listener.viewer.userId ? ["jobs"] : []) : topicsFor(listener.viewer, payload);
      if (topics.length > 0) listener.send(`data: ${JSON.stringify({ topics })}\n\n`);
    }
  });
  const heart = setInterval(() => {
    for (const listener of listeners) {
      listener.send(": here\n\n");
      void listener.lookAgain().then((viewer) => (viewer ? (listener.viewer = viewer) : listener.close()), listener.close);
    }
  }, lookEveryMs);
  heart.unref();
  return {
    stream: (viewer, lookAgain) => openStream(listeners, viewer, lookAgain),
    close: async () => {
      clearInterval(heart);
      for (const listener of listeners) listener.close();
      await client.end();
    },
  };
}

/** A notice is `compartment label kind id released`, with readers and people where a record names its readers (the word `open-data` for a compartment of that kind); whoever may not see the record hears nothing of it (S16). */
export function topicsFor(viewer: Viewer, payload: string): string[] {
  const [compartmentId = "", label = "2", kind = "", , released = "", readers, people = ""] = payload.split(" ");
  const clearance = viewer.assurance === 2 ? viewer.clearance : 0;
  if (Number(label) > clearance) return [];
  // Open data is readable for everybody who is a member anywhere.
  if (compartmentId === "open-data") return viewer.memberships.length > 0 ? [kind, "watch"] : [];
  const held = viewer.memberships.filter((membership) => membership.compartmentId === compartmentId).map(({ role }) => role);
  const isNamed = readers === undefined || people.split(",").includes(viewer.userId) || held.some((role) => readers.split(",").includes(role));
  const isMember = isNamed && held.some((role) => readingRoles.includes(role) || (readers !== undefined && narrowRoles.includes(role)) || (released === "true" && receivingRoles.includes(role)));
  return isMember ? [kind, "watch"] : [];
}

/** Notices are small and the browser asks again when it is connected again. */
const unreadNotices = 200;

function openStream(listeners: Set<Listener>, viewer: Viewer, lookAgain: LookAgain): Response {
  let listener: Listener | undefined;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      listener = {
        viewer,
        lookAgain,
        // Whoever does not read is dropped: what waits for them would fill the memory (S59).
        send: (text) => ((controller.desiredSize ?? 0) < -unreadNotices ? listener?.close() : controller.enqueue(encoder.encode(text))),
        close: () => {
          if (listener) listeners.delete(listener);
          try {
            controller.close();
          } catch {
            // The reader was faster and has closed it already.
          }
        },
      };
      listeners.add(listener);
      controller.enqueue(encoder.encode("retry: 3000\n\n"));
    },
    cancel: () => {
      if (listener) listeners.delete(listener);
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream", "x-accel-buffering": "no" } });
}
