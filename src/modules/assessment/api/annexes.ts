import type { DocumentWords } from "#platform/documents/document-words.ts";
import { heading, quiet, sentence, word, written, type Block, type Spans } from "#platform/documents/outline.ts";
import { factors, type Factor } from "../model/framework.ts";
import type { DocumentFacts } from "./facts-on-paper.ts";

/** The table of all indicators, the records that were cited, without names, and who sees something otherwise. */
export function annexes(facts: DocumentFacts, words: DocumentWords): Block[] {
  return [
    heading(2, word(words.say("assessment.document.annex-indicators"))),
    quiet(words.say("assessment.unknown-not-not-observed")),
    ...factors.flatMap((factor): Block[] => [
      heading(3, word(words.say("assessment.document.factor", { id: factor.id, name: words.say(`assessment.framework.${factor.id}`) }))),
      indicatorTable(facts, words, factor),
    ]),
    heading(2, word(words.say("assessment.document.annex-sources"))),
    ...sourceTable(facts, words),
    ...dissent(facts, words),
  ];
}

function indicatorTable({ content }: DocumentFacts, words: DocumentWords, factor: Factor): Block {
  const { say } = words;
  const rows = factor.indicators.map((indicator): Spans[] => {
    const judgement = content.judgements.find((one) => one.indicatorId === indicator.id);
    const confidence = judgement?.confidence ? say(`assessment.confidence.${judgement.confidence}`) : "";
    const reason = judgement?.confidenceReason.trim() ?? "";
    return [
      [word(indicator.id)],
      [word(words.say(`assessment.framework.${indicator.id}`))],
      [word(say(`assessment.judgement.${judgement?.judgement ?? "not-assessed"}`))],
      reason === "" ? [word(confidence)] : [word(`${confidence}: `), written(reason)],
      [word(judgement?.trend ? say(`assessment.trend.${judgement.trend}`) : "")],
      [word(judgement?.immediacy ? say(`assessment.immediacy.${judgement.immediacy}`) : "")],
    ];
  });
  const head = ["id", "indicator", "judgement", "confidence", "trend", "immediacy"].map((name) => say(`assessment.document.column.${name}`));
  return { kind: "table", caption: say(`assessment.framework.${factor.id}`), head, widths: [3, 11, 6, 8, 4, 5], rows };
}

/** A record is named by its kind and reference: whoever may open it finds it, and the paper gives away no name. */
function sourceTable({ content, evidence }: DocumentFacts, words: DocumentWords): Block[] {
  const { say } = words;
  const cited = content.judgements.flatMap((judgement) => judgement.evidence.map((one) => ({ ...one, indicatorId: judgement.indicatorId })));
  if (cited.length === 0) return [quiet(say("assessment.document.no-evidence"))];
  const rows = cited.map((one): Spans[] => {
    const found = evidence.get(one.recordId);
    const kind = found ? say("assessment.document.source", { kind: say(found.kind), state: say(`${found.kind}.state.${found.state}`) }) : say("platform.document.source-not-open");
    return [[word(one.indicatorId)], [word(one.recordId.slice(0, 8))], [word(kind)], [word(found ? say(`ui.label.${found.label}`) : "")], [word(say(`assessment.direction.${one.direction}`))], [word(say(`assessment.strength.${one.strength}`))]];
  });
  const head = ["id", "reference", "kind", "label", "direction", "strength"].map((name) => say(`assessment.document.column.${name}`));
  return [{ kind: "table", caption: say("assessment.document.annex-sources"), head, widths: [2, 4, 8, 5, 4, 4], rows }];
}

function dissent({ content, people }: DocumentFacts, words: DocumentWords): Block[] {
  const all = content.judgements.flatMap((judgement) => judgement.dissent.map((one) => ({ ...one, indicatorId: judgement.indicatorId })));
  if (all.length === 0) return [];
  const items = all.map((one) => {
    const values = { id: one.indicatorId, name: words.say(`assessment.framework.${one.indicatorId}`) };
    return sentence(words.say, "assessment.document.dissent", { by: people.get(one.by) ?? words.say("platform.document.somebody"), text: one.text }, values);
  });
  return [heading(2, word(words.say("assessment.section.dissent"))), { kind: "bullets", items }];
}
