import type { DocumentWords } from "#platform/documents/document-words.ts";
import { frontMatter, running } from "#platform/documents/front-matter.ts";
import { heading, paragraphs, quiet, sentence, strong, word, written, type Block, type Fact, type Outline, type Spans } from "#platform/documents/outline.ts";
import type { Alert } from "../model/alert.ts";
import type { AlertFacts } from "./alert-facts.ts";
import { publicText } from "./public-text-blocks.ts";
import { sayLikelihood } from "./say-likelihood.ts";

/** An alert on paper: the judgement and what is asked of whom by when, before everything that explains it. */
export function alertOutline(facts: AlertFacts, words: DocumentWords): Outline {
  const { content, copy } = facts;
  const { say } = words;
  const kindName = say("warning.document.kind", { kind: say("warning.alert"), form: say(`warning.form.${content.form}`) });
  return {
    language: words.language,
    title: content.title,
    knownOn: copy.knownOn,
    running: running(copy, words),
    blocks: [
      ...frontMatter(copy, words, { title: content.title, kindName, embargoUntil: content.embargoUntil }),
      ...(content.redacted ? [quiet(say("warning.document.redacted"))] : []),
      ...corrections(content, words),
      ...judgement(facts, words),
      ...claimed(content, words),
      ...asks(content, words),
      ...content.sections.flatMap((section) => [heading(2, word(say(`warning.section.${section.key}`))), ...said(section.text, words)]),
      ...(content.options.length === 0 ? [] : [heading(2, word(say("warning.section.options"))), ...content.options.flatMap((option, index) => optionBlocks(option, index + 1, words))]),
      ...(content.publicNotice === null ? [] : publicText(content.publicNotice, words)),
      ...ground(facts, words),
      ...clearance(content, words),
    ],
  };
}

/** Whoever has an earlier copy looks for what became of it, so it comes first. */
function corrections({ corrections: all }: Alert, { say, moment }: DocumentWords): Block[] {
  if (all.length === 0) return [];
  return [heading(2, word(say("warning.document.corrections"))), { kind: "bullets", items: all.map((one) => sentence(say, "warning.document.correction", { what: one.what }, { when: moment(one.at) })) }];
}

function judgement({ content, situation }: AlertFacts, words: DocumentWords): Block[] {
  const { say } = words;
  const items = [
    ...(situation === null ? [] : [fact(say("information.situation"), [written(situation)])]),
    ...(content.populations.length === 0 ? [] : [fact(say("warning.answer.populations"), listed(content.populations))]),
    ...(content.timeAvailable === null ? [] : [fact(say("warning.screen.says.time-available"), [word(say(`warning.time-span.${content.timeAvailable}`))])]),
  ];
  return [heading(2, word(say("warning.document.key-judgement"))), ...said(content.keyJudgement, words), ...(items.length === 0 ? [] : [{ kind: "facts" as const, items }]), quiet(say("warning.document.advice"))];
}

/** What can be held against what happens: the sentence, the word with its range, the day and what settles it. */
function claimed({ claim }: Alert, words: DocumentWords): Block[] {
  if (claim === null) return [];
  const { say, day } = words;
  const items = [
    ...(claim.likelihood === null ? [] : [fact(say("warning.screen.claim.likelihood"), [word(sayLikelihood(claim.likelihood, say))])]),
    ...(claim.horizon === null ? [] : [fact(say("warning.screen.claim.horizon"), [word(day(claim.horizon), true)])]),
    ...(claim.judgedBy.trim() === "" ? [] : [fact(say("warning.screen.claim.judged-by"), [written(claim.judgedBy)])]),
  ];
  return [heading(2, word(say("warning.screen.claim.title"))), ...said(claim.text, words), ...(items.length === 0 ? [] : [{ kind: "facts" as const, items }])];
}

