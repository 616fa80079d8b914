/** What stays on a device that carries a mission pack and answers while the server is out of reach. Nobody else has one (`own-thread.ts` makes it). */
export function offlineWorker(): ServiceWorker | undefined {
  return ("serviceWorker" in navigator && navigator.serviceWorker.controller) || undefined;
}

/** Has it try to reach the server, without the page waiting for it. */
export function wakeOfflineWorker(): void {
  offlineWorker()?.postMessage("contact");
}

export async function removeOfflineWorker(): Promise<void> {
  await (await navigator.serviceWorker.getRegistration())?.unregister();
}
