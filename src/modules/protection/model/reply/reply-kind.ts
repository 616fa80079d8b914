import * as v from "valibot";
import { areFiles, attachmentLinks, withKnownFiles } from "#platform/rules/attachment.ts";
import type { RecordKind, StepFacts } from "#platform/rules/kind.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { Communication } from "../communication/communication.ts";
import { letterClocks } from "../communication/letter-clocks.ts";
import { Evaluation, Reply, Translation } from "./reply.ts";

export type ReplyState = "received" | "registered" | "translated" | "evaluated";
export type ReplyStep = "register" | "translate" | "evaluate";

export const replyMachine: Machine<ReplyState, ReplyStep> = {
  initial: "received",
  final: ["evaluated"],
  steps: {
    register: { from: ["received"], to: "registered", roles: ["desk"] },
    translate: { from: ["registered"], to: "translated", roles: ["desk"] },
    evaluate: { from: ["registered", "translated"], to: "evaluated", roles: ["mandateHolder", "desk"] },
  },
};

export const EvaluateInput = v.strictObject({ evaluations: v.pipe(v.array(Evaluation), v.maxLength(200)) });

export const replyKind: RecordKind<Reply, ReplyState, ReplyStep> = {
  kind: "protection.reply",
  path: "replies",
  schema: Reply,
  machine: replyMachine,
  createRoles: ["desk"],
  editRoles: ["desk"],
  readers: ["desk", "mandateHolder", "senior", "publisher"],
  editableIn: ["received"],
  keptBySteps: ["isLate", "translation", "evaluations"],
  title: (content) => content.title,
  links: (content) => [{ to: content.communicationId, as: "reply-to" }, ...attachmentLinks(content)],
  completed: withKnownFiles,
  whyNotSave: (content, linked) => (areFiles(content, linked) ? undefined : "protection.attachment-no-file"),
  searchText: (content) => ({ language: content.language, text: content.text, beside: content.translation?.text ?? "", names: content.from === "" ? [] : [content.from] }),
  stepInput: { translate: Translation, evaluate: EvaluateInput },
  guard: whyNotReplyStep,
  apply: afterReplyStep,
  faults: (content) => (content.label === "unclassified" ? [{ path: "label", code: "protection.letter-label" }] : []),
  logsReading: () => true,
};

type Facts = StepFacts<Reply, ReplyState>;

/** The letter that is answered, as the actor may see it. */
export function letterOf({ record, linked }: Pick<Facts, "record" | "linked">): Communication | undefined {
  const parsed = v.safeParse(Communication, linked.find(({ id }) => id === record.content.communicationId)?.content);
  return parsed.success ? parsed.output : undefined;
}

function whyNotReplyStep(step: ReplyStep, facts: Facts): string | undefined {
  const letter = letterOf(facts);
  if (letter === undefined) return "protection.letter-not-open";
  if (step === "register") return whyNotRegister(facts, letter);
  return step === "evaluate" ? whyNotEvaluate(v.parse(EvaluateInput, facts.input).evaluations, letter) : undefined;
}

function whyNotRegister({ record, now }: Facts, { sent }: Communication): string | undefined {
  if (sent === null) return "protection.not-sent";
  const received = Date.parse(record.content.receivedAt);
  if (received > Date.parse(now)) return "protection.reply-in-future";
  return received < Date.parse(sent.at) ? "protection.reply-before-letter" : undefined;
}

/** One judgement for each allegation, so that one answered question does not stand for all. */
function whyNotEvaluate(given: readonly Evaluation[], { facts }: Communication): string | undefined {
  const judged = given.map(({ factKey }) => factKey);
  if (new Set(judged).size !== judged.length || judged.some((key) => !facts.some((fact) => fact.key === key))) return "protection.evaluation-of-nothing";
  return judged.length < facts.length ? "protection.evaluation-incomplete" : undefined;
}

function afterReplyStep(step: ReplyStep, facts: Facts): Reply {
  const { content } = facts.record;
  if (step === "translate") return { ...content, translation: v.parse(Translation, facts.input) };
  if (step === "evaluate") return { ...content, evaluations: v.parse(EvaluateInput, facts.input).evaluations };
  const letter = letterOf(facts);
  const clocks = letter === undefined ? undefined : letterClocks(letter);
  return { ...content, isLate: clocks === undefined ? null : Date.parse(content.receivedAt) >= Date.parse(clocks.replyBy) };
}
