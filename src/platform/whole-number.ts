import * as v from "valibot";

/** A whole number written in digits, as addresses and settings carry it. Both ends are named, so that no number is too large for the database. */
export const WholeNumber = (least: number, most: number) => v.pipe(v.string(), v.digits(), v.transform(Number), v.minValue(least), v.maxValue(most));
