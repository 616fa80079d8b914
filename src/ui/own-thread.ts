/** As much of Trusted Types (W3C) as is needed here. What a policy lets through is handed on as an address, so it is called one. */
type Policy = { createScriptURL(address: string): string };
declare global {
  var trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined;
}

let policy: Policy | undefined;

/**
 * A thread of this page, from a script of this house. The security policy of every page forbids to make anything that runs of text, and allows this one exception by name
 * (`src/platform/http/headers.ts`): an address of our own origin. Browsers without Trusted Types are held to the same by `worker-src`.
 */
export function ownThread(address: string): Worker {
  return new Worker(ownScript(address), { type: "module" });
}

/** The same for what stays on the device and answers while the server cannot be reached. */
export async function ownServiceWorker(address: string): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register(ownScript(address));
  return navigator.serviceWorker.ready;
}

function ownScript(address: string): string {
  policy ??= globalThis.trustedTypes?.createPolicy("own-thread", { createScriptURL: ownAddress }) ?? { createScriptURL: ownAddress };
  return policy.createScriptURL(address);
}

function ownAddress(address: string): string {
  const { origin, href } = new URL(address, location.href);
  if (origin !== location.origin) throw new TypeError("a thread runs scripts of this house only");
  return href;
}
