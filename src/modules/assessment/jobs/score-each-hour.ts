import { knowForeignOutcomes } from "../actions/know-foreign-outcomes.ts";
import { scoreForecasts, type ScoringRoom } from "../actions/score-forecasts.ts";
import { scoreKillings, type KillingRoom } from "../actions/score-killings.ts";

/** New months come with an import, a few times a month, and new years with a table: to look for them every minute would be work for nothing. */
export async function scoreEachHour(room: ScoringRoom & KillingRoom, now: Date): Promise<void> {
  if (now.getUTCMinutes() !== 17) return;
  await scoreForecasts(room, now);
  await scoreKillings(room, now);
  await knowForeignOutcomes(room.database, now);
}
