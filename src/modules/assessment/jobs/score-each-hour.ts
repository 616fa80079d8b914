import { scoreForecasts, type ScoringRoom } from "../actions/score-forecasts.ts";

/** New months come with an import, a few times a month: to look for them every minute would be work for nothing. */
export async function scoreEachHour(room: ScoringRoom, now: Date): Promise<void> {
  if (now.getUTCMinutes() === 17) await scoreForecasts(room, now);
}
