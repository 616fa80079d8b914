import { createHash, randomBytes } from "node:crypto";

/** Time for the browser to go from one address to the other, and for nothing else. */
export const ticketMs = 60_000;
/** Many times what all people of a mission take in a minute. What is over goes first. */
const mostTickets = 5_000;

export type Tickets<Content> = {
  /** A ticket for one thing, which `take` gives when the ticket is shown. */
  give(take: () => Promise<Content>, now: Date): string;
  /** What the ticket is for; once, and within its minute. */
  use(ticket: string, now: Date): (() => Promise<Content>) | undefined;
};

/**
 * Tickets are kept by their digests in memory: one process serves, a minute is all they last, and nothing of them then reaches a disk or a backup. After a start
 * of the server the person asks anew.
 */
export function openTickets<Content>(): Tickets<Content> {
  const given = new Map<string, { readonly until: number; readonly take: () => Promise<Content> }>();
  return {
    give: (take, now) => {
      const until = now.getTime() + ticketMs;
      for (const [key, one] of given) if (one.until <= now.getTime() || given.size >= mostTickets) given.delete(key);
      const ticket = randomBytes(32).toString("base64url");
      given.set(digestOf(ticket), { until, take });
      return ticket;
    },
    use: (ticket, now) => {
      const found = given.get(digestOf(ticket));
      given.delete(digestOf(ticket));
      return found && found.until > now.getTime() ? found.take : undefined;
    },
  };
}

function digestOf(ticket: string): string {
  return createHash("sha256").update(ticket).digest("base64url");
}
