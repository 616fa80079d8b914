import { countryName } from "#geography/model/countries.ts";
import type { CopyFacts } from "#platform/documents/copy-facts.ts";
import { heading, strong, word, written, type Block, type Outline, type Running, type Spans } from "#platform/documents/outline.ts";
import type { LetterText } from "../model/communication/letter-text.ts";
import { letterWords, type SayInLetter } from "../model/communication/letter-words.ts";
import type { Signatory } from "../model/communication/signature.ts";
import { findStandard, instrumentOf } from "../model/communication/standards.ts";
import { titleOfMandate } from "../model/mandates.ts";

/** All that stands on the paper: the text, who signs, and of this copy what every copy says. */
export type LetterOnPaper = {
  readonly letter: LetterText;
  readonly signatories: readonly Signatory[];
  readonly hash: string;
  readonly reference: string | null;
  readonly sentAt: string | null;
  readonly copy: Pick<CopyFacts, "label" | "isExercise" | "version" | "digest" | "copyFor" | "knownOn">;
};

/** The letter in its own language, whatever language the reader works in. */
export function letterOutline(paper: LetterOnPaper): Outline {
  const { letter, signatories, reference, sentAt } = paper;
  const say = letterWords(letter.language);
  const titled = signatories.map((signatory) => ({ ...signatory, title: titleOf(signatory, letter.language, say) }));
  const isToState = letter.addressee.kind === "state";
  return {
    language: letter.language,
    title: reference ?? say(`type.${letter.type}`),
    knownOn: paper.copy.knownOn,
    running: running(paper, say),
    blocks: [
      heading(1, word(say(`type.${letter.type}`))),
      ...(sentAt === null ? [strong(say("draft"))] : []),
      ...said(say("mandates", { list: titled.map(({ title }) => title).join("; ") })),
      {
        kind: "facts",
        items: [
          { term: say("reference"), spans: [word(reference ?? say("no-reference"))] },
          ...(sentAt === null ? [] : [{ term: say("date"), spans: [word(dayIn(sentAt, letter.language))] }]),
          { term: say("to"), spans: addresseeSpans(letter) },
        ],
      },
      ...said(letter.addressee.salutation === "" ? say(isToState ? "salutation" : "salutation.other-actor") : letter.addressee.salutation),
      ...said(capacitiesOf(titled, letter.language, say)),
      ...said(say(isToState ? `subject.${letter.type}` : "subject.other-actor", { subject: letter.subject })),
      ...(letter.earlier === "" ? [] : [heading(2, word(say("earlier"))), ...said(letter.earlier)]),
      heading(2, word(say("facts"))),
      ...numbered(letter.facts),
      heading(2, word(say("concern"))),
      ...said(say("without-prejudging")),
      ...said(letter.concern),
      ...said(say("annex-notice")),
      heading(2, word(say("questions"))),
      ...said(say("questions-lead")),
      ...numbered(letter.questions.map(({ standard, text }) => [...(standard === null ? [] : [say(`question.${standard}`)]), text].filter((part) => part !== "").join(" "))),
      ...(letter.interimMeasures === "" ? [] : [...said(say("interim")), ...said(letter.interimMeasures)]),
      ...said(say(`reply.${letter.type}`)),
      ...(letter.mayFollowPress ? said(say("press")) : []),
      ...said(say(`publication.${letter.type}`)),
      ...(letter.copiesTo === "" ? [] : said(say("copies", { copies: letter.copiesTo }))),
      ...said(say("closing")),
      ...titled.flatMap((signatory) => signatureBlock(signatory, say)),
      { kind: "new-page" },
      heading(1, word(say("annex"))),
      ...letter.standards.flatMap(({ id }) => standardBlocks(id, letter.language, say)),
      { kind: "facts", items: [{ term: say("hash"), spans: [word(paper.hash)] }] },
    ],
  };
}

/** Lines are paragraphs; what people wrote keeps its own direction. */
function said(text: string): Block[] {
  return text.split(/\n+/).filter((line) => line.trim() !== "").map((line) => ({ kind: "paragraph", spans: [written(line.trim())] }));
}

function numbered(texts: readonly string[]): Block[] {
  return texts.flatMap((text, index) => said(text).map((block, line): Block => (line > 0 || block.kind !== "paragraph" ? block : { ...block, spans: [word(`${index + 1}. `), ...block.spans] })));
}

function titleOf({ mandate, title }: Signatory, language: string, say: SayInLetter): string {
  return title === "" ? titleOfMandate(mandate, language, say) : title;
}

function capacitiesOf(titled: readonly Signatory[], language: string, say: SayInLetter): string {
  const list = new Intl.ListFormat(localeOf(language), { type: "conjunction" });
  return say(titled.length === 1 ? "capacity-alone" : "capacities", { titles: list.format(titled.map(({ title }) => title)), resolutions: list.format([...new Set(titled.map(({ resolution }) => resolution))]) });
}

function addresseeSpans({ addressee, language }: LetterText): Spans {
  return [written(addressee.name), ...(addressee.iso3 === null ? [] : [word(` (${countryName(addressee.iso3, language)})`)])];
}

/** A working group's name is followed by who speaks for it. */
function signatureBlock({ holder, capacity, title }: Signatory, say: SayInLetter): Block[] {
  const role = say(`capacity.${capacity}`);
  return [
    { kind: "paragraph", spans: [written(holder)] },
    { kind: "paragraph", spans: [written(role === "" ? capitalised(title) : `${role}, ${title}`)], isQuiet: true },
  ];
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function standardBlocks(id: string, language: LetterText["language"], say: SayInLetter): Block[] {
  const standard = findStandard(id);
  if (standard === undefined) return [];
  const values = { instrument: instrumentOf(standard, language), article: standard.article ?? "", source: standard.source };
  return [heading(3, word(say(standard.article === null ? "whole" : "article", values))), ...said(standard.text[language])];
}

/** English as the United Nations writes it. */
function localeOf(language: string): string {
  return language === "en" ? "en-GB" : language;
}

function dayIn(moment: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: "long", timeZone: "Europe/Zurich" }).format(new Date(moment));
}

function running({ letter, reference, sentAt, copy }: LetterOnPaper, say: SayInLetter): Running {
  return {
    marks: [
      ...(copy.isExercise ? [{ kind: "exercise" as const, text: say("exercise") }] : []),
      ...(sentAt === null ? [{ kind: "standing" as const, text: say("draft") }] : []),
      { kind: "label", text: say(`label.${copy.label}`) },
    ],
    number: reference ?? say("no-reference"),
    seal: say("seal", { version: String(copy.version), digest: copy.digest.slice(0, 16) }),
    copy: [word(say("copy", { name: "" })), written(copy.copyFor)],
    page: (page, pages) => letterWords(letter.language)("page", { page, pages }),
  };
}
