import type { DocumentWords } from "#platform/documents/document-words.ts";
import { frontMatter, running } from "#platform/documents/front-matter.ts";
import { heading, paragraphs, quiet, sentence, strong, word, written, type Block, type Outline } from "#platform/documents/outline.ts";
import type { Assessment } from "../model/assessment.ts";
import { likelihoods, type LikelihoodWord } from "../model/likelihood.ts";
import { annexes } from "./annexes.ts";
import type { DocumentFacts } from "./facts-on-paper.ts";
import { commonFactors, specificFactors, triggerFactors } from "./factor-blocks.ts";

/** A risk assessment on paper: the key judgements on one page first, then the twelve sections, then the annexes. */
export function assessmentOutline(facts: DocumentFacts, words: DocumentWords): Outline {
  return {
    language: words.language,
    title: facts.content.title,
    knownOn: facts.copy.knownOn,
    running: running(facts.copy, words),
    blocks: [...firstPage(facts, words), { kind: "new-page" }, ...sections(facts, words), { kind: "new-page" }, ...annexes(facts, words)],
  };
}

function firstPage({ content, copy }: DocumentFacts, words: DocumentWords): Block[] {
  const { say } = words;
  return [
    ...frontMatter(copy, words, { title: content.title, kindName: say("assessment.assessment"), embargoUntil: content.embargoUntil }),
    numbered(words, 1, "key-judgements"),
    ...content.keyJudgements.flatMap((judgement): Block[] => [
      ...paragraphs(judgement.text),
      { kind: "paragraph", spans: sentence(say, "assessment.document.how-sure", { horizon: judgement.horizon }, { likelihood: likelihoodWords(words, judgement.likelihood), confidence: say(`assessment.confidence.${judgement.confidence}`) }), isQuiet: true },
    ]),
    ...(content.keyJudgements.length === 0 ? [nothing(words)] : []),
    ...concernLevel(content, words),
    quiet(say("assessment.risk-not-finding")),
  ];
}

/** The word and its range in one breath: "likely (55–80 %)". */
function likelihoodWords({ say }: DocumentWords, likelihood: LikelihoodWord): string {
  return say("assessment.document.likelihood", { word: say(`assessment.likelihood.${likelihood}`), range: say("assessment.likelihood-range", likelihoods[likelihood]) });
}

function concernLevel({ proposedConcernLevel }: Assessment, { say }: DocumentWords): Block[] {
  if (proposedConcernLevel === null) return [];
  const level = say("assessment.document.concern-level", { level: proposedConcernLevel, word: say(`assessment.concern-level.${proposedConcernLevel}`) });
  return [strong(level)];
}

function sections(facts: DocumentFacts, words: DocumentWords): Block[] {
  const { content } = facts;
  return [
    numbered(words, 2, "scope"), ...scope(content, words),
    numbered(words, 3, "who-is-at-risk"), ...whoIsAtRisk(content, words),
    numbered(words, 4, "common-factors"), ...commonFactors(content, words),
    numbered(words, 5, "specific-factors"), ...specificFactors(content, words),
    numbered(words, 6, "triggers"), ...triggerFactors(content, words),
    numbered(words, 7, "mitigating-factors"), ...searched(content.mitigatingFactors, words),
    numbered(words, 8, "counter-evidence"), ...searched(content.counterEvidence, words),
    heading(3, word(words.say("assessment.section.alternative-explanations"))), ...said(content.alternativeExplanations, words),
    numbered(words, 9, "scenarios"), ...scenarios(content, words),
    numbered(words, 10, "information-gaps"), ...gaps(content, words),
    numbered(words, 11, "options"), ...options(facts, words),
    numbered(words, 12, "what-would-change"), ...said(content.whatWouldChange, words),
    heading(3, word(words.say("assessment.section.conclusions"))), ...said(content.conclusions, words),
  ];
}

