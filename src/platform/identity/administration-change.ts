import type { Db } from "../database/pools.ts";
import type { IdentityParts } from "./sign-in-routes.ts";

/** What the routes have in common by which an administrator, who has just proved to be there, changes who may see what. */
export const administratorChanges = { data: "administration", audit: null, allowed: "administrator", stepUp: true, method: "POST" } as const;

/** One transaction; what sessions remember of roles and offices is forgotten at once. */
export function accessChange({ database, sessions }: IdentityParts): (work: (db: Db) => Promise<void>) => Promise<{ readonly status: 204 }> {
  return async (work) => {
    await database.auth.db.transaction().execute(work);
    sessions.forget();
    return { status: 204 };
  };
}
