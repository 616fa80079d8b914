import type { CopyFacts } from "./copy-facts.ts";
import type { DocumentWords } from "./document-words.ts";
import { heading, sentence, strong, word, written, type Block, type Mark, type Running } from "./outline.ts";

/** Long enough that nobody finds two versions with one, short enough for the foot of a page; the first page has all of it. */
const digestShown = 16;

export function running(copy: CopyFacts, { say, moment }: DocumentWords): Running {
  return {
    marks: marksOf(copy, say),
    number: copy.number ?? say("platform.document.no-number"),
    seal: say("platform.document.seal", { version: String(copy.version), digest: copy.digest.slice(0, digestShown) }),
    copy: copy.copyAt === null ? sentence(say, "platform.document.copy-for", { name: copy.copyFor }) : sentence(say, "platform.document.copy", { name: copy.copyFor }, { when: moment(copy.copyAt) }),
    page: (page, pages) => say("platform.document.page", { page, pages }),
  };
}

function marksOf({ isExercise, standing, label }: CopyFacts, say: DocumentWords["say"]): Mark[] {
  return [
    ...(isExercise ? [{ kind: "exercise" as const, text: say("platform.document.exercise") }] : []),
    ...(standing === null ? [] : [{ kind: "standing" as const, text: say(`platform.document.standing.${standing}`) }]),
    { kind: "label", text: say(`ui.label.${label}`) },
  ];
}

/** The head of the first page: what it is, and whether it may be relied on. */
export function frontMatter(copy: CopyFacts, words: DocumentWords, about: { readonly title: string; readonly kindName: string; readonly embargoUntil: string | null }): Block[] {
  const { say, moment } = words;
  const fact = (name: string, value: string) => ({ term: say(`platform.document.fact.${name}`), spans: [word(value)] });
  return [
    heading(1, written(about.title)),
    {
      kind: "facts",
      items: [
        fact("kind", about.kindName),
        fact("number", copy.number ?? say("platform.document.no-number")),
        fact("label", say(`ui.label.${copy.label}`)),
        fact("version", say("platform.document.fact.version-value", { version: String(copy.version), state: say(`${copy.kind}.state.${copy.state}`) })),
        fact("known-on", moment(copy.knownOn)),
        fact("digest", copy.digest),
      ],
    },
    ...(copy.isExercise ? [strong(say("platform.document.exercise-sentence"))] : []),
    ...(copy.standing === null ? [] : [strong(say(`platform.document.standing-sentence.${copy.standing}`))]),
    ...(about.embargoUntil === null ? [] : [strong(say("platform.document.embargo", { when: moment(about.embargoUntil) }))]),
  ];
}