function scope(content: Assessment, words: DocumentWords): Block[] {
  const { say } = words;
  const crimes = content.crimesConsidered.map((crime) => say(`assessment.crime.${crime}`));
  const audience = content.audience.map((one) => say(`assessment.audience.${one}`));
  return [
    { kind: "paragraph", spans: [word(say("assessment.document.period", { from: words.partialDate(content.periodFrom), to: words.partialDate(content.periodTo), cutOff: words.day(content.cutOff) }))] },
    ...(crimes.length === 0 ? [] : [{ kind: "paragraph" as const, spans: [word(say("assessment.document.crimes", { crimes: words.list(crimes) }))] }]),
    ...(audience.length === 0 ? [] : [{ kind: "paragraph" as const, spans: [word(say("assessment.document.audience", { audience: words.list(audience) }))] }]),
  ];
}

function whoIsAtRisk(content: Assessment, words: DocumentWords): Block[] {
  const { say } = words;
  const atRisk = content.populationsAtRisk.map((one) => [[written(one.name)], [written(one.where)], [written(one.why)]]);
  const perpetrators = content.possiblePerpetrators.map((one) => [[written(one.name)], [word(say(`assessment.confidence.${one.confidence}`))], [written(one.why)]]);
  const column = (name: string) => say(`assessment.document.column.${name}`);
  return [
    ...(atRisk.length === 0 ? [nothing(words)] : [{ kind: "table" as const, caption: say("assessment.section.who-is-at-risk"), head: ["population", "where", "why"].map(column), widths: [3, 3, 5], rows: atRisk }]),
    heading(3, word(say("assessment.section.possible-perpetrators"))),
    ...(perpetrators.length === 0 ? [nothing(words)] : [{ kind: "table" as const, caption: say("assessment.section.possible-perpetrators"), head: ["perpetrator", "confidence", "why"].map(column), widths: [3, 2, 6], rows: perpetrators }]),
  ];
}

function scenarios(content: Assessment, words: DocumentWords): Block[] {
  const { say } = words;
  const all = [["scenario-best", content.scenarios.best], ["scenario-most-likely", content.scenarios.mostLikely], ["scenario-worst", content.scenarios.worst]] as const;
  return all.flatMap(([section, scenario]): Block[] => [
    heading(3, word(say(`assessment.section.${section}`))),
    ...said(scenario.text, words),
    ...listed(say("assessment.document.triggers"), scenario.triggers),
    ...listed(say("assessment.document.signposts"), scenario.signposts),
  ]);
}

function listed(title: string, items: readonly string[]): Block[] {
  if (items.length === 0) return [];
  return [strong(title), { kind: "bullets", items: items.map((item) => [written(item)]) }];
}

function gaps(content: Assessment, words: DocumentWords): Block[] {
  if (content.informationGaps.length === 0) return [nothing(words)];
  const head = ["gap", "collection-plan"].map((name) => words.say(`assessment.document.column.${name}`));
  return [{ kind: "table", caption: words.say("assessment.section.information-gaps"), head, widths: [5, 5], rows: content.informationGaps.map((one) => [[written(one.gap)], [written(one.collectionPlan)]]) }];
}

function options({ content, measureName }: DocumentFacts, words: DocumentWords): Block[] {
  if (content.recommendedMeasures.length === 0) return [nothing(words)];
  return [{ kind: "bullets", items: content.recommendedMeasures.map((id) => [word(measureName(id, words.language))]) }];
}

/** A section that found nothing says where somebody looked. */
function searched(section: Assessment["counterEvidence"], words: DocumentWords): Block[] {
  const looked = section.searchDescribed.trim() === "" ? [] : [heading(3, word(words.say("assessment.document.search-described"))), ...paragraphs(section.searchDescribed)];
  return [...(section.text.trim() === "" && looked.length > 0 ? [] : said(section.text, words)), ...looked];
}

function said(text: string, words: DocumentWords): Block[] {
  return text.trim() === "" ? [nothing(words)] : paragraphs(text);
}

function nothing({ say }: DocumentWords): Block {
  return quiet(say("platform.document.nothing-written"));
}

function numbered({ say }: DocumentWords, number: number, section: string): Block {
  return heading(2, word(say("assessment.document.section", { number, title: say(`assessment.section.${section}`) })));
}
