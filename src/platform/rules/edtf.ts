import * as v from "valibot";

export const PartialDate = v.pipe(v.string(), v.regex(/^(\.\.|\d{3}[\dX](-(\d\d|XX)(-~?(\d\d|XX))?)?[~?%]?)?(\/(\.\.|\d{3}[\dX](-(\d\d|XX)(-~?(\d\d|XX))?)?[~?%]?)?)?$/, "platform.date-invalid"), v.minLength(2, "platform.date-invalid"));