/** Each addressee with all that is asked of them, and the four days, which are the same for all. */
function asks(content: Alert, words: DocumentWords): Block[] {
  const { say, moment } = words;
  const title = say("warning.screen.asks.title");
  if (content.addressees.length === 0) return [heading(2, word(title)), quiet(say("warning.document.nobody"))];
  const rows = content.addressees.flatMap((one): Spans[][] => {
    const asked = content.asks.filter((ask) => ask.addresseeKey === one.key).map((ask) => written(ask.ask));
    const nothing = word(content.form === "public-statement" ? "" : say("warning.document.nothing-asked"));
    return (asked.length === 0 ? [nothing] : asked).map((ask) => [[written(one.name)], [word(say(`warning.addressee-kind.${one.kind}`))], [word(say(`warning.channel.${one.channel}`))], [word(say(`ui.label.${one.label}`))], [ask]]);
  });
  const head = ["addressee", "kind", "channel", "label", "ask"].map((name) => say(`warning.document.column.${name}`));
  const days = (["acknowledgeBy", "respondBy", "actBy", "reportBackBy"] as const).flatMap((name) => {
    const day = content.deadlines[name];
    return day === null ? [] : [fact(say(`warning.screen.deadlines.${name}`), [word(moment(day), true)])];
  });
  return [heading(2, word(title)), { kind: "table", caption: title, head, widths: [5, 5, 3, 4, 9], rows }, ...(days.length === 0 ? [] : [heading(3, word(say("warning.screen.deadlines.title"))), { kind: "facts" as const, items: days }])];
}

function optionBlocks(option: Alert["options"][number], number: number, { say }: DocumentWords): Block[] {
  const texts = (["pros", "cons", "risks"] as const).flatMap((name) => (option[name].trim() === "" ? [] : [fact(say(`warning.answer.${name}`), [written(option[name])])]));
  return [
    heading(3, word(say("warning.document.option", { number: String(number) }))),
    ...paragraphs(option.text),
    {
      kind: "facts",
      items: [
        ...texts,
        fact(say("warning.screen.options.lead-time"), [word(say(`warning.time-span.${option.leadTime ?? "unknown"}`))]),
        fact(say("warning.screen.options.coercive"), [word(say(option.coercive ? "warning.screen.yes" : "warning.screen.no"))]),
      ],
    },
  ];
}

/** The assessment is named by its number: whoever may open it finds it, and the paper gives away no more. */
function ground({ content, assessment }: AlertFacts, words: DocumentWords): Block[] {
  const { say } = words;
  const title = heading(2, word(say("warning.screen.ground.title")));
  if (content.assessmentId === null) return [title, strong(say("warning.screen.ground.justification")), ...said(content.flashJustification ?? "", words)];
  const items = [fact(say("warning.document.assessment-reference"), [word(content.assessmentId.slice(0, 8))])];
  if (assessment === null) return [title, { kind: "facts", items: [fact(say("assessment.assessment"), [word(say("platform.document.source-not-open"))]), ...items] }];
  const values = { kind: say("assessment.assessment"), number: assessment.number ?? say("platform.document.no-number"), version: String(assessment.version), state: say(`assessment.assessment.state.${assessment.state}`) };
  return [title, { kind: "facts", items: [fact(say("assessment.assessment"), [word(say("warning.document.assessment", values))]), fact(say("warning.document.column.label"), [word(say(`ui.label.${assessment.label}`))]), ...items] }];
}

/** When, never who: the names are in the record, for those who may open it. */
function clearance({ secondReading, cleared }: Alert, { say, moment }: DocumentWords): Block[] {
  const step = (name: string, mark: { readonly at: string } | null) => fact(say(`warning.screen.clearance.${name}`), [word(mark === null ? say("warning.document.not-yet") : moment(mark.at))]);
  return [heading(2, word(say("warning.document.clearance"))), { kind: "facts", items: [step("second-read", secondReading), step("cleared", cleared)] }];
}

function fact(term: string, spans: Spans): Fact {
  return { term, spans };
}

/** Names beside each other, each with its own direction. */
function listed(names: readonly string[]): Spans {
  return names.flatMap((name, index) => (index === 0 ? [written(name)] : [word("; "), written(name)]));
}

function said(text: string, { say }: DocumentWords): Block[] {
  return text.trim() === "" ? [quiet(say("platform.document.nothing-written"))] : paragraphs(text);
}
