import type { ListedMeasure } from "../model/measure-list.ts";

/** The name of a listed measure. The list is written in English and French; others read it in English, marked as such by `lang`. */
export function measureName(measure: ListedMeasure, language: string): { readonly text: string; readonly lang: string } {
  return language === "fr" ? { text: measure.label.fr, lang: "fr" } : { text: measure.label.en, lang: "en" };
}
