import { yearsUntil, type CountryYears } from "#numbers/mass-killing/country-years.ts";
import { explainedChancesAt, killingModelVersion, killingSettings, type Chances, type KillingExplanation } from "#numbers/mass-killing/model.ts";
import { recordOn, type KillingRecord } from "#numbers/mass-killing/record.ts";
import { derivationOf } from "./killing-table.ts";

export type KillingChance = Chances & { readonly reason: KillingExplanation };

/** What is foretold, and how the method did on the earlier years of the same table: neither is shown without the other. */
export type Killings = { readonly chances: readonly KillingChance[]; readonly record: KillingRecord | null };

/** What a run says of its own making. */
export const killingsMadeBy = { modelVersion: killingModelVersion, seed: killingSettings.seed } as const;

/** Foretells every country of the last year. `told` hears the share that is done: nearly all of it is foretelling the years before. */
export function computeKillings(table: CountryYears, until: number, told: (share: number) => void = () => undefined): Killings {
  const [known, derivation] = [yearsUntil(table, until), derivationOf(table)];
  const chances = explainedChancesAt(known, derivation);
  told(0.1);
  return { chances, record: recordOn(known, derivation, killingSettings, (share) => told(0.1 + 0.9 * share)) ?? null };
}
