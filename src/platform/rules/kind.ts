import type * as v from "valibot";
import type { Facets } from "./facets.ts";
import type { Label } from "./label.ts";
import type { Actor, Machine } from "./machine.ts";
import type { SharedFact } from "./shared-view.ts";

/**
 * A record kind is everything the platform must know to keep one sort of record: its schema, its closed table of states and
 * steps, who may do what, and how to read a title, links and search words out of its content. Modules declare kinds in their
 * model, as pure functions; the platform stores, versions, protects, logs, searches and serves all kinds in one way.
 */
export type RecordKind<Content extends RecordContent, State extends string = string, StepName extends string = string> = {
  /** `module.noun`, for example `warning.alert`. */
  readonly kind: string;
  /** Plural noun in the API path: `/api/alerts`. */
  readonly path: string;
  readonly schema: v.GenericSchema<unknown, Content>;
  /** What is read, where that is more than may be written: an earlier form of the content. Absent: the same. */
  readonly stored?: v.GenericSchema<unknown, Content>;
  readonly machine: Machine<State, StepName>;
  readonly createRoles: readonly string[];
  readonly editRoles: readonly string[];
  /** The only roles of the office that read these records, beside whoever wrote them. Absent: all that read records there. */
  readonly readers?: readonly string[];
  /** Accounts of colleagues whom the record itself names: beside those roles they read it too. */
  named?(content: Content): readonly string[];
  /** States in which the content may be changed by saving; in all others only a step changes it. */
  readonly editableIn: readonly State[];
  /** Fields of the content that only steps write (S17): empty in a new record, and left as stored by every save. */
  readonly keptBySteps?: readonly string[];
  /** Fields that only these roles fill by saving, because the step that fills them is theirs; for all others they are as if kept by steps. */
  readonly filledBy?: Readonly<Record<string, readonly string[]>>;
  // Functions of a kind are declared as methods, so that kinds of different contents fit into one list. That is safe because
  // whoever takes a kind from the list parses content with that kind's own schema first.
  title(content: Content): string;
  links(content: Content): readonly Link[];
  searchText(content: Content): SearchText;
  /** What lists of this kind can be filtered by beyond words, state and situation. Absent: nothing. */
  facets?(content: Content): Facets;
  /** When somebody must have done something about it (ISO 8601 with zone), in this state. */
  dueAt?(content: Content, state: State): string | undefined;
  /** What a step asks for besides a reason. Steps not named here take no input. */
  readonly stepInput?: Partial<Record<StepName, v.GenericSchema<unknown, Record<string, unknown>>>>;
  /** Why this step cannot be taken now, beyond role and order. The screen explains with it; the action refuses with it. */
  guard?(step: StepName, facts: StepFacts<Content, State>): string | undefined;
  /** The content after the step; without it a step changes only the state. */
  apply?(step: StepName, facts: StepFacts<Content, State>): Content;
  /** The content with what the records it links to say of themselves, whatever the writer said of them. */
  completed?(content: Content, linked: readonly LinkedRecord[]): Content;
  /** Values that have the right shape and still must not be written. What was stored before the rule stays readable, and must be mended to be saved again. */
  faults?(content: Content): readonly FieldFault[];
  /** Why this content cannot be saved, for rules that span fields. */
  whyNotSave?(content: Content, linked: readonly LinkedRecord[]): string | undefined;
  /** Why the classification of the record cannot be raised in this state, beyond role and order. */
  whyNotRaise?(content: Content, state: State): string | undefined;
  /** The content as principals receive it, without what is private to its authors and reviewers. Absent: the whole content. */
  releasedView?(content: Content): Content;
  /** What a partner outside may be given of it, fact by fact; undefined in states in which nothing is. Absent: never shared. */
  sharedView?(content: Content, state: State): readonly SharedFact[] | undefined;
  /** States in which the record is released to the principals and partners of its compartment. Absent: never. */
  readonly releasedIn?: readonly State[];
  /** In those states: from when (ISO 8601 with zone), `null` for at once; undefined when its content releases it to none of them. */
  releasedFrom?(content: Content): string | null | undefined;
  /** Opening one names somebody who spoke: the person must have proved to be here within the last minutes (S6). */
  readonly revealsIdentity?: boolean;
  /** Every reading of it and of what belongs to it is an entry in the ledger, whatever the label. Absent: the label decides. */
  logsReading?(content: Content): boolean;
  /** Searching these is looking for somebody, and an entry in the ledger (S61). */
  readonly logsSearches?: boolean;
  /** A yearly number given when this step is taken (`2026/014`), for kinds that are cited by number. */
  readonly numberedOn?: StepName;
};

/** A field that must not be written as it is, by its place in the content, and the code of the sentence that says why. */
export type FieldFault = { readonly path: string; readonly code: string };

/** What every record's content has in common. `situationId` is absent for records that stand above situations. */
export type RecordContent = { readonly label: Label; readonly situationId?: string };

/** A reference to another record: an incident cited by an assessment, with the reason it is cited. */
export type Link = { readonly to: string; readonly as: string };

export type SearchText = {
  /** Language of the text as BCP 47, where the record says it. Null: nobody says, and words are found by their stems in every language of their writing. */
  readonly language: string | null;
  readonly text: string;
  /** Words beside the text in whatever language: a summary, a translation. */
  readonly beside?: string;
  /** Names of persons, groups and places, found also by spelling variants and by sound. */
  readonly names: readonly string[];
};

export type StepTaken = { readonly step: string; readonly by: string; readonly at: string; readonly reason: string };

export type StoredRecord<Content, State extends string = string> = {
  readonly id: string;
  readonly compartmentId: string;
  readonly kind: string;
  readonly version: number;
  readonly state: State;
  readonly number: string | null;
  readonly content: Content;
  /** Everybody who saved content: none of them may second-read or clear it. */
  readonly authors: readonly string[];
  readonly steps: readonly StepTaken[];
  readonly createdAt: string;
  readonly changedAt: string;
};

export type LinkedRecord = {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly label: Label;
  readonly title?: string;
  readonly content: unknown;
  readonly changedAt: string;
  /** Since when it is in its state: what is noted beside it meanwhile changes the record, not this. */
  readonly stateSince: string;
};

export type StepFacts<Content, State extends string = string> = {
  readonly record: StoredRecord<Content, State>;
  readonly actor: Actor;
  /** Records this one links to, or will link to by what the step was given, as the actor may see them. */
  readonly linked: readonly LinkedRecord[];
  /** Records beyond those links that the rooms know to matter for this step, as the actor may see them. */
  readonly further: readonly LinkedRecord[];
  readonly input: Readonly<Record<string, unknown>>;
  /** Why, in the words of the person taking the step. */
  readonly reason: string;
  /** ISO 8601, given by the caller: rules read no clock. */
  readonly now: string;
};
