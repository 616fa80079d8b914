/**
 * Events of one data set that began in one week, Monday to Sunday, in one first-level area of a country, as the data set writes it; `area` is null for those that name none.
 * `sources` adds up the numbers of sources given for them, and is null as soon as one event has none: what is not counted is not zero.
 */
export type WeeklyCount = { readonly countryIso3: string; readonly countryName: string | null; readonly area: string | null; readonly week: string; readonly events: number; readonly sources: number | null };
