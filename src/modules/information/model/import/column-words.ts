import type { MappedField } from "./csv-mapping.ts";

/** A column's name without case, accents and punctuation: `Fecha de inicio` → `fecha de inicio`, `date_start` → `date start`. */
export function plainName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/([a-z])([A-Z][a-z]|ID\b)/g, "$1 $2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/**
 * How English, French and Spanish tables name what we look for, surest first. Not guessed from: words that name several
 * things at once (`type`, `status`, `number`), because a wrong guess is worse than a question.
 */
export const columnWords: readonly { readonly field: MappedField; readonly names: readonly RegExp[] }[] = [
  { field: "key", names: [/^(event|incident|record|sind|data) (event )?id( cnty)?$/, /^id( (de l )?(evenement|incident))?$/, /^(identifiant|identificador)\b/, /\bevent id$/, /^id (del )?(evento|incidente)$/] },
  { field: "dateTo", names: [/^(date end|end date|date de fin|date fin|fecha (de )?fin(al)?)$/] },
  { field: "sourceDate", names: [/^(source date|report(ing)? date|date reported|date (du rapport|de publication)|fecha (del informe|de publicacion))$/] },
  { field: "dateFrom", names: [/^(date start|start date|event date|incident date|date of (event|incident)|date de (debut|l evenement|l incident)|date (debut|evenement|incident)|fecha (de inicio|inicio|del (evento|incidente)))$/, /^(date|when|fecha|cuando|quand|jour)$/] },
  { field: "countryCode", names: [/^(country iso|iso ?3|country iso ?3|country code|code pays|codigo (de )?pais|iso)$/] },
  { field: "country", names: [/^(country|country name|pays|nom du pays|pais)$/] },
  { field: "adm1", names: [/^(admin|adm) ?1( name)?$/, /^(state|province|governorate|region|departement|gouvernorat|wilaya|departamento|provincia|estado)\b/] },
  { field: "adm2", names: [/^(admin|adm) ?2( name)?$/, /^(district|county|lga|cercle|commune|prefecture|municipio|distrito|canton)$/] },
  { field: "place", names: [/^(location|place|locality|village|town|city|camp name|site|lieu|localite|ville|lugar|localidad|ciudad|where coordinates)$/, /^(location|lieu|lugar)\b/] },
  { field: "latitude", names: [/^(lat|latitude|latitud|y)$/, /\blat(itude|itud)?$/] },
  { field: "longitude", names: [/^(lon|lng|long|longitude|longitud|x)$/, /\b(lon|lng|longitude|longitud)$/] },
  { field: "deathsLow", names: [/^(low|low death(s)?|deaths low|min(imum)? (deaths|killed)|(deaths|killed) min(imum)?|morts min(imum)?|muertos min(imo)?)$/] },
  { field: "deathsHigh", names: [/^(high|high death(s)?|deaths high|max(imum)? (deaths|killed)|(deaths|killed) max(imum)?|morts max(imum)?|muertos max(imo)?)$/] },
  { field: "deathsBest", names: [/^(best|best death|deaths|deaths best|killed|fatalities|number (killed|of deaths)|dead|tues|morts|deces|nombre de (morts|tues|deces)|muertos|muertes|fallecidos|numero de muertos)$/, /\b(killed|fatalities|deaths|tues|morts|muertos|fallecidos)$/] },
  { field: "conflict", names: [/^(conflict|conflict name|conflit|conflicto)$/] },
  { field: "sideA", names: [/^(side a|actor ?1|perpetrator|perpetrator name|auteur|auteur presume|perpetrador|responsable)$/, /\bperpetrator name$/, /\b(perpetrator|auteur|perpetrador)\b/] },
  { field: "sideB", names: [/^(side b|actor ?2|victim|victims|target|victime|victimes|cible|victima|victimas|objetivo)$/, /^(organisation|organization) affected$/, /^victim\b/] },
  { field: "account", names: [/^(event description|description|summary|notes|narrative|account|resume|recit|descripcion|resumen|relato)$/, /\b(description|descripcion)$/] },
  { field: "source", names: [/^(source|sources|source office|fuente|fuentes)$/] },
];
