import { makeStore } from "#ui/store.ts";
import { fromBase64Url } from "#platform/rules/sealing/bytes.ts";
import { makeClosedKeys, openClosedKeys, readPrivateHalf, type PrivateHalf } from "#platform/rules/sealing/closed-keys.ts";
import { closeForDevice, openOnDevice, questionFor } from "#platform/rules/sealing/device-copy.ts";
import { openWith } from "#platform/rules/sealing/derive.ts";
import { unwrapWithPassphrase } from "#platform/rules/sealing/passphrase.ts";
import { joinShares } from "#platform/rules/sealing/shares.ts";
import type { SigningPair } from "#platform/rules/sealing/signing.ts";
import { askPasskey } from "./ask-passkey.ts";

/** Opened keys, in the memory of this page alone: never stored, gone with the tab, locked after five idle minutes (S33). */
export type OpenKeys = { readonly identity: string; /** Absent when the recovery key was opened: it reads, and nobody writes in its name. */ readonly author?: SigningPair };
export const openKeys = makeStore<OpenKeys | undefined>(undefined);

/** As SECURITY-DESIGN S33 has it. */
export const idleLimitMs = 5 * 60_000;

const whenLocked = new Set<() => void>();
/** What holds opened text clears it when the keys are locked. */
export function onLock(clear: () => void): void {
  whenLocked.add(clear);
}

type Kept = { readonly signer: string; readonly closed: string };

let timer: ReturnType<typeof setTimeout> | undefined;

function stayOpen(): void {
  clearTimeout(timer);
  if (openKeys.get() !== undefined) timer = setTimeout(lock, idleLimitMs);
}

export function lock(): void {
  clearTimeout(timer);
  for (const kind of ["keydown", "pointerdown"]) removeEventListener(kind, stayOpen, true);
  openKeys.set(undefined);
  for (const clear of whenLocked) clear();
}

export async function unlock({ signer, closed }: Kept, passphrase: string): Promise<void> {
  holdOwn(signer, await openClosedKeys(closed, passphrase));
}

/** Whose keys they are, and the passkeys that are asked. */
export type DeviceKeys = { readonly account: string; readonly recipient: string; readonly signer: string };
type Copy = { readonly credential: string; readonly closed: string };

/** Opens with one of the passkeys that have a copy; the device chooses which of them it knows. */
export async function unlockOnDevice(keys: DeviceKeys, copies: readonly Copy[]): Promise<void> {
  const { credential, answer } = await askPasskey(await questionFor(keys), copies.map((copy) => copy.credential));
  const closed = copies.find((copy) => copy.credential === credential)?.closed ?? "";
  holdOwn(keys.signer, readPrivateHalf(await openOnDevice(answer, { ...keys, credential }, closed)));
}

/** Closes the private half once more, for one of these passkeys; what is given back may be sent to the server. */
export async function copyForDevice(keys: DeviceKeys & Kept, passphrase: string, credentials: readonly string[]): Promise<{ credential: string; signer: string; closed: string }> {
  const secret = await unwrapWithPassphrase(fromBase64Url(keys.closed), passphrase);
  const { account, recipient, signer } = keys;
  const { credential, answer } = await askPasskey(await questionFor(keys), credentials);
  return { credential, signer, closed: await closeForDevice(answer, { account, recipient, signer, credential }, secret) };
}

/** Opens the recovery key with what three custodians hold; throws what is wrong with their shares. */
export async function unlockRecovery(recoveryClosed: string, shares: readonly string[]): Promise<void> {
  hold({ identity: await openWith(await joinShares(shares), "recovery-identity", recoveryClosed) });
}

function holdOwn(signer: string, { identity, secret }: PrivateHalf): void {
  hold({ identity, author: { secret, signer } });
}

function hold(keys: OpenKeys): void {
  openKeys.set(keys);
  // Not what the page does by itself (a timer, a list that comes anew): only a person keeps it open.
  for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, stayOpen, true);
  stayOpen();
}

/** Makes keys here and closes the private half; what is given back may be sent to the server. */
export async function makeKeys(passphrase: string): Promise<{ recipient: string; signer: string; closed: string }> {
  const { pair: { recipient }, author: { signer }, closed } = await makeClosedKeys(passphrase);
  return { recipient, signer, closed };
}
