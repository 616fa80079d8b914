import * as v from "valibot";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { labelRank } from "#platform/rules/label.ts";
import { CountryTable } from "../model/country-table/country-table.ts";
import { relabelCountryYears } from "../store/country-years.ts";

/** Who sees a table sees its rows. */
export const relabelCountryTable: NonNullable<RegisteredKind["afterRelabel"]> = (db, _ctx, record) => relabelCountryYears(db, record.id, labelRank(v.parse(CountryTable, record.content).label));
