import * as v from "valibot";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { listLinked } from "#platform/records/stored.ts";

type Further = NonNullable<RegisteredKind["further"]>;

const Drawn = v.object({ reportId: v.string() });

/** For verification: the reports that the claims of an incident were drawn from, which say whether two claims go back to one origin. */
export const reportsBehind: Further = async (db, step, { linked }) => {
  if (step !== "verify") return [];
  const drawn = linked.filter((one) => one.kind === "information.claim").map((one) => v.safeParse(Drawn, one.content));
  return listLinked(db, [...new Set(drawn.flatMap((claim) => (claim.success ? [claim.output.reportId] : [])))], []);
};
