import * as v from "valibot";
import reference from "./violation-types.json" with { type: "json" };

export const actLists = ["defenders", "genocide", "crimes-against-humanity", "war-crimes", "children", "sexual-violence"] as const;
type ActList = (typeof actLists)[number];

const types = v.parse(v.array(v.object({ code: v.string(), list: v.picklist(actLists) })), reference.types);

/** Codes of one list, in its own order. */
export function actTypesOf(list: ActList): string[] {
  return types.filter((type) => type.list === list).map(({ code }) => code);
}

export const actTypes: readonly string[] = types.map(({ code }) => code);

/** What kind of act it was, nobody says, or whoever says it cannot tell. No code of the lists; it stands beside them where a source doubts part of what it tells. */
export const unknownAct = "unknown";
