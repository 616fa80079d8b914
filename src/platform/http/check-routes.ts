import type { DataClass, Route } from "./route.ts";

const dataClasses = { none: true, own: true, administration: true, compartmented: true, "personal-link": true, released: true } as const satisfies Record<DataClass, true>;
const allowed = { anyone: true, "signed-in": true, member: true, administrator: true, auditor: true } as const satisfies Record<Route["allowed"], true>;

/** Stops the start when a route does not say what it does, to whom, with which data and what is logged (S11). */
export function checkRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    if (seen.has(name)) throw new Error(`${name} is declared twice`);
    seen.add(name);
    if (!/^[a-z]+\.[a-z0-9-]+$/.test(route.action)) throw new Error(`${name} does not name its action`);
    if (route.summary.length < 10) throw new Error(`${name} has no summary`);
    if (route.audit === undefined || route.stepUp === undefined) throw new Error(`${name} does not say what is logged or whether it needs a fresh sign-in`);
    if (!route.path.startsWith("/")) throw new Error(`${name} does not begin with a slash`);
    if (!Object.hasOwn(dataClasses, route.data)) throw new Error(`${name} does not say which data it gives`);
    if (!Object.hasOwn(allowed, route.allowed)) throw new Error(`${name} does not say who is allowed`);
    if (route.allowed === "anyone" && route.stepUp) throw new Error(`${name} wants a fresh sign-in of nobody signed in`);
    if (route.allowed === "administrator" && route.data === "compartmented") throw new Error(`${name} would give compartmented data to administrators`);
    if (route.allowed === "anyone" && ["compartmented", "administration", "own"].includes(route.data)) {
      throw new Error(`${name} would give ${route.data} data to anyone`);
    }
    if (route.data === "administration" && route.allowed !== "administrator" && route.allowed !== "auditor") {
      throw new Error(`${name} would give administration data to people who do not administer`);
    }
    if (route.method !== "GET" && !route.readsOwnBody && !route.body) throw new Error(`${name} does not say what its body is`);
  }
}
