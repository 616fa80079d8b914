import type { DocumentWords } from "#platform/documents/document-words.ts";
import { heading, paragraphs, quiet, word, written, type Block, type Spans } from "#platform/documents/outline.ts";
import type { Assessment } from "../model/assessment.ts";
import { factors, type Factor } from "../model/framework.ts";
import type { Judgement } from "../model/judgement.ts";

/** Triggers have a section of their own: they are read with a calendar, and never alone. */
const triggers = "RF8";

export function commonFactors(content: Assessment, words: DocumentWords): Block[] {
  return factorBlocks(content, words, factors.filter((factor) => factor.crime === "common" && factor.id !== triggers));
}

export function specificFactors(content: Assessment, words: DocumentWords): Block[] {
  return factorBlocks(content, words, factors.filter((factor) => factor.crime !== "common"));
}

export function triggerFactors(content: Assessment, words: DocumentWords): Block[] {
  return factorBlocks(content, words, factors.filter((factor) => factor.id === triggers));
}

/** Factors somebody wrote about or took a position on, in the order of the Framework, which ranks nothing. The annex has all. */
function factorBlocks(content: Assessment, words: DocumentWords, among: readonly Factor[]): Block[] {
  const shown = among.flatMap((factor) => {
    const narrative = content.factorNarratives.find((one) => one.factorId === factor.id);
    const held = factor.indicators.flatMap((indicator) => {
      const judgement = content.judgements.find((one) => one.indicatorId === indicator.id);
      return judgement && isHeld(judgement) ? [{ indicator, judgement }] : [];
    });
    if (!narrative && held.length === 0) return [];
    return [
      heading(3, word(words.say("assessment.document.factor", { id: factor.id, name: words.say(`assessment.framework.${factor.id}`) }))),
      ...(narrative ? paragraphs(narrative.text) : []),
      ...(narrative?.restsOnOneOrigin ? [quiet(words.say("assessment.document.one-origin"))] : []),
      ...(held.length === 0 ? [] : [{ kind: "bullets" as const, items: held.map(({ indicator, judgement }) => heldLine(words, words.say(`assessment.framework.${indicator.id}`), judgement)) }]),
    ];
  });
  return shown.length > 0 ? shown : [quiet(words.say("assessment.document.no-factor-held"))];
}

function isHeld({ judgement }: Judgement): boolean {
  return judgement === "present" || judgement === "partly" || judgement === "contradicted";
}

function heldLine(words: DocumentWords, name: string, judgement: Judgement): Spans {
  const line = words.say("assessment.document.indicator-line", { id: judgement.indicatorId, name, standing: standingWords(words, judgement) });
  return judgement.reasoning.trim() === "" ? [word(line)] : [word(`${line} `), written(judgement.reasoning.replaceAll(/\s+/g, " "))];
}

/** The judgement, and beside it how sure, which way and how soon: three marks, never one. */
export function standingWords({ say, list }: DocumentWords, { judgement, confidence, trend, immediacy }: Judgement): string {
  return list([
    say(`assessment.judgement.${judgement}`),
    ...(confidence === null ? [] : [say(`assessment.confidence.${confidence}`)]),
    ...(trend === null ? [] : [say(`assessment.trend.${trend}`)]),
    ...(immediacy === null ? [] : [say(`assessment.immediacy.${immediacy}`)]),
  ]);
}
