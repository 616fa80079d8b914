import { Hono, type Context as HonoContext } from "hono";
import { closePasskeys, secureHeaders } from "./headers.ts";

export type Face = {
  readonly app: Hono;
  /** Whether an address belongs to this face. */
  readonly isOf: (path: string) => boolean;
  /** What every other address answers, whatever it is elsewhere. */
  readonly absent: (c: HonoContext) => Promise<Response>;
};

/** Two faces behind one door, told apart by the name that is asked for: only where nothing between browser and server can change it. */
export function byName(app: Hono, origin: string, named: Hono): Pick<Hono, "fetch"> {
  const { host } = new URL(origin);
  return { fetch: (request, ...rest) => (new URL(request.url).host === host ? named.fetch(request, ...rest) : app.fetch(request, ...rest)) };
}

/** Some addresses alone, for an origin on which nobody signs in (D7): whatever else the installation has is absent there, in one and the same way. */
export function oneFace({ app, isOf, absent }: Face): Hono {
  const face = new Hono();
  face.all("*", async (c) => closePasskeys(isOf(c.req.path) ? await app.fetch(c.req.raw, c.env) : secureHeaders(await absent(c))));
  return face;
}
