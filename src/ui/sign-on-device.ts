import { deviceKeyKind } from "#platform/rules/device-key-kind.ts";
import { stateFile, statementText } from "#platform/rules/device-statement.ts";
import { deviceKeys } from "./device-keys.ts";

/**
 * What this device says of a file, signed with the key it keeps for this person, as it goes to the server. Undefined where a browser keeps no keys, as some private windows do, or makes none, as
 * on an address without TLS: the file is added all the same, and it is said that no device signed it.
 */
export async function signOnDevice(file: Blob, accountId: string, now: Date): Promise<string | undefined> {
  const content = new Uint8Array(await file.arrayBuffer());
  try {
    const keys = await deviceKeys(accountId, () => crypto.subtle.generateKey(deviceKeyKind, false, ["sign", "verify"]));
    return statementText(await stateFile(content, `${now.toISOString().slice(0, 19)}Z`, keys));
  } catch {
    return undefined;
  }
}
