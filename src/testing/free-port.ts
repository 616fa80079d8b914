import { once } from "node:events";
import { createServer } from "node:net";

/** A port on which nothing listened a moment ago. */
export async function freePort(): Promise<number> {
  const listener = createServer().listen(0);
  await once(listener, "listening");
  const address = listener.address();
  listener.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
