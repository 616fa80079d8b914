import * as v from "valibot";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { refuse } from "#platform/refusal.ts";
import { Visit } from "../model/visit/visit.ts";
import { listColleagues } from "../store/reprisals.ts";

/** Whom a visit names reads it whole, so it names nobody but those who may issue its report. */
export const checkPublishers: NonNullable<RegisteredKind["afterSave"]> = async (db, _ctx, record) => {
  const { publishers } = v.parse(Visit, record.content);
  if (publishers.length === 0) return;
  const able = (await listColleagues(db, record.compartmentId, ["publisher"])).map(({ id }) => id);
  if (!publishers.every((one) => able.includes(one))) refuse("protection.not-a-publisher");
};
