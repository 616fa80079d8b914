import { makeStore } from "./store.ts";

export type ConnectionState = "live" | "connecting" | "offline";
/** `since`: when the server was last heard, as ISO; absent before the first answer. */
type Connection = { readonly state: ConnectionState; readonly since: string | undefined };

const store = makeStore<Connection>({ state: "connecting", since: undefined });

export const connection = {
  use: store.use,
  reached: () => store.set({ state: store.get().state === "offline" ? "connecting" : store.get().state, since: new Date().toISOString() }),
  failed: () => store.set({ ...store.get(), state: "offline" }),
  live: () => store.set({ state: "live", since: new Date().toISOString() }),
  waiting: () => store.set({ ...store.get(), state: navigator.onLine ? "connecting" : "offline" }),
};
