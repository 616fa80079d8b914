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

/** Why a password is refused: too short, or easy to guess from the person, the product or the keyboard (S2). */
export function whyNotPassword(password: string, about: readonly string[]): string | undefined {
  const text = password.normalize("NFKC").toLowerCase();
  if ([...text].length < 15) return "platform.password-short-invalid";
  if ([...text].length > 256) return "platform.password-long-invalid";
  const rest = [...about, "vigie", "password", "motdepasse"].filter((word) => word.length > 3).reduce((left, word) => left.replaceAll(word.toLowerCase(), ""), text);
  if (new Set(rest).size < 6 || isRun(rest) || knownPhrases.some((phrase) => rest.replace(/[^a-z0-9]/g, "").includes(phrase))) return "platform.password-guessable-invalid";
  return undefined;
}

function isRun(text: string): boolean {
  return ["abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "azertyuiopqsdfghjklmwxcvbn", "12345678901234567890"].some((row) => {
    const half = Math.max(8, Math.floor(text.length * 0.6));
    for (let start = 0; start + half <= text.length; start += 1) if (row.includes(text.slice(start, start + half))) return true;
    return false;
  });
}

/** Long phrases that lead the published lists of leaked passwords. */
const knownPhrases = ["correcthorsebatterystaple", "iloveyouiloveyou", "letmeinletmein", "passwordpassword", "qwertyqwerty", "administratoradministrator", "welcometothejungle", "thequickbrownfox"];

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
