import * as v from "valibot";

/** The language of a text as BCP 47 writes it (`ar`, `zh-Hant`); empty where nobody says. Whether a code is in use is not asked: languages that few lists know are spoken where Vigie works. */
export const LanguageTag = v.pipe(v.string(), v.trim(), v.maxLength(35), v.regex(/^$|^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "information.language-not-a-code"));
