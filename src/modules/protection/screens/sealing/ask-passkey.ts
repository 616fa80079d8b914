import { fromBase64Url } from "#platform/rules/sealing/bytes.ts";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";

/**
 * What one of these passkeys answers to a question (the PRF of WebAuthn), after it recognised its owner. Nothing of it is sent: the challenge is of this
 * page, and the signature under it is for nobody.
 */
export async function askPasskey(question: Uint8Array<ArrayBuffer>, credentials: readonly string[]): Promise<{ credential: string; answer: Uint8Array }> {
  const asked = await navigator.credentials
    .get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        userVerification: "required",
        allowCredentials: credentials.map((id) => ({ type: "public-key", id: fromBase64Url(id) })),
        extensions: { prf: { eval: { first: question } } },
      },
    })
    .catch(() => null);
  // The person closed the device's question, or none of these passkeys is on this device.
  if (!(asked instanceof PublicKeyCredential)) throw new SealingRefused("sealing.device-cancelled");
  const answer = asked.getClientExtensionResults().prf?.results?.first;
  if (answer === undefined) throw new SealingRefused("sealing.device-cannot");
  return { credential: asked.id, answer: answer instanceof ArrayBuffer ? new Uint8Array(answer) : new Uint8Array(answer.buffer, answer.byteOffset, answer.byteLength) };
}

/** Whether the browser knows passkeys at all; whether a passkey can answer shows when it is asked. */
export function canAskPasskeys(): boolean {
  return typeof PublicKeyCredential !== "undefined";
}
