/** The pages of methods, each loaded when it is read. The names are those of the files in `docs/methods/`. */
const pages = {
  forecasts: () => import("../../../../docs/methods/forecasts.md?raw"),
  "mass-killing": () => import("../../../../docs/methods/mass-killing.md?raw"),
  matching: () => import("../../../../docs/methods/matching.md?raw"),
  undercount: () => import("../../../../docs/methods/undercount.md?raw"),
  claims: () => import("../../../../docs/methods/claims.md?raw"),
  "surges-and-silences": () => import("../../../../docs/methods/surges-and-silences.md?raw"),
};

export type MethodName = keyof typeof pages;
export const methodNames: readonly MethodName[] = ["claims", "forecasts", "mass-killing", "matching", "undercount", "surges-and-silences"];

export async function readMethod(name: MethodName): Promise<string> {
  return (await pages[name]()).default;
}
