import type { Event } from "./event.ts";

/**
 * Events of one data set that began in one week, Monday to Sunday, in a country: in one of its first-level areas, as the data set writes it (null for those that name none), or of one kind of violence, or
 * with one actor. `sources` adds up the numbers of sources given for them, and is null as soon as one event has none: what is not counted is not zero.
 */
export type WeeklyCount = {
  readonly countryIso3: string;
  readonly countryName: string | null;
  readonly area: string | null;
  readonly violence: Event["kind"];
  readonly actor: string | null;
  readonly week: string;
  readonly events: number;
  readonly sources: number | null;
};
