import { hash, verify } from "@node-rs/argon2";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Secret, TOTP } from "otpauth";

/** Argon2id with 64 MiB, three passes, one lane (SECURITY-DESIGN D5). */
const cost = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/** A hash of nothing anybody knows: verifying against it takes as long as against a real one (S3). */
let decoy: Promise<string> | undefined;

export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(32).toString("hex"));
  const isRight = await verify(stored ?? (await decoy), password.normalize("NFKC"));
  return stored !== undefined && isRight;
}

/** Why a password is refused: too short, or within reach of somebody who tries the leaked ones and what is known of the person (S2). */
export async function whyNotPassword(password: string, about: readonly string[]): Promise<string | undefined> {
  const text = password.normalize("NFKC");
  if ([...text].length < 15) return "platform.password-short-invalid";
  if ([...text].length > 256) return "platform.password-long-invalid";
  guesser ??= loadGuesser();
  const { check } = await guesser;
  const known = [...about, "vigie", "motdepasse", ...knownPhrases].filter((word) => word.length > 2).map((word) => word.toLowerCase());
  // The work grows with the square of the length; whoever cannot guess the first hundred letters need not try the rest.
  const first = text.slice(0, 100);
  const writings = [first, first.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")];
  // Four of four: what is put together of known parts reaches three.
  return writings.some((one) => check(one, known) < 4) ? "platform.password-guessable-invalid" : undefined;
}

type Guesser = { check(password: string, known: readonly string[]): number };
let guesser: Promise<Guesser> | undefined;

/** The lists of leaked passwords take 40 MB of memory, so they come with the first password that is chosen; looking for near misses too took a second for one. */
async function loadGuesser(): Promise<Guesser> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([import("@zxcvbn-ts/core"), import("@zxcvbn-ts/language-common")]);
  const factory = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return { check: (password, known) => factory.check(password, [...known]).score };
}

/** Long phrases that lead the published lists of leaked passwords, whose words alone would look strong. */
const knownPhrases = ["correcthorsebatterystaple", "administratoradministrator", "welcometothejungle", "thequickbrownfox", "thequickbrownfoxjumpsoverthelazydog"];

export function makeTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

export function totpAddress(secret: string, account: string): string {
  return new TOTP({ issuer: "Vigie", label: account, secret }).toString();
}

/** The 30-second step a code belongs to, one step of clock difference allowed; undefined when it is wrong. */
export function totpStep(secret: string, code: string, now: Date): number | undefined {
  const totp = new TOTP({ secret });
  const delta = totp.validate({ token: code.replace(/\s/g, ""), timestamp: now.getTime(), window: 1 });
  return delta === null ? undefined : Math.floor(now.getTime() / 30_000) + delta;
}

/** Seals one-time-code secrets at rest, so that a copy of the database alone cannot make codes. */
export type Vault = { seal(text: string): Buffer; open(sealed: Buffer): string };

export function openVault(dataDirectory: string): Vault {
  const directory = join(dataDirectory, "secrets");
  const file = join(directory, "vault.key");
  if (!existsSync(file)) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32), { mode: 0o600 });
  }
  const key = readFileSync(file);
  return {
    seal: (text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open: (sealed) => {
      const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8");
    },
  };
}
