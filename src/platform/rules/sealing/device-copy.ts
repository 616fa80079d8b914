import { canonicalJson } from "../canonical-json.ts";
import { sha256, sha256Text, utf8 } from "./bytes.ts";
import { closeWith, openWith } from "./derive.ts";
import { SealingRefused } from "./sealing-refused.ts";

/** Whose private half it is, under which public keys, and for which passkey: the copy opens as this one and in no other place. */
export type CopyOf = { readonly account: string; readonly recipient: string; readonly signer: string; readonly credential: string };

/**
 * What a passkey is asked for these keys (the input of its PRF). It is computed where it is asked and kept nowhere; another account, or new keys of the same
 * person, ask another question and get another answer.
 */
export async function questionFor({ account, signer }: Pick<CopyOf, "account" | "signer">): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(utf8(`vigie/device-question\n${canonicalJson({ account, signer })}`));
}

/** Closes the private half a second time, with what one passkey answered. The answer itself is a secret and goes nowhere. */
export async function closeForDevice(answer: Uint8Array, of: CopyOf, secret: string): Promise<string> {
  return closeWith(whole(answer), await purposeOf(of), secret);
}

export async function openOnDevice(answer: Uint8Array, of: CopyOf, closed: string): Promise<string> {
  try {
    return await openWith(whole(answer), await purposeOf(of), closed);
  } catch (error) {
    throw error instanceof SealingRefused && error.code === "sealing.device-cannot" ? error : new SealingRefused("sealing.device-copy-wrong");
  }
}

/** Into the derivation of the key, so that whatever differs gives another key. As a digest: a recipient is longer than what may stand there. */
async function purposeOf({ account, recipient, signer, credential }: CopyOf): Promise<string> {
  return `device-copy/${await sha256Text(canonicalJson({ account, recipient, signer, credential }))}`;
}

/** A PRF answers with 32 bytes; whatever is shorter is guessed sooner. */
function whole(answer: Uint8Array): Uint8Array {
  if (answer.length !== 32) throw new SealingRefused("sealing.device-cannot");
  return answer;
}
