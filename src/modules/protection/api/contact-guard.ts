import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { refuse } from "#platform/refusal.ts";
import { isSolved } from "../model/puzzle.ts";

const hourMs = 3_600_000;
const mostPerAddress = 30;
const mostPerMinute = 600;

export type ContactGuard = {
  /** A question whose answer takes a telephone a moment; good for an hour, once. */
  challenge(now: Date): string;
  checkAnswer(puzzle: { readonly challenge: string; readonly answer: string }, now: Date): Promise<void>;
  /** Counts in memory alone, under a key that changes every hour: no address is kept anywhere (S42). */
  countVisit(address: string, now: Date): void;
};

/** Keeps floods out of the public page without asking anybody who they are (S46). */
export function openContactGuard(): ContactGuard {
  const key = randomBytes(32);
  const used = new Map<string, number>();
  const visits = new Map<string, number>();
  let window = { hour: 0, minute: 0, inMinute: 0, salt: randomBytes(16) };
  const mac = (text: string) => createHmac("sha256", key).update(text).digest("base64url");
  return {
    challenge: (now) => {
      const text = `${now.getTime() + hourMs}.${randomBytes(12).toString("base64url")}`;
      return `${text}.${mac(text)}`;
    },
    checkAnswer: async ({ challenge, answer }, now) => {
      const [until = "", nonce = "", signature = ""] = challenge.split(".");
      const isOurs = isSame(signature, mac(`${until}.${nonce}`)) && Number(until) > now.getTime();
      for (const [old, end] of used) if (end <= now.getTime()) used.delete(old);
      if (!isOurs || used.has(nonce) || !(await isSolved(challenge, answer))) refuse("protection.puzzle-invalid");
      used.set(nonce, Number(until));
    },
    countVisit: (address, now) => {
      const [hour, minute] = [Math.floor(now.getTime() / hourMs), Math.floor(now.getTime() / 60_000)];
      if (hour !== window.hour) {
        visits.clear();
        window = { ...window, hour, salt: randomBytes(16) };
      }
      window = minute === window.minute ? { ...window, inMinute: window.inMinute + 1 } : { ...window, minute, inMinute: 1 };
      // Visitors of an onion service all come from this machine: nobody is told apart, so nobody is counted.
      const isOwn = address === "127.0.0.1" || address === "::1" || address === "::ffff:127.0.0.1";
      const from = createHash("sha256").update(window.salt).update(address).digest("base64url");
      visits.set(from, (visits.get(from) ?? 0) + 1);
      if ((!isOwn && (visits.get(from) ?? 0) > mostPerAddress) || window.inMinute > mostPerMinute) refuse("platform.too-many-attempts", { values: { minutes: 60 } });
    },
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
