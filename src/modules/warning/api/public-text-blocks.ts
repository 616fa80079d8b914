import type { DocumentWords } from "#platform/documents/document-words.ts";
import { heading, paragraphs, word, written, type Block } from "#platform/documents/outline.ts";
import type { PublicNotice } from "../model/public-notice.ts";

/** The text for everybody, language by language, with the words of CAP that were chosen for it. */
export function publicText(notice: PublicNotice, { say, moment, language }: DocumentWords): Block[] {
  const chosen = (["category", "urgency", "severity", "certainty"] as const).map((name) => ({ term: say(`warning.screen.cap.${name}`), spans: [word(say(`warning.screen.cap.${name}.${notice[name]}`))] }));
  const areas = notice.areas.map((area) => ({ term: say("warning.screen.public.areas"), spans: [written(area.name), word(area.pCodes.length === 0 ? "" : ` (${area.pCodes.join(", ")})`)] }));
  const expires = notice.expires === null ? [] : [{ term: say("warning.screen.public.expires"), spans: [word(moment(notice.expires))] }];
  const names = new Intl.DisplayNames(language, { type: "language" });
  return [
    heading(2, word(say("warning.screen.public.title"))),
    { kind: "facts", items: [...chosen, ...areas, ...expires] },
    ...notice.texts.flatMap((text) => [heading(3, word(`${names.of(text.language) ?? text.language}: `), written(text.headline)), ...paragraphs(text.event), ...paragraphs(text.description), ...paragraphs(text.instruction)]),
  ];
}
