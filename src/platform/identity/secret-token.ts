import { createHash, randomBytes } from "node:crypto";

/** 256 random bits for sessions, links and API tokens; only the hash is stored (S5). */
export function makeToken(): string {
  return randomBytes(32).toString("base64url");
}

export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
